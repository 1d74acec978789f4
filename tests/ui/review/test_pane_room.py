"""Room that is shared by hand, by key, and squeezed where texts are large."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.ui.review.escalation_bar import EscalationBar
from reviewer_app.ui.theme import Theme
from tests.ui.review.desk import CTRL, NO_KEYS, SHIFT, Desk
from tests.ui.review.test_escalation_bar import CHILD

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def large(qtbot, policy_set, database, tmp_path, qapp):
    """The review page at a scale, in a window of a size, opened with a finding; policies in a language."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet()

    def make(scale, width, height, language="en"):
        (tmp_path / "settings.toml").write_text(f'language = "{language}"\n', encoding="utf-8")
        theme = Theme("dark", scale)
        theme.apply()
        desk = Desk(qtbot, theme, policy_set, database, tmp_path / "settings.toml")
        desk.window.resize(width, height)
        desk.open()
        desk.key("2")
        return desk

    yield make
    QApplication.processEvents()
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])


@pytest.mark.parametrize(("scale", "width", "height"), [(200, 1440, 900), (200, 1920, 1080), (150, 1366, 768)])
def test_the_window_stays_as_large_as_the_screen_whatever_is_open(large, scale, width, height):
    """Sheets and fields take their room from panes that can wait; those come back."""
    desk = large(scale, width, height)
    panes, size = desk.page.panes, (width, height)

    def now():
        QApplication.processEvents()
        return desk.window.width(), desk.window.height()

    assert now() == size
    for key, modifiers in ((Qt.Key.Key_Return, CTRL), ("e", NO_KEYS), (Qt.Key.Key_Return, NO_KEYS), ("w", NO_KEYS)):
        desk.key(key, modifiers)
        assert now() == size
        assert panes.words.height() >= 0.15 * desk.page.height()
        desk.key(Qt.Key.Key_Escape)
        assert now() == size
        assert panes.timeline.isVisible()
        assert panes.policies.isVisible()
        assert panes.search.isVisible()
    desk.window.show_page("review")
    assert panes.policies.list.height() >= desk.window.theme.px(40)


@pytest.mark.parametrize("sheet_first", [False, True])
@pytest.mark.parametrize("room", [(100, 1100, 660), (150, 1366, 780)], ids=str)
def test_the_line_of_escalations_has_room_over_the_sheet(large, qtbot, room, sheet_first):
    """The lines over the panes count where room is tight, also when one comes while the sheet is open."""
    desk = large(*room)
    bar = desk.page.findChild(EscalationBar)
    steps = [lambda: bar.set_escalations([CHILD]), lambda: desk.key(Qt.Key.Key_Return, CTRL)]
    for step in reversed(steps) if sheet_first else steps:
        step()
        qtbot.waitUntil(lambda: bar.height() == bar.sizeHint().height() or bar.isHidden())
    assert desk.page.panes.sheet.isVisible()
    assert (desk.window.width(), desk.window.height()) == room[1:]
    assert desk.page.minimumSizeHint().height() <= desk.page.height()


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_choice_of_the_verdict_is_in_view_in_a_window_of_usual_size(large, qtbot, language):
    """The search gives its room for as long: nobody searches while the sheet has the keys."""
    desk = large(100, 1280, 800, language)
    panes, sheet = desk.page.panes, desk.page.panes.sheet
    desk.key(Qt.Key.Key_Return, CTRL)
    view = sheet._scroll.viewport()

    def cut():
        boxes = {one.text(): QRect(one.mapTo(view, QPoint(0, 0)), one.size()) for one in sheet._choices}
        return [name for name, box in boxes.items() if not view.rect().contains(box)]

    qtbot.waitUntil(lambda: cut() == [])
    assert len(sheet._choices) > 25
    assert panes.search.isHidden()
    assert panes.timeline.isVisible()
    desk.key(Qt.Key.Key_Escape)
    assert panes.search.isVisible()


def test_room_is_given_by_key_and_kept(review_desk):
    panes = review_desk.page.panes
    before = panes.video.width(), panes.policies.height()
    panes.video.setFocus()
    review_desk.key("=", ALT)
    assert panes.video.width() > before[0]
    review_desk.key("-", ALT)
    assert abs(panes.video.width() - before[0]) <= 1
    panes.policies.list.setFocus()
    review_desk.key(Qt.Key.Key_Up, ALT | SHIFT)
    assert panes.policies.height() > before[1]
    assert set(review_desk.page.arrangement()) == {"columns", "right"}


def test_a_pane_that_holds_everything_cannot_be_hidden(review_desk):
    panes = review_desk.page.panes
    panes.transcript_view.setFocus()
    review_desk.key(Qt.Key.Key_F7)
    assert panes.layout.room.hidden == frozenset()
    assert "cannot be hidden" in review_desk.window.banner.text


def test_fields_show_where_the_list_of_findings_is_hidden(review_desk):
    panes = review_desk.page.panes
    review_desk.key("2")
    for pane in (panes.policies.list, panes.findings_view):
        pane.setFocus()
        review_desk.key(Qt.Key.Key_F7)
    assert not panes.layout._right.isVisible()
    review_desk.key("w")
    assert panes.editor.isVisible()
    review_desk.key(Qt.Key.Key_Escape)
    assert not panes.layout._right.isVisible()
    review_desk.key(Qt.Key.Key_F7, SHIFT)
    assert panes.policies.isVisible()
    assert panes.findings_view.isVisible()


def test_an_arrangement_of_another_version_is_left_out(review_desk):
    """Shares for other panes than there are, and panes that nobody knows."""
    room = review_desk.page.panes.layout.room
    room.arrange({"columns": (1, 2), "right": (0, 0), "words": (3, 4), "hidden": ("nothing", "timeline")})
    assert room.arrangement() == {"words": (3, 4), "hidden": ("timeline",)}
