"""What is reviewed next, in the whole window on a real store."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.bootstrap import next_up
from reviewer_app.domain.review import SUBMITTED
from reviewer_app.operations import queueing
from tests.windows import CTRL, SHIFT, at_work, place_of_ana, take_in


@pytest.fixture
def place(tmp_path, media_files, monkeypatch):
    """Ana's store with three recordings; the next one is prepared as soon as one is open."""
    monkeypatch.setattr(next_up, "PREPARE_AFTER_MS", 0)
    made = place_of_ana(tmp_path, media_files("mp4"))
    for name in ("mkv", "mp4-wide"):
        take_in(made, media_files(name))
    return made


def submit(work):
    """The review on screen, by keys; the store has it then."""
    controller = work.review_page.controller
    seen = []
    work.application.reviewing.desk.submitted.connect(lambda: seen.append(1))
    for modifiers in (CTRL, CTRL, CTRL | SHIFT):
        work.key(Qt.Key.Key_Return, modifiers)
    work.wait(lambda: seen and not controller.saving)


def let_the_store_answer(work):
    """All that was asked of the store until now has been answered."""
    session, answers = work.application.session, []
    session.worker.run(queueing.queue_of, session.who.user, then=answers.append, failed=answers.append)
    work.wait(lambda: answers)


def prepared(work):
    """Which recording could begin at once beside the one on screen."""
    deck = work.application.deck
    return deck._standby.recording.recording_id if deck.prepared else None


def ids_of(work):
    return [row.recording_id for row in work.application.queue.model.rows]


def test_the_next_of_the_queue_is_prepared_beside_the_one_on_screen(qtbot, place):
    """And the one after it as soon as that is on screen."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue(3)
        ids = ids_of(work)
        work.open_recording()
        for here, following in ((0, 1), (1, 2), (2, 0)):
            work.wait(lambda following=following: prepared(work) == ids[following])
            assert work.review_page.recording_id == ids[here]
            work.key("N", CTRL)
            work.wait(lambda following=following: work.review_page.recording_id == ids[following])


@pytest.mark.parametrize("wanted", [True, False])
def test_after_a_submit_the_next_opens_where_the_settings_say_so(qtbot, place, wanted):
    place.settings.set("open_next_after_submit", wanted)
    with at_work(qtbot, place) as work:
        work.wait_for_queue(3)
        ids = ids_of(work)
        work.open_recording()
        submit(work)
        if wanted:
            work.wait(lambda: work.review_page.recording_id == ids[1] and work.review_page.controller.review)
        else:
            let_the_store_answer(work)
            assert work.review_page.recording_id == ids[0]
            assert work.review_page.controller.review.state == SUBMITTED


def test_what_is_submitted_is_passed_over(qtbot, place):
    """One on screen, one submitted: the third is next."""
    place.settings.set("open_next_after_submit", False)
    with at_work(qtbot, place) as work:
        work.wait_for_queue(3)
        table, ids = work.application.queue.table, ids_of(work)
        table.selectRow(1)
        work.open_recording()
        submit(work)
        work.key("1", CTRL)
        work.wait(lambda: work.window.page is work.application.queue)
        work.wait(lambda: SUBMITTED in [row.state for row in work.application.queue.model.rows])
        table.selectRow(ids_of(work).index(ids[0]))
        work.open_recording()
        work.key("N", CTRL)
        work.wait(lambda: work.review_page.recording_id == ids[2])


def test_at_the_queue_nothing_is_prepared(qtbot, place):
    """There is no recording on screen that something could be next to."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue(3)
        work.application.reviewing.next_up.look_again()
        work.application.reviewing.next_up._look()
        let_the_store_answer(work)
        assert work.application.session.ahead._wanted is None
        assert work.application.deck._standby is None


def test_asked_twice_it_goes_one_step(qtbot, place):
    """As by a key right behind a submit: the second time while the next recording is on its way to the screen."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue(3)
        ids = ids_of(work)
        work.open_recording()
        session, following = work.application.session, work.application.reviewing.next_up
        following.open()
        who, vault = session.who.user, session.vault
        session.worker.run(
            queueing.queue_of, who, vault, then=lambda _: following.open(), failed=work.application._failed
        )
        work.wait(lambda: work.review_page.recording_id != ids[0])
        for _ in range(3):
            let_the_store_answer(work)
        assert work.review_page.recording_id == ids[1]
