"""Which store is whose, and one window at a time."""

import subprocess
import sys

import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.store import locking
from reviewer_app.store.keys import FileSecrets
from reviewer_app.store.opening import open_store, store_path, window_lock

HOLD = """
import sys
from pathlib import Path
from reviewer_app.store.opening import window_lock
lock = window_lock(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""

FIRST = """
import sys
from pathlib import Path
from reviewer_app.store.keys import FileSecrets
from reviewer_app.store.opening import open_store

class Slow(FileSecrets):
    def set(self, name, value):
        print("the key is made", flush=True)
        sys.stdin.readline()
        super().set(name, value)

open_store(Path(sys.argv[1]), Slow(Path(sys.argv[2]))).close()
"""


def test_each_central_database_and_user_has_a_store_of_its_own(tmp_path):
    made = {store_path(tmp_path, central, user) for central in ("a", "b") for user in ("ana", "eva", "../x")}
    assert len(made) == 6
    assert {path.parent for path in made} == {tmp_path}


def test_the_first_opening_makes_store_and_key(tmp_path):
    secrets = FileSecrets(tmp_path / "key")
    path = store_path(tmp_path / "stores", "c", "ana")
    open_store(path, secrets).close()
    open_store(path, secrets).close()
    secrets.path.unlink()
    with pytest.raises(StoreUnavailable):
        open_store(path, secrets)


def test_two_first_openings_make_one_key(tmp_path, monkeypatch):
    """An import beside a first sign-in: who comes second waits for the key and opens the store with it."""
    secrets = FileSecrets(tmp_path / "key")
    path = store_path(tmp_path / "stores", "c", "ana")
    with subprocess.Popen(
        [sys.executable, "-c", FIRST, str(path), str(secrets.path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as first:
        assert first.stdout.readline() == "the key is made\n"
        with monkeypatch.context() as patch, pytest.raises(StoreUnavailable, match="busy with"):
            patch.setattr(locking, "LIMIT_S", 0.1)
            open_store(path, secrets)
        first.communicate("go\n")
        assert first.returncode == 0
    open_store(path, secrets).close()


def test_a_second_window_is_refused_and_a_killed_one_leaves_no_lock(tmp_path):
    path = tmp_path / "ana.db"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(StoreUnavailable, match="Another window is open"):
            window_lock(path)
        holder.kill()
        holder.wait()
        with window_lock(path):
            pass
