"""WebVTT: voices, word times inside cues, and the blocks that are not cues."""

import re
from bisect import bisect_left
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_blocks import Block, Timing, first_index, inline_time, timings, without_index
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean, decode_entities
from reviewer_app.formats.rolling import unroll
from reviewer_app.formats.speakers import split_speakers

_TAG = re.compile(r"(</?[a-zA-Z][^<>]*>|<[0-9:., ]+>)")
_CLASS = re.compile(r"</?c(?:\.[^<>]*)?>")
_VOICE = re.compile(r"<v(?:\.[^\s<>]*)?\s+([^<>]+)>", re.IGNORECASE)
_VOICE_END = re.compile(r"</v\s*>", re.IGNORECASE)
_LANGUAGE = re.compile(r"Language:\s*(\S+)\s*$", re.IGNORECASE)
_NOT_CUES = ("NOTE", "STYLE", "REGION")
_WORD = re.compile(r"\S+")


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
    words = payload.words()
    drafts = []
    for speaker, start, end in payload.parts():
        if text := clean(payload.text[start:end]):
            inside = words[bisect_left(words, (start,)) : bisect_left(words, (end,))]
            own = [_draft_word(begin, until, said, speaker) for _, begin, until, said in inside]
            drafts.append(DraftCue(block.where, block.start_ms, block.end_ms, text, speaker, own))
    return drafts or [DraftCue(block.where, block.start_ms, block.end_ms, "")]


def _draft_word(start: int | None, end: int | None, text: str, speaker: str | None) -> Word | DraftWord:
    if start is not None and end is not None and 0 <= start <= end:
        return Word(start, end, text, None, speaker)
    return DraftWord(start, end, text, None, speaker)


class _Payload:
    """The text of a cue with the places of its voices and word times."""

    def __init__(self, block: Block, warnings: Warnings) -> None:
        self._block = block
        self._voices: list[tuple[int, str | None]] = [(0, None)]
        self._times: list[tuple[int, int]] = []
        text = ""
        ignored = False
        latest = block.start_ms
        pieces = _TAG.split(_CLASS.sub("", "\n".join(block.lines)))
        for index, piece in enumerate(pieces):
            if index % 2 == 0:
                text += decode_entities(piece) if "&" in piece else piece
            elif piece[1].isdigit():
                time = inline_time(piece)
                if time is not None and latest <= time <= block.end_ms:
                    self._times.append((len(text), time))
                    latest = time
                else:
                    ignored = True
            elif voice := _VOICE.fullmatch(piece):
                self._voices.append((len(text), clean(decode_entities(voice[1])) or None))
            elif _VOICE_END.fullmatch(piece):
                self._voices.append((len(text), None))
        self.text = text
        if ignored:
            warnings.add(block.where, "a word time outside its cue or out of order was ignored.")

    def parts(self) -> list[tuple[str | None, int, int]]:
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

    def words(self) -> list[tuple[int, int | None, int | None, str]]:
        """Place, start, end and text of each word, none where the cue has no times; one inside a word is left out."""
        spans = [found.span() for found in _WORD.finditer(self.text)]
        if not self._times or not spans:
            return []
        following = [start for start, _ in spans[1:]] + [len(self.text)]
        times = [*self._times, (len(self.text) + 1, 0)]
        words = []
        at = 0
        tidy = clean(self.text) == self.text.replace("\n", " ").strip()
        for (start, end), after in zip(spans, following, strict=True):
            own = None if words else self._block.start_ms
            while times[at][0] <= start:
                own = times[at][1]
                at += 1
            while times[at][0] < end:
                at += 1
            closing = times[at][1] if times[at][0] <= after else None
            text = self.text[start:end]
            words.append((start, own, closing, text if tidy else clean(text)))
        return words


def _name_speakers(drafts: list[DraftCue], blocks: list[Block]) -> None:
    """Take `[SPEAKER_00]:` and its like from a file without voices; word-timed cues keep their text."""
    if len(drafts) != len(blocks) or any(draft.speaker or draft.words for draft in drafts):
        return
    lines = [[text for line in block.lines if (text := _plain(line))] for block in blocks]
    for draft, (speaker, words) in zip(drafts, split_speakers(lines), strict=True):
        draft.speaker, draft.text = speaker, " ".join(words)
