"""What who cannot see the window hears of it: rows as items of lists, and what has changed."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from reviewer_app.ui import accessible
from reviewer_app.ui.review.transcript_view import TranscriptView
from tests.ui.review.coloured_desk import red_picture
from tests.ui.review.desk import CTRL

NAME, DESCRIPTION = QAccessible.Text.Name, QAccessible.Text.Description
ROLE = QAccessible.Role


@pytest.fixture(autouse=True)
def installed():
    accessible.install()


@pytest.fixture
def heard(monkeypatch):
    """The announcements, while somebody listens."""
    events = []
    monkeypatch.setattr(accessible.QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(accessible, "_send", events.append)
    return lambda: [event.message() for event in events if isinstance(event, QAccessibleAnnouncementEvent)]


def told(widget: QWidget):
    return QAccessible.queryAccessibleInterface(widget)


def test_the_transcript_is_a_list_of_the_cues_in_view(review_desk):
    view = review_desk.page.panes.transcript_view
    pane, shown = told(view), view.rows_in_view()
    assert (pane.role(), pane.text(NAME), pane.childCount()) == (ROLE.List, "Transcript", len(shown))
    assert 3 < len(shown) < len(review_desk.page.panes.transcript.cues)
    item = pane.child(1)
    assert item.role() == ROLE.ListItem
    assert item.text(NAME).startswith("00:00:03 S2 ")
    assert review_desk.page.panes.transcript.cues[1].text in item.text(NAME)
    assert item.parent().text(NAME) == "Transcript"
    centre = item.rect().center()
    assert pane.childAt(centre.x(), centre.y()).text(NAME) == item.text(NAME)
    assert pane.indexOfChild(item) == 1


def test_the_item_of_the_row_at_the_playhead_is_the_one_in_question(review_desk):
    view = review_desk.page.panes.transcript_view
    cue = review_desk.page.panes.transcript.cues[20]
    review_desk.deck.seek(cue.start_ms)
    view.setFocus()
    current = told(view).focusChild()
    assert cue.text in current.text(NAME)
    assert current.state().focused
    assert not told(view).child(0).state().focused
    assert cue.text in told(view).text(DESCRIPTION)


def test_findings_policies_and_timeline_have_names_roles_and_values(review_desk):
    panes = review_desk.page.panes
    review_desk.deck.seek(61_000)
    review_desk.key("2")
    table = told(panes.findings_view)
    cells = [table.child(n) for n in range(table.childCount())]
    assert table.role() == ROLE.Table
    [cell] = [cell for cell in cells if cell.role() == ROLE.Cell]
    assert cell.text(NAME).startswith("00:01:01 · ")
    line = next(row for row, one in enumerate(panes.policies.rows()) if one.policy is not None)
    policy = panes.policies.rows()[line]
    item = told(panes.policies.list).child(line)
    assert (item.role(), item.text(NAME)) == (
        ROLE.ListItem, " ".join((*policy.keys, policy.text, policy.policy.severity)),
    )  # fmt: skip
    slider = told(panes.timeline)
    assert (slider.role(), slider.text(NAME)) == (ROLE.Slider, "Timeline")
    assert slider.valueInterface().currentValue() == 61_000
    review_desk.deck.picture.emit(red_picture(), 61_000, True)
    assert "00:01:01" in told(panes.video).text(DESCRIPTION)


def test_the_time_of_the_playhead_is_told_while_somebody_listens(review_desk, heard):
    review_desk.deck.seek(83_000)
    assert told(review_desk.page.panes.timeline).text(DESCRIPTION) == "00:01:23"


def test_what_becomes_durable_is_announced(review_desk, heard):
    """Not before it is stored: the announcement comes with what is painted."""
    review_desk.deck.seek(61_000)
    review_desk.key("2")
    [placed] = heard()
    name = review_desk.page.panes.findings.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert placed == f"Finding placed: {name}"
    review_desk.key("x")
    assert heard()[-1] == "Finding withdrawn"
    review_desk.key("Return", CTRL)
    review_desk.key("4")
    review_desk.key("Return", CTRL)
    assert heard()[-1] == "Stored: verdict: Allowed"


def test_sentences_of_the_banner_are_announced(review_desk, heard):
    review_desk.window.show_banner("The disk is full; make room.", "error")
    assert heard() == ["The disk is full; make room."]


def test_nothing_is_sent_while_nobody_listens(review_desk, monkeypatch):
    sent = []
    monkeypatch.setattr(accessible, "_send", sent.append)
    review_desk.key("2")
    review_desk.window.show_banner("Nobody hears this.")
    assert sent == []


def test_panes_come_and_go_while_somebody_keeps_their_items(qtbot, theme, model):
    """Items outlive their pane without harm: they are not valid any more."""
    items = []
    for _ in range(40):
        view = TranscriptView(model, theme)
        view.resize(400, 300)
        view.show()
        pane = told(view)
        items += [pane.child(n) for n in range(min(3, pane.childCount()))]
        del pane
        view.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert items
    assert not any(item.isValid() or item.text(NAME) for item in items)
    assert not any(item.parent() for item in items)
