"""Is the picture on screen the one whose time a finding gets? The whole program, its window driven by keys.

Each picture of the recordings carries its number. It is read back from the grabbed widget, from the still that is kept,
and, as the truth, from decoding the played file from its first picture to its last.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from reviewer_app.domain.recording import Recording
from reviewer_app.domain.timecode import timecode
from reviewer_app.media.clock import media_ms
from reviewer_app.media.opening import opened as opened_file
from reviewer_app.operations import evidence
from reviewer_app.playback.player import State
from tests.media_files import brightness, read_frame_number
from tests.unit.media.test_still_file import read_png
from tests.windows import Work, at_work, place_of_ana

# Containers, constant and variable rate, as recorders write them.
ORDINARY = (
    "mp4", "mp4-vfr", "mp4-fragmented", "mp4-late", "mkv", "mkv-vfr", "webm", "flv", "flv-vfr", "ts", "ts-vfr", "hls",
    "hls-fmp4",
)  # fmt: skip
# A clock that jumps, a playlist in pieces, a camera that is turned, ends cut off, several sound tracks.
DIFFICULT = (
    "ts-back-told", "flv-forward-told", "hls-discontinuity-told", "ts-turned-told", "flv-turned-told", "mkv-cut",
    "flv-cut", "ts-cut", "mp4-two-tracks", "mkv-two-tracks",
)  # fmt: skip
RECIPES = (*ORDINARY, *DIFFICULT)
ENGINES = ("vlc", "qt")
SEEK_ON, SEEK_BACK = Qt.Key.Key_Right, Qt.Key.Key_Left
KEYS = {"seek on": SEEK_ON, "seek back": SEEK_BACK, "step on": ".", "step back": ","}
PAUSE = "pause"
# To the end and back over groups of pictures, from the start, and around a pause.
WAY = (
    "seek on", "step back", "step back", "step on", "step back", "seek back", "step on", "step on", "step back",
    PAUSE, "step back", "step back", "step on", "step on", "step on",
)  # fmt: skip
PLAYED_MS = 700


@dataclass(frozen=True)
class Sight:
    """One label: what was done before it, and what each witness says. Numbers are of pictures, times in ms.

    `wanted` is the picture that a step leads to.
    """

    action: str
    shown: int
    due_ms: int
    stored_ms: int
    source: str
    marker: str
    kept: int
    kept_ms: int
    wanted: int | None = None

    @property
    def exact(self) -> bool:
        """Whether all say the same picture."""
        return (
            self.stored_ms == self.due_ms == self.kept_ms
            and self.shown == self.kept
            and self.source == "picture"
            and self.wanted in (None, self.shown)
            and self.marker == timecode(self.due_ms, millis=True)
        )


def truth(recording: Recording) -> dict[int, int]:
    """The media time of each picture by its number."""
    with opened_file(Path(recording.media_path)) as container:
        stream = container.streams.video[0]
        return {
            read_frame_number(brightness(frame)): media_ms(frame.pts, stream.time_base, container.start_time)
            for frame in container.decode(stream)
            if not frame.is_corrupt
        }


def sights(bot: QtBot, folder: Path, path: Path, engine: str, way: tuple[str, ...] = WAY) -> Iterator[Sight]:
    """Import a recording, open it, go the way by keys and label at each stop."""
    place = place_of_ana(folder, path)
    place.settings.set("engine", engine)
    place.settings.set("start_muted", False)  # No chip over the number.
    place.settings.set("evidence_on_label", "paused")
    with at_work(bot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        page = work.review_page
        deck = page._deck
        work.wait(lambda: deck.time_source() == "picture" and deck.state is State.PAUSED)
        assert engine in deck.engine.lower(), deck.engine
        recording = deck._recording
        due = truth(recording)
        before = 0
        for action in ("open", *way):
            _go(work, action)
            seen = _look(work, action, due)
            step = {"step on": 1, "step back": -1}.get(action)
            yield seen if step is None else replace(seen, wanted=before + step)
            before = seen.shown


def _go(work: Work, action: str) -> None:
    """Do it, and wait until the window stands still again."""
    deck = work.review_page._deck
    before = deck.playhead_ms()
    if action == PAUSE:
        work.key(Qt.Key.Key_Space)
        work.wait(lambda: deck.state is State.PLAYING and deck.playhead_ms() >= before + PLAYED_MS)
        work.key(Qt.Key.Key_Space)
        work.wait(lambda: deck.state is State.PAUSED)
    elif action in KEYS:
        work.key(KEYS[action])
        work.wait(lambda: deck.playhead_ms() != before)
    work.wait(lambda: deck.time_source() == "picture")


def _look(work: Work, action: str, due: dict[int, int]) -> Sight:
    """Label what is on screen, and ask all witnesses."""
    page, database = work.review_page, work.application.session.database
    video = page.panes.video
    shown = number_on(video)
    before = set(page.controller.review.findings)
    work.key("2")
    work.wait(lambda: set(page.controller.review.findings) - before)
    (finding_id,) = set(page.controller.review.findings) - before
    finding = page.controller.review.findings[finding_id]
    work.wait(lambda: page.panes.findings.has_evidence(finding_id))
    kept = evidence.held(database, page.controller.review.review_id, finding_id)["still"]
    return Sight(
        action,
        shown,
        due.get(shown, -1),
        finding.start_ms,
        finding.time_source,
        video.marker_text(),
        read_frame_number(read_png(kept.content)),
        kept.evidence.start_ms,
    )


def number_on(video) -> int:
    """The number in the picture as the widget paints it."""
    image = video.grab(video.picture_rect()).toImage().convertToFormat(QImage.Format.Format_RGB888)
    flat = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return read_frame_number(flat[:, : image.width() * 3].reshape(image.height(), image.width(), 3))
