"""Folders that pass: what a killed program left is stopped and removed, what somebody holds is not touched."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from reviewer_app.central import passing
from reviewer_app.central.holders import Holders
from tests.postgres import answers, is_root, server_folder

PREFIX = "passing-test-"
PROGRAM = """
import sys
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.passing import passing_folder
with passing_folder(sys.argv[1]) as folder:
    server = EmbeddedServer.start(folder / "central", settings={"fsync": "off"})
    print(folder.parent, server.admin_dsn, flush=True)
    sys.stdin.read()
    server.stop()
"""


@pytest.fixture
def temporary(monkeypatch):
    """A folder for temporary files."""
    with server_folder() as folder:
        monkeypatch.setenv("TMPDIR", str(folder))
        monkeypatch.setattr(tempfile, "tempdir", str(folder))
        yield folder


def _program() -> tuple[subprocess.Popen, Path, str]:
    command = [sys.executable, "-c", PROGRAM, PREFIX]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    folder, dsn = process.stdout.readline().split()
    return process, Path(folder), dsn


def test_what_a_killed_program_left_is_stopped_and_removed(temporary):
    """Not before it was killed: while it lives its folder and its server stay."""
    process, folder, dsn = _program()
    with passing.passing_folder(PREFIX):
        assert answers(dsn)
    process.kill()
    process.communicate()
    assert answers(dsn) and folder.is_dir()
    with passing.passing_folder(PREFIX) as own:
        assert not answers(dsn) and not folder.exists()
        assert list(temporary.iterdir()) == [own.parent]
    assert list(temporary.iterdir()) == []


def test_a_server_that_somebody_joined_stays(temporary):
    """Who made the folder is gone, but another program uses a server in it."""
    with passing.passing_folder(PREFIX, remove=lambda root: None) as folder:
        joined = folder / "central"
        joined.mkdir()
    holders = Holders(joined)
    holders.hold()
    passing.sweep(PREFIX)
    assert joined.is_dir()
    holders.let_go()
    passing.sweep(PREFIX)
    assert list(temporary.iterdir()) == []


def test_only_what_was_made_to_pass_is_removed(temporary):
    """A folder of the same name, or one in the making, that nobody holds yet."""
    (temporary / f"{PREFIX}kept" / "files").mkdir(parents=True)
    (temporary / f"{PREFIX}begun" / "holders").mkdir(parents=True)
    passing.sweep(PREFIX)
    assert len(list(temporary.iterdir())) == 2


@pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links only for who may")
def test_a_link_is_not_followed(temporary, tmp_path):
    (tmp_path / "files").mkdir()
    (tmp_path / "holders").mkdir()
    (temporary / f"{PREFIX}link").symlink_to(tmp_path)
    passing.sweep(PREFIX)
    assert (tmp_path / "files").is_dir()


if is_root():

    def test_somebody_elses_folder_stays(temporary):
        with passing.passing_folder(PREFIX, remove=lambda root: None) as folder:
            os.chown(folder.parent, 1, 1)
        passing.sweep(PREFIX)
        assert folder.is_dir()
