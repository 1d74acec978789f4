"""`opt-outs` as a person runs it."""

import io
import json

import pytest

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.cli import main
from reviewer_app.domain.assignment import Batch, BatchItem
from tests.postgres import PASSWORD


@pytest.fixture
def run(central_servers, tmp_path, capsys, monkeypatch):
    """`run(words…)`: the verb as ana; its exit code and what it printed."""
    central = central_servers.database("embedded")
    given = ["--home", str(tmp_path), "--user", "ana", "--key-file", str(tmp_path / "key"), "--central", central.dsn]

    def call(*words: str, password: str = PASSWORD) -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{password}\n"))
        code = main([*given, "opt-outs", "--password-stdin", *words])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    call.central = central
    return call


def test_the_list_is_shown_set_and_cleared(run):
    assert run() == (0, "There is no topic that is not wanted.\n")
    batches.add_batch(run.central.admin, Batch("b", (BatchItem("a" * 64, "t", "", 1, ("hate",)),)))
    batches.assign_batch(run.central.admin, "b", ["ana"], Terms())
    assert run("--set", "Minors, hate") == (
        0,
        "Not wanted: hate, minors.\n1 recordings went back to their batches.\n",
    )
    code, told = run("--set", "", "--json")
    assert (code, json.loads(told)) == (0, {"topics": [], "returned": 0})


def test_a_wrong_password_ends_with_4(run):
    code, told = run(password="wrong one")
    assert (code, "password is wrong" in told) == (4, True)
