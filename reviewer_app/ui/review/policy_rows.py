"""The lines of the policy panel: which policies stand where, under which keys, and how a line is painted."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from reviewer_app.domain.policy import Category, Policy, PolicySet, text_in
from reviewer_app.ui.row_list import RowDelegate, Rows
from reviewer_app.ui.theme import paint_severity
from reviewer_app.ui.widgets import paint_key, paint_width

_NO_USES: Mapping[str, int] = MappingProxyType({})
# Lines of the most used policies, unless more have a key of their own.
_MOST = 9


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the panel: a heading (no policy), or a policy with the keys shown on it; `inset` below a category."""

    text: str
    keys: tuple[str, ...] = ()
    policy: Policy | None = None
    inset: bool = False


def rows_of(policy_set: PolicySet, language: str, first_key: str = "", uses: Mapping[str, int] = _NO_USES) -> list[Row]:
    """The panel's lines: the most used policies first, then each category; only what can follow after a first key.

    `uses`: how often the person has labelled with each policy.
    """
    rows = [] if first_key else _most_used(policy_set, language, uses)
    for category in policy_set.categories:
        if not first_key or category.key == first_key:
            rows += _category_rows(policy_set, category, language)
    return rows


def shortest_keys(policy: Policy) -> tuple[str, ...]:
    """The key sequence of a policy with the fewest keys, () for none."""
    return min(policy.keys, key=len, default=())


def _most_used(policy_set: PolicySet, language: str, uses: Mapping[str, int]) -> list[Row]:
    """By use, then the policies on one key in the order of the row of digits: 1 to 9, then 0, then what is no digit."""
    single = {policy.id: keys for policy in policy_set.policies for keys in policy.keys if len(keys) == 1}
    digits = sorted(single, key=lambda one: (not single[one][0].isdigit(), single[one][0] == "0", single[one][0]))
    used = [policy.id for policy in policy_set.policies if uses.get(policy.id)]
    used.sort(key=lambda policy_id: -uses[policy_id])
    first = list(dict.fromkeys((*used, *digits)))[: max(_MOST, len(single))]
    policies = [policy for policy_id in first if (policy := policy_set.policy(policy_id)) is not None]
    if not policies:
        return []
    heading = Row(QCoreApplication.translate("PolicyPanel", "Most used"))
    return [heading, *(Row(text_in(one.name, language), shortest_keys(one), one) for one in policies)]


def _category_rows(policy_set: PolicySet, category: Category, language: str) -> list[Row]:
    members = [
        Row(text_in(policy.name, language), keys[1:], policy, inset=True)
        for policy in policy_set.policies
        if policy.category == category.id
        for keys in policy.keys
        if len(keys) > 1 and keys[0] == category.key
    ]
    return [Row(text_in(category.name, language), (category.key,)), *members] if members else []


def spoken(row: Row) -> str:
    """A line for screen readers: keys, name, severity."""
    severity = row.policy.severity if row.policy is not None else ""
    return " ".join(part for part in (*row.keys, row.text, severity) if part)


class PolicyDelegate(RowDelegate):
    """Paints a heading or a policy: key caps in a column of their own, name, severity."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint one line."""
        row: Row = index.data(Rows.ROW)
        theme, px, box = self._theme, self._theme.px, option.rect
        middle = box.center().y() + 1
        painter.save()
        if row.policy is not None and option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, theme.color("selected"))
        elif row.policy is not None and option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("hover"))
        painter.setFont(theme.font(11, bold=row.policy is None))
        x = box.left() + px(34 if row.inset else 12)
        for key in row.keys:
            cap = QRectF(x, middle - px(9), paint_width(key, theme), px(18))
            x += paint_key(painter, cap, key, theme) + px(3)
        x += px(6) if row.keys else 0
        right = box.right() - px(12)
        if row.policy is not None:
            side = px(10)
            paint_severity(painter, QRectF(right - side, middle - side / 2, side, side), row.policy.severity, theme)
            right -= side + px(8)
            painter.setFont(theme.font(13))
        painter.setPen(theme.color("muted" if row.policy is None else "text"))
        room = QRect(round(x), box.top(), max(0, round(right - x)), box.height())
        text = painter.fontMetrics().elidedText(row.text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
