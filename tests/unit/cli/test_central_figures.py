"""`central rollup`, `central dashboard` and `central export` as an operator runs them."""

import json
from datetime import UTC, datetime

import pytest

from reviewer_app.cli import main
from tests.contract.test_rollups import a_review, chain_of, pushed
from tests.postgres import PASSWORD

DAY = datetime.fromtimestamp(1_770_000_000, UTC).date().isoformat()


@pytest.fixture
def operate(central_servers, capsys):
    """`operate(words…, login)`: a verb of `central` as an operator; its exit code, and what it printed."""
    central = central_servers.database("embedded")
    with central.raw("ana") as connection:
        pushed(connection, chain_of(*a_review("ana", 1)))

    def run(*words: str, login: str = "ope") -> tuple[int, str, str]:
        code = main([*words, "--dsn", central.server.dsn(login, PASSWORD, central.address.database)])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    run.central = central
    return run


def test_figures_are_brought_up_to_date_and_checked(operate):
    code, told, _ = operate("central", "rollup", "--dry-run", "--json")
    expected = {"busy": False, "events": 4, "reviews": 1, "behind": 0, "dry_run": True}
    assert (code, json.loads(told)) == (0, expected)
    assert (
        operate("central", "rollup", "--dry-run")[1]
        == "4 events of 1 reviews would be taken in; 0 are still to come.\n"
    )
    assert operate("central", "rollup")[:2] == (0, "4 events of 1 reviews were taken in; 0 are still to come.\n")
    assert operate("central", "rollup", "--rebuild", "--dry-run")[:2] == (
        0,
        "2 rows of daily figures: all as the log says.\n",
    )
    operate.central.query("UPDATE central.rollup_finding SET placed = 7")
    code, told, _ = operate("central", "rollup", "--rebuild", "--dry-run", "--json")
    (example,) = json.loads(told).pop("examples")
    assert code == 1
    assert json.loads(told) == {
        "equal": False, "rows": 2, "differences": 1, "examples": [example], "dry_run": True,
    }  # fmt: skip
    assert (example["day"], example["policy"], example["kept"][3], example["counted"][3]) == (DAY, "hate.slur", 7, 3)
    assert (
        operate("central", "rollup", "--rebuild", "--dry-run")[1] == "2 rows of daily figures, 1 differ from the log.\n"
    )
    code, told, _ = operate("central", "rollup", "--rebuild")
    assert (code, told) == (1, "2 rows of daily figures, 1 differed from the log and were put right.\n")
    assert operate("central", "rollup", "--rebuild", "--json")[0] == 0


def test_the_dashboard_for_machines_and_for_people(operate):
    operate("central", "rollup")
    code, told, _ = operate("central", "dashboard", "--until", DAY, "--policy", "hate.slur", "--json")
    assert code == 0
    told = json.loads(told)
    assert sorted(told) == ["policy_half_year", "week", "year"]
    assert (told["week"]["to"], told["week"]["days"][0]["open"]) == (DAY, 1)
    assert told["week"]["people"][0]["login"] == "ana"
    assert told["policy_half_year"]["markets"] == [{"market": "", "placed": 3, "withdrawn": 0, "revised": 0}]
    code, told, _ = operate("central", "dashboard", "--until", DAY, "--policy", "hate.slur")
    assert code == 0
    line = "0 reviews submitted, 1 open, 0 reopened; findings: 3 placed, 0 of them withdrawn, 0 revisions"
    assert f"  {DAY}: {line}" in told
    assert f"  ana: {line}" in told
    assert "  no market: 3 placed" in told
    code, told, _ = operate("central", "dashboard", "--json", login="sol")
    assert (code, json.loads(told)["week"]["people"], json.loads(told)["policy_half_year"]) == (0, None, None)
    assert operate("central", "dashboard", login="ana")[0] == 4
    with pytest.raises(SystemExit) as stopped:
        operate("central", "dashboard", "--until", "yesterday")
    assert stopped.value.code == 2


def test_an_export_by_days_kinds_and_form(operate, tmp_path):
    code, told, heard = operate("central", "export", "--out", str(tmp_path), "--from", DAY, "--to", DAY, "--json")
    files = [
        {"kind": kind, "file": str(tmp_path / f"{kind}.jsonl"), "rows": rows}
        for kind, rows in (("findings", 3), ("verdicts", 0), ("events", 4))
    ]
    assert (code, json.loads(told), heard) == (0, {"from": DAY, "to": DAY, "files": files}, "")
    code, told, _ = operate("central", "export", "--out", str(tmp_path), "--what", "events,findings", "--format", "csv",
                            "--with-texts", "--with-blind")  # fmt: skip
    assert (code, told) == (0, f"{tmp_path / 'events.csv'}: 4 events\n{tmp_path / 'findings.csv'}: 3 findings\n")
    header, first = (tmp_path / "events.csv").read_text(encoding="utf-8").splitlines()[:2]
    assert header.endswith(",canonical")
    assert "hate.slur" in first or "recording_id" in first


def test_an_export_of_nothing_is_a_mistake_or_an_empty_file(operate, tmp_path):
    code, _, heard = operate("central", "export", "--out", str(tmp_path), "--from", "2026-02-03", "--to", "2026-02-02")
    assert (code, heard) == (
        2, "reviewer-app: There is no day from 2026-02-03 to 2026-02-02: give --from before --to.\n",
    )  # fmt: skip
    assert operate("central", "export", "--out", str(tmp_path), "--to", "2020-01-01")[0] == 0
    assert (tmp_path / "findings.jsonl").read_text(encoding="utf-8") == ""
    with pytest.raises(SystemExit):
        operate("central", "export", "--out", str(tmp_path), "--what", "everything")
    assert operate("central", "export", "--out", str(tmp_path), login="luz")[0] == 4
