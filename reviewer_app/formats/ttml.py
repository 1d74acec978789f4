"""TTML: also IMSC, DFXP and the timed lyrics that nest a span for each word."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean
from reviewer_app.formats.media_clock import MediaClock
from reviewer_app.formats.speakers import split_speakers
from reviewer_app.formats.spoken_words import UNPLACED, place
from reviewer_app.formats.xml_file import Element

# Above so many words a timed span is a line of its own and no word.
_WORDS_OF_A_WORD = 1.5


def read_ttml(root: Element, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of a TTML document; raises Unreadable for a time that cannot be read and when no cue is left.

    Each paragraph is a cue, its timed spans are words, or cues where they are lines. Times count from the parent's
    begin, as the standard says; in a document where this would show text after its parent has ended, from 0.
    """
    clock = MediaClock(root, path)
    walk = _Walk(root, clock, absolute=False)
    if walk.outside:
        other = _Walk(root, clock, absolute=True)
        if not other.outside:
            walk = other
            warnings.add(f"line {root.line}", "nested times were taken as times of the recording, as they are written.")
    if root.attributes.get("timeBase") == "clock":
        warnings.add(f"line {root.line}", "the times are times of day; they are used as written.")
    drafts: list[DraftCue] = []
    for paragraph, following in zip(walk.paragraphs, _next_starts(walk.paragraphs), strict=True):
        drafts += _drafts(paragraph, drafts[-1:], following, warnings)
    if not any(draft.speaker or draft.words for draft in drafts):
        for draft, (speaker, words) in zip(drafts, split_speakers([[draft.text] for draft in drafts]), strict=True):
            draft.speaker, draft.text = speaker, " ".join(words)
    drafts.sort(key=lambda draft: draft.start_ms)
    return finish("ttml", clean(root.attributes.get("lang", "")) or None, drafts, warnings, path)


class _Chunk(NamedTuple):
    """Text inside a paragraph; times are those of the innermost timed span around it."""

    text: str
    start_ms: int | None
    end_ms: int | None
    speaker: str | None


@dataclass(slots=True)
class _Paragraph:
    line: int
    start_ms: int | None
    end_ms: int | None
    chunks: list[_Chunk] = field(default_factory=list)


class _Place(NamedTuple):
    """Where an element stands: its begin (None while nothing around it is timed), its end, and who speaks."""

    start_ms: int | None
    end_ms: int | None
    speaker: str | None
    span: bool = False


class _Walk:
    """The paragraphs of a document; `outside` tells whether any would begin after its parent has ended, or before."""

    def __init__(self, root: Element, clock: MediaClock, absolute: bool) -> None:
        self._clock = clock
        self._absolute = absolute
        self._names = {
            agent.attributes.get("id", ""): clean("".join(name.text for name in agent.named("name")))
            for agent in root.named("agent")
        }
        self.paragraphs: list[_Paragraph] = []
        self.outside = False
        for body in root.elements:
            if body.name == "body":
                self._enter(body, _Place(None, None, None), None)

    def _enter(self, element: Element, around: _Place, paragraph: _Paragraph | None) -> int | None:
        """Walk an element; returns when it ends, for the next one in a sequence."""
        here = self._place(element, around)
        if element.name == "p":
            paragraph = _Paragraph(element.line, here.start_ms, here.end_ms)
            self.paragraphs.append(paragraph)
            here = _Place(here.start_ms, here.end_ms, here.speaker)
        in_sequence = element.attributes.get("timeContainer") == "seq"
        for part in element.content:
            if isinstance(part, str):
                if paragraph is not None:
                    self._take(part, here, paragraph)
            elif part.name == "br" and paragraph is not None:
                self._take("\n", here, paragraph)
            elif part.name in ("div", "p", "span"):
                end = self._enter(part, here, paragraph)
                if in_sequence and end is not None:
                    here = _Place(end, here.end_ms, here.speaker, here.span)
        return here.end_ms

    def _place(self, element: Element, around: _Place) -> _Place:
        given = element.attributes
        if not given:
            return around
        read = self._clock.milliseconds
        begin = read(element, "begin") if "begin" in given else None
        end = read(element, "end") if "end" in given else None
        length = read(element, "dur") if "dur" in given else None
        speaker = (self._speaker(element) if "agent" in given else None) or around.speaker
        if begin is None and end is None and length is None:
            return _Place(around.start_ms, around.end_ms, speaker, around.span)
        base = around.start_ms or 0
        origin = 0 if self._absolute else base
        start = origin + begin if begin is not None else base
        last = None if end is None else origin + end
        if length is not None:
            last = start + length if last is None else min(last, start + length)
        limit = around.end_ms
        beyond = limit is not None and start >= limit > base
        self.outside = self.outside or beyond or start < base
        if limit is not None and not beyond:
            last = limit if last is None or limit < last else last
        return _Place(start, last, speaker, element.name == "span")

    def _speaker(self, element: Element) -> str | None:
        """Names of the agents that the element refers to; those that are not described by their ids."""
        agents = element.attributes.get("agent", "").split()
        if not agents or element.name not in ("body", "div", "p", "span"):
            return None
        return clean(", ".join(self._names.get(agent) or agent for agent in agents)) or None

    def _take(self, text: str, here: _Place, paragraph: _Paragraph) -> None:
        timed = here.span
        paragraph.chunks.append(
            _Chunk(text, here.start_ms if timed else None, here.end_ms if timed else None, here.speaker)
        )


def _next_starts(paragraphs: list[_Paragraph]) -> list[int | None]:
    """For each paragraph when the next one that is timed begins, None behind the last."""
    starts: list[int | None] = []
    following = None
    for paragraph in reversed(paragraphs):
        starts.append(following)
        following = following if paragraph.start_ms is None else paragraph.start_ms
    return starts[::-1]


def _drafts(paragraph: _Paragraph, before: list[DraftCue], after: int | None, warnings: Warnings) -> list[DraftCue]:
    """The cues of a paragraph behind the one `before`: one for each speaker, or for each timed line."""
    where = f"line {paragraph.line}"
    spoken = [chunk for chunk in paragraph.chunks if chunk.text.strip()]
    timed = [chunk for chunk in spoken if chunk.start_ms is not None]
    lines = paragraph.start_ms is None and _are_lines(timed)
    drafts: list[DraftCue] = []
    for group in _groups(paragraph.chunks, by_line=lines):
        text = clean("".join(chunk.text for chunk in group))
        if not text and spoken:
            continue
        own = _words(group) if timed and not lines else []
        first = next((chunk for chunk in group if chunk.text.strip()), group[0] if group else None)
        start, end = paragraph.start_ms, paragraph.end_ms
        if lines and first is not None:
            start, end = first.start_ms, first.end_ms
        if start is None and not own:
            warnings.add(where, UNPLACED)
        start, end = place(start, end, own, [*before, *drafts], after)
        drafts.append(DraftCue(where, start, end, text, first.speaker if first else None, own))
    return drafts


def _are_lines(timed: list[_Chunk]) -> bool:
    return sum(len(chunk.text.split()) for chunk in timed) > _WORDS_OF_A_WORD * len(timed)


def _groups(chunks: list[_Chunk], by_line: bool) -> list[list[_Chunk]]:
    """Stretches of one speaker, or of one timed line; what nobody says goes with what stands before."""
    groups: list[list[_Chunk]] = []
    for chunk in chunks:
        last = groups[-1][-1] if groups else None
        same = last is not None and (
            not chunk.text.strip()
            or (not last.text.strip() and len(groups[-1]) == 1)
            or (last.speaker == chunk.speaker and not (by_line and last.start_ms != chunk.start_ms))
        )
        if same:
            groups[-1].append(chunk)
        else:
            groups.append([chunk])
    return groups or [[]]


def _words(chunks: list[_Chunk]) -> list[Word | DraftWord]:
    """Words with times; several in one span share its room, and syllables without a space between them are one word."""
    words: list[Word | DraftWord] = []
    glued = False
    for chunk in chunks:
        if chunk.text.isspace():
            glued = False
            continue
        pieces = clean(chunk.text).split()
        if len(pieces) == 1 and not glued and chunk.start_ms is not None and chunk.end_ms is not None:
            words.append(_word(chunk.start_ms, chunk.end_ms, pieces[0], chunk.speaker, timed=True))
            glued = not chunk.text[-1].isspace()
            continue
        begun = None
        if pieces and glued and not chunk.text[0].isspace():
            last = words.pop()
            begun, pieces[0] = last.start_ms, last.text + pieces[0]
        for index, piece in enumerate(pieces):
            start, end = _shared(chunk, index, len(pieces))
            start = begun if begun is not None and index == 0 else start
            words.append(_word(start, end, piece, chunk.speaker, timed=index == 0))
        glued = bool(words) and not chunk.text[-1:].isspace()
    return words


def _shared(chunk: _Chunk, index: int, count: int) -> tuple[int | None, int | None]:
    if chunk.start_ms is None:
        return None, None
    if chunk.end_ms is None:
        return (chunk.start_ms if index == 0 else None), None
    room = max(chunk.end_ms - chunk.start_ms, 0)
    return chunk.start_ms + room * index // count, chunk.start_ms + room * (index + 1) // count


def _word(start: int | None, end: int | None, text: str, speaker: str | None, timed: bool) -> Word | DraftWord:
    if start is None or end is None or end < start:
        return DraftWord(start, end, text, None, speaker)
    return Word(start, end, text, None, speaker, timed)
