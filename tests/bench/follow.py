"""One tick of the playhead in the transcript, with the repaint that it causes, for a short and a very long one."""

import random
import statistics
import time

from PySide6.QtWidgets import QApplication

from reviewer_app.domain.side_by_side import side_by_side
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.review.transcript_view import TranscriptView
from reviewer_app.ui.theme import Theme

NAME = "follow"
HELP = "one playhead tick with its repaint, 1,200 and 120,000 words; goal: under 0.5 ms, independent of length"
WORDS = (1_200, 120_000)
NAMES = (*(f"{words} words" for words in WORDS), f"{WORDS[-1]} words and their translation")
EVERY_MS = 55
BLOCKS, TICKS = 20, 120
SENTENCE = (
    "hola gente bienvenidos al directo hoy vamos a jugar una partida nueva con el equipo de siempre y quien quiera "
    "puede mandar un regalo porque estamos a punto de llegar a la meta del día corazón pingüino mañana"
)


def spoken(words: int) -> Transcript:
    """A transcript of cues of 2 to 20 words with times, by two speakers, the same on every run."""
    chance, at, cues, left = random.Random(7), 0, [], words
    vocabulary = SENTENCE.split()
    while left > 0:
        start, said = at, []
        for _ in range(min(left, chance.randint(2, 20))):
            length = chance.randint(120, 420)
            said.append(Word(at, at + length, chance.choice(vocabulary), 0.9))
            at += length + chance.randint(0, 60)
        left -= len(said)
        cues.append(Cue(start, at, " ".join(word.text for word in said), f"S{1 + len(cues) % 2}", tuple(said)))
        at += chance.randint(0, 900)
    return Transcript("whisperx", "es", tuple(cues))


class Following:
    """A real transcript pane on screen, and ticks through its middle."""

    def __init__(self, words: int, theme: Theme, *, translated: bool = False) -> None:
        transcript = spoken(words)
        index = TranscriptIndex(transcript)
        model = TranscriptModel()
        self.view = TranscriptView(model, theme)
        self.view.resize(640, 720)
        self.view.show()
        model.set_transcript(transcript, index, side_by_side(index, transcript) if translated else None)
        self.at = transcript.cues[len(transcript.cues) // 4].start_ms
        self.cues = len(transcript.cues)
        self.model = model
        self.all: list[float] = []
        self.changed: list[float] = []
        self.block(TICKS)
        self.all, self.changed = [], []

    def block(self, ticks: int) -> None:
        """Some ticks; `all` gets every time in ms, `changed` those that moved the mark to another word or cue."""
        for _ in range(ticks):
            self.at += EVERY_MS
            before = (self.view.current_row, self.view.current_word)
            started = time.perf_counter()
            self.view.set_playhead(self.at)
            QApplication.processEvents()
            spent = (time.perf_counter() - started) * 1_000
            self.all.append(spent)
            if (self.view.current_row, self.view.current_word) != before:
                self.changed.append(spent)


def run() -> dict:
    """Times in ms: each tick at playing speed, and those that mark another word; the two lengths take turns."""
    app = QApplication.instance() or QApplication([])
    theme = Theme()
    theme.apply()
    following = [Following(words, theme) for words in WORDS]
    beside = Following(WORDS[-1], theme, translated=True)
    for _ in range(BLOCKS):
        for one in (*following, beside):
            one.block(TICKS)
    short, long = following
    result = {
        name: {"cues": one.cues, "tick": _summary(one.all), "tick to another word": _summary(one.changed)}
        for name, one in zip(NAMES, (*following, beside), strict=True)
    }
    result["ratio of medians"] = round(statistics.median(long.all) / statistics.median(short.all), 2)
    result["ratio of medians, another word"] = round(
        statistics.median(long.changed) / statistics.median(short.changed), 2
    )
    result["goal"] = "median and p95 under 0.5 ms, ratio about 1"
    for one in (*following, beside):
        one.view.close()
    app.processEvents()
    return result


def _summary(times: list[float]) -> dict[str, float]:
    p95 = statistics.quantiles(times, n=20)[-1]
    return {
        "n": len(times),
        "median": round(statistics.median(times), 3),
        "p95": round(p95, 3),
        "max": round(max(times), 3),
    }
