"""WebVTT: voices, word times inside cues, and the blocks that are not cues."""

import re
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_blocks import (
    USUAL_TIME,
    Block,
    Timing,
    first_index,
    inline_time,
    second_ms,
    timings,
    without_index,
)
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean, decode_entities
from reviewer_app.formats.rolling import unroll
from reviewer_app.formats.speakers import split_speakers

_TAG = re.compile(r"(</?[a-zA-Z][^<>]*>|<[0-9:., ]+>)")
_CLASS = re.compile(r"</?c\.[^<>]*>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_VOICE_END = re.compile(r"</v\s*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"Language:\s*(\S+)\s*$", re.IGNORECASE)
_NOT_CUES = ("NOTE", "STYLE", "REGION")
_WORD = re.compile(r"\S+")

_Part = tuple[str | None, int, int]


def read_webvtt(text: str, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of a WebVTT text; raises Unreadable for a timing line that cannot be read and without any cue.

    A cue of several voices becomes one cue for each, with the same times. Words are given only where the cue has word
    times; the first word starts with the cue, a word's end is the next time written, and several words behind one time
    share its room.
    """
    lines = text.split("\n")
    found = timings(lines, path)
    if not found:
        raise Unreadable(path, "there is no cue in this file; choose a transcript.", 1)
    language = _read_header(lines[: found[0].index], warnings)
    blocks = unroll(_blocks(lines, found, warnings), _plain, warnings)
    drafts = [draft for block in blocks for draft in _drafts(block, warnings)]
    _name_speakers(drafts, blocks)
    return finish("vtt", language, drafts, warnings, path)


def _read_header(lines: list[str], warnings: Warnings) -> str | None:
    language = None
    for number, line in enumerate(lines, start=1):
        if number > 1 and not line.strip():
            break
        if found := _LANGUAGE.match(line):
            language = clean(found[1])
        if line.startswith("X-TIMESTAMP-MAP"):
            warnings.add(f"line {number}", "X-TIMESTAMP-MAP is not applied; times are used as written.")
    return language


def _blocks(lines: list[str], found: list[Timing], warnings: Warnings) -> list[Block]:
    blocks = []
    ends = [timing.index for timing in found[1:]] + [len(lines)]
    _, number = first_index(lines[: found[0].index])
    for timing, end in zip(found, ends, strict=True):
        words = lines[timing.index + 1 : end]
        before_cue = end < len(lines)
        blank = _end_of_text(words, before_cue)
        _warn_of_strays(words[blank:], timing.index + 2 + blank, before_cue, warnings)
        if before_cue:
            text, number = without_index(words, number)
            words = text if blank == len(words) else words
        words = words[:blank]
        if timing.rest:
            words = [timing.rest, *words]
        blocks.append(Block(timing.index + 1, timing.start_ms, timing.end_ms, words))
    return blocks


def _end_of_text(lines: list[str], before_cue: bool) -> int:
    """Where the text below a timing line ends: at an empty line, or at the second if editors emptied the first one."""
    start = next((index for index, line in enumerate(lines) if line), len(lines))
    end = next((index for index, line in enumerate(lines) if not line and index >= start), len(lines))
    is_text = not lines[start : start + 1] or not lines[start].startswith(_NOT_CUES)
    return end if start == 0 or (is_text and not (before_cue and end == len(lines))) else 0


def _warn_of_strays(lines: list[str], first: int, before_cue: bool, warnings: Warnings) -> None:
    """Say where text stands outside any cue; comments, styles, regions and the next cue's identifier are none."""
    paragraph: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=first):
        if line.strip():
            paragraph.append((number, line))
            continue
        # The line right above a timing line is the identifier of that cue.
        is_identifier = before_cue and len(paragraph) == 1 and number == first + len(lines)
        if paragraph and not paragraph[0][1].startswith(_NOT_CUES) and not is_identifier:
            warnings.add(f"line {paragraph[0][0]}", "text outside any cue was left out.")
        paragraph = []


def _plain(line: str) -> str:
    return clean(decode_entities(_TAG.sub("", line)))


def _drafts(block: Block, warnings: Warnings) -> list[DraftCue]:
    payload = _Payload(block, warnings)
    parts = payload.parts()
    drafts = []
    for (speaker, start, end), words in zip(parts, payload.words(parts), strict=True):
        if text := clean(payload.text[start:end]):
            drafts.append(DraftCue(block.where, block.start_ms, block.end_ms, text, speaker, words))
    return drafts or [DraftCue(block.where, block.start_ms, block.end_ms, "")]


class _Payload:
    """The text of a cue with the places of its voices and word times."""

    def __init__(self, block: Block, warnings: Warnings) -> None:
        self._block = block
        self._voices: list[tuple[int, str | None]] = [(0, None)]
        self._written: list[tuple[int, int | None]] = []
        # A long transcript has a time and a class for every word: these two go by the shortest way.
        written = "\n".join(block.lines).replace("<c>", "").replace("</c>", "")
        if "<c." in written or "</c." in written:
            written = _CLASS.sub("", written)
        first, *rest = USUAL_TIME.split(written)
        text = self._unmarked(first, 0)
        for second, fraction, piece in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
            self._written.append((len(text), second_ms(second) + int(fraction)))
            text += self._unmarked(piece, len(text)) if "<" in piece or "&" in piece else piece
        self.text = text
        self._times = self._in_order(warnings)

    def _unmarked(self, written: str, place: int) -> str:
        """The text of a piece that begins at `place`; its voices and unusual times are noted."""
        text = ""
        for index, piece in enumerate(_TAG.split(written)):
            if index % 2 == 0:
                text += decode_entities(piece)
            elif piece[1].isdigit():
                self._written.append((place + len(text), inline_time(piece)))
            elif voice := _VOICE.fullmatch(piece):
                self._voices.append((place + len(text), clean(decode_entities(voice[1])) or None))
            elif _VOICE_END.fullmatch(piece):
                self._voices.append((place + len(text), None))
        return text

    def _in_order(self, warnings: Warnings) -> list[tuple[int, int]]:
        """The word times inside the cue that do not go back."""
        times = []
        latest, last = self._block.start_ms, self._block.end_ms
        for place, time in self._written:
            if time is not None and latest <= time <= last:
                times.append((place, time))
                latest = time
        if len(times) < len(self._written):
            warnings.add(self._block.where, "a word time outside its cue or out of order was ignored.")
        return times

    def parts(self) -> list[_Part]:
        """Speaker, first and last place of each stretch of one voice; neighbours with the same voice are one."""
        joined: list[tuple[int, str | None]] = []
        ends = [start for start, _ in self._voices[1:]] + [len(self.text)]
        for (start, voice), end in zip(self._voices, ends, strict=True):
            if self.text[start:end].strip() and (not joined or joined[-1][1] != voice):
                joined.append((start, voice))
        if not joined:
            return []
        ends = [start for start, _ in joined[1:]] + [len(self.text)]
        return [(voice, start, end) for (start, voice), end in zip(joined, ends, strict=True)]

    def words(self, parts: list[_Part]) -> list[list[Word | DraftWord]]:
        """The words that begin in each part, none where the cue has no times; a time inside a word is left out."""
        spoken: list[list[Word | DraftWord]] = [[] for _ in parts]
        spans = [found.span() for found in _WORD.finditer(self.text)]
        if not self._times or not spans:
            return spoken
        text, tidy = self.text, clean(self.text) == self.text.replace("\n", " ").strip()
        if tidy and len(parts) == 1 and (usual := self._one_time_each(spans, parts[0][0])):
            return [usual]
        beyond = len(self.text) + 1
        following = [start for start, _ in spans[1:]] + [beyond]
        # The last word ends with the cue where no time is behind it.
        times = iter([*self._times, (beyond, self._block.end_ms)])
        place, time = next(times)
        rest = iter(zip(parts, spoken, strict=True))
        speaker, words, until = None, spoken[0], 0
        own: int | None = self._block.start_ms
        for (start, end), after in zip(spans, following, strict=True):
            if start >= until:
                (speaker, _, until), words = next(part for part in rest if part[0][2] > start)
            while place <= start:
                own = time
                place, time = next(times)
            while place < end:
                place, time = next(times)
            said = text[start:end] if tidy else clean(text[start:end])
            if own is not None and place <= after and 0 <= own <= time:
                words.append(Word(own, time, said, None, speaker))
            else:
                closing = time if place <= after and place < beyond else None
                words.append(DraftWord(own, closing, said, None, speaker))
            own = None
        return spoken

    def _one_time_each(self, spans: list[tuple[int, int]], speaker: str | None) -> list[Word]:
        """The words where a time stands right before each, or each but the first; else none.

        Nearly every cue of a long transcript is such a one.
        """
        places = [place for place, _ in self._times]
        starts = [start for start, _ in spans]
        begins = [time for _, time in self._times]
        if places == starts[1:]:
            begins.insert(0, self._block.start_ms)
        elif places != starts:
            return []
        if begins[0] < 0:
            return []
        ends = [*begins[1:], self._block.end_ms]
        return [
            Word(begin, end, said, None, speaker)
            for begin, end, said in zip(begins, ends, self.text.split(), strict=True)
        ]


def _name_speakers(drafts: list[DraftCue], blocks: list[Block]) -> None:
    """Take `[SPEAKER_00]:` and its like from a file without voices; word-timed cues keep their text."""
    if len(drafts) != len(blocks) or any(draft.speaker or draft.words for draft in drafts):
        return
    lines = [[text for line in block.lines if (text := _plain(line))] for block in blocks]
    for draft, (speaker, words) in zip(drafts, split_speakers(lines), strict=True):
        draft.speaker, draft.text = speaker, " ".join(words)
