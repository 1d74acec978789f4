"""How the panes of the review page share its room: by themselves, or as a person has decided."""

from collections.abc import Callable, Iterable, Mapping

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QSplitter, QWidget

from reviewer_app.ui.layouts import Arrangement, shares

HIDDEN = "hidden"


class PaneRoom(QObject):
    """Remembers the shares of splitters that a person has moved, and which panes are hidden.

    `splitters` by the name under which they are remembered; `parts` are the panes that can be hidden, a function each
    that shows or hides one. `changed()` follows a person's decision, `hidden_changed()` as well when panes came or went
    and the others are to share the room out anew.
    """

    changed = Signal()
    hidden_changed = Signal()

    def __init__(
        self,
        splitters: Mapping[str, QSplitter],
        parts: Mapping[str, Callable[[bool], object]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._splitters, self._parts = splitters, parts
        self._shares: dict[str, tuple[int, ...]] = {}
        self.hidden: frozenset[str] = frozenset()
        # Panes that lend their room for a while.
        self.squeezed: frozenset[str] = frozenset()
        for name, splitter in splitters.items():
            splitter.splitterMoved.connect(lambda *_, name=name: self.moved(name))

    def moved(self, name: str) -> None:
        """A person has moved a divider of a splitter."""
        self._shares[name] = shares(self._splitters[name].sizes())
        self.changed.emit()

    def by_hand(self, name: str) -> bool:
        """Whether a person has decided how a splitter's panes share the room."""
        return name in self._shares

    def restore(self, name: str) -> bool:
        """Share a splitter's room out as a person has decided; returns False where nobody has."""
        wanted, splitter = self._shares.get(name), self._splitters[name]
        if wanted is None or len(wanted) != splitter.count():
            return False
        long = splitter.width() if splitter.orientation() == Qt.Orientation.Horizontal else splitter.height()
        shown = sum(not splitter.widget(n).isHidden() for n in range(splitter.count()))
        long -= splitter.handleWidth() * max(0, shown - 1)
        sizes = [round(share * long / sum(wanted)) for share in wanted]
        if sizes != splitter.sizes():
            splitter.setSizes(sizes)
        return True

    def forget(self, name: str) -> None:
        """A splitter's panes share the room by themselves again."""
        if self._shares.pop(name, None) is not None:
            self.changed.emit()

    def give(self, pane: QWidget, along: Qt.Orientation, by: int) -> bool:
        """Give a pane so many pixels more of its splitter's room, or less; returns whether it could have them."""
        for name, splitter in self._splitters.items():
            at = _index_of(splitter, pane)
            if splitter.orientation() != along or at is None:
                continue
            others = [n for n in range(splitter.count()) if n != at and not splitter.widget(n).isHidden()]
            if not others:
                continue
            sizes, other = splitter.sizes(), max(others, key=lambda n: splitter.sizes()[n])
            sizes[at], sizes[other] = max(1, sizes[at] + by), max(1, sizes[other] - by)
            splitter.setSizes(sizes)
            self.moved(name)
            return True
        return False

    def hide(self, part: str) -> None:
        """Hide a pane, where it is one that can be hidden."""
        if part in self._parts:
            self._set_hidden(self.hidden | {part})

    def show(self, parts: Iterable[str] | None = None) -> None:
        """Show panes again, all of them when none is named."""
        self._set_hidden(self.hidden - set(self._parts if parts is None else parts))

    def shown(self, part: str) -> bool:
        """Whether a pane is in view."""
        return part not in self.hidden | self.squeezed

    def squeeze(self, parts: Iterable[str]) -> None:
        """Let only these panes give their room to others for a while; nothing that a person has decided changes."""
        before, self.squeezed = self.squeezed, frozenset(parts)
        for name in before ^ self.squeezed:
            self._parts[name](self.shown(name))

    def arrangement(self) -> Arrangement:
        """What a person has decided."""
        hidden = {HIDDEN: tuple(sorted(self.hidden))} if self.hidden else {}
        return {**self._shares, **hidden}

    def arrange(self, arrangement: Arrangement) -> None:
        """Take what a person has decided; entries that do not fit this page are left out."""
        fits = (one for one in self._splitters if _is_shares(arrangement.get(one), self._splitters[one].count()))
        self._shares = {name: tuple(arrangement[name]) for name in fits}  # type: ignore[misc]
        self._apply_hidden(frozenset(arrangement.get(HIDDEN, ())) & frozenset(self._parts))  # type: ignore[arg-type]

    def _set_hidden(self, hidden: frozenset[str]) -> None:
        if hidden != self.hidden:
            # What a person has decided for the panes of before says nothing of these.
            self._shares.clear()
            self._apply_hidden(hidden)
            self.changed.emit()

    def _apply_hidden(self, hidden: frozenset[str]) -> None:
        self.hidden = hidden
        for name, show in self._parts.items():
            show(self.shown(name))
        self.hidden_changed.emit()


def _index_of(splitter: QSplitter, pane: QWidget) -> int | None:
    within = (n for n in range(splitter.count()) if splitter.widget(n) is pane or splitter.widget(n).isAncestorOf(pane))
    return next(within, None)


def _is_shares(value: object, count: int) -> bool:
    numbers = isinstance(value, tuple) and len(value) == count and all(isinstance(one, int) for one in value)
    return numbers and min(value) >= 0 and sum(value) > 0  # type: ignore[type-var, arg-type]
