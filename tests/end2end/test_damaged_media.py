"""Damaged recordings through `probe` in a process of its own: no crash, no hang, a sentence or a usable result."""

import json
import queue
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path

import pytest

from tests.media_files import MediaFiles
from tests.media_fuzz import RECIPES, mutated

ROOT = Path(__file__).resolve().parents[2]
PER_RECIPE = 12
LIMIT_S = 5.0


class Examiner:
    """The other process; `ask` fails the test when it does not answer in time or is gone."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.media_fuzz"],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def ask(self, path: Path, limit_s: float = LIMIT_S) -> dict:
        """What the process says about a file."""
        self.process.stdin.write(f"{path}\n")
        self.process.stdin.flush()
        try:
            line = self._lines.get(timeout=limit_s)
        except queue.Empty:
            pytest.fail(f"no answer about {path.name} in {limit_s:g} seconds")
        assert line, f"{path.name} ended the process with {self.process.wait()}"
        return json.loads(line)

    def close(self) -> None:
        """End the process."""
        self.process.kill()
        self.process.wait()
        self._reader.join()
        self.process.stdin.close()
        self.process.stdout.close()

    def _read(self) -> None:
        for line in self.process.stdout:
            self._lines.put(line)
        self._lines.put("")


@pytest.fixture(scope="module")
def examiner(tmp_path_factory):
    """One process for all files, warm: importing what it needs is not measured."""
    made = Examiner()
    warm = tmp_path_factory.mktemp("warm") / "warm.mp4"
    warm.write_text("no recording")
    made.ask(warm, limit_s=60)
    yield made
    made.close()


@pytest.mark.parametrize("recipe", RECIPES)
def test_damaged_files_are_told_or_used(media_files: MediaFiles, tmp_path: Path, examiner: Examiner, recipe: str):
    """Whatever bytes are lost, flipped or doubled; refusals are one sentence that names the file."""
    source = media_files(recipe)
    whole = source.read_bytes()
    outcomes: Counter[str] = Counter()
    for seed in range(PER_RECIPE):
        path = tmp_path / f"{seed}{source.suffix}"
        path.write_bytes(mutated(whole, seed))
        answer = examiner.ask(path)
        outcomes[answer["outcome"]] += 1
        assert answer["outcome"] in ("ok", "damaged", "refused"), (seed, answer)
        if answer["outcome"] == "refused":
            assert path.name in answer["text"] and "\n" not in answer["text"]
    assert outcomes["refused"] < PER_RECIPE and outcomes["ok"] < PER_RECIPE


def test_whole_files_are_used(media_files: MediaFiles, examiner: Examiner):
    """The judge is no sceptic."""
    assert {examiner.ask(media_files(recipe))["outcome"] for recipe in RECIPES} == {"ok"}
