"""The second vote on a spot: the position by one key, and why."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer_app.domain.calibration.session import Vote
from reviewer_app.domain.calibration.spots import Spot
from reviewer_app.ui.calibration.spot_groups import Standard
from reviewer_app.ui.calibration.spot_sheet import SpotSheet
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import scaled

_COLUMNS = 2


class VoteSheet(SpotSheet):
    """Digits take a position, p another policy; Tab goes to why, Ctrl+Enter votes.

    `voted(position, why)` asks to vote; `left()` says that the sheet was closed without. It stays until `close_sheet`.
    """

    voted = Signal(str, str)

    def __init__(
        self, spot: Spot, standard: Standard, theme: Theme, parent: QWidget, before: Vote | None = None
    ) -> None:
        super().__init__(spot, standard, theme, parent)
        self.setAccessibleName(self.tr("Vote again"))
        self._why.setAccessibleName(self.tr("Why"))
        self._why.set_hint(self.tr("Why, by which words of the clause (needed)"))
        self._why.textChanged.connect(self._show_state)
        self._lay_out()
        if before is not None:
            self._why.setPlainText(before.rationale)
            self._choose(before.position)

    @property
    def problem(self) -> str:
        """What is missing, in one sentence; '' for nothing."""
        if self.position is None:
            return self.tr("Take a position: a digit takes it.")
        return "" if self._why.toPlainText().strip() else self.tr("Say why: Tab goes to the reason.")

    def _confirm(self, submit: bool) -> None:
        if self.problem:
            self._show_state(asked=True)
            return
        self.voted.emit(self.position, self._why.toPlainText().strip())

    def _show_state(self, asked: bool = False) -> None:
        self._show_positions()
        self._tell(
            self.problem, self.tr("Ctrl+Enter votes; the lead sees how many have voted, and shows it to all"), asked
        )

    def _lay_out(self) -> None:
        self._column.addWidget(self._heading(self.tr("What do you say now?"), self.tr("Esc leaves")))
        grid = ChoiceGrid(((None, self._position_buttons()),), _COLUMNS, self._theme)
        self._show_all(grid, *([self.other] if self.other is not None else []))
        scaled(self._theme, self._scroll.setMinimumHeight, 52)
