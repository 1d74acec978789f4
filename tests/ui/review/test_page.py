"""The review page by real keys, on the real store."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.operations import labelling
from reviewer_app.ui.review.filters import Look
from tests.ui.review.desk import CTRL, SHIFT, shown


@pytest.fixture
def desk(review_desk):
    """The page with its review open."""
    return review_desk


def test_one_press_labels_the_time_of_the_first_key(desk):
    desk.deck.now = 12_400
    desk.down("h")
    desk.deck.now = 12_900
    desk.key("1")
    (finding,) = desk.findings
    assert (finding.policy_id, finding.start_ms, finding.end_ms) == ("hate.slur", 12_400, None)
    assert (finding.time_source, finding.severity, finding.subject) == ("picture", "S1", "host")
    assert finding.quote == desk.page.panes.transcript.index.quote(12_400, 12_400) != ""
    assert shown(desk) == [finding]
    assert desk.stored()[-1] == "finding.placed"


def test_nothing_is_painted_before_it_is_stored(desk):
    desk.down("2")
    assert desk.page.controller.saving
    assert shown(desk) == []
    desk.settle()
    assert len(shown(desk)) == 1


def test_a_long_hold_makes_a_span_in_one_step(desk):
    desk.deck.now = 5_000
    desk.down("2")
    desk.settle()
    assert desk.findings[0].end_ms is None
    desk.clock_ms, desk.deck.now = 900, 8_200
    desk.up("2")
    desk.settle()
    (finding,) = desk.findings
    assert (finding.start_ms, finding.end_ms) == (5_000, 8_200)
    assert finding.quote == desk.page.panes.transcript.index.quote(5_000, 8_200)
    desk.key("u")
    assert desk.findings == shown(desk) == []


def test_a_hold_released_before_the_save_has_ended_still_makes_the_span(desk):
    desk.deck.now = 5_000
    desk.down("2")
    desk.clock_ms, desk.deck.now = 900, 8_200
    desk.up("2")
    desk.deck.now = 14_000
    desk.bot.waitUntil(lambda: bool(desk.findings) and desk.findings[0].end_ms is not None)
    assert desk.findings[0].end_ms == 8_200, "the end is where the key was released, however slow the disk"


@pytest.mark.parametrize(("held_ms", "moved_ms"), [(299, 4_000), (900, 0)])
def test_a_short_press_or_a_still_picture_stays_a_point(desk, held_ms, moved_ms):
    desk.deck.now = 5_000
    desk.down("2")
    desk.settle()
    desk.clock_ms, desk.deck.now = held_ms, 5_000 + moved_ms
    desk.up("2")
    desk.settle()
    assert desk.findings[0].end_ms is None


def test_shift_opens_a_span_and_the_same_again_closes_it(desk):
    desk.deck.now = 5_000
    desk.key("2", SHIFT)
    assert desk.findings[0].open_span
    desk.deck.now = 9_000
    desk.key("2", SHIFT)
    (finding,) = desk.findings
    assert (finding.start_ms, finding.end_ms, finding.open_span) == (5_000, 9_000, False)
    desk.key("2", SHIFT)
    assert len(desk.findings) == 2


def test_closing_before_the_start_turns_the_span_round(desk):
    desk.deck.now = 9_000
    desk.key("2", SHIFT)
    desk.deck.now = 5_000
    desk.key("2", SHIFT)
    assert (desk.findings[0].start_ms, desk.findings[0].end_ms) == (5_000, 9_000)


def test_marks_set_the_span_first_and_are_used_once(desk):
    desk.deck.now = 4_000
    desk.key("i")
    desk.deck.now = 6_500
    desk.key("o")
    assert "in 00:00:04" in desk.page.status_text
    desk.deck.now = 30_000
    desk.key("2")
    desk.key("4")
    assert [(f.start_ms, f.end_ms) for f in desk.findings] == [(4_000, 6_500), (30_000, None)]


def test_escape_forgets_the_marks(desk):
    desk.key("i")
    desk.key("Escape")
    desk.key("2")
    assert desk.findings[0].end_ms is None


def test_keys_typed_while_saving_are_kept_in_order(desk):
    for ms, key in enumerate("24683"):
        desk.deck.now = ms * 1_000
        desk.down(key)
        desk.up(key)
    desk.bot.waitUntil(lambda: len(desk.findings) == 5)
    policies = [finding.policy_id for finding in desk.findings]
    assert policies == ["hate.slur", "harassment.insult", "scam.investment", "privacy.contact", "violence.threat"]


def test_a_note_is_text_and_labels_nothing(desk):
    desk.key("2")
    desk.key("w")
    desk.type("ui2 h1")
    desk.key("Return")
    assert [finding.note for finding in desk.findings] == ["ui2 h1"]


def test_a_failed_save_paints_nothing_and_gives_the_keys_back(desk, monkeypatch):
    real = labelling.record

    def refuse(database, event):
        raise Refused("The disk is full: free some space.")

    monkeypatch.setattr(labelling, "record", refuse)
    desk.down("2")
    desk.up("2")
    desk.down("4")
    desk.up("4")
    desk.settle()
    assert shown(desk) == []
    assert "The disk is full" in desk.window.banner.text
    monkeypatch.setattr(labelling, "record", real)
    desk.key("2")
    assert len(shown(desk)) == 1


def test_closing_the_window_loses_nothing_that_was_pressed(desk, slow_store):
    """The first label is on its way to the store, the others wait for it."""
    for name in ("2", "4", "3"):
        desk.down(name)
        desk.up(name)
    desk.window.close()
    assert desk.window.isVisible()
    slow_store.set()
    desk.bot.waitUntil(lambda: not desk.window.isVisible())
    assert desk.stored().count("finding.placed") == 3


def test_escape_leaves_sheet_and_editor_also_from_elsewhere(desk):
    desk.key("2")
    desk.key("w")
    desk.page.panes.transcript_view.setFocus()
    desk.key("Escape")
    assert desk.page.panes.editor.isHidden()
    desk.key("Return", CTRL)
    desk.page.panes.transcript_view.setFocus()
    desk.key("Escape")
    assert desk.page.panes.sheet.isHidden()


def test_search_goes_to_hits_and_back_to_the_keys(desk):
    desk.key("/")
    desk.type("pinguino")
    desk.key("Return")
    times = [hit.ms for hit in desk.page.panes.transcript.hits]
    assert desk.deck.now == times[0]
    desk.key("n")
    desk.key("n")
    desk.key("p")
    assert desk.deck.now == times[1]
    desk.key("2")
    assert desk.findings[0].start_ms == times[1]


def test_blur_and_grey_by_key(desk):
    desk.key("b")
    desk.key("y")
    video = desk.page.panes.video
    assert video.look == Look(blur=2, grey=True)
    assert video._chips[1:] == ("blurred 2 · b", "grey · y")


def test_the_first_key_shows_what_may_follow(desk):
    desk.down("h")
    policies = [row.policy.category for row in desk.page.panes.policies.rows() if row.policy]
    assert set(policies) == {"hate"}
    assert not desk.window.hints.isVisible()
    desk.key("Escape")
    assert len(desk.page.panes.policies.rows()) > len(policies) + 1


def test_the_review_is_as_it_was_left(desk):
    desk.deck.now = 7_000
    desk.key("2", SHIFT)
    desk.window.show_page("queue")
    assert desk.deck.asked[-1] == ("pause",)
    desk.page._recording_id = None
    desk.open()
    desk.bot.waitUntil(lambda: len(shown(desk)) == 1)
    desk.deck.now = 8_000
    desk.key("2", SHIFT)
    assert desk.findings[0].end_ms == 8_000


def test_a_recording_that_is_not_there_is_said(desk):
    desk.window.show_page("review", "c" * 64)
    desk.bot.waitUntil(lambda: "not in this store" in desk.window.banner.text)
    desk.open()
    assert desk.page.controller.is_open


def test_every_command_of_the_page_has_a_handler(desk):
    from reviewer_app.ui.commands import COMMANDS, REVIEW

    own = {command.id for command in COMMANDS if command.pages == frozenset({REVIEW})}
    assert own <= set(desk.page.handlers())


@pytest.mark.parametrize("size", [(1100, 700), (1440, 900), (1920, 1080)])
def test_every_pane_has_room(desk, size):
    desk.window.resize(*size)
    desk.bot.wait(0)
    panes = desk.page.panes
    assert panes.video.width() >= 200
    assert panes.transcript_view.width() >= 380
    assert panes.policies.width() >= 290
    assert panes.timeline.y() + panes.timeline.height() <= desk.page.height()
