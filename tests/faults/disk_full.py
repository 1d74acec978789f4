"""A disk that runs full again and again under the store alone, under the real window, and at the start."""

import json
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from tests.faults import filler, judging, shim


@dataclass(slots=True)
class Outcome:
    """`sentences` are the different ones that a person read; `painted` counts labels, `refused` keys not stored."""

    who: str
    refused: int = 0
    painted: int = 0
    sentences: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def run(who: str, rounds: int, seed: int = 1) -> Outcome:
    """Fill the disk `rounds` times under `who` (of `filler.FILLERS`), judging each time and at the end."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place).resolve() / "store"
        folder.mkdir()
        printed = shim.run(shim.build(Path(place)), folder, "tests.faults.filler", folder, who, rounds, seed)
        filled = json.loads(printed)
        if "window" in who:
            lost = partial(judging.missing_findings, reports=filled["shown"])
        else:
            lost = partial(judging.missing_events, painted=filled["shown"], unseen=1)
        faults = filled["faults"] + judging.judge(folder / filler.STORE, lost)
        sentences = sorted({one.replace(str(folder), "FOLDER") for one in filled["sentences"]})
        return Outcome(who, len(filled["sentences"]), len(filled["shown"]), sentences, faults)
