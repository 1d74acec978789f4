"""A sheet of choices by one key each with a text that says why: what the sheets below the transcript share."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.reason_field import ReasonField
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, restyle, scaled

# Narrower than this, the last line stands below the text.
_WIDE = 520
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ChoiceSheet(QFrame):
    """Keys alone choose, Tab goes to the text and back, Ctrl+Enter confirms, Escape leaves; then `left()` is emitted.

    Each kind makes its choices with `_button`, lays them out in `_column` by `_show_choices`, with the `_foot` below,
    and says in `_confirm` what is asked for.
    """

    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._theme = theme
        self._choices: list[ChoiceButton] = []
        self._why = ReasonField(theme)
        self._why.installEventFilter(self)
        self._missing = label("", "muted")
        self._missing.setWordWrap(True)
        self._scroll = _Scroll(widgetResizable=True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.addWidget(self._why, 3)
        self._foot.addWidget(self._missing, 2)
        self._column = QVBoxLayout(self)
        scaled(theme, self._column.setContentsMargins, 12, 5, 12, 6)
        scaled(theme, self._column.setSpacing, 3)
        self.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Text and last line stand side by side where both have room: each line less is one of choices more."""
        super().resizeEvent(event)
        wide = self.width() >= self._theme.px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(way)
        self._foot.setSpacing(self._theme.px(12 if wide else 4))

    def close_sheet(self) -> None:
        """Take the sheet away."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key alone chooses; Ctrl+Enter confirms, Tab goes to the text, Escape leaves."""
        if event.isAutoRepeat() or self._is_for_sheet(event):
            return
        if event.key() == Qt.Key.Key_Tab:
            self._why.setFocus(Qt.FocusReason.TabFocusReason)
        elif not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            key = event.text().lower()
            button = next((one for one in self._choices if one.key == key and one.isEnabled()), None)
            if key and button is not None:
                button.click()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the text keys are letters, but for those of the sheet; Escape goes back to the choices."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._scroll.widget():
            self._scroll.updateGeometry()
        if event.type() == QEvent.Type.KeyPress and watched is self._why:
            if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            return self._is_for_sheet(event)
        return super().eventFilter(watched, event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to and fro between choices and text."""
        (self if self._why.hasFocus() else self._why).setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _confirm(self, submit: bool) -> None:
        """Ask for what was chosen; `submit`: Shift was held with the chord."""
        raise NotImplementedError

    def _is_for_sheet(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            self.left.emit()
        elif event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._confirm(submit=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            return False
        return True

    def _appear(self) -> None:
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_choices(self, grid: ChoiceGrid) -> None:
        self._scroll.setWidget(grid)
        grid.installEventFilter(self)
        self._column.addWidget(self._scroll, 1)

    def _bring_into_view(self, button: ChoiceButton) -> None:
        self._scroll.ensureWidgetVisible(button, 0, self._theme.px(2))

    def _tell(self, missing: str, ready: str, asked: bool) -> None:
        """The last line: what is missing, gravely once it was `asked` for, else what the chord will do."""
        self._missing.setText(missing or ready)
        role = "muted" if not missing else ("error" if asked else "warn")
        if self._missing.property("role") != role:
            restyle(self._missing, role=role)

    def _button(self, key: str, text: str, chosen: Callable[[], None]) -> ChoiceButton:
        button = ChoiceButton(key, text, self._theme, self)
        button.clicked.connect(lambda _=False: chosen())
        self._choices.append(button)
        return button

    @staticmethod
    def _heading(text: str, hint: str) -> QWidget:
        """The name of a section, and at its end what its marks mean."""
        heading = QWidget()
        row = QHBoxLayout(heading)
        row.setContentsMargins(0, 2, 0, 2)
        row.addWidget(label(text, "section"))
        row.addStretch(1)
        row.addWidget(label(hint, "section"))
        return heading


class _Scroll(QScrollArea):
    def sizeHint(self) -> QSize:
        """As large as what is in it wants to be now; Qt's own keeps the size of the first time, and has a limit."""
        return self.widget().sizeHint()
