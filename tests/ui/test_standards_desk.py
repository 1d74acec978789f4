"""What the window says of standards that come down, and when."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication

from reviewer_app.bootstrap import standards_desk
from reviewer_app.domain.errors import Refused
from reviewer_app.operations.pulling import PullResult
from reviewer_app.store import lexicons, policies, standards
from tests.packs import announced_lexicon, announced_pack
from tests.windows import CTRL, at_work, place_of_ana

DAY = date(2026, 12, 1)


@pytest.fixture
def place(tmp_path, media_files):
    """Ana signed in here once, the server is not there today; one recording is in her store."""
    return place_of_ana(tmp_path, media_files("mp4"))


@pytest.fixture
def work(qtbot, place):
    """She is at the queue, and has been told that the server does not answer."""
    with at_work(qtbot, place) as made:
        made.wait_for_queue()
        made.wait(lambda: made.window.banner.text)
        made.window.show_banner("")
        made.desk = made.application.reviewing.standards
        made.desk._today = lambda: DAY
        yield made


def comes(work, *found):
    """A sync has brought standards with their texts; the store has worked them in."""
    worker = work.application.session.worker

    def keep(database):
        with database.transaction() as connection:
            standards.announce(connection, [one for one, _ in found])
            for one, text in found:
                if one.kind == "policy":
                    policies.keep(connection, one.ref, one.digest, text)
                else:
                    lexicons.keep(connection, one.ref, text, 1)

    worker.call(keep)
    work.desk.came(PullResult(standards=tuple(one for one, _ in found)))
    worker.call(lambda _: None)
    QCoreApplication.processEvents()


def test_what_is_in_force_is_said_with_a_short_list_and_used_at_once(work):
    """Names, not ids; of many the first few."""
    changes = [(f"en: {name},", f"en: {name} now,") for name in ("Slur", "Threat of violence", "Degrading insult")]
    removed = [("id: minor.host", "id: minor.other"), ("id: minor.gifter", "id: minor.another")]
    comes(work, announced_pack("2026.3", "2026-12-01", *changes, *removed))
    work.wait(lambda: work.place_shown == "▸ live-es 2026.3")
    assert work.window.banner.text == (
        "The policies are live-es 2026.3 from now on. New: Host under 18, Gifter under 18. "
        "Gone: Host under 18, Gifter under 18. Changed: Slur now, Threat of violence now, Degrading insult now. "
        "A review that has begun keeps its own."
    )
    work.window.show_banner("")
    comes(work)
    assert work.window.banner.text == ""


def test_many_changes_are_counted(work):
    comes(work, announced_pack("2026.3", None, ("    severity: S1\n", "    severity: S2\n")))
    work.wait(lambda: "Changed: " in work.window.banner.text)
    assert " more. A review" in work.window.banner.text
    assert work.window.banner.text.split("Changed: ")[1].count(",") == standards_desk.NAMES_SHOWN - 1


def test_another_day_brings_what_has_come_before(work):
    """On the day itself, without a sync: when the queue is shown."""
    comes(work, announced_pack("2026.3", "2026-12-02"))
    work.wait(lambda: "The policies live-es 2026.3 have come and count from 2 Dec 2026. No policy" in
              work.window.banner.text)  # fmt: skip
    work.window.show_banner("")
    work.desk.look()
    work.application.session.worker.call(lambda _: None)
    assert work.place_shown == "▸ live-es 2026.2"
    work.desk._today = lambda: date(2026, 12, 2)
    work.window.show_page("queue")
    work.wait(lambda: work.place_shown == "▸ live-es 2026.3")
    work.wait(lambda: work.window.banner.text.startswith("The policies are live-es 2026.3 from now on."))


def test_over_a_review_nothing_is_said_until_it_is_left(work):
    work.open_recording()
    comes(work, announced_pack("2026.3", None), announced_lexicon("2026.2"))
    work.wait(lambda: work.application.policies.version == "2026.3")
    assert work.window.banner.text == ""
    assert work.place_shown.endswith("live-es 2026.2")
    assert work.application.session.companions._matchers == []
    work.key("1", CTRL)
    work.wait(lambda: work.window.page is work.application.queue)
    assert work.window.banner.text == (
        "The policies are live-es 2026.3 from now on. No policy has changed. A review that has begun keeps its own. "
        "The lexicon is es-live 2026.2 from the next recording on. Words: 0 new, 1 gone, 0 changed."
    )


def test_what_is_on_the_banner_stays_before_it(work):
    """Urgent work, said a moment ago; a problem is said once, as a warning."""
    work.window.show_banner("‼ Urgent work for you: Directo", "warn")
    for _ in range(2):
        work.desk.came(PullResult(problems=("live-es@2026.3 did not come down.",)))
    assert work.window.banner.text == "‼ Urgent work for you: Directo live-es@2026.3 did not come down."
    assert work.window.banner.property("banner") == "warn"


def test_keys_that_clash_leave_the_standard_as_it_is(work, monkeypatch):
    """It is said, and work goes on."""
    failed = []
    work.application.reviewing.desk.failed.connect(failed.append)

    def refuse(*_):
        raise Refused("Two commands are on one key.")

    monkeypatch.setattr(work.window, "set_policies", refuse)
    before = work.application.policies
    assert work.application.reviewing.desk.follow(replace(before, version="2026.3")) is False
    assert work.application.policies is before
    assert [str(one) for one in failed] == ["Two commands are on one key."]
    monkeypatch.undo()
