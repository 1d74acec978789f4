"""What is looked at: the time, how decisions came to be looked at again, and one policy, market, reviewer or queue."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QPushButton, QSizePolicy, QWidget

from reviewer_app.domain.quality.report import GROUPS, POLICY, View
from reviewer_app.ui.quality import words
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import says, scaled

SOURCE = "source"
_LEAST_WIDTH = 200


class FilterLine(QWidget):
    """`changed(view)` follows each choice. A choice among less than two is not offered."""

    changed = Signal(object)

    def __init__(self, theme: Theme, policy_name: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._policy_name = policy_name
        self._view = View()
        # The texts offered in each field: filling in thousands of them again would be felt.
        self._offered: dict[str, list[str]] = {}
        self.fields = {name: QComboBox() for name in (SOURCE, *GROUPS)}
        self.all = QPushButton()
        self._theme, self._columns = theme, 0
        self._grid = QGridLayout(self)
        scaled(theme, self._grid.setContentsMargins, 16, 0, 16, 10)
        scaled(theme, self._grid.setSpacing, 8)
        for name, field in self.fields.items():
            field.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            field.setMinimumContentsLength(6)
            field.activated.connect(lambda _, name=name, field=field: self._choose(name, field.currentData()))
        self.all.setProperty("role", "quiet")
        says(self.all.setText, lambda: self.tr("Look at all"))
        self.all.clicked.connect(self.clear)
        self._share_out()
        theme.changed.connect(self._share_out)
        for name, field in self.fields.items():
            says(field.setAccessibleName, partial(words.noun, name))

    def show_choices(self, choices: Mapping[str, Sequence[str]], view: View) -> None:
        """Offer these, those of the view chosen."""
        self._view = view
        for name, field in self.fields.items():
            offered = ["", *choices.get(name, ())]
            chosen = str(getattr(view, name))
            texts = [self._text(name, one) for one in offered]
            with QSignalBlocker(field):
                if texts != self._offered.get(name):
                    field.clear()
                    for text, one in zip(texts, offered, strict=True):
                        field.addItem(text, one)
                    self._offered[name] = texts
                field.setCurrentIndex(offered.index(chosen) if chosen in offered else 0)
            field.setVisible(len(offered) > 2 or bool(chosen))
        self.all.setVisible(any(getattr(view, name) for name in GROUPS))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Without room for all of them beside each other, some go below."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        columns = max(2, min(len(self.fields), self.width() // self._theme.px(_LEAST_WIDTH)))
        if columns == self._columns:
            return
        self._columns = columns
        for place, field in enumerate(self.fields.values()):
            self._grid.addWidget(field, *divmod(place, columns))
        self._grid.addWidget(self.all, 0, len(self.fields))
        for column in range(len(self.fields) + 2):
            self._grid.setColumnStretch(column, int(column < columns))
        # Beside all of them in one line some room is left; in several lines they take all of it.
        self._grid.setColumnStretch(len(self.fields) + 1, 2 if columns == len(self.fields) else 0)

    def open(self, name: str) -> None:
        """Show the choices of a field."""
        field = self.fields[name]
        if field.isVisible():
            field.setFocus()
            field.showPopup()

    def clear(self) -> None:
        """Every policy, market, reviewer and queue."""
        self._give(replace(self._view, **dict.fromkeys(GROUPS, "")))

    def _choose(self, name: str, value: object) -> None:
        self._give(replace(self._view, **{name: str(value or "")}))

    def _give(self, view: View) -> None:
        if view != self._view:
            self._view = view
            self.changed.emit(view)

    def _text(self, name: str, value: str) -> str:
        if name == SOURCE:
            return words.source_name(value)
        if not value:
            return words.any_of(name)
        return self._policy_name(value) if name == POLICY else value
