"""What the platform already did."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

import numpy as np
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QPainter

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui.timeline.kit import DELETED, GO, HOLD, OTHER, STOP, WARN, Kit
from reviewer_app.ui.timeline.row import Row, gravest
from reviewer_app.ui.timeline.view import View

_KINDS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(("suspended", "ended", "banned", "closed"), STOP),
        **dict.fromkeys(("warning", "verification"), WARN),
        **dict.fromkeys(("paused", "muted", "restricted"), HOLD),
        "resumed": GO,
        "deleted": DELETED,
    }
)
_ORDER = (STOP, WARN, HOLD, GO, OTHER, DELETED)


class EnforcementRow(Row):
    """Warnings, suspensions, deleted messages and the like; each kind of deed has its shape and colour."""

    least, most = 12, 14

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self.times = np.zeros(0, dtype=np.int64)
        self._ranks = np.zeros(0, dtype=np.int64)
        self._texts: list[tuple[str, str]] = []

    def set_deeds(self, deeds: Iterable[tuple[int, str, str]]) -> None:
        """What was done: (ms, action, more in words)."""
        known = sorted(deeds, key=lambda deed: deed[0])
        self.times = np.array([ms for ms, _, _ in known], dtype=np.int64)
        self._ranks = np.array([_ORDER.index(deed_kind(action)) for _, action, _ in known], dtype=np.int64)
        self._texts = [(action, text) for _, action, text in known]

    def present(self) -> bool:
        """Whether there is or will be anything the platform did."""
        return len(self.times) > 0

    def caption(self) -> str:
        """What stands left of it."""
        return QCoreApplication.translate("Timeline", "platform")

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """The marks of the deeds."""
        side = self.kit.px(11)
        near = self._near(first - 2 * side, last + 2 * side)
        places = self.view.xs(self.times[near])
        for number in gravest(places, self._ranks[near], self.kit.px(6)).tolist():
            kind = _ORDER[int(self._ranks[near][number])]
            self.kit.deed(painter, float(places[number]), self.middle, kind, side)

    def tell(self, ms: float, x: float, y: float) -> str:
        """What the platform did there."""
        near = self._near(x - self.kit.px(6), x + self.kit.px(6))
        if near.start == near.stop:
            return ""
        number = near.start + int(np.argmin(np.abs(self.view.xs(self.times[near]) - x)))
        action, text = self._texts[number]
        told = " · ".join(part for part in (timecode(int(self.times[number])), action_name(action), text) if part)
        more = near.stop - near.start - 1
        return told if not more else f"{told} (+{more})"

    def _near(self, left: float, right: float) -> slice:
        return slice(*np.searchsorted(self.times, (self.view.time(left), self.view.time(right))).tolist())


def deed_kind(action: str) -> str:
    """Which of the kit's marks an action has."""
    return _KINDS.get(action, OTHER)


def action_name(action: str) -> str:
    """What the platform did, in words."""
    translate = QCoreApplication.translate
    names = {
        "warning": translate("Timeline", "warning"),
        "suspended": translate("Timeline", "suspended"),
        "paused": translate("Timeline", "paused"),
        "resumed": translate("Timeline", "resumed"),
        "ended": translate("Timeline", "ended"),
        "muted": translate("Timeline", "muted"),
        "banned": translate("Timeline", "banned"),
        "deleted": translate("Timeline", "message deleted"),
        "closed": translate("Timeline", "closed"),
        "verification": translate("Timeline", "verification asked for"),
        "restricted": translate("Timeline", "restricted"),
    }
    return names.get(action, translate("Timeline", "other"))
