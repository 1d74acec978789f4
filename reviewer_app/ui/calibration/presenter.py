"""Presenter mode: one spot after the other, the largest disagreement first, with the clip and every position on it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.discussion import Discussed
from reviewer_app.domain.calibration.session import CLOSED, Session
from reviewer_app.ui.calibration.position_card import PositionCard
from reviewer_app.ui.calibration.ruling_sheet import RulingSheet
from reviewer_app.ui.calibration.spot_groups import (
    Group,
    Standard,
    cause_name,
    groups_of,
    place_text,
    position_name,
)
from reviewer_app.ui.calibration.spot_sheet import SpotSheet
from reviewer_app.ui.calibration.spot_strip import SpotStrip
from reviewer_app.ui.calibration.spot_words import Said, SpotWords
from reviewer_app.ui.calibration.type_size import BODY, LARGE, sized
from reviewer_app.ui.calibration.vote_sheet import VoteSheet
from reviewer_app.ui.lines import Elided
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label, rule, says, scaled

# Pixels of the design: where less is free, the words stand above the positions, and the clip is narrower; where less
# height is free, a sheet lies in the place of the positions.
_WIDE, _HIGH = 820, 460


class Presenter(QWidget):
    """Shows a session's spots. `clip` is what plays; it is told of each spot by whoever follows `spot_shown(Spot)`.

    `changed()`: another spot, or more is known of it. `voted(Spot, position, why)` and `ruled(Spot, Draft)` ask for
    decisions; the sheet stays until `close_sheet`. `refused(sentence)`: what is written on it would have been lost.
    """

    spot_shown = Signal(object)
    voted = Signal(object, str, str)
    ruled = Signal(object, object)
    sheet_left = Signal()
    refused = Signal(str)
    changed = Signal()

    def __init__(self, clip: QWidget, theme: Theme, room: Theme, parent: QWidget | None = None) -> None:
        """`room` is the look of what everybody in the room reads, `theme` that of what one person writes."""
        super().__init__(parent)
        self._theme, self._room, self.clip = theme, room, clip
        self._session: Session | None = None
        self._standard = Standard(None, "en")
        self._spots: tuple[Discussed, ...] = ()
        self._here = self._chosen = 0
        self._finding = False
        self._votes_shown: set[str] = set()
        self._groups: list[Group] = []
        self.sheet: SpotSheet | None = None
        self.number, self.where, self.count = label(), Elided(role="muted"), label("", "muted")
        self.strip, self.words = SpotStrip(self._room), SpotWords(self._room)
        self.ruling = label("", "ruling")
        self.cards: list[PositionCard] = []
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        says(self.setAccessibleName, lambda: self.tr("Spots to talk about"))
        self._lay_out()

    # ------------------------------------------------------------ what is on screen

    @property
    def current(self) -> Discussed | None:
        """The spot on screen, None while there is none."""
        return self._spots[self._here] if self._spots else None

    @property
    def votes_shown(self) -> bool:
        """Whether the second votes on the spot on screen may be seen by who looks at it."""
        one, session = self.current, self._session
        return (
            one is not None
            and session is not None
            and (one.ruling is not None or one.spot.spot_id in self._votes_shown)
        )

    @property
    def may_vote(self) -> bool:
        """Whether the person is a member and the spot still open."""
        one, session = self.current, self._session
        return bool(one and session and session.my_letter and one.is_open and session.state != CLOSED)

    @property
    def may_rule(self) -> bool:
        """Whether the spot is still to be ruled on."""
        one, session = self.current, self._session
        return bool(one and session and one.is_open and session.state != CLOSED)

    def show_session(self, session: Session, spots: Sequence[Discussed] | None, standard: Standard) -> None:
        """Show a session's spots as they stand now, None while they are being found; the one on screen stays there."""
        before = self.current
        another = self._session is None or self._session.session_id != session.session_id
        self._session, self._spots, self._standard = session, tuple(spots or ()), standard
        self._finding = spots is None
        ids = [one.spot.spot_id for one in self._spots]
        wanted = before.spot.spot_id if before and not another else ""
        self._here = ids.index(wanted) if wanted in ids else 0
        self._show(another or wanted not in ids)

    def show_words(self, spot_id: str, said: Said) -> None:
        """What is said around a spot, if it is still the one on screen."""
        if self.current is not None and self.current.spot.spot_id == spot_id:
            self.words.show_words(said)

    # ------------------------------------------------------------ what keys do

    def go(self, step: int) -> None:
        """Go to another spot; behind the last and before the first there is none."""
        there = min(max(0, self._here + step), len(self._spots) - 1)
        if self._spots and there != self._here and self.may_go():
            self._here = there
            self.close_sheet()
            self._show(True)

    def choose(self, step: int) -> None:
        """Choose the next position, or the one before; its clause is quoted."""
        if self.cards:
            self._choose(min(max(0, self._chosen + step), len(self.cards) - 1))

    def toggle_votes(self) -> None:
        """Show the second votes on this spot, or hide them again."""
        if self.current is not None:
            self._votes_shown ^= {self.current.spot.spot_id}
            self._show(False)

    def vote(self) -> None:
        """Open the sheet for one's own second vote, or go back to it."""
        one, session = self.current, self._session
        if one is not None and session is not None and self._may_open(VoteSheet):
            before = one.votes.get(session.my_letter or "")
            sheet = VoteSheet(one.spot, self._standard, self._theme, self._right.parentWidget(), before)
            sheet.voted.connect(lambda position, why: self.voted.emit(one.spot, position, why))
            self._open(sheet)

    def rule(self) -> None:
        """Open the sheet for the ruling, or go back to it; the votes are seen by who rules."""
        one = self.current
        if one is not None and self._may_open(RulingSheet):
            self._votes_shown.add(one.spot.spot_id)
            self._show(False)
            sheet = RulingSheet(one.spot, self._standard, self._theme, self._right.parentWidget())
            sheet.ruled.connect(lambda draft: self.ruled.emit(one.spot, draft))
            self._open(sheet)

    def may_go(self) -> bool:
        """Whether nothing would be lost if the sheet closed; else the keys are its again, and a sentence says why."""
        sheet = self.sheet
        if sheet is None or not sheet.has_text:
            return True
        sheet.setFocus()
        self.refused.emit(self.tr("What you wrote on this spot is not stored: Ctrl+Enter stores it, Esc drops it."))
        return False

    def close_sheet(self) -> None:
        """Take the sheet away."""
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.close_sheet()
            sheet.deleteLater()
            self._share_out()

    # ------------------------------------------------------------ inside

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, positions go before clip and words."""
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        wide = self.width() >= self._theme.px(_WIDE)
        if wide:
            self._left.addWidget(self.words)
        else:
            self._inside.insertWidget(0, self.words)
        self.strip.setVisible(wide)
        self._body.setStretch(0, 5 if wide else 2)
        self._body.setStretch(1, 6 if wide else 5)
        self._scroll.setVisible(self.sheet is None or self.height() >= self._theme.px(_HIGH))

    def _may_open(self, kind: type[SpotSheet]) -> bool:
        sheet, one = self.sheet, self.current
        if sheet is not None and one is not None and isinstance(sheet, kind) and sheet.spot_id == one.spot.spot_id:
            sheet.setFocus()
            return False
        return self.may_go()

    def _open(self, sheet: SpotSheet) -> None:
        self.close_sheet()
        self.sheet = sheet
        sheet.left.connect(self._sheet_left)
        self._right.addWidget(sheet)
        self._share_out()
        sheet.appear()

    def _sheet_left(self) -> None:
        self.close_sheet()
        self.sheet_left.emit()

    def _show(self, another_spot: bool) -> None:
        one, session = self.current, self._session
        self.strip.show_spots([(each.spot.size, not each.is_open) for each in self._spots], self._here)
        if one is None or session is None:
            nothing = self.tr("There is nothing to discuss: everybody says the same everywhere.")
            self.number.setText(self.tr("The disagreements are being found …") if self._finding else nothing)
            self._show_cards([])
            return
        self.number.setText(self.tr("Spot {n} of {all}").format(n=self._here + 1, all=len(self._spots)))
        title = next((item.title for item in session.items if item.recording_id == one.spot.recording_id), "")
        self.where.setText(f"{title} · {place_text(one.spot)}")
        self.where.setToolTip(self.where.text())
        voters = len(set(session.letters) & set(one.votes))
        self.count.setText(self.tr("{n} of {all} voted again").format(n=voters, all=len(session.letters)))
        self._show_ruling(one)
        groups = groups_of(one, session, self._standard, self.votes_shown)
        if another_spot or groups != self._groups:
            self._show_cards(groups, 0 if another_spot else self._chosen)
        if another_spot:
            self.words.show_words(Said())
            self.spot_shown.emit(one.spot)
        self.changed.emit()

    def _show_ruling(self, one: Discussed) -> None:
        ruling = one.ruling
        self.ruling.setVisible(ruling is not None)
        if ruling is None:
            return
        parts = [position_name(ruling.position, self._standard), cause_name(ruling.cause)]
        if ruling.retest:
            parts.append(self.tr("to be tested again"))
        if ruling.proposal is not None:
            parts.append(self.tr("with a proposal to change the standard"))
        self.ruling.setText(self.tr("Ruled: {what}. {why}").format(what=" · ".join(parts), why=ruling.rationale))

    def _show_cards_anew(self) -> None:
        self._show_cards(self._groups, self._chosen)

    def _show_cards(self, groups: list[Group], chosen: int = 0) -> None:
        self._groups = groups
        session = self._session
        for card in self.cards:
            self._inside.removeWidget(card)
            card.deleteLater()
        letter, policy_set = (session.my_letter, session.policy_set) if session else (None, "")
        self.cards = [PositionCard(group, letter, policy_set, self._room) for group in groups]
        for card in self.cards:
            # Before what keeps them at the top.
            self._inside.insertWidget(self._inside.count() - 1, card)
        if self.cards:
            self._choose(min(chosen, len(self.cards) - 1))

    def _choose(self, chosen: int) -> None:
        self._chosen = chosen
        for n, card in enumerate(self.cards):
            card.set_chosen(n == chosen)
        if chosen:
            self._scroll.ensureWidgetVisible(self.cards[chosen], 0, self._theme.px(8))
        else:
            self._scroll.verticalScrollBar().setValue(0)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        scaled(self._theme, head.setContentsMargins, 24, 12, 24, 10)
        scaled(self._theme, head.setSpacing, 16)
        head.addWidget(sized(self._room, self.number, LARGE, bold=True))
        head.addWidget(sized(self._room, self.where, BODY), 2)
        head.addWidget(self.strip, 1)
        head.addWidget(sized(self._room, self.count, BODY))
        self._scroll = QScrollArea(widgetResizable=True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._inside = QVBoxLayout(content)
        scaled(self._theme, self._inside.setContentsMargins, 0, 0, 6, 0)
        scaled(self._theme, self._inside.setSpacing, 10)
        self._inside.addStretch(1)
        self._scroll.setWidget(content)
        left, right = QWidget(), QWidget()
        self._left, self._right = QVBoxLayout(left), QVBoxLayout(right)
        for column in (self._left, self._right):
            column.setContentsMargins(0, 0, 0, 0)
            scaled(self._theme, column.setSpacing, 12)
        self._left.addWidget(self.clip, 1)
        self._left.addWidget(self.words)
        self.ruling.setWordWrap(True)
        self._inside.insertWidget(0, sized(self._room, self.ruling, BODY))
        self._right.addWidget(self._scroll, 1)
        self._body = QHBoxLayout()
        scaled(self._theme, self._body.setContentsMargins, 24, 14, 18, 14)
        scaled(self._theme, self._body.setSpacing, 20)
        self._body.addWidget(left, 5)
        self._body.addWidget(right, 6)
        # The picture may become narrower than it would like to be.
        left.setMinimumWidth(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(rule())
        column.addLayout(self._body, 1)
        # A method of the widget: Qt lets go of it when the page goes, which the theme outlives.
        self._room.changed.connect(self._show_cards_anew)
