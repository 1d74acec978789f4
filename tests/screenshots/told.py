"""What the windows say to a screen reader, as digests: a picture made when they said something else is out of date."""

import hashlib
import re
import tempfile
from collections.abc import Collection, Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleInterface, QFontMetrics
from PySide6.QtWidgets import QApplication

_ROWS = (QAccessible.Role.ListItem, QAccessible.Role.Cell, QAccessible.Role.TreeItem, QAccessible.Role.Row)
_SAID = (QAccessible.Text.Name, QAccessible.Text.Value, QAccessible.Text.Description)
_MOST_CHILDREN = 400
_TEMPORARY = re.compile(re.escape(tempfile.gettempdir()) + r"[\\/]\S*[\\/]")
_SAMPLE = "Ñandú wordily 0,15 s"


def told(but: Collection[QObject] = ()) -> dict[str, str]:
    """Digests of all texts but rows, and of the rows in view; the latter compare where `letters` are as large.

    Left out is what differs from one run to the next: which numbers (not the signs in them), where temporary files
    lie, and what widgets say that are named by `but`.
    """
    texts: set[str] = set()
    rows: set[str] = set()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            for role, text in _said(QAccessible.queryAccessibleInterface(window), but):
                (rows if role in _ROWS else texts).add(lasting(text))
    metrics = QFontMetrics(QApplication.font())
    return {
        "texts": _digest(texts),
        "rows": _digest(rows),
        "letters": f"{metrics.horizontalAdvance(_SAMPLE)}x{metrics.height()}",
    }


def lasting(text: str) -> str:
    """What of a text is the same in every run."""
    return re.sub(r"\d+", "0", _TEMPORARY.sub("", text))


def differs(one: dict[str, str], other: dict[str, str]) -> bool:
    """Whether two pictures of a state show other texts; how many rows are in view depends on the letters."""
    same_letters = one["letters"] == other["letters"]
    return one["texts"] != other["texts"] or (same_letters and one["rows"] != other["rows"])


def _said(told_by: QAccessibleInterface | None, but: Collection[QObject]) -> Iterator[tuple[QAccessible.Role, str]]:
    if told_by is None or not told_by.isValid() or told_by.state().invisible or told_by.object() in but:
        return
    for kind in _SAID:
        text = told_by.text(kind)
        if text.strip():
            yield told_by.role(), text
    for number in range(min(told_by.childCount(), _MOST_CHILDREN)):
        yield from _said(told_by.child(number), but)


def _digest(texts: set[str]) -> str:
    return hashlib.sha256("\0".join(sorted(texts)).encode()).hexdigest()[:16]
