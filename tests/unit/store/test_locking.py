"""One program at a time."""

import subprocess
import sys

import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.store import locking
from reviewer_app.store.locking import alone_at

HOLD = """
import sys
from pathlib import Path
from reviewer_app.store.locking import alone_at
with alone_at(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_who_comes_second_waits_and_a_killed_program_lets_go(tmp_path, monkeypatch):
    """Waiting has an end, said in a sentence."""
    path = tmp_path / "deep" / "key"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        monkeypatch.setattr(locking, "LIMIT_S", 0.1)
        with pytest.raises(StoreUnavailable, match=r"busy with .*key for 0\.1 seconds"), alone_at(path):
            pass
        holder.kill()
        holder.wait()
    with alone_at(path):
        pass
