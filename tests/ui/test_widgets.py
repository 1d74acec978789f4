"""Shared small widgets: key caps, lines, banner, hints."""

import pytest
from PySide6 import QtGui
from PySide6.QtGui import QFontMetrics, QTextDocument
from PySide6.QtWidgets import QLabel, QWidget

from reviewer_app.ui.actions import Actions, all_keys_text, group_title, keys_text
from reviewer_app.ui.banner import ERROR, INFO, Banner
from reviewer_app.ui.commands import COMMANDS, Command
from reviewer_app.ui.hint_overlay import HintOverlay
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.lines import SYNC_MARKS, Elided, Header, KeyHints, StatusLine
from reviewer_app.ui.page import Page
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, paint_width, restyle, rule, wrapped
from tests.ui.pages import R

BY_ID = {command.id: command for command in COMMANDS}


@pytest.fixture
def over(qtbot):
    """Something for overlays to lie on."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    return made


def test_a_key_cap_is_wide_enough_for_its_keys_at_every_scale(qtbot):
    for scale in (100, 200):
        theme = Theme("dark", scale)
        cap = KeyCap("Ctrl+Shift+Enter 1", theme)
        qtbot.addWidget(cap)
        text = QFontMetrics(theme.font(11)).horizontalAdvance("Ctrl+Shift+Enter")
        assert cap.sizeHint().width() >= text + theme.px(20)
        assert cap.accessibleName() == "Ctrl+Shift+Enter 1"


def test_a_key_cap_follows_the_scale(qtbot, over):
    theme = Theme()
    cap = KeyCap("h", theme, over)
    before = cap.sizeHint()
    theme._scale = 200
    theme.changed.emit()
    assert cap.sizeHint().width() == 2 * before.width()
    assert not cap.grab().isNull()


def test_texts_are_plain_unless_asked(qtbot):
    """A recording's title must not be read as markup."""
    made = label("<b>title</b>", "muted")
    qtbot.addWidget(made)
    assert made.textFormat().name == "PlainText"
    assert made.property("role") == "muted"
    line = rule(vertical=True)
    qtbot.addWidget(line)
    restyle(line, role="line")
    assert line.property("role") == "line"


def test_a_long_breadcrumb_is_shortened_and_the_sync_state_stays(qtbot):
    header = Header(Theme())
    qtbot.addWidget(header)
    header.set_place("Review", ["a very long name of a recording " * 10, "live-es"])
    header.set_sync("3 pending", "pending")
    header.resize(500, 40)
    header.show()
    assert header.width() == 500
    assert header.texts[2] == "▲ 3 pending"
    assert header._sync.geometry().right() < 500


def test_each_sync_state_has_a_shape_of_its_own(qtbot):
    assert len(set(SYNC_MARKS.values())) == len(SYNC_MARKS)
    header = Header(Theme())
    qtbot.addWidget(header)
    header.set_sync("", "ok")
    assert header.texts[2] == ""


def test_hints_without_room_are_left_out_and_never_widen_the_window(qtbot):
    hints = KeyHints(Theme())
    qtbot.addWidget(hints)
    hints.set_hints([("i", "Mark start of span"), ("", "no key"), ("Ctrl+Enter", "Give verdict…")])
    assert hints.accessibleName() == "i Mark start of span, Ctrl+Enter Give verdict…"
    assert hints.minimumSizeHint().width() == 0
    assert hints.sizeHint().width() > 150
    one_less = KeyHints(Theme())
    qtbot.addWidget(one_less)
    one_less.set_hints([("Ctrl+Enter", "Give verdict…")])
    for widget in (hints, one_less):
        widget.resize(one_less.sizeHint())
    assert hints.grab().toImage() == one_less.grab().toImage()
    hints.resize(60, 22)
    blank = KeyHints(Theme())
    qtbot.addWidget(blank)
    blank.resize(60, 22)
    assert hints.grab().toImage() == blank.grab().toImage()


def test_the_status_text_is_drawn_with_digits_of_one_width(qtbot):
    line = StatusLine(Theme())
    qtbot.addWidget(line)
    metrics = QFontMetrics(line.text.font())
    assert metrics.horizontalAdvance("11:11:11.111") == metrics.horizontalAdvance("00:00:00.000")
    assert isinstance(line.text, Elided)


def test_a_banner_says_a_sentence_and_is_dismissed_once(over):
    banner = Banner(over, Theme())
    banner.say("The disk is full.", ERROR)
    assert (banner.text, banner.accessibleName()) == ("The disk is full.", "The disk is full.")
    assert over.rect().contains(banner.geometry())
    assert banner.dismiss()
    assert not banner.dismiss()
    banner.say("Sent.")
    banner.say("")
    assert banner.text == ""


def test_a_banner_for_a_time_goes_by_itself(over, qtbot):
    banner = Banner(over, Theme())
    banner.say("Written.", INFO, for_ms=20)
    qtbot.waitUntil(lambda: banner.text == "")


def test_a_long_banner_wraps_inside_a_narrow_window(over, qtbot):
    banner = Banner(over, Theme())
    banner.say("One clear sentence that goes on and on. " * 6, ERROR)
    wide = banner.height()
    over.resize(420, 600)
    qtbot.waitUntil(lambda: banner.width() < 420)
    assert banner.height() > wide
    assert banner._text.height() >= banner._text.heightForWidth(banner._text.width())


def test_hints_lie_at_the_bottom_and_never_take_the_focus(over, qtbot):
    hints = HintOverlay(over, Theme())
    hints.set_titles({"h": "Hate <speech>"})
    hints.show_choices("h", [(str(n), f"Policy {n}") for n in range(1, 10)])
    assert hints.isVisible()
    assert over.rect().contains(hints.geometry())
    assert hints.geometry().bottom() > 500
    assert not hints.hasFocus()
    assert "Hate &lt;speech&gt;" in hints._body.layout().itemAt(0).widget().text()
    over.resize(700, 400)
    qtbot.waitUntil(lambda: hints.geometry().bottom() < 400)
    hints.show_choices("", [])
    assert not hints.isVisible()


def test_key_texts_of_commands():
    assert keys_text(BY_ID["finding.withdraw"]) == "x"
    assert all_keys_text(BY_ID["finding.withdraw"]) == "x · Del"
    assert keys_text(BY_ID["about"]) == ""
    policy = Command("label:a", "A & B", "G.", ("h 1",), R, "Policies", "open", True, "Hate & more")
    assert group_title(policy) == "Policies · Hate & more"
    assert group_title(BY_ID["edit.undo"]) == "Review"


def test_a_title_with_an_ampersand_stays_whole_in_a_menu(over):
    policy = Command("label:a", "A & B", "G.", ("h 1",), R, "Policies", "open", True, "Hate")
    actions = Actions((policy,), lambda _: None, lambda _: True, over)
    assert actions.by_id["label:a"].text() == "A && B\th 1"


def test_a_page_of_no_special_kind_allows_what_is_always_allowed(qtbot):
    page = Page()
    qtbot.addWidget(page)
    assert page.allowed("always")
    assert not page.allowed("open")
    assert (page.title, page.status_text, page.status_hints, dict(page.handlers())) == ("", "", (), {})
    assert page.stamp() is None
    page.prefix_changed("h")
    page.entered()
    page.left()


def test_an_invocation_is_a_press_unless_said_otherwise():
    assert Invocation("edit.undo") == Invocation("edit.undo", None, "press", 0)


def test_caps_are_at_least_square():
    assert paint_width("i", Theme()) == Theme().px(20)


def test_a_long_tool_tip_is_broken_into_lines(qtbot):
    """As it stands, letter for letter; Qt breaks no line of a plain text, however far it runs off the screen."""
    text = "a < b & muchas palabras " * 40
    shown, plain = QLabel(wrapped(text + "\nfin")), QLabel(text)
    for made in (shown, plain):
        qtbot.addWidget(made)
        # As `QTipLabel` does it.
        made.setWordWrap(QtGui.Qt.mightBeRichText(made.text()))
    assert plain.sizeHint().width() > 3 * shown.sizeHint().width()
    document = QTextDocument()
    document.setHtml(wrapped(text + "\nfin"))
    assert " ".join(document.toPlainText().split()) == " ".join((text + "fin").split())
    assert wrapped("") == ""
