"""Real processes of the window: two on one store, and how they end."""

import os
import signal
import subprocess
import sys
from threading import Event

import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.operations import signing_in
from reviewer_app.store import opening
from tests.workplaces import make_place

NOWHERE = "host=/nowhere dbname=central"


@pytest.fixture
def command(tmp_path):
    """The window of Ana, who signed in here once."""
    place = make_place(tmp_path, NOWHERE)
    place.settings.set("last_user", "ana")
    place.secrets.set(signing_in._secret(place, "ana"), "kept")
    return [
        sys.executable, "-m", "reviewer_app",
        "--home", str(tmp_path), "--key-file", str(tmp_path / "key"), "--central", NOWHERE,
    ]  # fmt: skip


def _start(command):
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=dict(os.environ))


def _end(process):
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, [line for line in err.splitlines() if not line.startswith("This plugin")]


def _wait_until_locked(path, process):
    for _ in range(1_000):
        try:
            opening.window_lock(path).release()
        except StoreUnavailable:
            return
        assert process.poll() is None, process.stderr.read()
        Event().wait(0.02)
    raise TimeoutError("the window did not take its store")


def test_a_second_window_on_a_store_is_refused_in_the_terminal_too(command, tmp_path):
    """Exit 5 for the second, 0 for the first; told to end, both close as by a person."""
    store = make_place(tmp_path, NOWHERE).store_path("ana")
    first = _start(command)
    try:
        _wait_until_locked(store, first)
        second = _start(command)
        sentence = second.stderr.readline()
        assert sentence.startswith("reviewer-app: Another window is open on the store ana-")
        assert _end(second) == (5, "", [])
        assert first.poll() is None
    finally:
        ended = _end(first)
    assert ended == (0, "", [])
    opening.window_lock(store).release()
    log = (tmp_path / "logs" / "reviewer-app.log").read_text(encoding="utf-8")
    assert "session of ana ends" in log
