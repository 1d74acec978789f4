"""The policies with their keys, always in view, a search for them, and the guidance of the one in question."""

from collections.abc import Mapping

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListView,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from reviewer_app.domain.policy import Policy, PolicySet, text_in
from reviewer_app.domain.policy_search import PolicySearch
from reviewer_app.ui.page import KEPT_KEYS, OWN_KEYS
from reviewer_app.ui.review.guidance import Guidance
from reviewer_app.ui.review.policy_rows import PolicyDelegate, Row, rows_of, shortest_keys, spoken
from reviewer_app.ui.row_list import Rows
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule

_NOWHERE = QModelIndex()
# The share of the page's height that guidance may take.
_GUIDANCE = 0.15


def _scrolling(widget: QWidget) -> QScrollArea:
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    area.hide()
    return area


def _edge() -> QWidget:
    """A line that comes when there is something below it, and keeps its place."""
    line = rule()
    policy = line.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    line.setSizePolicy(policy)
    line.hide()
    return line


class PolicyPanel(QWidget):
    """Lists a policy set. `label_wanted(policy_id)` on a click on a policy.

    In a search, arrows choose and Enter labels: `search_chosen(policy_id)`; `search_left()` follows in any case.
    """

    label_wanted = Signal(str)
    search_chosen = Signal(str)
    search_left = Signal()

    def __init__(self, policy_set: PolicySet, language: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._set, self._language, self._theme = policy_set, language, theme
        self._first_key = ""
        self._chosen: str | None = None
        self._uses: Mapping[str, int] = {}
        self._search = PolicySearch(policy_set)
        self.field = self._search_field()
        self.set_search_key("")
        self._rows = Rows(spoken, self)
        self.list = self._policy_list()
        self._guidance = Guidance(theme, [self._texts(policy) for policy in policy_set.policies])
        self._in_full = Guidance(theme, [self._texts(policy, in_full=True) for policy in policy_set.policies])
        self._full_view = _scrolling(self._in_full)
        self._edge = _edge()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._field_row = QHBoxLayout()
        self._field_row.addWidget(self.field)
        layout.addLayout(self._field_row)
        layout.addWidget(self.list, 1)
        layout.addWidget(self._edge)
        layout.addWidget(self._guidance)
        layout.addWidget(self._full_view, 2)
        for watched in (self.list, self.list.viewport()):
            watched.installEventFilter(self)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._fill()

    def set_room(self, height: int) -> None:
        """How high the page is: guidance takes no more than its share."""
        self._guidance.set_most(round(height * _GUIDANCE))

    def minimumSizeHint(self) -> QSize:
        """With the room of guidance, so that nothing around has to move when there is something to say."""
        least, waiting = super().minimumSizeHint(), self._edge.isHidden()
        return least + QSize(0, self._guidance.wanted if waiting else 0)

    def rows(self) -> list[Row]:
        """The lines in view, in order."""
        return [self._rows.index(number).data(Rows.ROW) for number in range(self._rows.rowCount())]

    def guidance(self) -> str:
        """The guidance shown."""
        return (self._in_full if self.searching else self._guidance).text

    def set_search_key(self, key: str) -> None:
        """Name the key that begins a search."""
        self.field.setPlaceholderText(f"{self.tr('Find a policy')}   {key}".rstrip())

    def set_uses(self, uses: Mapping[str, int]) -> None:
        """How often the person has labelled with each policy; told between recordings, so that nothing jumps in one."""
        if uses != self._uses:
            self._uses = dict(uses)
            self._fill()

    @property
    def searching(self) -> bool:
        """Whether policies are being searched."""
        return not self._full_view.isHidden()

    def start_search(self) -> None:
        """Begin to type; guidance is shown in full, with examples and what is allowed."""
        self._guidance.hide()
        self._edge.show()
        self._full_view.show()
        self.field.clear()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._fill()

    def end_search(self) -> None:
        """Show all policies as before."""
        if self.searching:
            self._full_view.hide()
            self._guidance.show()
            self._edge.setVisible(bool(self._guidance.text))
            self.field.clear()
            self._fill()
            self._tell(self._chosen)

    @property
    def found(self) -> str | None:
        """The policy that Enter would label with, None without a search or a hit."""
        row = self.list.currentIndex().data(Rows.ROW) if self.searching else None
        return None if row is None or row.policy is None else row.policy.id

    def show_prefix(self, keys: str) -> bool:
        """Show only what may follow after a first key; '' shows everything again. Whether it is the panel's key."""
        first = keys.split(" ", maxsplit=1)[0] if keys else ""
        first = first if any(category.key == first for category in self._set.categories) else ""
        if first != self._first_key:
            self._first_key = first
            self._fill()
        return bool(first)

    def show_chosen(self, policy_id: str) -> None:
        """Show the guidance of the chosen finding's policy, from now on whenever no other is looked at."""
        self._chosen = policy_id
        if not self.searching:
            self._tell(policy_id)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The guidance goes back to the chosen finding's when the pointer leaves; the keys of a search."""
        if watched is self.field:
            return self._search_event(event)
        if watched is self.list:
            return self._list_event(event)
        if event.type() == QEvent.Type.Leave:
            self._tell(self.found or self._chosen)
        return super().eventFilter(watched, event)

    def _list_event(self, event: QEvent) -> bool:
        """With the focus on the list arrows choose, and Enter labels."""
        if event.type() == QEvent.Type.FocusIn and not self.list.currentIndex().isValid():
            self._step(1)
        elif event.type() == QEvent.Type.FocusOut and not self.searching:
            self.list.setCurrentIndex(_NOWHERE)
            self._tell(self._chosen)
        elif event.type() == QEvent.Type.KeyPress:
            return self._list_key(event.key())  # type: ignore[attr-defined]
        return False

    def _list_key(self, key: int) -> bool:
        page, all_rows = max(1, self.list.height() // self._theme.px(24) - 1), self._rows.rowCount()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page}
        far = {Qt.Key.Key_Home: -all_rows, Qt.Key.Key_End: all_rows}
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clicked(self.list.currentIndex())
        elif key in steps or key in far:
            self._step((steps | far)[key])
        else:
            return False
        return True

    def _policy_list(self) -> QListView:
        made = QListView()
        made.setModel(self._rows)
        made.setItemDelegate(PolicyDelegate(self._theme, made))
        made.setUniformItemSizes(True)
        made.setMouseTracking(True)
        # A click labels and leaves the keys where they are.
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.setProperty(KEPT_KEYS, ["Up", "Down", "Return", "Home", "End", "PageUp", "PageDown"])
        made.setSelectionMode(QListView.SelectionMode.SingleSelection)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setAccessibleName(self.tr("Policies"))
        made.entered.connect(self._hovered)
        made.clicked.connect(self._clicked)
        return made

    def _search_field(self) -> QLineEdit:
        field = QLineEdit()
        field.setProperty(OWN_KEYS, True)
        field.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        field.setAccessibleName(self.tr("Find a policy"))
        field.installEventFilter(self)
        field.textEdited.connect(lambda _: self._fill())
        return field

    def _restyle(self) -> None:
        px = self._theme.px
        self._field_row.setContentsMargins(px(8), px(6), px(8), px(4))
        # A few lines of each at the least: guidance and search scroll where the window is low.
        self.list.setMinimumHeight(px(50))
        self._full_view.setMinimumHeight(px(60))
        self.list.doItemsLayout()

    def _search_event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and not self.searching:
            self.start_search()
        if event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:  # type: ignore[attr-defined]
            self.end_search()
        if event.type() != QEvent.Type.KeyPress:
            return False
        match event.key():  # type: ignore[attr-defined]
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                policy = self.found
                if policy is not None:
                    self.end_search()
                    self.search_chosen.emit(policy)
                    self.search_left.emit()
            case Qt.Key.Key_Escape | Qt.Key.Key_Tab | Qt.Key.Key_Backtab:
                self.end_search()
                self.search_left.emit()
            case Qt.Key.Key_Down | Qt.Key.Key_Up:
                self._step(1 if event.key() == Qt.Key.Key_Down else -1)  # type: ignore[attr-defined]
            case _:
                return False
        return True

    def _step(self, step: int) -> None:
        """To the policy so many lines further, past headings; not beyond the ends."""
        last = self._rows.rowCount() - 1
        way = 1 if step > 0 else -1
        row = min(last, max(0, self.list.currentIndex().row() + step))
        while 0 <= row <= last and self._policy_at(row) is None:
            row += way
        if 0 <= row <= last:
            self._choose(row)

    def _policy_at(self, row: int) -> Policy | None:
        return self._rows.index(row).data(Rows.ROW).policy

    def _choose(self, row: int) -> None:
        self.list.setCurrentIndex(self._rows.index(row))
        policy = self._policy_at(row)
        self._tell(None if policy is None else policy.id)
        # Guidance may have made the list lower.
        self.list.scrollTo(self._rows.index(row))

    def _fill(self) -> None:
        if not self.searching:
            self._rows.set_rows(rows_of(self._set, self._language, self._first_key, self._uses))
            return
        found = self._search.find(self.field.text(), self._uses)
        self._rows.set_rows([Row(text_in(one.name, self._language), shortest_keys(one), one) for one in found])
        if found:
            self._choose(0)
        else:
            self._tell(None)

    def _hovered(self, index: QModelIndex) -> None:
        row: Row = index.data(Rows.ROW)
        if row.policy is not None:
            before = self._edge.isHidden()
            self._tell(row.policy.id)
            if before:
                self.list.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        row: Row | None = index.data(Rows.ROW)
        if row is not None and row.policy is not None:
            self.label_wanted.emit(row.policy.id)

    def _tell(self, policy_id: str | None) -> None:
        policy = self._set.policy(policy_id) if policy_id else None
        if self.searching:
            self._in_full.show_text(*(self._texts(policy, in_full=True) if policy is not None else ("", "")))
        elif policy is not None:
            self._guidance.show_text(*self._texts(policy))
            if self._edge.isHidden():
                self._edge.show()
                self.layout().activate()

    def _texts(self, policy: Policy, in_full: bool = False) -> tuple[str, str]:
        """Name and guidance; in full with what is allowed after all and examples, a line each."""
        lines = [text_in(policy.guidance, self._language)]
        if in_full and policy.exceptions:
            grounds = ", ".join(text_in(one.name, self._language) for one in policy.exceptions)
            lines.append(self.tr("Allowed: {grounds}").format(grounds=grounds))
        if in_full:
            lines += [f"{'○' if one.allowed else '●'} {text_in(one.text, self._language)}" for one in policy.examples]
        return text_in(policy.name, self._language), "\n".join(lines)
