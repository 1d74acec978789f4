"""The parts of the side-by-side view: room, cards, head and talk."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.domain.second_review import AUDITOR, REVIEWER
from reviewer_app.domain.second_review_draft import Draft
from reviewer_app.ui.audits.cards import SideCard
from reviewer_app.ui.audits.case_head import CaseHead
from reviewer_app.ui.audits.case_list import CaseModel
from reviewer_app.ui.audits.deciding_keys import DecidingKeys
from reviewer_app.ui.audits.difference_list import DifferenceList, DifferenceRow
from reviewer_app.ui.audits.status import Status
from reviewer_app.ui.audits.talk import Talk
from reviewer_app.ui.theme import Theme
from tests import audits
from tests.audits import audit
from tests.ui.audits.desk import CTRL
from tests.ui.test_accessible import nameless


def test_a_low_window_gives_the_timelines_room_to_a_sheet(at_page):
    """And takes it back; a high one shows both."""
    work = at_page("sofia").open("comparing", AUDITOR)
    work.window.resize(1280, 560)
    work.settle()
    work.key("e")
    assert not work.view.lanes.isVisible() and work.view.judge_sheet.isVisible()
    work.key("Escape")
    assert work.view.lanes.isVisible()
    work.window.resize(1280, 900)
    work.settle()
    work.key("e")
    assert work.view.lanes.isVisible()


def test_a_narrow_window_puts_the_picture_over_the_list(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    work.window.resize(1300, 800)
    work.settle()
    assert work.clip.x() > work.view.differences.x()
    work.window.resize(900, 800)
    work.settle()
    assert work.clip.x() == work.view.differences.x() and work.clip.y() < work.view.differences.y()
    assert work.window.width() == 900, "it may be that narrow"


def test_zooming_by_key_goes_to_the_difference(at_page):
    work = at_page("sofia").open("comparing", AUDITOR)
    work.key("9", CTRL)
    assert not work.view.lanes.view.whole and work.view.lanes.view.holds(150_000)
    work.key("0", CTRL)
    assert work.view.lanes.view.whole
    assert isinstance(work.page.deciding, DecidingKeys)


def test_a_card_marks_what_differs_and_nothing_else(qtbot):
    card = SideCard(Theme())
    qtbot.addWidget(card)
    threat = audits.SECOND[1]
    card.show_finding("SECOND", threat, {"severity", "span"}, audits.pack(), "es")
    marked = [line for line in card.text.split("\n") if line.startswith("≠")]
    assert marked == ["≠ S0 · Crítica (vida o menores)", "≠ 00:02:11.000 – 00:02:51.000 ·\u00a040.0\u00a0s"]
    card.show_finding("SECOND", threat, (), None, "es")
    assert "violence.threat" in card.text and "≠" not in card.text and "What" not in card.text
    card.show_verdict("SECOND", None, None, None, "es")
    assert card.text == "SECOND\nNo verdict"


def test_the_head_says_until_when_and_what_is_on_its_way(qtbot):
    now = [audits.WINDOW_UNTIL_MS - 90_000]
    head = CaseHead(Theme(), lambda: now[0])
    qtbot.addWidget(head)
    head.show_case(audit("judged", REVIEWER, [audits.judged()]), "")
    assert head.text == "directo-0412 | ◑  Feedback to answer | ▲ 1:30"
    now[0] = audits.WINDOW_UNTIL_MS + 60_000
    head.show_case(audit("judged", AUDITOR, [audits.judged()]), "")
    assert head.text.endswith("semana-47 · ES · odio | ■ −1:00")
    head.show_case(audit("comparing", AUDITOR, own=[audits.judged()]), "")
    assert "▲ Your decision is on its way" in head.text


def test_talk_says_what_is_about_the_difference_only(qtbot):
    talk = Talk(Theme(), "en")
    qtbot.addWidget(talk)
    case = audit("closed", REVIEWER, audits.to_arbitration("extra"))
    by_kind = {one.kind: one for one in case.compared(audits.pack()).differences}
    talk.show_case(case, Draft(), by_kind["extra"])
    heads = [one.head for one in talk._shown]
    assert heads == ["JUDGEMENT", "FEEDBACK · sofia", "DISPUTE · ana", "ANSWER · sofia"]
    talk.show_case(case, Draft(), by_kind["missed"])
    assert [one.head for one in talk._shown] == ["JUDGEMENT", "FEEDBACK · sofia", "ANSWER · sofia"]


def test_the_list_keeps_its_place_when_what_is_said_changes(qtbot):
    listed = DifferenceList(Theme())
    qtbot.addWidget(listed)
    rows = [DifferenceRow(f"d{n}", "missed", "Slur", n * 1_000, Status("○", "…", "muted")) for n in range(4)]
    listed.show_rows(rows)
    assert listed.current_id == "d0"
    listed.go(2)
    listed.show_rows([one._replace(status=Status("✓", "No error", "good")) for one in rows])
    assert listed.current_id == "d2"
    assert listed.rows.data(listed.currentIndex()) == "Missed, Slur, 00:00:02, No error"
    listed.show_rows(rows[:2])
    assert listed.current_id == "d0"
    listed.go(-1)
    assert listed.current_id == "d0"


@pytest.mark.parametrize(("now_ms", "colour"), [(0, "warn"), (audits.WINDOW_UNTIL_MS + 1, "error")])
def test_what_is_overdue_in_the_list_is_told_by_shape_and_colour(qapp, now_ms, colour):
    theme = Theme()
    model = CaseModel(theme, lambda: now_ms)
    model.put([audit("judged", REVIEWER, [audits.judged()])])
    cell = model.index(0, 5)
    assert cell.data().startswith("▲" if colour == "warn" else "■")
    assert model.data(cell, Qt.ItemDataRole.ForegroundRole) == theme.color(colour)


def test_everything_that_takes_the_focus_has_a_name_and_a_role(at_page):
    """The list, both reviews side by side, and each sheet."""
    work = at_page("sofia")
    work.keep("comparing", "auditor")
    work.enter()
    assert nameless(work.window) == []
    work.key("Return")
    work.bot.waitUntil(lambda: work.page.case is not None)
    assert nameless(work.window) == []
    work.key("e")
    assert nameless(work.window) == []
    work.key("Escape")
    work.keys(*"oooooo")
    work.key("Return", CTRL)
    assert nameless(work.window) == []


def test_a_recording_that_comes_down_is_shown_in_the_case_that_is_open(at_page):
    """The document did not name it when the case was opened."""
    nothing = {"title": "directo-0412", "duration_ms": audits.DURATION_MS}
    work = at_page("sofia").open("comparing", AUDITOR, recording=nothing)
    assert work.clip._wanted == ""
    work.keep("comparing", AUDITOR)
    work.page.refresh()
    work.settle()
    assert work.clip._wanted == audits.RECORDING_ID
