"""For who hears the window and for who has no mouse: everything that takes the focus has a name and a role."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.page import Page
from reviewer_app.ui.settings.page import KEYS
from tests.windows import CTRL, at_work, place_of_ana

SMALL_SCREEN = 1_280
# A pane that paints itself is a client area to Qt: its name and description say what it is.
_NO_ROLES = (QAccessible.Role.NoRole, QAccessible.Role.Window)


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


def nameless(root: QWidget) -> list[str]:
    """Widgets in view that a key or a mouse can reach, and of which a screen reader would say nothing."""
    found = []
    for widget in root.findChildren(QWidget):
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus or isinstance(widget, QAbstractButton)
        inner = widget.focusProxy() is not None or widget.objectName().startswith("qt_")
        if not widget.isVisible() or not widget.isEnabled() or not reached or inner:
            continue
        told = QAccessible.queryAccessibleInterface(widget)
        name = told.text(QAccessible.Text.Name) or told.text(QAccessible.Text.Value)
        if not name.strip() or told.role() in _NO_ROLES:
            found.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}: {name!r} {told.role()}")
    return found


def by_tab(page: QWidget) -> set[QWidget]:
    """What Tab leads to, round and round."""
    reached: set[QWidget] = set()
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        reached.add(now)
        page.focusNextPrevChild(True)
    return reached


def test_everything_that_takes_the_focus_has_a_name_and_a_role(qtbot, place):
    """On every page, with what lies over it."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        window = work.window
        assert nameless(window) == []
        work.open_recording()
        work.key("1")
        for open_it in (
            lambda: None,
            lambda: work.key(Qt.Key.Key_Return, CTRL),
            lambda: (work.key(Qt.Key.Key_Escape), work.key("w")),
            lambda: (work.key(Qt.Key.Key_Escape), work.key("?")),
            lambda: (work.key(Qt.Key.Key_Escape), work.key(":")),
            lambda: (work.key(Qt.Key.Key_Escape), work.application.settings.open()),
            lambda: work.application.settings.page.show_section(KEYS),
            work.application.entrance.show,
        ):
            open_it()
            assert nameless(window) == []


def test_tab_leads_to_every_field_where_it_is_no_command(qtbot, place):
    """On the review page Tab chooses findings; its panes have commands of their own."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        queue = work.application.queue
        assert {queue.table, queue.import_button} <= by_tab(queue)
        work.application.settings.open()
        settings = work.application.settings.page
        assert {settings.sections, *settings.general.fields.values()} <= by_tab(settings)
        settings.show_section(KEYS)
        settings.sections.setFocus()
        assert {settings.keys.search, settings.keys.table} <= by_tab(settings)
        work.application.entrance.show()
        page = work.application.sign_in
        assert {page.user, page.password, page.reveal, page.sign_in} <= by_tab(page)
        work.window.show_page(QUEUE)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_texts_are_as_large_as_the_setting_says_from_the_start(qtbot, place, scale):
    """Not only what the window paints itself: labels, buttons, menus and fields too. The longer words of Spanish still
    fit into the width of a small screen.
    """
    place.settings.set("scale", scale)
    place.settings.set("language", "es")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        wanted = round(13 * scale / 100)
        work.application.settings.open()
        fields = work.application.settings.page.general.fields
        widgets = (work.window.menuBar(), work.application.queue.import_button, fields["theme"], fields["policy_set"])
        assert [widget.font().pixelSize() for widget in widgets] == [wanted] * len(widgets)
        for page in work.window.findChildren(Page):
            assert page.minimumSizeHint().width() <= SMALL_SCREEN, page.name
        assert work.window.minimumSizeHint().width() <= SMALL_SCREEN
