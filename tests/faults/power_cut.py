"""Power cuts: a recorded run of the program is cut at many points, and each disk that could be left is opened.

The model is a disk that keeps what was flushed and owes nothing else: of the writes since the last flush of a file
any sector may have arrived or not, in any order, and the sector under the head may be torn; a file's entry in its
folder is certain once the folder was flushed. Bytes outside a write are not touched (SQLite relies on that too).
"""

import random
import struct
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from tests.faults import judging, shim

SECTOR = 512
STORE = "ana.db"
ARRIVALS = ("nothing", "everything", "in order", "newest only", "out of order")
MOMENTS = ("first start", "after a label", "checkpoint", "any")
# The opening of the review, which is no label, and the label under way.
UNSEEN = 2
_HEAD = struct.Struct("<c3xIQq")


@dataclass(frozen=True, slots=True)
class Operation:
    """One thing that reached the kernel; `kind` is the letter of shim.c."""

    kind: str
    name: str
    data: bytes
    offset: int


@dataclass(slots=True)
class Outcome:
    """What the cuts left: `lost_at` counts the cuts after which a painted label was gone."""

    synchronous: str
    labels: int = 0
    operations: int = 0
    cuts: dict[str, int] = field(default_factory=dict)
    lost_at: int = 0
    faults: list[str] = field(default_factory=list)


def run(cuts: int, seed: int = 1, synchronous: str = "") -> Outcome:
    """Record one run of the program, cut it `cuts` times and judge what each cut leaves.

    `synchronous`: how each commit is flushed; '' as the program itself opens its store.
    """
    with tempfile.TemporaryDirectory() as place:
        trace = record(Path(place), synchronous)
        outcome = Outcome(synchronous, sum(one.kind == "M" for one in trace), len(trace))
        for number, (moment, arrival, painted, files) in enumerate(left_behind(trace, cuts, seed)):
            folder = Path(place) / f"cut-{number}"
            folder.mkdir()
            for name, content in files.items():
                (folder / name).write_bytes(content)
            lost = partial(judging.missing_events, painted=painted, unseen=UNSEEN)
            faults = judging.judge(folder / STORE, lost)
            outcome.cuts[moment] = outcome.cuts.get(moment, 0) + 1
            outcome.lost_at += any(judging.LOST in fault for fault in faults)
            outcome.faults.extend(f"cut {number} ({moment}, {arrival}): {fault}" for fault in faults)
        return outcome


def record(place: Path, synchronous: str) -> list[Operation]:
    """Let the program label in a process of its own; returns everything that it did to the store's files."""
    folder = place / "recorded"
    folder.mkdir()
    shim.run(
        shim.build(place), folder, "tests.faults.labeller", folder, *filter(None, [synchronous]), trace=place / "trace"
    )
    return list(_read((place / "trace").read_bytes()))


def left_behind(trace: list[Operation], cuts: int, seed: int) -> Iterator[tuple[str, str, list[str], dict[str, bytes]]]:
    """For each cut: its moment, what arrived, the ids painted before it, and the files that the disk then has."""
    chosen = _cut_points(trace, cuts, random.Random(seed))
    disk, painted = Disk(), []
    for number, one in enumerate(trace):
        for moment, arrival, chance in chosen.get(number, ()):
            yield moment, arrival, list(painted), disk.after_cut(arrival, random.Random(chance))
        if one.kind == "M":
            painted.append(one.data.decode())
        else:
            disk.apply(one)


class Disk:
    """What is certain to be on the disk, and what is only under way."""

    def __init__(self) -> None:
        self._files: list[tuple[bytearray, list[Operation]]] = []
        self._seen: dict[str, int] = {}
        self._certain: dict[str, int] = {}
        self._entries: list[tuple[Operation, int]] = []

    def apply(self, one: Operation) -> None:
        """Take the next operation of the trace."""
        match one.kind:
            case "C":
                self._files.append((bytearray(), []))
                self._change(one, len(self._files) - 1)
            case "U":
                self._change(one, self._seen[one.name])
            case "R":
                self._change(one, self._seen[one.name])
            case "D":
                self._certain, self._entries = dict(self._seen), []
            case "S":
                content, pending = self._files[self._seen[one.name]]
                _write(content, pending)
                pending.clear()
            case "W" | "T":
                self._files[self._seen[one.name]][1].append(one)

    def pending(self, name: str) -> bool:
        """Whether a file has writes under way."""
        return name in self._seen and bool(self._files[self._seen[name]][1])

    def after_cut(self, arrival: str, chance: random.Random) -> dict[str, bytes]:
        """The files by name after a power cut at this moment."""
        entries = dict(self._certain)
        for one, file in _arrived(self._entries, arrival, chance):
            _enter(entries, one, file)
        left = {}
        for name, file in entries.items():
            certain, pending = self._files[file]
            content = bytearray(certain)
            pieces = [piece for one in pending for piece in sectors(one)]
            arrived = _arrived(pieces, arrival, chance)
            if arrival == "in order" and len(arrived) < len(pieces):
                torn = pieces[len(arrived)]
                arrived.append(replace(torn, data=chance.randbytes(len(torn.data))))
            _write(content, arrived)
            left[name] = bytes(content)
        return left

    def _change(self, one: Operation, file: int) -> None:
        _enter(self._seen, one, file)
        self._entries.append((one, file))


def sectors(one: Operation) -> list[Operation]:
    """A write in the pieces that arrive or not, each in one sector of the file; anything else is one piece."""
    if one.kind != "W":
        return [one]
    pieces, start = [], 0
    while start < len(one.data):
        end = start + SECTOR - (one.offset + start) % SECTOR
        pieces.append(Operation("W", one.name, one.data[start:end], one.offset + start))
        start = end
    return pieces


def _arrived(under_way: list, arrival: str, chance: random.Random) -> list:
    place = chance.randint(0, len(under_way))
    match arrival:
        case "nothing":
            return []
        case "everything":
            return list(under_way)
        case "in order":
            return under_way[:place]
        case "newest only":
            return under_way[place:]
    share = chance.random()
    return [one for one in under_way if chance.random() < share]


def _enter(entries: dict[str, int], one: Operation, file: int) -> None:
    if one.kind == "C":
        entries[one.name] = file
    else:
        entries.pop(one.name, None)
    if one.kind == "R":
        entries[one.data.decode()] = file


def _write(content: bytearray, operations: list[Operation]) -> None:
    for one in operations:
        end = one.offset if one.kind == "T" else one.offset + len(one.data)
        if len(content) < end:
            content.extend(bytes(end - len(content)))
        if one.kind == "T":
            del content[end:]
        else:
            content[one.offset : end] = one.data


def _cut_points(trace: list[Operation], cuts: int, chance: random.Random) -> dict[int, list[tuple[str, str, int]]]:
    """Each cut stands before an operation of the trace; moments and arrivals take turns, so all pairs occur."""
    disk, found = Disk(), {moment: [] for moment in MOMENTS}
    labelled = False
    for number, one in enumerate(trace):
        if not labelled:
            found["first start"].append(number)
        if number and trace[number - 1].kind == "M":
            found["after a label"].append(number)
        if labelled and disk.pending(STORE):
            found["checkpoint"].append(number)
        found["any"].append(number)
        labelled = labelled or one.kind == "M"
        disk.apply(one)
    chosen: dict[int, list[tuple[str, str, int]]] = {}
    for number in range(cuts):
        moment = MOMENTS[number % len(MOMENTS)]
        cut = moment, ARRIVALS[number % len(ARRIVALS)], chance.getrandbits(64)
        chosen.setdefault(chance.choice(found[moment]), []).append(cut)
    return chosen


def _read(trace: bytes) -> Iterator[Operation]:
    place = 0
    while place < len(trace):
        kind, name, data, offset = _HEAD.unpack_from(trace, place)
        start = place + _HEAD.size
        place = start + name + data
        yield Operation(kind.decode(), trace[start : start + name].decode(), trace[start + name : place], offset)
