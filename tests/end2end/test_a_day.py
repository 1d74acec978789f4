"""Days of one person at the window with a real central database that comes and goes."""

import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from reviewer_app import paths
from reviewer_app.central import administration, reading
from reviewer_app.central.connection import CentralAddress
from reviewer_app.operations import comparing
from tests.postgres import PASSWORD, SERVERS, server_folder, start_server
from tests.windows import CTRL, SHIFT, at_work, take_in
from tests.workplaces import make_place, options

Key = Qt.Key
NOTE, SEARCHED = "nota: insiste en los regalos", "telefono"


class Server:
    """The central database, to be stopped and started."""

    def __init__(self, folder, kind):
        self._folder, self._kind = folder, kind
        self.start()
        self.admin = replace(CentralAddress.parse(self._running.admin_dsn), database="central")
        administration.initialise(self.admin)
        administration.add_person(self.admin, "ana", "moderator", "Ana", PASSWORD)
        self.dsn = self._running.dsn("", "", "central")

    def start(self):
        """Begin to answer."""
        self._running = start_server(self._folder, self._kind)

    def stop(self):
        """Answer no more."""
        self._running.stop()


@pytest.fixture
def server(request):
    """A server of this test alone: the embedded one, unless the test asks for another kind."""
    with server_folder() as folder:
        made = Server(folder / "central", getattr(request, "param", "embedded"))
        yield made
        made.stop()


@pytest.fixture
def place(tmp_path, server):
    """A machine at which nobody has signed in, with the sample recording in Ana's store."""
    made = make_place(tmp_path, server.dsn)
    made.settings.set("engine", "vlc")
    made.settings.set("sync_seconds", 1)
    take_in(made, next(paths.resources().glob("sample/*.mp4")))
    return made


def _differences(work, server):
    return comparing.differences(work.application.session.database, reading.arrived(server.admin, "ana"), "ana")


@pytest.mark.parametrize("server", SERVERS, indirect=True)
def test_the_server_goes_and_comes_back_and_nothing_is_lost(qtbot, place, server):
    """Labels by keys throughout; the header says what waits; in the end the rows are equal."""
    with at_work(qtbot, place) as work:
        work.sign_in("ana", "wrong")
        work.wait(lambda: "name or the password is wrong" in work.problem)
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.wait_until_sent()
        server.stop()
        work.key("2")
        work.wait(lambda: work.header == "○ 1 pending · offline")
        work.key("3")
        work.wait(lambda: work.header == "○ 2 pending · offline")
        server.start()
        work.key("S", CTRL)
        work.wait_until_sent()
        assert _differences(work, server) == []
        assert len(work.findings) == 3


def test_without_the_server_the_last_one_goes_on_until_signing_out(qtbot, place, server, tmp_path):
    """Then the password is forgotten, and only the server can let anyone in."""
    with at_work(qtbot, place) as work:
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
    server.stop()
    with at_work(qtbot, make_place(tmp_path, server.dsn)) as work:
        work.wait_for_queue()
        work.wait(lambda: work.header == "○ all sent · offline")
        work.key("Q", CTRL | SHIFT)
    with at_work(qtbot, make_place(tmp_path, server.dsn)) as work:
        assert work.window.page is work.application.sign_in
        work.sign_in("ana", PASSWORD)
        work.wait(lambda: "does not answer" in work.problem)
    assert PASSWORD not in (tmp_path / "key").read_text(encoding="utf-8")
    server.start()


def test_the_log_file_holds_nothing_of_the_recording(qtbot, place, server):
    """No note, no quote, no search, no transcript, no title, no password; ids and times are enough."""
    with at_work(qtbot, place) as work:
        work.sign_in("ana", "a wrong password")
        work.wait(lambda: work.problem)
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
        title = work.application.queue.model.rows[0].title
        work.open_recording()
        panes = work.review_page.panes
        work.key("/")
        work.type(SEARCHED)
        work.key(Key.Key_Return)
        work.wait(lambda: panes.transcript.hit_at >= 0)
        work.key(Key.Key_Escape)
        work.key("1")
        work.key(Key.Key_Tab)
        work.key("w")
        work.type(NOTE)
        work.key(Key.Key_Return)
        work.wait(lambda: work.findings[0].note == NOTE)
        quote = work.findings[0].quote
        assert quote
        work.application._failed(RuntimeError(f"{NOTE} {quote}"))
        work.wait_until_sent()
        cues = [cue.text for cue in panes.transcript.cues]
    logged = "".join(path.read_text(encoding="utf-8") for path in place.home.logs.iterdir())
    assert "session of ana begins" in logged and "RuntimeError" in logged
    assert "store of ana opened" in logged and "engine: " in logged and "store closed" in logged
    assert re.search(r"upload: [1-9]\d* sent, [1-9]\d* acknowledged, 0 refused, 0 pending", logged)
    for secret in (NOTE, SEARCHED, quote, title, PASSWORD, "a wrong password", *cues):
        assert secret not in logged


def test_after_a_lost_key_everything_uploaded_is_there_again(qtbot, place, server, tmp_path):
    """By real commands: verify explains, recover fetches, verify is whole, and the window shows the findings."""
    with at_work(qtbot, place) as work:
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.key("2")
        work.wait_until_sent()
        before = work.findings
    (tmp_path / "key").unlink()
    lost = _run(tmp_path, server, "verify")
    assert (lost.returncode, lost.stdout) == (5, "") and "`reviewer-app recover`" in lost.stderr
    recovered = _run(tmp_path, server, "recover", "--password-stdin", "--json", typed=f"{PASSWORD}\n")
    assert recovered.returncode == 0, recovered.stderr
    assert json.loads(recovered.stdout)["events"] == 3
    assert json.loads(_run(tmp_path, server, "verify", "--json").stdout)["ok"] is True
    take_in(place, next(paths.resources().glob("sample/*.mp4")))
    with at_work(qtbot, make_place(tmp_path, server.dsn)) as work:
        work.sign_in("ana", PASSWORD)
        work.wait_for_queue()
        work.open_recording()
        assert work.findings == before
        work.key("u")
        work.wait(lambda: len(work.findings) == 1)
        work.wait_until_sent()
        assert _differences(work, server) == []


def _run(folder, server, *words, typed=""):
    command = [sys.executable, "-m", "reviewer_app", *options(folder, server.dsn), *words]
    return subprocess.run(
        command, input=typed, capture_output=True, text=True, encoding="utf-8", timeout=60, check=False
    )
