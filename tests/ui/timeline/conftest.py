"""What the tests of the timeline share."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from reviewer_app.domain.review import Finding
from reviewer_app.domain.who_speaks import WhoSpeaks
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.timeline.frames import Frames
from reviewer_app.ui.timeline.marks import KINDS
from reviewer_app.ui.timeline.timeline import Timeline

MINUTE, HOUR = 60_000, 3_600_000
RATE = 25


class Watched(Timeline):
    """Notes the areas that were painted; its screen has any ratio of pixels."""

    ratio = None

    def __init__(self, *arguments):
        self.painted = []
        super().__init__(*arguments)

    def devicePixelRatioF(self):
        return self.ratio or super().devicePixelRatioF()

    def paintEvent(self, event: QPaintEvent) -> None:
        self.painted.append(event.rect())
        super().paintEvent(event)

    def rest(self) -> None:
        """Everything is painted; from now on it counts."""
        QApplication.processEvents()
        self.repaint()
        self.painted.clear()
        self._ground.painted = 0

    def x_of(self, ms) -> float:
        """The horizontal place of a time in the widget."""
        return self.view.x(ms) / self._rows.kit.ratio

    def y_of(self, row) -> float:
        """The height of the middle of a row in the widget."""
        return row.middle / self._rows.kit.ratio

    def kept(self) -> QImage:
        """The rows as they are kept."""
        self.grab()
        return self._ground.picture(self._ground._picture.size()).toImage()

    def anew(self) -> QImage:
        """The rows as they are when everything is painted."""
        self._redraw()
        return self.kept()


def picture(number=0) -> QImage:
    """A small portrait picture."""
    made = QImage(90, 160, QImage.Format.Format_RGB32)
    made.fill(QColor.fromHsv(number * 37 % 360, 160, 160))
    return made


def loud(seconds, per_second=50) -> np.ndarray:
    """A waveform that swells and falls, with silence in its second half's first five seconds."""
    n = seconds * per_second
    wave = (60 + 50 * np.sin(np.arange(n) / 40)).astype(np.int8)
    wave[n // 2 : n // 2 + 5 * per_second] = 0
    return np.stack((-wave, wave), axis=1)


def some_findings(count, duration_ms, seed=1) -> list[Finding]:
    """Points and spans all over a recording, the same ones every time."""
    random = np.random.default_rng(seed)
    made = []
    for number in range(count):
        start = int(random.random() * duration_ms * 0.98)
        end = None if number % 3 == 0 else start + int(random.gamma(2, 4_000))
        made.append(Finding("hate.slur", start, end, severity=f"S{number % 4}", finding_id=f"f{number}"))
    return made


@pytest.fixture
def theme(qapp):
    """The dark theme, not applied to the whole application."""
    return Theme()


@pytest.fixture
def timeline(theme, qtbot):
    """Ten minutes of a recording at 25 pictures a second, on screen, 900 wide."""
    made = Watched(theme)
    qtbot.addWidget(made)
    made.set_recording(10 * MINUTE, Frames(np.arange(10 * 60 * RATE) * 40))
    made.resize(900, made.sizeHint().height())
    with qtbot.waitExposed(made):
        made.show()
    made.rest()
    return made


@pytest.fixture
def full(timeline):
    """The same with something in every row."""
    timeline.set_peaks(0, loud(600), 50)
    turns = range(0, 10 * MINUTE, 5_000)
    timeline.set_speakers(WhoSpeaks((at, at + 4_000, f"SPEAKER_0{at // 5_000 % 2}") for at in turns))
    timeline.set_chat_density(range(0, 10 * MINUTE, 700))
    timeline.set_enforcement([(2 * MINUTE, "warning", "language"), (5 * MINUTE, "suspended", "")])
    timeline.set_hits([(MINUTE, "S1", "palabra"), (3 * MINUTE, "S3", "otra")])
    for number in range(40):
        timeline.set_thumbnail(number * 15_000, picture(number))
    timeline.resize(900, timeline.sizeHint().height())
    timeline.rest()
    return timeline


def marks_of(timeline, kinds=KINDS):
    """Every time worth going to, ascending."""
    places = timeline._rows.places()
    return sorted({int(ms) for kind in kinds for ms in places[kind]})


def shown(timeline):
    """What is on screen."""
    return timeline.grab().toImage()
