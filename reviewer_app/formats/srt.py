"""SubRip (SRT), as found in the wild."""

from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.cue_blocks import Block, first_index, timings, without_index
from reviewer_app.formats.cue_drafts import DraftCue, Warnings, finish
from reviewer_app.formats.markup import plain
from reviewer_app.formats.rolling import unroll
from reviewer_app.formats.speakers import split_speakers


def read_srt(text: str, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of an SRT text; raises Unreadable for a timing line that cannot be read and when no cue is left.

    Missing indexes, blank lines and hours, `.` for `,`, and blank lines inside a cue are accepted; tags are removed.
    """
    blocks = unroll(_blocks(text.split("\n"), path, warnings), plain, warnings)
    lines = [[words for line in block.lines if (words := plain(line))] for block in blocks]
    drafts = [
        DraftCue(block.where, block.start_ms, block.end_ms, " ".join(words), speaker)
        for block, (speaker, words) in zip(blocks, split_speakers(lines), strict=True)
    ]
    return finish("srt", None, drafts, warnings, path)


def _blocks(lines: list[str], path: Path, warnings: Warnings) -> list[Block]:
    found = timings(lines, path)
    if not found:
        raise Unreadable(path, "there is no cue in this file; choose a transcript.", 1)
    before, number = first_index(lines[: found[0].index])
    if any(map(str.strip, before)):
        warnings.add("line 1", "text before the first cue was left out.")
    blocks = []
    ends = [timing.index for timing in found[1:]] + [len(lines)]
    for timing, end in zip(found, ends, strict=True):
        words = lines[timing.index + 1 : end]
        if end < len(lines):
            words, number = without_index(words, number)
        if timing.rest:
            words = [timing.rest, *words]
        blocks.append(Block(timing.index + 1, timing.start_ms, timing.end_ms, words))
    return blocks
