"""Rolling captions, as YouTube writes them: each cue repeats the lines above before it adds one."""

import re
from collections.abc import Callable

from reviewer_app.formats.cue_blocks import Block
from reviewer_app.formats.cue_drafts import Warnings

_TOUCHING_MS = 100
_MOST_LINES = 8
_INLINE = re.compile(r"<[0-9]")


def unroll(blocks: list[Block], plain: Callable[[str], str], warnings: Warnings) -> list[Block]:
    """The blocks in file order without lines repeated from the block before; one that only repeats is dropped.

    Somebody may say the same thing twice, so lines go only in a file that plainly rolls: new words with times of their
    own follow a repeated line without any, or at least half of the cues begin with lines of the one before.
    """
    raw = [[line for line in block.lines if line.strip()] for block in blocks]
    repeated = [0] * len(blocks)
    for index in range(1, len(blocks)):
        if _touch(blocks[index - 1], blocks[index]):
            repeated[index] = _overlap(raw[index - 1], raw[index], plain)
    if not _rolls(repeated, raw):
        return blocks
    kept, first = [], None
    for block, lines, count in zip(blocks, raw, repeated, strict=True):
        first = first or (block.where if count else None)
        if count < len(lines) or not lines:
            kept.append(Block(block.line, block.start_ms, block.end_ms, lines[count:]))
    rolled = sum(count > 0 for count in repeated)
    warnings.add(first or "", f"rolling captions: lines repeated from the cue before were removed from {rolled} cues.")
    return kept


def _touch(before: Block, block: Block) -> bool:
    return before.start_ms <= block.start_ms <= before.end_ms + _TOUCHING_MS


def _overlap(before: list[str], lines: list[str], plain: Callable[[str], str]) -> int:
    """How many leading lines, none with times of its own, are the last ones of the block before."""
    untimed = next((index for index, line in enumerate(lines) if _INLINE.search(line)), len(lines))
    most = min(len(before), untimed, _MOST_LINES)
    if not most:
        return 0
    shown_before = [plain(line) for line in before[-most:]]
    shown = [plain(line) for line in lines[:most]]
    return next((count for count in range(most, 0, -1) if shown_before[-count:] == shown[:count]), 0)


def _rolls(repeated: list[int], raw: list[list[str]]) -> bool:
    partly = [index for index, count in enumerate(repeated) if 0 < count < len(raw[index])]
    if any(_INLINE.search(line) for index in partly for line in raw[index][repeated[index] :]):
        return True
    wholly = sum(0 < count == len(lines) for count, lines in zip(repeated, raw, strict=True))
    return bool(partly) and 2 * len(partly) >= len(repeated) - 1 - wholly
