"""What the sheets for a spot share: positions by digits, another policy by name, fields that Tab goes round."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.spots import VERDICT, Spot
from reviewer_app.ui.calibration.position_keys import OTHER_KEY, buttons_for
from reviewer_app.ui.calibration.spot_groups import Standard
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.review.choice_sheet import ChoiceSheet
from reviewer_app.ui.review.policy_choice import PolicyChoice
from reviewer_app.ui.review.reason_field import ReasonField
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

_AWAY = (Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class SpotSheet(ChoiceSheet):
    """Made for one spot. `position` is what is taken, None while nothing is; `_show_state` follows each change."""

    def __init__(self, spot: Spot, standard: Standard, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self._spot, self._policies, self._language = spot, *standard
        policies, language = standard
        self.position: str | None = None
        self._positions = buttons_for(spot, standard, self._button, self._choose)
        self.other: PolicyChoice | None = None
        self._fields: list[QWidget] = []
        if policies is not None and spot.kind != VERDICT:
            self.other = PolicyChoice(policies, language)
            self.other.setPlaceholderText(self.tr("Another policy: part of its name"))
            self.other.setAccessibleName(self.tr("Another policy"))
            self.other.chosen.connect(self._choose)
            self.other.hide()
            self.other.installEventFilter(self)
            self._to_other = self._button(OTHER_KEY, self.tr("Another policy …"), self._look_for_other)
        self._take_field(self._why)
        self._text_before = ""

    @property
    def spot_id(self) -> str:
        """The spot that it was made for."""
        return self._spot.spot_id

    @property
    def has_text(self) -> bool:
        """Whether something has been written on it that would be lost with it."""
        return self._text not in ("", self._text_before)

    @property
    def _text(self) -> str:
        return "".join(one.toPlainText().strip() for one in self._fields if isinstance(one, ReasonField))

    def appear(self) -> None:
        """Show the sheet where it has been laid out, and take the keys."""
        self._text_before = self._text
        self._show_state()
        self._appear()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round: the choices, then each field."""
        fields = [*self._fields, *([self.other] if self.other is not None else [])]
        ring: list[QWidget] = [self, *(one for one in fields if one.isVisibleTo(self) and one.isEnabled())]
        here = next((n for n, one in enumerate(ring) if one.hasFocus()), 0)
        there = ring[(here + (1 if forward else -1)) % len(ring)]
        there.setFocus(Qt.FocusReason.TabFocusReason)
        if self._scroll.isAncestorOf(there):
            self._scroll.ensureWidgetVisible(there)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In a field keys are letters, but for those of the sheet; Escape goes back to the choices."""
        if event.type() == QEvent.Type.KeyPress and (watched in self._fields or watched is self.other):
            key = event.key()  # type: ignore[attr-defined]
            if key == Qt.Key.Key_Escape:
                self.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if key in _AWAY:
                return self.focusNextPrevChild(key == Qt.Key.Key_Tab)
            return self._is_for_sheet(event)  # type: ignore[arg-type]
        return super().eventFilter(watched, event)

    def _look_for_other(self) -> None:
        if self.other is not None:
            self.other.show()
            self.other.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.other)

    def _take_field(self, field: QWidget) -> None:
        field.installEventFilter(self)
        self._fields.append(field)

    def _choose(self, position: str) -> None:
        self.position = position
        if self.other is not None:
            if position in self._positions:
                self.other.clear()
            else:
                self.other.show()
                self.other.show_policy(position)
        self._show_state()

    def _show_positions(self) -> None:
        for position, button in self._positions.items():
            button.set_state(position == self.position, False)
        if self.other is not None:
            self._to_other.set_state(self.position is not None and self.position not in self._positions, False)

    def _show_state(self, asked: bool = False) -> None:
        raise NotImplementedError

    def _show_all(self, grid: ChoiceGrid, *below: QLayout | QWidget) -> None:
        """The choices with the fields below them; all of it scrolls where it is low."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        scaled(self._theme, column.setSpacing, 4)
        column.addWidget(grid)
        for part in below:
            column.addLayout(part) if isinstance(part, QLayout) else column.addWidget(part)
        self._show_choices(whole)  # type: ignore[arg-type]
        self._column.addLayout(self._foot)

    def _position_buttons(self) -> list:
        return [*self._positions.values(), *([self._to_other] if self.other is not None else [])]
