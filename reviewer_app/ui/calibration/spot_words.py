"""What is said around a spot, the words of the spot itself marked."""

from html import escape
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from reviewer_app.domain.transcript import Transcript
from reviewer_app.ui.calibration.type_size import BODY, sized
from reviewer_app.ui.theme import Theme

AROUND_MS = 8_000
# A spot as long as a whole speech is told by its beginning.
_MOST = 60


class Said(NamedTuple):
    """The words before, in and behind a spot."""

    before: str = ""
    inside: str = ""
    after: str = ""


def said_around(transcript: Transcript, start_ms: int, end_ms: int, around_ms: int = AROUND_MS) -> Said:
    """The words from a while before a span (ms) to a while behind it; of cues without words the whole text counts."""
    parts: tuple[list[str], list[str], list[str]] = ([], [], [])
    end_ms = max(end_ms, start_ms + 1)
    for cue in transcript.cues:
        if cue.end_ms < start_ms - around_ms or cue.start_ms > end_ms + around_ms:
            continue
        pieces = [(one.start_ms, one.end_ms, one.text) for one in cue.words] or [(cue.start_ms, cue.end_ms, cue.text)]
        for start, end, text in pieces:
            if end >= start_ms - around_ms and start <= end_ms + around_ms:
                parts[0 if end <= start_ms else 2 if start >= end_ms else 1].append(text)
    before, inside, after = parts
    if len(inside) > _MOST:
        inside, after = [*inside[:_MOST], "…"], []
    return Said(" ".join(before), " ".join(inside), " ".join(after))


class SpotWords(QLabel):
    """The words, those of the spot bold and in the colour of text, the others quieter."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._said = theme, Said()
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        sized(theme, self, BODY)
        theme.changed.connect(self._write)

    def show_words(self, said: Said) -> None:
        """Show these words; nothing is shown where nothing is said."""
        self._said = said
        self._write()
        self.setVisible(any(said))

    def _write(self) -> None:
        muted = self._theme.tokens.muted
        before, inside, after = (escape(part) for part in self._said)
        around = '<span style="color:{}">{}</span>'
        self.setText(f"{around.format(muted, before)} <b>{inside}</b> {around.format(muted, after)}")
        self.setAccessibleName(" ".join(part for part in self._said if part))
