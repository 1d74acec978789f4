"""The self-test of a whole program succeeds, and that of a damaged one says what is missing."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from reviewer_app import paths
from tests.postgres import server_folder

ROOT = paths.resources().parent
CHECKS = [
    "program", "resources", "translations", "local migrations", "central migrations", "keyring", "central driver",
    "store", "import", "exact picture", "sealed recording", "window", "libvlc", "qt multimedia", "label", "chain",
    "export", "charts",
]  # fmt: skip
# As a built application: the files are where PyInstaller's start says.
AS_BUILT = "import sys; sys._MEIPASS = sys.argv.pop(1); from reviewer_app.cli import main; sys.exit(main())"


@pytest.fixture
def temporary(monkeypatch):
    """A folder for temporary files that must be empty when the self-test is over."""
    with server_folder() as folder:
        monkeypatch.setenv("TMPDIR", str(folder))
        yield folder
        assert [one.name for one in folder.iterdir()] == []


def _run(*command: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, timeout=100, check=False, env=environment
    )


def test_a_whole_program_does_everything_once(temporary):
    """Exit 0, the documented JSON, and neither a word on standard error nor a file is left."""
    run = _run("-m", "reviewer_app", "--self-test", "--json")
    assert (run.returncode, run.stderr) == (0, "")
    told = json.loads(run.stdout)
    assert set(told) == {"ok", "version", "built", "seconds", "checks"}
    assert (told["ok"], told["built"]) == (True, False)
    assert [check["name"] for check in told["checks"]] == CHECKS
    assert all(set(check) == {"name", "state", "found", "do"} for check in told["checks"])
    assert {check["state"] for check in told["checks"]} == {"ok"}


@pytest.mark.parametrize(
    ("removed", "check"),
    [
        ("resources/style.qss", "resources"),
        pytest.param("resources/icons/reviewer-app-32.png", "resources", marks=pytest.mark.slow),
        pytest.param("resources/lexicons/es-live-2026.1.yaml", "resources", marks=pytest.mark.slow),
        ("resources/translations/reviewer_es.qm", "translations"),
        ("migrations/local/versions/0001_first.py", "local migrations"),
        pytest.param("migrations/central/versions/0001_event_log.sql", "central migrations", marks=pytest.mark.slow),
        pytest.param("resources/sample/directo-demo.chat.jsonl", "import", marks=pytest.mark.slow),
        ("nothing", "libvlc"),
    ],
)
def test_a_program_that_lacks_a_file_fails_there(temporary, tmp_path, removed, check):
    """Exit 1 and a sentence; with all of these files a copy still lacks the libVLC that a built one has beside them."""
    for name in ("resources", "migrations"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / removed).unlink(missing_ok=removed == "nothing")
    run = _run("-c", AS_BUILT, str(tmp_path), "--self-test", "--json")
    assert run.returncode == 1
    told = json.loads(run.stdout)
    assert (told["ok"], told["built"]) == (False, True)
    assert (told["checks"][-1]["name"], told["checks"][-1]["state"]) == (check, "failed")
    assert f"The self-test failed at {check}: " in run.stderr
