"""Window layouts: where the window stands and how its panes share the room, named ones among them, in a small file.

The file is TOML, `layouts.toml` beside the settings: `version`, `chosen` (the name of the layout in use, '' for the
default one), and a table below `layouts` for each name; '' is what was on screen last. In a table `window` is
`[left, top, width, height]`, `maximised` a truth value, and every other entry `PAGE.PART` a list: shares of the room in
ten-thousandths, or names.
"""

import json
import os
import tempfile
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QRect

VERSION = 1
LAST = ""
_WHOLE = 10_000
# What a page says of itself: the name of a part, and shares in ten-thousandths or names.
Arrangement = Mapping[str, tuple[int, ...] | tuple[str, ...]]
_NOTHING: Arrangement = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Layout:
    """Where a window stands (None: nobody knows) and how its pages are arranged, `PAGE.PART` each."""

    window: tuple[int, int, int, int] | None = None
    maximised: bool = False
    parts: Arrangement = field(default_factory=lambda: _NOTHING)

    def of_page(self, page: str) -> Arrangement:
        """What a page is to arrange."""
        start = f"{page}."
        return {name.removeprefix(start): value for name, value in self.parts.items() if name.startswith(start)}

    def with_page(self, page: str, arrangement: Arrangement) -> "Layout":
        """The same with a page arranged like this."""
        others = {name: value for name, value in self.parts.items() if not name.startswith(f"{page}.")}
        return Layout(
            self.window, self.maximised, others | {f"{page}.{name}": one for name, one in arrangement.items()}
        )


class Layouts:
    """The layouts of a file; without a path they are only kept in memory. `problems`: a sentence when the file cannot
    be read: the default layout is used then.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.problems: list[str] = []
        self.chosen = LAST
        self._layouts: dict[str, Layout] = {}
        if path is not None:
            self._read(path)

    @property
    def last(self) -> Layout:
        """What was on screen last."""
        return self._layouts.get(LAST, Layout())

    @property
    def names(self) -> tuple[str, ...]:
        """The named layouts, in the order in which they were saved first."""
        return tuple(name for name in self._layouts if name != LAST)

    def named(self, name: str) -> Layout:
        """A named layout; the default one for a name that is not there."""
        return self._layouts.get(name, Layout()) if name != LAST else Layout()

    def keep_last(self, layout: Layout) -> None:
        """Remember what is on screen. Raises OSError when the file cannot be written."""
        if layout != self._layouts.get(LAST):
            self._layouts[LAST] = layout
            self._write()

    def save(self, name: str, layout: Layout) -> None:
        """Keep a layout under a name, and use it. Raises OSError."""
        self._layouts[name] = self._layouts[LAST] = layout
        self.chosen = name
        self._write()

    def choose(self, name: str) -> Layout:
        """Use a named layout, '' the default one; returns it. Raises OSError."""
        layout = self.named(name)
        self.chosen = name if name in self._layouts else LAST
        self._layouts[LAST] = layout
        self._write()
        return layout

    def delete(self, name: str) -> None:
        """Forget a named layout; what is on screen stays. Raises OSError."""
        if name != LAST and self._layouts.pop(name, None) is not None:
            self.chosen = LAST if self.chosen == name else self.chosen
            self._write()

    def _read(self, path: Path) -> None:
        try:
            found = tomllib.loads(path.read_text(encoding="utf-8"))
            if found.get("version") != VERSION:
                raise ValueError(f"version {found.get('version')}")
            self._layouts = {name: _layout(table) for name, table in found.get("layouts", {}).items()}
            chosen = found.get("chosen", LAST)
            self.chosen = chosen if chosen in self._layouts else LAST
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, AttributeError):  # decoding errors of text and TOML are ValueErrors
            self._layouts = {}
            text = QCoreApplication.translate("Layouts", "{path} cannot be read; the default layout is used.")
            self.problems.append(text.format(path=path))

    def _write(self) -> None:
        if self._path is None:
            return
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".layouts-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(self._lines())
        os.replace(temporary, self._path)  # noqa: PTH105

    def _lines(self) -> list[str]:
        lines = [f"version = {VERSION}\n", f"chosen = {_text(self.chosen)}\n"]
        for name, layout in self._layouts.items():
            lines.append(f"\n[layouts.{_text(name)}]\n")
            if layout.window is not None:
                lines.append(f"window = {list(layout.window)}\n")
            lines.append(f"maximised = {json.dumps(layout.maximised)}\n")
            lines += [f"{_text(part)} = {json.dumps(list(value))}\n" for part, value in layout.parts.items()]
        return lines


def in_view(wanted: QRect, screens: Sequence[QRect]) -> QRect:
    """A place for a window wholly on one of the screens (the room there is on each, the first one the primary): where
    it was as far as that is in view, else on the nearest edge of the screen that shows most of it.
    """
    if not screens:
        return wanted
    screen = max(screens, key=lambda one: _area(one.intersected(wanted)))
    size = wanted.size().boundedTo(screen.size())
    left = min(max(wanted.left(), screen.left()), screen.left() + screen.width() - size.width())
    top = min(max(wanted.top(), screen.top()), screen.top() + screen.height() - size.height())
    return QRect(left, top, size.width(), size.height())


def shares(sizes: Sequence[int]) -> tuple[int, ...]:
    """Sizes as ten-thousandths of their sum."""
    total = sum(sizes)
    return tuple(round(size * _WHOLE / total) for size in sizes) if total else ()


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _layout(table: Mapping[str, object]) -> Layout:
    """Raises ValueError or TypeError for what is none."""
    parts = dict(table)
    window, maximised = parts.pop("window", None), parts.pop("maximised", False)
    if window is not None and (len(window) != 4 or not all(type(one) is int for one in window) or min(window[2:]) < 1):
        raise ValueError("window")
    if type(maximised) is not bool:
        raise ValueError("maximised")
    return Layout(
        None if window is None else tuple(window), maximised, {name: _part(one) for name, one in parts.items()}
    )


def _part(value: object) -> tuple[int, ...] | tuple[str, ...]:
    if not isinstance(value, list) or len({type(one) for one in value}) > 1:
        raise ValueError("part")
    if value and type(value[0]) not in (int, str):
        raise ValueError("part")
    return tuple(value)
