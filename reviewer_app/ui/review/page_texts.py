"""What the review page says of its state: beside the playhead, and over the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain.timecode import timecode
from reviewer_app.ui import numbers

if TYPE_CHECKING:
    from reviewer_app.ui.review.page import ReviewPage


def status_text(page: ReviewPage, exact: bool) -> str:
    """Playhead, `≈` before one that is not `exact`, then speed, marks and what is made beside the recording."""
    now = timecode(page.playhead_ms, millis=True)
    parts = [now if exact else f"≈ {now}"]
    if page.playback.rate != 1.0:
        rate = QCoreApplication.translate("ReviewPage", "{rate}× · pitch kept")
        parts.append(rate.format(rate=numbers.short(page.playback.rate, 2)))
    marks = page.labels.marks
    if marks.in_ms is not None:
        parts.append(QCoreApplication.translate("ReviewPage", "in {time}").format(time=timecode(marks.in_ms)))
    if marks.out_ms is not None:
        parts.append(QCoreApplication.translate("ReviewPage", "out {time}").format(time=timecode(marks.out_ms)))
    if page.beside is not None and page.beside.status:
        parts.append(page.beside.status)
    return " · ".join(parts)


def chips(page: ReviewPage, usual_volume: object) -> tuple[str, ...]:
    """What is not as usual with sound and picture, each with the key that changes it."""
    translate, keys = QCoreApplication.translate, page.keys
    names = (
        (page.playback.muted, translate("ReviewPage", "muted"), "sound.mute"),
        (page.playback.looping, translate("ReviewPage", "loop"), "span.loop"),
        (page.tracks.several, page.tracks.text, "sound.track"),
        *page.wellness.chips(),
    )
    found = [f"{text} · {keys[command]}" for shown, text, command in names if shown]
    if not page.playback.muted and page.playback.volume != usual_volume:
        volume = translate("ReviewPage", "volume {percent}%")
        found.append(volume.format(percent=page.playback.volume))
    return tuple(found)
