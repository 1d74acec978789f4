"""kill -9 while keys are being pressed, round after round on one store: what was painted is stored."""

import json
import random
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import IO

from tests.faults import judging, presser
from tests.faults.shim import ROOT

# The window is killed so many reports (keys, paintings) after the first label of its own was painted.
MOST_REPORTS = 120


@dataclass(slots=True)
class Outcome:
    """`keys` that were sent, `painted`: different states of findings seen; `lost_in` counts rounds with a loss."""

    rounds: int = 0
    keys: int = 0
    painted: int = 0
    lost_in: int = 0
    faults: list[str] = field(default_factory=list)


def run(rounds: int, seed: int = 1, early: bool = False) -> Outcome:
    """Kill `rounds` windows, one after another, each at a random moment, and judge the store after each."""
    outcome, chance = Outcome(), random.Random(seed)
    reports: list[dict[str, object]] = []
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        for number in range(rounds):
            reports += _killed(folder, chance.getrandbits(32), chance.randint(0, MOST_REPORTS), early)
            faults = judging.judge(folder / presser.STORE, partial(judging.missing_findings, reports=reports))
            outcome.rounds += 1
            outcome.lost_in += any(judging.LOST in fault for fault in faults)
            outcome.faults += [f"round {number}: {fault}" for fault in faults]
    outcome.keys = sum("key" in one for one in reports)
    outcome.painted = len({json.dumps(one, sort_keys=True) for one in reports if "key" not in one})
    return outcome


def _killed(folder: Path, seed: int, moment: int, early: bool) -> list[dict[str, object]]:
    """Everything that a window reported until it was killed."""
    command = [sys.executable, "-m", "tests.faults.presser", str(folder), str(seed), *(["early"] if early else [])]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as process:
        try:
            reports = _until(process.stdout, moment)
        finally:
            process.kill()
        # What was painted before the kill may still be in the pipe; a line cut off by it was not.
        rest = process.stdout.read().split(b"\n")[:-1]
    return reports + [json.loads(line) for line in rest]


def _until(output: IO[bytes], moment: int) -> list[dict[str, object]]:
    reports: list[dict[str, object]] = []
    pressed = False
    left: int | None = None
    while left != 0:
        line = output.readline()
        if not line:
            raise RuntimeError("the window ended by itself")
        reports.append(json.loads(line))
        pressed = pressed or "key" in reports[-1]
        if left is None and pressed and "painted" in reports[-1]:
            left = moment
        elif left is not None:
            left -= 1
    return reports
