"""Whose a key is: of the widget that has the focus, or of the commands."""

from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from reviewer_app.ui.page import KEPT_KEYS, OWN_KEYS

_StandardKey = QKeySequence.StandardKey
_EDITING = (
    _StandardKey.Copy,
    _StandardKey.Cut,
    _StandardKey.Paste,
    _StandardKey.Undo,
    _StandardKey.Redo,
    _StandardKey.SelectAll,
    _StandardKey.MoveToNextWord,
    _StandardKey.MoveToPreviousWord,
    _StandardKey.SelectNextWord,
    _StandardKey.SelectPreviousWord,
    _StandardKey.DeleteStartOfWord,
    _StandardKey.DeleteEndOfWord,
)


def belongs_to_widget(watched: QWidget, name: str, event: QKeyEvent) -> bool:
    """Whether the key, by the name that is typed, belongs to the widget: dialogs, menus, widgets with OWN_KEYS, text
    fields.
    """
    if QApplication.activeModalWidget() is not None or QApplication.activePopupWidget() is not None:
        return True
    for widget in {watched, QApplication.focusWidget()} - {None}:
        if name in (widget.property(KEPT_KEYS) or ()):
            return True
        if _owns_keys(widget) or (is_text(widget) and not _for_commands(name, event)):
            return True
    return False


def _owns_keys(widget: QWidget | None) -> bool:
    while widget is not None:
        if widget.property(OWN_KEYS):
            return True
        widget = widget.parentWidget()
    return False


def is_text(widget: QWidget) -> bool:
    """Whether what is typed there is text."""
    if isinstance(widget, (QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox)):
        return not widget.isReadOnly()
    return isinstance(widget, QComboBox) and widget.isEditable()


def _for_commands(name: str, event: QKeyEvent) -> bool:
    """Whether a key means a command even in a text field: Escape, F-keys and chords that do not edit."""
    if name == "Escape" or (name[0] == "F" and name[1:].isdigit()):
        return True
    return name.startswith(("Ctrl+", "Alt+", "Meta+")) and not any(event.matches(key) for key in _EDITING)


def types_nothing(name: str, event: QKeyEvent) -> bool:
    """Whether no text field could want a key, whatever modifiers are held."""
    base = name.rsplit("+", 1)[-1]
    return base == "Escape" or (base[0] == "F" and base[1:].isdigit()) or _for_commands(name, event)


def is_for_control(widget: QWidget, name: str) -> bool:
    """Whether a button or a list of choices has a use for the key itself."""
    if isinstance(widget, QAbstractButton):
        return name in ("Space", "Return")
    return isinstance(widget, QComboBox) and name in ("Space", "Return", "Up", "Down")


def pressed_by_enter(widget: QWidget, event: QKeyEvent, name: str) -> bool:
    """Enter presses a button, as Space does by itself; Qt has that in dialogs only."""
    if not isinstance(widget, QAbstractButton) or name != "Return":
        return False
    if not event.isAutoRepeat():
        widget.click()
    return True
