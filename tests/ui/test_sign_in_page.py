"""Signing in."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QStackedWidget

from reviewer_app.ui.sign_in.page import SignInPage
from reviewer_app.ui.theme import Theme


@pytest.fixture
def page(qtbot):
    made = SignInPage(Theme())
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.entered()
    return made


def test_name_enter_password_enter_signs_in(page, qtbot):
    assert QApplication.focusWidget() is page.user
    qtbot.keyClicks(page.user, " ana ")
    qtbot.keyClick(page.user, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is page.password
    qtbot.keyClicks(page.password, "s3cret")
    with qtbot.waitSignal(page.sign_in_requested) as asked:
        qtbot.keyClick(page.password, Qt.Key.Key_Return)
    assert asked.args == ["ana", "s3cret"]


def test_what_is_missing_is_said_and_nothing_asked(page, qtbot):
    with qtbot.assertNotEmitted(page.sign_in_requested):
        page.sign_in.click()
        assert page.problem.text() == "Type your name."
        page.user.setText("ana")
        assert not page.problem.isVisible()
        page.sign_in.click()
    assert page.problem.text() == "Type your password."


def test_the_last_user_is_filled_in_and_may_go_on_offline(page, qtbot):
    assert not page.offline.isVisible()
    page.set_last_user("ana")
    page.entered()
    assert QApplication.focusWidget() is page.password
    assert page.offline.text() == "Work offline as ana"
    with qtbot.waitSignal(page.offline_requested) as asked:
        page.offline.click()
    assert asked.args == ["ana"]


def test_while_busy_nothing_can_be_changed(page):
    page.set_busy(True)
    assert not any(one.isEnabled() for one in (page.user, page.password, page.sign_in, page.offline))
    assert page.sign_in.text() == "Signing in…"
    page.set_busy(False)
    assert page.sign_in.isEnabled()


def test_an_error_is_a_sentence_and_the_password_is_ready_to_be_typed_again(page, qtbot):
    page.password.setText("wrong")
    page.show_error("The central database did not accept this name and password.")
    assert page.problem.isVisible()
    qtbot.keyClicks(page.password, "r")
    assert page.password.text() == "r"
    assert not page.problem.isVisible()


def test_the_password_is_hidden_until_asked_for_and_gone_when_coming_back(page, qtbot):
    assert page.password.echoMode() == QLineEdit.EchoMode.Password
    page.reveal.click()
    assert page.password.echoMode() == QLineEdit.EchoMode.Normal
    page.password.setText("s3cret")
    page.entered()
    assert page.password.text() == ""
    assert page.password.echoMode() == QLineEdit.EchoMode.Password


def test_caps_lock_is_noticed_from_what_is_typed(page, qtbot):
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    page.password.setFocus()

    def type_letter(text, modifiers):
        QApplication.sendEvent(page.password, QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, text))

    type_letter("A", Qt.KeyboardModifier.NoModifier)
    assert page.caps.isVisible()
    type_letter("A", Qt.KeyboardModifier.ShiftModifier)
    assert not page.caps.isVisible()


def test_where_decisions_go_is_said(page):
    assert "start with --central" in page.central.text()
    page.set_central("db.example.org/reviews")
    assert page.central.text() == "Central database: db.example.org/reviews"


@pytest.mark.parametrize("scale", [100, 200])
def test_no_text_of_the_card_is_cut(qtbot, scale):
    """Wrapped sentences get the height they need."""
    page = SignInPage(Theme("dark", scale))
    qtbot.addWidget(page)
    page.resize(1440, 1200)
    page.set_last_user("ana")
    page.show()
    page.show_error("The central database did not accept this name and password; check both and try again.")
    qtbot.waitUntil(lambda: page.problem.height() >= page.problem.heightForWidth(page.problem.width()))
    for text in (page.problem, page.central, page._offline_note):
        assert text.height() >= text.heightForWidth(text.width())


def test_a_small_screen_at_200_percent_scrolls(qtbot):
    page = SignInPage(Theme("dark", 200))
    qtbot.addWidget(page)
    assert page.minimumSizeHint().height() < 400


def test_controls_have_accessible_names(page):
    assert [one.accessibleName() for one in (page.user, page.password, page.reveal)] == [
        "Name",
        "Password",
        "Show password",
    ]


def test_an_answer_that_comes_when_one_is_elsewhere_takes_no_keys(page, qtbot):
    """As when somebody went on without the server that is only now given up."""
    window, other = QStackedWidget(), QLineEdit()
    qtbot.addWidget(window)
    window.addWidget(other)
    window.addWidget(page)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    other.setFocus()
    page.show_error("The central database does not answer.")
    assert QApplication.focusWidget() is other
    assert page.problem.text() == "The central database does not answer."
    # The window and the page are each closed by themselves.
    window.removeWidget(page)
    page.setParent(None)
