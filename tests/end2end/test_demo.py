"""The demo: a whole review by keys whose rows in PostgreSQL equal its decisions, and nothing of it left behind."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app.bootstrap import demo
from reviewer_app.bootstrap.application import Application
from reviewer_app.bootstrap.demo_script import Script
from reviewer_app.central import reading
from reviewer_app.central.connection import open_raw
from reviewer_app.cli import main
from tests.postgres import server_folder

COMMAND = [sys.executable, "-m", "reviewer_app", "demo", "--scripted", "--json"]


@pytest.fixture
def temporary(monkeypatch):
    """A folder for temporary files that must be empty, and without a process in it, when the demo is over."""
    with server_folder() as folder:
        monkeypatch.setenv("TMPDIR", str(folder))
        monkeypatch.setattr("tempfile.tempdir", None)
        yield folder
        assert [one.name for one in folder.iterdir()] == []
        assert _processes_of(folder) == []
    monkeypatch.setattr("tempfile.tempdir", None)


def _processes_of(folder: Path) -> list[str]:
    found = (process.info["cmdline"] or [] for process in psutil.process_iter(["cmdline"]))
    return [" ".join(words) for words in found if any(str(folder) in word for word in words)]


def test_the_scripted_demo_ends_equal_with_a_picture_of_each_step(temporary, tmp_path):
    """Exit 0, the documented JSON, pictures with something on them, and neither server nor folder left."""
    run = subprocess.run([*COMMAND, "--out", str(tmp_path)], capture_output=True, timeout=110, check=False)
    assert run.returncode == 0, run.stderr.decode()
    told = json.loads(run.stdout)
    assert set(told) == {
        "equal", "server", "engine", "steps", "events", "findings", "verdicts", "differences",
    }  # fmt: skip
    assert told["equal"] is True and told["differences"] == [] and told["engine"] == "libVLC"
    assert len(told["findings"]) >= 4 and len(told["verdicts"]) == 1 and told["events"] >= 12
    assert all(one["policy_id"] and one["time_source"] for one in told["findings"])
    assert any(one["end_ms"] for one in told["findings"]) and any(one["note"] for one in told["findings"])
    pictures = sorted(tmp_path.glob("*.png"))
    assert [one.stem[3:] for one in pictures][:3] == ["sign-in", "queue", "opened"] and len(pictures) >= 12
    for path in pictures:
        assert _colours(path) > 20, f"{path.name} is blank"


def _colours(path: Path) -> int:
    image = QImage(str(path)).scaled(200, 200)
    return len({image.pixel(x, y) for x in range(200) for y in range(200)})


def _started_until(said: str) -> subprocess.Popen:
    process = subprocess.Popen(COMMAND, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ), text=True)
    while said not in process.stderr.readline():
        assert process.poll() is None
    return process


def test_told_to_end_it_stops_what_it_started(temporary):
    """As by the system's request to end; its server and folder go too."""
    process = _started_until("signed-in queue")
    assert _processes_of(temporary)
    process.send_signal(signal.SIGTERM)
    out, _ = process.communicate(timeout=60)
    assert (process.returncode, out) == (130, "")


@pytest.mark.skipif(sys.platform == "win32", reason="kills by POSIX signals")
def test_the_next_demo_clears_away_after_one_that_was_killed(temporary):
    """And it minds the closing of its terminal, or something would be left here again."""
    killed = _started_until("signed-in queue")
    killed.kill()
    killed.communicate()
    [left] = temporary.glob("reviewer-demo-*")
    assert _processes_of(left)
    # Even where these tests run under `nohup`.
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    last = _started_until("signed-in queue")
    signal.signal(signal.SIGHUP, before)
    gone = not left.exists() and not _processes_of(left)
    last.send_signal(signal.SIGHUP)
    out, _ = last.communicate(timeout=60)
    assert (gone, last.returncode, out) == (True, 130, "")


@pytest.fixture
def short(monkeypatch):
    """A review of one finding: what is compared is the same."""

    def run(self: Script, user: str, password: str) -> None:
        self._sign_in(user, password)
        self._open_recording()
        self._place()
        self._verdict()
        self._submit()
        self._sync()

    monkeypatch.setattr(Script, "run", run)
    monkeypatch.setattr(Script, "missing", lambda self, arrived: [])


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        pytest.param("SELECT 1", 0, id="untouched", marks=pytest.mark.slow),
        pytest.param("UPDATE central.finding SET note = 'altered behind its back'", 1, id="altered"),
    ],
)
def test_a_row_altered_before_the_comparison_is_noticed(temporary, short, monkeypatch, capsys, statement, code):  # noqa: PLR0917
    """By who may do anything at the server: exit 1, and the difference is named."""
    read = reading.arrived

    def after(address, owner):
        with open_raw(address, autocommit=True) as connection:
            connection.execute(statement)
        return read(address, owner)

    monkeypatch.setattr(reading, "arrived", after)
    assert main(["demo", "--scripted", "--json"]) == code
    told = json.loads(capsys.readouterr().out)
    assert told["equal"] is (code == 0) and len(told["differences"]) == code
    assert code == 0 or "the findings at the server differs" in told["differences"][0]


def test_the_window_of_a_person_says_what_arrived_when_it_is_closed(temporary, monkeypatch):
    """Signed in by Enter alone, and the window closed without a decision."""
    fill_in, said = demo.fill_in, []

    def by_hand(application: Application) -> None:
        fill_in(application)
        window = application.window

        window.page_shown.connect(lambda shown: shown == "queue" and QTimer.singleShot(0, window.close))
        QTimer.singleShot(0, _press_enter)

    monkeypatch.setattr(demo, "fill_in", by_hand)
    code, text = demo.interactive(None, said.append)
    assert code == 0
    assert said[-1] == "opening the window: Enter signs in as ana, closing it ends the demo"
    assert re.fullmatch(r"Arrived in PostgreSQL \d+\.\d+.*: 0 events", text)


def _press_enter() -> None:
    focused = QApplication.focusWidget()
    if focused is None:
        QTimer.singleShot(20, _press_enter)
    else:
        QTest.keyClick(focused, Qt.Key.Key_Return)


def test_what_the_script_did_not_do_is_no_success():
    """Equal and empty, or without an event of each kind, is not what the demo promises."""
    nothing = reading.Arrived({}, {}, {}, {}, 0)
    assert not demo.Result("18", "libVLC", nothing, []).equal
    assert "no finding.placed arrived" in Script.missing(None, nothing)


CRASH = """
import os, sys
from pathlib import Path
from reviewer_app.central.embedded import EmbeddedServer
EmbeddedServer.start(Path(sys.argv[1]), settings={"fsync": "off"})
os._exit(9)
"""


def test_a_home_with_an_earlier_demo_is_refused(capsys):
    """The keys would lead elsewhere in what it has done; it stays, but its server does not go on for nobody."""
    with server_folder() as home:
        assert subprocess.run([sys.executable, "-c", CRASH, str(home / "central")], check=False).returncode == 9
        assert _processes_of(home)
        assert main(["demo", "--scripted", "--home", str(home)]) == 2
        assert _processes_of(home) == [] and (home / "central" / "data" / "PG_VERSION").exists()
    assert "holds an earlier demo: name another folder" in capsys.readouterr().err
