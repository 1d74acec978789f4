"""The line above the views of a session: how far it is, under which version, and the views with their keys."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from reviewer_app.domain.calibration.session import Session
from reviewer_app.ui.calibration.session_row import state_text
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, says, scaled

_COMMANDS = ("calibration.agreement", "calibration.spots", "calibration.outcome")


class SessionHead(QWidget):
    """`chosen(place)`: a view was clicked, by its place from 0."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keys: Mapping[str, str] = {}
        self.state = label("", "muted")
        self.views = QButtonGroup(self)
        row = QHBoxLayout(self)
        scaled(theme, row.setContentsMargins, 24, 6, 24, 6)
        scaled(theme, row.setSpacing, 12)
        row.addWidget(self.state, 1)
        for place in range(len(_COMMANDS)):
            button = QPushButton(checkable=True)
            button.setProperty("role", "filter")
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            says(button.setText, lambda place=place: self._text(place))
            self.views.addButton(button, place)
            row.addWidget(button)
        self.views.idClicked.connect(self.chosen)

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force by command."""
        self._keys = keys
        for place in range(len(_COMMANDS)):
            self.views.button(place).setText(self._text(place))

    def show_session(self, session: Session, policies_here: bool) -> None:
        """Show how far a session is; without the text of its version no clause can be quoted, which is said."""
        policies = session.policy_set
        if not policies_here:
            policies = self.tr("{policies}, whose text is not on this machine").format(policies=policies)
        self.state.setText(f"{state_text(session.state)} · {policies}")

    def mark(self, place: int) -> None:
        """This view is on screen."""
        self.views.button(place).setChecked(True)

    def _text(self, place: int) -> str:
        names = (self.tr("Agreement"), self.tr("Spots"), self.tr("Outcome"))
        return f"{self._keys.get(_COMMANDS[place], '')}  {names[place]}".strip()
