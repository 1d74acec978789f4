"""A form over the lower part of the page: a few fields, Tab from one to the next, Ctrl+Enter takes, Escape leaves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from reviewer_app.ui.check_box import CheckBox
from reviewer_app.ui.keymap import shown
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.reason_field import ReasonField
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, says, scaled

LINE, TEXT, LONG, CHOICE, CHECKS = "line", "text", "long", "choice", "checks"
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_LONG_LINES = 5
# Percent up to which names stand beside their fields, and boxes side by side.
_WIDE = 125
# So much of what is behind the sheet stays to be seen up to there, and so much of its fields always.
_LEFT, _LEAST = 200, 90


@dataclass(frozen=True, slots=True)
class Field:
    """One field: `kind` is one of LINE, TEXT, LONG, CHOICE, CHECKS; `choices` are (value, name) for the last two.

    `value` is a text, for CHECKS the chosen values.
    """

    name: str
    title: str
    kind: str = TEXT
    value: str | Sequence[str] = ""
    choices: Sequence[tuple[str, str]] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Form:
    """What is asked: `take` says what Ctrl+Enter does."""

    title: str
    about: str
    take: str
    fields: Sequence[Field] = ()


class FormSheet(QFrame):
    """`taken(values)` follows Ctrl+Enter, with a mapping from field to text, for CHECKS to a tuple; the sheet stays
    until `close_sheet` or Escape, so that a refusal can be shown in it by `show_problem`. `changed(name)`: a choice is
    another one.
    """

    taken = Signal(object)
    changed = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._fields: dict[str, QWidget | list[CheckBox]] = {}
        self._before: QWidget | None = None
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "sheet")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title, self._about, self._said = label("", "heading"), label("", "muted"), label("", "error")
        self._take = Elided(role="muted")
        for one in (self._about, self._said):
            one.setWordWrap(True)
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFixedHeight(0)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._lay_out()
        self.hide()

    def open_sheet(self, form: Form) -> None:
        """Ask for the fields of a form; without any only whether."""
        if not self.isVisible():
            self._before = QApplication.focusWidget()
        self._title.setText(form.title)
        self._about.setText(form.about)
        self._about.setVisible(bool(form.about))
        self._take.setText(form.take)
        self.setAccessibleName(form.title)
        self._said.hide()
        self._fill(form.fields)
        self.show()
        first = next(iter(self._fields.values()), self)
        target = first[0] if isinstance(first, list) else first
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Take the sheet away; the focus goes back to where it was."""
        if self.isVisible():
            self.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()

    def show_problem(self, sentence: str) -> None:
        """It could not be done; the form stays as it is."""
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def value(self, name: str) -> str | tuple[str, ...]:
        """What a field holds now."""
        found = self._fields[name]
        if isinstance(found, list):
            return tuple(one.property("value") for one in found if one.isChecked())
        if isinstance(found, QComboBox):
            return str(found.currentData() or "")
        if isinstance(found, QPlainTextEdit):
            return found.toPlainText()
        return found.text()  # type: ignore[union-attr]

    def values(self) -> Mapping[str, str | tuple[str, ...]]:
        """What all fields hold now."""
        return {name: self.value(name) for name in self._fields}

    def put(self, name: str, value: str | Sequence[str]) -> None:
        """Show another value in a field."""
        found = self._fields[name]
        if isinstance(found, list):
            for one in found:
                one.setChecked(one.property("value") in value)
        elif isinstance(found, QComboBox):
            found.setCurrentIndex(max(0, found.findData(value)))
        elif isinstance(found, QPlainTextEdit):
            found.setPlainText(str(value))
        else:
            found.setText(str(value))  # type: ignore[attr-defined]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width wraps elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter takes, Escape leaves."""
        self._is_for_sheet(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The sheet's keys also in its fields; a field that gets the focus comes into view."""
        if event.type() == QEvent.Type.FocusIn:
            self._scroll.ensureWidgetVisible(watched)  # type: ignore[arg-type]
            self._scroll.horizontalScrollBar().setValue(0)
        return event.type() == QEvent.Type.KeyPress and self._is_for_sheet(event)  # type: ignore[arg-type]

    def _is_for_sheet(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
            return True
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if not event.isAutoRepeat():
                self.show_problem("")
                self.taken.emit(self.values())
            return True
        return False

    def _fill(self, fields: Sequence[Field]) -> None:
        body = QWidget()
        grid = QGridLayout(body)
        px = self._theme.px
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(14))
        grid.setVerticalSpacing(px(6))
        wide = self._theme.scale <= _WIDE
        grid.setColumnStretch(1 if wide else 0, 1)
        self._fields = {}
        for number, field in enumerate(fields):
            name = label(field.title, "muted")
            # On the line of what is in the field.
            name.setContentsMargins(0, px(2 if field.kind == CHECKS else 7) if wide else 0, 0, 0)
            widget = self._made(field)
            name.setBuddy(widget)
            grid.addWidget(name, 2 * number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(widget, *((2 * number, 1) if wide else (2 * number + 1, 0)))
        self._scroll.setWidget(body)
        self._fit()

    def _fit(self) -> None:
        """As high as its fields are, while that leaves something of what is behind it; large text takes all."""
        body, behind = self._scroll.widget(), self.parentWidget()
        if body is None or behind is None:
            return
        self._scroll.setVisible(bool(self._fields))
        needed = body.layout().totalHeightForWidth(self._scroll.viewport().width())
        needed = max(needed, body.sizeHint().height())
        px = self._theme.px
        rest = self._column.totalHeightForWidth(self.width()) - self._scroll.minimumHeight()
        left = px(_LEFT) if self._theme.scale <= _WIDE else 0
        self._scroll.setFixedHeight(min(needed, max(px(_LEAST), behind.height() - rest - left)))

    def _made(self, field: Field) -> QWidget:
        widget = self._widget(field)
        widget.setAccessibleName(field.title)
        if field.kind != CHECKS:
            self._fields[field.name] = widget
            widget.installEventFilter(self)
            self.put(field.name, field.value)
            if isinstance(widget, QComboBox):
                widget.currentIndexChanged.connect(lambda _, name=field.name: self.changed.emit(name))
        return widget

    def _widget(self, field: Field) -> QWidget:
        if field.kind == LINE:
            line = QLineEdit()
            line.setPlaceholderText(field.hint)
            return line
        if field.kind == CHOICE:
            combo = QComboBox()
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(20)
            for value, name in field.choices:
                combo.addItem(name, value)
            return combo
        if field.kind == CHECKS:
            return self._checks(field)
        if field.kind == LONG:
            text = QPlainTextEdit()
            text.setTabChangesFocus(True)
            text.setFixedHeight(self._theme.metrics().lineSpacing() * _LONG_LINES + self._theme.px(22))
            return text
        why = ReasonField(self._theme)
        why.set_hint(field.hint)
        return why

    def _checks(self, field: Field) -> QWidget:
        made = QWidget()
        grid = QGridLayout(made)
        grid.setContentsMargins(0, 0, 0, 0)
        boxes = []
        for number, (value, name) in enumerate(field.choices):
            box = CheckBox(self._theme)
            box.setText(name)
            box.setProperty("value", value)
            box.setChecked(value in field.value)
            box.installEventFilter(self)
            columns = 2 if self._theme.scale <= _WIDE else 1
            grid.addWidget(box, number // columns, number % columns)
            boxes.append(box)
        self._fields[field.name] = boxes
        return made

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        scaled(self._theme, foot.setSpacing, 8)
        leave = Elided(role="muted")
        says(leave.setText, lambda: self.tr("Leave"))
        keys = (KeyCap(lambda: shown("Ctrl+Return"), self._theme), self._take)
        for cap, what in (keys, (KeyCap(lambda: shown("Escape"), self._theme), leave)):
            foot.addWidget(cap)
            what.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
            foot.addWidget(what)
            foot.addSpacing(12)
        foot.addStretch(1)
        self._column = QVBoxLayout(self)
        scaled(self._theme, self._column.setContentsMargins, 24, 14, 24, 14)
        scaled(self._theme, self._column.setSpacing, 10)
        for one in (self._title, self._about, self._scroll, self._said):
            self._column.addWidget(one)
        self._column.addLayout(foot)
