"""The list on the left of the page: versions, proposals and drafts under their headings."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reviewer_app.domain.proposal import DRAFTED, DROPPED, MAY_PROPOSE, OPEN, PUBLISHED, Proposal
from reviewer_app.operations.drafting import Draft
from reviewer_app.operations.versions import Version
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.standards import words
from reviewer_app.ui.standards.pages_html import counts_text
from reviewer_app.ui.standards.standing import Standing
from reviewer_app.ui.standards.words import say

_Index = QModelIndex | QPersistentModelIndex
HEADING, VERSION, PROPOSAL, DRAFT = "heading", "version", "proposal", "draft"
# A sign and its colour for each state of a proposal.
_STATES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {OPEN: ("○", "accent"), DRAFTED: ("◐", "warn"), PUBLISHED: ("●", "good"), DROPPED: ("×", "muted")}
)


@dataclass(frozen=True, slots=True)
class Row:
    """A line. `key` names what it shows, `mark` is a sign at its end in `colour` (a token), `taken`: for the draft."""

    kind: str
    key: str
    title: str
    below: str = ""
    mark: str = ""
    colour: str = "muted"
    taken: bool = False


def rows_of(standing: Standing, role: str, taken: Collection[str], language: str) -> list[Row]:
    """All that a person may choose from; `taken`: ids of proposals that are to go into the draft."""
    rows = [_heading(QT_TRANSLATE_NOOP("Standards", "Versions")), *(_version_row(one) for one in standing.versions)]
    if role not in MAY_PROPOSE:
        return rows
    if standing.drafts:
        drafts = _heading(QT_TRANSLATE_NOOP("Standards", "Drafts"))
        rows = [drafts, *(_draft_row(one) for one in standing.drafts), *rows]
    rows.append(_heading(QT_TRANSLATE_NOOP("Standards", "Proposals")))
    for one in standing.proposals:
        name = standing.policy_name(one.change.policy_id, language)
        rows.append(_proposal_row(one, name, one.proposal_id in taken))
    if not standing.proposals:
        rows.append(_heading(QT_TRANSLATE_NOOP("Standards", "none yet")))
    return rows


def _heading(text: str) -> Row:
    return Row(HEADING, "", say(text))


def _version_row(one: Version) -> Row:
    begins = one.published.effective_from if one.published is not None else None
    if one.policies is None:
        below = say(QT_TRANSLATE_NOOP("Standards", "its text has not come down yet"))
    elif one.published is None:
        below = say(QT_TRANSLATE_NOOP("Standards", "comes with the program, or was used here"))
    elif begins is None:
        below = say(QT_TRANSLATE_NOOP("Standards", "published, from then on"))
    else:
        below = say(QT_TRANSLATE_NOOP("Standards", "from {day} on"), day=words.day_text(begins))
    if one.in_force:
        below = say(QT_TRANSLATE_NOOP("Standards", "in force")) + " · " + below
    return Row(VERSION, one.ref, one.ref, below, "●" if one.in_force else "", "good")


def _proposal_row(one: Proposal, policy_name: str, taken: bool) -> Row:
    below = f"{words.state_text(one)} · {one.change.change}"
    return Row(PROPOSAL, one.proposal_id, policy_name, below, *_STATES[one.state], taken)


def _draft_row(one: Draft) -> Row:
    if one.problems:
        below = QCoreApplication.translate("Standards", "%n mistake(s)", "", len(one.problems))
        return Row(DRAFT, one.path.name, one.ref, below, "■", "error")
    return Row(DRAFT, one.path.name, one.ref, counts_text(one.difference) if one.difference else "", "◇", "warn")


def read_aloud(row: Row) -> str:
    """A line for who cannot see it."""
    return " · ".join(part for part in ("✓" if row.taken else "", row.title, row.below) if part)


class StandardRows(Rows):
    """Headings are passed over by the arrows."""

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """Headings can neither be chosen nor reached."""
        if index.isValid() and self.rows[index.row()].kind == HEADING:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


class RowPainter(RowDelegate):
    """A heading on one line, everything else on two."""

    height = 54

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Headings are lower."""
        row: Row = index.data(Rows.ROW)
        return QSize(100, self._theme.px(38 if row.kind == HEADING else self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Draw one line."""
        row: Row = index.data(Rows.ROW)
        px = self._theme.px
        painter.save()
        box = option.rect.adjusted(px(16), px(7), -px(14), -px(7))
        if row.kind == HEADING:
            below = QRect(box.x(), option.rect.bottom() - px(24), box.width(), px(20))
            self._write(painter, below, row.title, "muted", 12, bold=True)
        else:
            if option.state & QStyle.StateFlag.State_Selected:
                painter.fillRect(option.rect, self._theme.color("selected"))
                painter.fillRect(
                    QRect(option.rect.x(), option.rect.y(), px(3), option.rect.height()), self._theme.color("accent")
                )
            half = box.height() // 2
            top = QRect(box.x(), box.y(), box.width(), half)
            room = self._theme.metrics(12).horizontalAdvance(row.mark) + px(10) if row.mark else 0
            title = f"✓ {row.title}" if row.taken else row.title
            self._write(painter, top.adjusted(0, 0, -room, 0), title, "text", 14)
            self._write(painter, top, row.mark, row.colour, 12, right=True)
            self._write(painter, QRect(box.x(), box.y() + half, box.width(), half), row.below, "muted", 12)
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, colour: str, pixels: int, **how: bool) -> None:
        painter.setFont(self._theme.font(pixels, how.get("bold", False)))
        painter.setPen(self._theme.color(colour))
        fitting = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        side = Qt.AlignmentFlag.AlignRight if how.get("right") else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | side, fitting)
