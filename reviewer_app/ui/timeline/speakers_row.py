"""Who speaks when: a lane of bars for each of the speakers, those who say least sharing the last."""

import numpy as np
from PySide6.QtCore import QCoreApplication, QRect, Qt
from PySide6.QtGui import QPainter

from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.review.look import Speakers
from reviewer_app.ui.timeline.kit import Kit
from reviewer_app.ui.timeline.row import Row, covered
from reviewer_app.ui.timeline.view import View

_LANES = 3
_LANE = 10, 12
_TEXT = 10


class SpeakersRow(Row):
    """Bars in the speakers' colours, their names on the left."""

    def __init__(self, kit: Kit, view: View) -> None:
        super().__init__(kit, view)
        self.set_speakers(WhoSpeaks())

    def set_speakers(self, who: WhoSpeaks) -> None:
        """Who speaks when."""
        self._spoken, self.changes, most = who.times, who.changes, who.longest
        self._speakers = Speakers(who.times)
        alone = most if len(most) <= _LANES else most[: _LANES - 1]
        self._lanes = [[name] for name in sorted(alone)]
        if len(most) > _LANES:
            self._lanes.append(sorted(most[_LANES - 1 :]))
        self.least, self.most = (height * max(1, len(self._lanes)) for height in _LANE)

    def present(self) -> bool:
        """Whether there is or will be anybody who speaks."""
        return bool(self._lanes)

    def paint_gutter(self, painter: QPainter) -> None:
        """The names, each with its colour."""
        kit = self.kit
        painter.setFont(kit.font(_TEXT))
        metrics, right = kit.metrics(_TEXT), self.view.left - kit.px(10)
        for number, names in enumerate(self._lanes):
            box = self._lane(number)
            dot = kit.px(7)
            painter.fillRect(
                kit.px(10), box.center().y() - dot // 2, dot, dot, self._speakers.colour(names[0], kit.theme)
            )
            text = self._speakers.name(names[0])
            if len(names) > 1:
                text = QCoreApplication.translate("Timeline", "{name} +{count}").format(name=text, count=len(names) - 1)
            left = kit.px(22)
            painter.setPen(kit.color("muted"))
            elided = metrics.elidedText(text, Qt.TextElideMode.ElideRight, right - left)
            painter.drawText(
                QRect(left, box.top() - box.height() // 2, right - left, 2 * box.height()),
                Qt.AlignmentFlag.AlignVCenter,
                elided,
            )

    def paint(self, painter: QPainter, first: int, last: int) -> None:
        """A bar for each stretch of speech."""
        gap = self.kit.px(2)
        for number, names in enumerate(self._lanes):
            box = self._lane(number)
            for name in names:
                times = self._spoken[name]
                colour = self._speakers.colour(name, self.kit.theme)
                colour.setAlphaF(0.75)
                spoken = covered(self.view, first, last, times[:, 0], times[:, 1])
                bars = QRect(first, box.top() + gap, last - first + 1, box.height() - 2 * gap)
                self.kit.columns(painter, bars, np.where(spoken, 0, 1), [colour])

    def tell(self, ms: float, x: float, y: float) -> str:
        """Who speaks."""
        names = [
            self._speakers.name(name)
            for name, times in self._spoken.items()
            if np.any((times[:, 0] <= ms) & (times[:, 1] > ms))
        ]
        return ", ".join(names)

    def _lane(self, number: int) -> QRect:
        top = self.top + round(number * self.height / len(self._lanes))
        return QRect(0, top, self.view.width, self.top + round((number + 1) * self.height / len(self._lanes)) - top)
