"""The window as a person meets it: banner, hints, palette, cheat sheet, menus, closing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.policy import Category, Policy, PolicySet
from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.keymap import KeyClash
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.page import Page
from reviewer_app.ui.policy_commands import policy_commands
from reviewer_app.ui.theme import Theme
from tests.ui.pages import RecordingPage

Key, Mod = Qt.Key, Qt.KeyboardModifier


def policy(policy_id, name, *keys):
    return Policy(
        policy_id, "hate", {"en": name}, {"en": "Guidance."}, "S1", "NA", tuple(tuple(k.split()) for k in keys)
    )


def policy_set(*policies):
    return PolicySet(
        "live-es",
        "2026.2",
        {"en": "LIVE in Spanish"},
        None,
        (),
        (),
        (),
        (),
        (Category("hate", {"en": "Hate"}, "h"),),
        policies,
    )


POLICIES = policy_set(policy("slur", "Insulto con acción", "h 1"), policy("threat", "Threat", "h 2"))


class QueueStub(Page):
    name = "queue"
    title = "Queue"

    def __init__(self):
        super().__init__()
        self.entries = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def entered(self, argument=None):
        self.entries.append(argument)


class ReviewStub(RecordingPage):
    title = "Review · directo_0412 · 7 of 40"
    status_text = "00:12:33.480"
    status_hints = ("play.toggle", "help")
    prefixes = ()
    shows_choices = False

    def prefix_changed(self, keys):
        self.prefixes = (*self.prefixes, keys)
        return self.shows_choices


@pytest.fixture
def window(qtbot):
    review = ReviewStub((*COMMANDS, *policy_commands(POLICIES, "en")))
    review.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made = MainWindow([review, QueueStub()], Theme(), farewell_ms=30)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.set_policies(POLICIES, "en")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def click(qtbot, key, modifiers=Mod.NoModifier):
    qtbot.keyClick(QApplication.focusWidget(), key, modifiers)


def test_the_header_says_where_one_is_and_what_is_pending(window):
    window.set_sync_status("3 pending · offline", "pending")
    assert window.header.texts == ("Review", "▸ directo_0412 · 7 of 40 · live-es 2026.2", "▲ 3 pending · offline")
    assert window.status.text.text() == "00:12:33.480"
    assert window.status.hints.accessibleName() == "Space Play or pause, ? All keys"


def test_status_and_title_follow_the_page(window):
    window.page.status_changed.emit("00:12:34.000")
    assert window.status.text.text() == "00:12:34.000"
    window.page.title = "Review · other"
    window.page.title_changed.emit()
    assert window.header.texts[1] == "▸ other · live-es 2026.2"


def test_the_status_line_is_that_of_the_page_on_screen(window):
    """Pages behind it have news, too: a queue that is read anew, or a session."""
    assert window.page.name == "review"
    window.status.text.setText("before")
    (behind,) = (page for page in window.pages if page is not window.page)
    behind.status_changed.emit("from behind")
    assert window.status.text.text() == "before"
    window.page.status_changed.emit("from the page")
    assert window.status.text.text() == "from the page"


def test_hints_appear_with_the_first_key_and_go_with_the_last(window, qtbot):
    click(qtbot, Key.Key_H)
    assert window.hints.isVisible()
    assert window.hints.accessibleDescription() == "1 Insulto con acción, 2 Threat"
    click(qtbot, Key.Key_1)
    assert not window.hints.isVisible()
    assert window.page.prefixes == ("h", "")
    assert window.page.ids == ["label:slur", "label:slur↑"]


def test_what_may_follow_stands_in_one_place_only(window, qtbot):
    """Where the page shows it itself, nothing is laid over the page."""
    window.page.shows_choices = True
    click(qtbot, Key.Key_H)
    assert not window.hints.isVisible()
    assert window.page.prefixes == ("h",)


def test_nothing_below_a_banner_moves(window):
    before = window.page.geometry()
    window.page.failed.emit("The disk is full; free some space and press the key again.")
    assert window.banner.text.startswith("The disk is full")
    assert window.page.geometry() == before


def test_escape_dismisses_the_banner_first_and_then_reaches_the_page(window, qtbot):
    window.page.message.emit("Sent.")
    click(qtbot, Key.Key_Escape)
    assert (window.banner.text, window.page.ids) == ("", [])
    click(qtbot, Key.Key_Escape)
    assert window.page.ids == ["escape"]


def test_a_refusal_stands_in_the_banner_for_a_while(window, qtbot):
    def refuse(_):
        raise Refused("This review is submitted; reopen it to change it.")

    window.page._handlers["edit.undo"] = refuse
    click(qtbot, Key.Key_U)
    assert window.banner.text == "This review is submitted; reopen it to change it."


def test_what_waited_for_a_failed_save_is_named(window, qtbot):
    window.page.busy_changed.emit(True)
    click(qtbot, Key.Key_U)
    assert window.page.ids == []
    window.page.failed.emit("The disk is full.")
    window.page.gave_back.emit()
    assert window.banner.text == "The disk is full. These keys were not carried out either: Undo."
    click(qtbot, Key.Key_Space)
    assert window.page.ids == ["play.toggle"]


def test_a_key_that_waited_only_to_be_released_is_not_named(window, qtbot):
    """The key whose label was not stored is still down, or its release waits: there is nothing else to name."""
    window.page._handlers["label:"] = lambda _: window.page.busy_changed.emit(True)
    click(qtbot, Key.Key_H)
    click(qtbot, Key.Key_1)
    window.page.failed.emit("The disk is full.")
    window.page.gave_back.emit()
    assert window.banner.text == "The disk is full."


def test_the_palette_labels_with_the_time_at_which_it_was_opened(window, qtbot):
    window.page.stamps = 10
    qtbot.keyClick(window.page, ":")
    line = window.palette_view.line
    assert QApplication.focusWidget() is line
    qtbot.keyClicks(line, "accion")
    assert window.page.ids == []
    click(qtbot, Key.Key_Return)
    assert [(i.command_id, i.stamp, i.phase) for i in window.page.seen] == [
        ("label:slur", 11, "press"),
        ("label:slur", 11, "release"),
    ]
    assert not window.palette_view.isVisible()
    assert QApplication.focusWidget() is window.page


def test_the_palette_is_moved_in_by_arrows_and_left_by_escape(window, qtbot):
    qtbot.keyClick(window.page, ":")
    qtbot.keyClicks(window.palette_view.line, "5 seconds")
    for key in (Key.Key_Down, Key.Key_Down, Key.Key_Up, Key.Key_PageDown):
        click(qtbot, key)
    assert window.palette_view.list.currentIndex().data() == "5 seconds forward"
    click(qtbot, Key.Key_Escape)
    assert not window.palette_view.isVisible()
    assert window.page.ids == []


def test_an_empty_result_runs_nothing(window, qtbot):
    qtbot.keyClick(window.page, ":")
    qtbot.keyClicks(window.palette_view.line, "zzzz")
    click(qtbot, Key.Key_Return)
    assert window.palette_view.isVisible()


@pytest.mark.parametrize("closing", [Key.Key_Escape, "?"])
def test_the_cheat_sheet_shows_all_keys_and_closes(window, qtbot, closing):
    qtbot.keyClick(window.page, "?")
    sheet = window.cheat_sheet
    texts = {one.text() for one in sheet.findChildren(type(sheet._about_holds)) if one.isVisibleTo(sheet)}
    assert {"Insulto con acción", "Withdraw finding", "POLICIES · HATE"} <= texts
    qtbot.keyClick(sheet.area, closing)
    assert not sheet.isVisible()
    assert QApplication.focusWidget() is window.page
    assert window.page.ids == []


def test_overlays_keep_their_place_when_the_window_is_resized(window, qtbot):
    qtbot.keyClick(window.page, "?")
    window.resize(800, 500)
    qtbot.waitUntil(lambda: window.cheat_sheet.width() < 800)
    assert window.centralWidget().rect().contains(window.cheat_sheet.geometry())


def test_menus_come_from_the_table_show_keys_and_own_none(window):
    """The dispatcher reads keys; a shortcut of an action would make them ambiguous."""
    actions = window.actions_.by_id
    assert actions["verdict"].text() == "Give verdict…\tCtrl+Enter"
    assert all(action.shortcut().isEmpty() for action in actions.values())
    actions["play.toggle"].trigger()
    assert window.page.ids == ["play.toggle"]
    titles = [a.text() for a in window.menuBar().actions() if a.isVisible()]
    assert titles == [
        "&File", "&Review", "&Findings", "&Playback", "&Transcript", "&Chat", "&View", "&Wellness", "&Policies",
        "&Help",
    ]  # fmt: skip


def test_menus_of_other_pages_are_not_shown_and_what_may_not_run_is_grey(window):
    window.page.refused_whens = {"open"}
    window.actions_.refresh()
    assert not window.actions_.by_id["edit.undo"].isEnabled()
    assert window.actions_.by_id["play.toggle"].isEnabled()
    window.show_page("queue")
    titles = [a.text() for a in window.menuBar().actions() if a.isVisible()]
    assert titles == ["&File", "&Review", "&View", "&Wellness", "&Help"]


def test_pages_are_changed_by_key_and_by_wish(window, qtbot):
    click(qtbot, Key.Key_1, Mod.ControlModifier)
    assert (window.page.name, window.page.entries) == ("queue", [None])
    window.page.wants_page.emit("review", "rec-1")
    assert window.page.name == "review"


def test_pages_come_and_go_with_who_is_signed_in(window, qtbot):
    window.show_page("queue")
    window.remove_page("review")
    fresh = ReviewStub(COMMANDS)
    fresh.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    window.add_page(fresh)
    with qtbot.waitSignal(window.page_shown) as shown:
        window.show_page("review")
    assert shown.args == ["review"]
    click(qtbot, Key.Key_Space)
    assert fresh.ids == ["play.toggle"]


def test_clashing_policies_are_refused_and_the_keys_stay(window, qtbot):
    with pytest.raises(KeyClash, match=r"label:bad.*shuttle\.back|shuttle\.back.*label:bad"):
        window.set_policies(policy_set(policy("bad", "Bad", "j")), "en")
    click(qtbot, Key.Key_H)
    click(qtbot, Key.Key_2)
    assert window.page.ids == ["label:threat", "label:threat↑"]


def test_the_programs_own_commands_can_be_added(window, qtbot):
    seen = []
    window.add_handlers({"sync.now": seen.append})
    click(qtbot, Key.Key_S, Mod.ControlModifier)
    assert [i.command_id for i in seen] == ["sync.now"]


def test_closing_with_decisions_pending_says_so_and_closes(window, qtbot):
    window.closing = lambda: "3 decisions are not sent yet; they go out when you sign in next time."
    window.close()
    assert window.isVisible()
    assert window.farewell.text().startswith("3 decisions")
    qtbot.waitUntil(lambda: not window.isVisible())


def test_closing_with_nothing_pending_is_immediate(window, qtbot):
    window.closing = lambda: None
    click(qtbot, Key.Key_Q, Mod.ControlModifier)
    assert not window.isVisible()


def test_closing_waits_for_what_was_pressed_while_the_page_saves(window, qtbot):
    """All of it is carried out, also the release of a key still down; the window says why it is still there."""
    window.page.busy_changed.emit(True)
    click(qtbot, Key.Key_U)
    click(qtbot, Key.Key_H)
    qtbot.keyPress(QApplication.focusWidget(), Key.Key_1)
    window.close()
    window.close()
    assert window.isVisible() and window.page.ids == []
    assert window.banner.text == "The window closes when everything that was pressed is stored."
    window.page.busy_changed.emit(False)
    assert window.page.ids == ["edit.undo", "label:slur", "label:slur↑"]
    qtbot.waitUntil(lambda: not window.isVisible())


def test_a_key_still_down_is_let_go_before_the_window_closes(window, qtbot):
    click(qtbot, Key.Key_H)
    qtbot.keyPress(QApplication.focusWidget(), Key.Key_1)
    window.close()
    assert window.isVisible() and window.page.ids == ["label:slur", "label:slur↑"]
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("wrong", ["a save that fails", "a rule that forbids"])
def test_a_window_that_was_to_close_stays_when_something_was_not_carried_out(window, qtbot, wrong):
    """The sentence can be read, and the next wish to close is a new one."""

    def refuse(_):
        raise Refused("Not now.")

    window.page._handlers["edit.undo"] = refuse
    window.page.busy_changed.emit(True)
    click(qtbot, Key.Key_U)
    window.close()
    if wrong == "a save that fails":
        window.page.failed.emit("The disk is full.")
        window.page.gave_back.emit()
    window.page.busy_changed.emit(False)
    QApplication.processEvents()
    said = {"a save that fails": "The disk is full. These keys were not carried out either: Undo."}
    assert window.isVisible() and window.banner.text == said.get(wrong, "Not now.")
    window.close()
    assert not window.isVisible()


def test_every_control_has_a_name_that_can_be_read_aloud(window):
    from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLineEdit

    controls = [c for kind in (QAbstractButton, QAbstractItemView, QLineEdit) for c in window.findChildren(kind)]
    assert controls
    for control in controls:
        if not control.objectName().startswith("qt_"):
            assert control.accessibleName() or getattr(control, "text", lambda: "")(), control
