"""One position on a spot: who holds it, what they say, the clause it stands on, and the votes for it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.session import NONE
from reviewer_app.ui.calibration.letter_chip import LetterChip
from reviewer_app.ui.calibration.spot_groups import Group, Voice
from reviewer_app.ui.calibration.type_size import BODY, LARGE, SMALL, sized
from reviewer_app.ui.theme import SEVERITIES, Theme
from reviewer_app.ui.widgets import label, restyle


class PositionCard(QFrame):
    """The clause is quoted on the card that is chosen; `policy_set` names the frozen version that it is quoted from."""

    def __init__(self, group: Group, own_letter: str | None, policy_set: str, theme: Theme) -> None:
        super().__init__()
        self.group = group
        self._theme, self._own = theme, own_letter
        self.setProperty("role", "card")
        self.setAccessibleName(self._read_aloud())
        self._clause = self._quote(policy_set)
        self._lay_out()
        self.set_chosen(False)

    def set_chosen(self, chosen: bool) -> None:
        """Show whether it is the one that keys move."""
        restyle(self, chosen=chosen)
        self._clause.setVisible(chosen and bool(self.group.clause))

    def _lay_out(self) -> None:
        px = self._theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(px(16), px(12), px(16), px(12))
        column.setSpacing(px(8))
        column.addLayout(self._head())
        column.addWidget(self._clause)
        if self.group.voices:
            column.addLayout(self._voices())
        if self.group.votes is not None:
            column.addLayout(self._votes())

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(self._theme.px(10))
        title = label(self.group.title)
        title.setWordWrap(True)
        head.addWidget(sized(self._theme, title, LARGE, bold=True), 1)
        count = label(self.tr("%n voice(s)", "", len(self.group.voices)), "muted")
        head.addWidget(sized(self._theme, count, BODY), 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _quote(self, policy_set: str) -> QWidget:
        quote = label(f"«{self.group.clause}» — {policy_set}", "clause")
        quote.setWordWrap(True)
        return sized(self._theme, quote, BODY)

    def _voices(self) -> QGridLayout:
        px, grid = self._theme.px, QGridLayout()
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        grid.setColumnStretch(2, 1)
        top = Qt.AlignmentFlag.AlignTop
        grave = any(voice.severity for voice in self.group.voices)
        for row, voice in enumerate(self.group.voices):
            chip = LetterChip(voice.letter, self._theme, voice.letter == self._own, voice.name)
            grid.addWidget(chip, row, 0, top)
            if grave:
                grid.addWidget(self._severity(voice.severity), row, 1, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._said(voice), row, 2, Qt.AlignmentFlag.AlignVCenter)
            place = sized(self._theme, label(voice.place, "muted"), SMALL)
            grid.addWidget(place, row, 3, Qt.AlignmentFlag.AlignVCenter)
        return grid

    def _said(self, voice: Voice) -> QWidget:
        why = voice.why.replace("\n", " · ")
        text = " — ".join(part for part in (voice.name, why) if part)
        nothing = self.tr("marked nothing") if self.group.position == NONE else self.tr("no reason given")
        said = label(text or nothing, "" if why else "muted")
        said.setWordWrap(True)
        return sized(self._theme, said, BODY)

    def _severity(self, severity: str | None) -> QWidget:
        mark = label()
        if severity in SEVERITIES:
            px = self._theme.px
            mark.setPixmap(self._theme.severity_icon(severity, 14).pixmap(px(14), px(14)))
            mark.setAccessibleName(str(severity))
            mark.setToolTip(str(severity))
        return mark

    def _votes(self) -> QVBoxLayout:
        """The second round: how many are for it now, and what those say who gave a reason."""
        votes = self.group.votes or {}
        column = QVBoxLayout()
        column.setSpacing(self._theme.px(4))
        line = QHBoxLayout()
        line.setSpacing(self._theme.px(6))
        count = label(self.tr("Second vote: {n}").format(n=len(votes)), "accent")
        line.addWidget(sized(self._theme, count, BODY, bold=True))
        for letter in sorted(votes):
            line.addWidget(LetterChip(letter, self._theme, letter == self._own))
        line.addStretch(1)
        column.addLayout(line)
        for letter, why in sorted(votes.items()):
            if why:
                said = label(f"{letter}: {why}")
                said.setWordWrap(True)
                column.addWidget(sized(self._theme, said, BODY))
        return column

    def _read_aloud(self) -> str:
        group = self.group
        parts = [group.title, group.clause]
        parts += [" ".join(filter(None, (one.letter, one.name, one.severity, one.why))) for one in group.voices]
        if group.votes is not None:
            parts.append(self.tr("Second vote: {n}").format(n=len(group.votes)))
        return ". ".join(part for part in parts if part)
