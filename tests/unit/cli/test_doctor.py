"""`doctor` as a person runs it."""

import json
import os
import subprocess
import sys

import pytest

from reviewer_app.cli import main
from reviewer_app.operations import checking, signing_in
from reviewer_app.playback import availability
from tests.postgres import PASSWORD
from tests.workplaces import make_place, options

# Runs doctor where one module cannot be imported, as after an installation that went wrong.
WITHOUT = """
import importlib.abc, os, runpy, sys
class Missing(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name == os.environ["LACKING"]:
            raise ImportError(f"{name} is not here")
sys.meta_path.insert(0, Missing())
runpy.run_module("reviewer_app", run_name="__main__", alter_sys=True)
"""


@pytest.mark.parametrize(
    ("module", "named", "others"),
    [
        ("av", "pyav", set()),
        ("sqlalchemy", "sqlalchemy", {"sqlite", "store"}),
        ("sqlcipher3", "sqlcipher3", {"sqlite", "store"}),
        ("psycopg", "psycopg", {"store", "central"}),
        ("PySide6", "pyside6", set()),
        ("keyring", "keyring", set()),
    ],
)
def test_a_library_that_cannot_be_loaded_is_one_of_the_answers(tmp_path, module, named, others):
    """With what to do; every other thing is looked at that does not need it."""
    run = subprocess.run(
        [sys.executable, "-c", WITHOUT, "doctor", "--json", "--home", str(tmp_path), "--user", "ana"],
        env={**os.environ, "LACKING": module}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert (run.returncode, run.stderr) == (1, "")
    told = json.loads(run.stdout)
    checks = {check["name"]: check for check in told["checks"]}
    assert told["ok"] is False and len(checks) == len(told["checks"])
    lacking = {name for name, check in checks.items() if f"{module} is not here" in check["found"]}
    assert lacking == {named, *others}
    assert checks[named]["state"] == checking.FAILED and "pip" in checks[named]["do"]
    assert {"system", "python", "settings", "sqlite", "keyring", "store", "central"} <= checks.keys()


def test_every_check_is_in_the_json_with_its_state(tmp_path, embedded_central, capsys):
    """The documented shape; work is possible here, so the exit code is 0."""
    place = make_place(tmp_path, embedded_central.dsn)
    signing_in.sign_in(place, "ana", PASSWORD)
    place.open_store("ana").close()
    assert main(["doctor", "--json", *options(tmp_path, embedded_central.dsn)]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"] is True
    checks = {check["name"]: check for check in told["checks"]}
    assert {"python", "qt", "libvlc", "pyav", "sqlite", "keyring", "store", "central"} <= checks.keys()
    assert all(set(check) == {"name", "state", "found", "do"} for check in checks.values())
    assert (checks["store"]["state"], checks["central"]["state"]) == ("ok", "ok")


def test_without_an_engine_work_is_possible_and_what_to_install_is_said(tmp_path, monkeypatch, capsys):
    """A warning: transcripts can be judged."""
    lacking = {"version": None, "ok": False, "problem": "libVLC is not installed; install it."}
    monkeypatch.setattr(availability, "versions", lambda: {"vlc": lacking})
    assert main([*options(tmp_path), "doctor"]) == 0
    out = capsys.readouterr().out
    assert "warning libvlc" in out and "libVLC is not installed; install it." in out


def test_what_failed_makes_the_exit_code_one(tmp_path, capsys):
    """A store without its key, in words."""
    make_place(tmp_path).open_store("ana").close()
    (tmp_path / "key").unlink()
    assert main([*options(tmp_path), "doctor"]) == 1
    assert "FAILED  store" in capsys.readouterr().out


def test_an_address_that_is_none_is_one_of_the_answers(tmp_path, capsys):
    """Not a refusal to look at anything else."""
    assert main([*options(tmp_path, "mysql://x"), "doctor", "--json"]) == 1
    checks = {check["name"]: check for check in json.loads(capsys.readouterr().out)["checks"]}
    assert checks["central"]["state"] == checking.FAILED and "no PostgreSQL DSN" in checks["central"]["do"]
