"""The policies with their keys, always in view, and the guidance of the one in question."""

from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.policy import Category, Policy, PolicySet, text_in
from reviewer_app.ui.review.guidance import Guidance
from reviewer_app.ui.theme import Theme, paint_severity
from reviewer_app.ui.widgets import paint_key, paint_width, rule

_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the panel: a heading (no policy), or a policy with the keys shown on it; `inset` below a category."""

    text: str
    keys: tuple[str, ...] = ()
    policy: Policy | None = None
    inset: bool = False


def rows_of(policy_set: PolicySet, language: str, first_key: str = "") -> list[Row]:
    """The panel's lines: the policies on one key first, then each category; only what can follow after a first key."""
    rows = [] if first_key else _most_used(policy_set, language)
    for category in policy_set.categories:
        if not first_key or category.key == first_key:
            rows += _category_rows(policy_set, category, language)
    return rows


def shortest_keys(policy: Policy) -> tuple[str, ...]:
    """The key sequence of a policy with the fewest keys, () for none."""
    return min(policy.keys, key=len, default=())


def _most_used(policy_set: PolicySet, language: str) -> list[Row]:
    single = [(keys, policy) for policy in policy_set.policies for keys in policy.keys if len(keys) == 1]
    if not single:
        return []
    # the order of the keyboard's row of digits: 1 to 9, then 0, then what is no digit
    single.sort(key=lambda pair: (not pair[0][0].isdigit(), pair[0][0] == "0", pair[0]))
    heading = Row(QCoreApplication.translate("PolicyPanel", "Most used"))
    return [heading, *(Row(text_in(policy.name, language), keys, policy) for keys, policy in single)]


def _category_rows(policy_set: PolicySet, category: Category, language: str) -> list[Row]:
    members = [
        Row(text_in(policy.name, language), keys[1:], policy, inset=True)
        for policy in policy_set.policies
        if policy.category == category.id
        for keys in policy.keys
        if len(keys) > 1 and keys[0] == category.key
    ]
    return [Row(text_in(category.name, language), (category.key,)), *members] if members else []


class PolicyRows(QAbstractListModel):
    """The panel's lines as a list model; `ROW` is the role of the line."""

    ROW = Qt.ItemDataRole.UserRole

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def set_rows(self, rows: list[Row]) -> None:
        """Show these lines."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex = _NOWHERE) -> int:
        """How many lines there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The line for `ROW`, its text with keys for display and screen readers."""
        row = self._rows[index.row()]
        if role == self.ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join((*row.keys, row.text))
        return None


class PolicyDelegate(QStyledItemDelegate):
    """Paints a heading or a policy: key caps in a column of their own, name, severity."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex) -> QSize:
        """All lines are equally high."""
        return QSize(100, self._theme.px(24))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex) -> None:
        """Paint one line."""
        row: Row = index.data(PolicyRows.ROW)
        theme, px, box = self._theme, self._theme.px, option.rect
        middle = box.center().y() + 1
        painter.save()
        if row.policy is not None and option.state & QStyle.StateFlag.State_MouseOver:
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


class PolicyPanel(QWidget):
    """Lists a policy set. `label_wanted(policy_id)` on a click on a policy."""

    label_wanted = Signal(str)

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._set, self._language, self._theme = policy_set, language, theme
        self._first_key = ""
        self._last: str | None = None
        self._rows = PolicyRows(self)
        self._list = QListView()
        self._list.setModel(self._rows)
        self._list.setItemDelegate(PolicyDelegate(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setMouseTracking(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setSelectionMode(QListView.SelectionMode.NoSelection)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._list.setAccessibleName(self.tr("Policies"))
        self._list.viewport().installEventFilter(self)
        self._list.entered.connect(self._hovered)
        self._list.clicked.connect(self._clicked)
        self._guidance = Guidance(theme, [self._texts(policy) for policy in policy_set.policies])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list, 1)
        layout.addWidget(rule())
        layout.addWidget(self._guidance)
        theme.changed.connect(self._list.doItemsLayout)
        self._fill()

    def rows(self) -> list[Row]:
        """The lines in view, in order."""
        return [self._rows.index(number).data(PolicyRows.ROW) for number in range(self._rows.rowCount())]

    def guidance(self) -> str:
        """The guidance shown."""
        return self._guidance.text

    def show_prefix(self, keys: str) -> bool:
        """Show only what may follow after a first key; '' shows everything again. Whether it is the panel's key."""
        first = keys.split(" ", maxsplit=1)[0] if keys else ""
        first = first if any(category.key == first for category in self._set.categories) else ""
        if first != self._first_key:
            self._first_key = first
            self._fill()
        return bool(first)

    def show_used(self, policy_id: str) -> None:
        """Show the guidance of the policy that was used last."""
        self._last = policy_id
        self._tell(policy_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The guidance goes back to the policy used last when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self._tell(self._last)
        return super().eventFilter(watched, event)

    def _fill(self) -> None:
        self._rows.set_rows(rows_of(self._set, self._language, self._first_key))

    def _hovered(self, index: QModelIndex) -> None:
        row: Row = index.data(PolicyRows.ROW)
        if row.policy is not None:
            self._tell(row.policy.id)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row = index.data(PolicyRows.ROW)
        if row.policy is not None:
            self.label_wanted.emit(row.policy.id)

    def _tell(self, policy_id: str | None) -> None:
        policy = self._set.policy(policy_id) if policy_id else None
        if policy is not None:
            self._guidance.show_text(*self._texts(policy))
        else:
            self._guidance.show_text("", "")

    def _texts(self, policy: Policy) -> tuple[str, str]:
        return text_in(policy.name, self._language), text_in(policy.guidance, self._language)
