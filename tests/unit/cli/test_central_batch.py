"""`central batch import`, `central batch assign` and `central status` as an operator runs them."""

import json

import pytest

from reviewer_app.cli import main
from tests.postgres import PASSWORD

ROWS = "recording_id,title,url,duration_ms,topics\n" + "".join(
    f"{n:064x},Directo {n},https://m.example/{n},60000,{'Hate|minors' if n == 0 else ''}\n" for n in range(4)
)


@pytest.fixture
def operate(central_servers, tmp_path, capsys):
    """`operate(words…)`: a verb of `central` as the operator ope; its exit code and what it printed."""
    central = central_servers.database("embedded")
    dsn = central.server.dsn("ope", PASSWORD, central.address.database)
    (tmp_path / "batch.csv").write_text(ROWS, encoding="utf-8")

    def run(*words: str) -> tuple[int, str]:
        words = tuple(str(tmp_path / word) if word.startswith("batch.") else word for word in words)
        code = main(["central", *words, "--dsn", dsn])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    run.central, run.folder = central, tmp_path
    return run


def test_a_batch_goes_in_and_out_and_the_status_tells(operate):
    words = ("batch", "import", "batch.csv", "--name", "ES-47", "--priority", "7", "--due", "2026-11-30T18:00+00:00",
             "--blind")  # fmt: skip
    code, told = operate(*words, "--dry-run", "--json")
    assert (code, json.loads(told)) == (0, {"batch": "ES-47", "recordings": 4, "blind": True, "dry_run": True})
    assert operate(*words) == (0, "The batch ES-47 has 4 recordings.\n")
    code, told = operate(*words)
    assert (code, told) == (3, "reviewer-app: There is a batch ES-47 already: choose another name.\n")
    assign = ("batch", "assign", "ES-47", "--to", "ana,bea", "--per-person", "1", "--urgent", "--lease", "8")
    code, told = operate(*assign, "--dry-run", "--json")
    left = [f"{n:064x}" for n in (2, 3)]
    expected = {"batch": "ES-47", "given": {"ana": 1, "bea": 1}, "left": left, "urgent": True, "lease_hours": 8}
    assert (code, json.loads(told)) == (1, {**expected, "to_each": False, "dry_run": True})
    code, told = operate(*assign, "--dry-run")
    assert told.startswith("ana would get 1.\nbea would get 1.\n2 are left")
    assert told.endswith("they are told to nobody, so fewer may be given.\n")
    code, told = operate(*assign)
    assert told == "ana got 1.\nbea got 1.\n2 are left: none of the people named may have more of them.\n"
    assert operate("batch", "assign", "ES-47", "--to", "sol")[0] == 0
    rows = operate.central.query("SELECT owner, urgent, lease::text, priority FROM central.assignment ORDER BY owner")
    assert rows[0] == ("ana", True, "08:00:00", 7)
    assert [row[0] for row in rows] == ["ana", "bea", "sol", "sol"]
    code, told = operate("status", "--json")
    told = json.loads(told)
    assert (code, told["assignments"]["offered"], told["unassigned"], told["devices"]) == (0, 4, 0, [])
    assert {one["login"]: one["pending"] for one in told["people"]}["sol"] == 2
    code, told = operate("status")
    assert "Assignments: 4 offered, 0 at work" in told
    assert "sol (specialist): 2 to do, 0 devices, last heard of never" in told


def test_mistakes_end_with_2_and_a_sentence(operate):
    (operate.folder / "batch.bad").write_text("recording_id,duration_ms\nabc,1\n", encoding="utf-8")
    code, told = operate("batch", "import", "batch.bad", "--name", "x")
    assert (code, "line 2: recording_id must be the SHA-256" in told) == (2, True)
    assert operate("batch", "assign", "nothing", "--to", "ana") == (2, "reviewer-app: There is no batch nothing.\n")
    assert operate("batch", "assign", "nothing", "--to", ",")[0] == 2
    for words in (("--per-person", "0"), ("--lease", "x")):
        with pytest.raises(SystemExit):
            operate("batch", "assign", "x", "--to", "ana", *words)
    for words in (("--due", "soon"), ("--name", " ")):
        with pytest.raises(SystemExit):
            operate("batch", "import", "batch.csv", "--name", "x", *words)


@pytest.mark.parametrize(
    "words",
    [
        ["central", "batch", "import", "batch.csv", "--name", "x"],
        ["central", "batch", "assign", "x", "--to", "ana"],
        ["central", "status"],
    ],
    ids=lambda words: words[-1],
)
@pytest.mark.parametrize("login", ["ana", "luz"])
def test_only_operators_ask(operate, login, words, capsys, monkeypatch):
    monkeypatch.chdir(operate.folder)
    central = operate.central
    dsn = central.server.dsn(login, PASSWORD, central.address.database)
    assert main([*words, "--dsn", dsn]) == 4
    assert "sign in as an operator" in capsys.readouterr().err
