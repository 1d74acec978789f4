"""`quality` as a person runs it."""

import io
import json

import pytest

from reviewer_app.cli import main
from tests.contract.audits import judged
from tests.postgres import PASSWORD

DAYS = ("--from", "2026-02-01", "--to", "2026-02-03")


@pytest.fixture(scope="module")
def central(central_servers):
    """A database with two judged decisions of ana's, each with two errors."""
    made = central_servers.database("embedded")
    for _ in range(2):
        assert judged(made).say("ana", "audit.acknowledged") == ()
    return made


@pytest.fixture
def run(central, tmp_path, capsys, monkeypatch):
    """`run(words…, user=)`: the verb; its exit code and what it printed."""

    def call(*words: str, user: str = "luz") -> tuple[int, str]:
        home = ["--home", str(tmp_path), "--key-file", str(tmp_path / "key"), "--central", central.dsn]
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
        code = main([*home, "--user", user, "quality", "--password-stdin", *words])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    return call


def test_figures_as_json(run):
    code, told = run(*DAYS, "--by", "market", "--json")
    found = json.loads(told)
    assert (code, found["from"], found["to"], found["named"], found["checks"]) == (
        0, "2026-02-01", "2026-02-03", False, 2,
    )  # fmt: skip
    assert found["view"]["source"] == "drawn" and found["view"]["by"] == "market"
    accuracy = found["figures"][0]
    assert (accuracy["name"], accuracy["n"], accuracy["count"], accuracy["value"]) == ("decision_accuracy", 2, 0, None)
    assert accuracy["method"] == "counts: fewer than 30"
    assert [(one["key"], one["n"]) for one in found["groups"]] == [("", 2)]
    assert [one["key"] for one in found["over_time"]] == ["2026-02-02"]
    assert found["control"]["reason"] == "fewer than two times with 30 decisions"
    assert found["policy_sets"] == [{"policy_set": "live-es@2026.2", "checks": 2}]
    assert found["weights_of"] == "live-es@2026.2"


def test_figures_for_people(run):
    code, told = run(*DAYS, "--metric", "precision", "--step", "month")
    assert code == 0
    assert told.startswith("2 decisions from 2026-02-01 to 2026-02-03 were looked at again.\n")
    assert "  decision_accuracy: 0 of 2\n" in told and "precision over time\n  2026-02-01: 0 of 2\n" in told
    assert "  dispute_success: not defined: there is nothing to count in\n" in told


def test_one_reviewer_one_policy_and_another_time(run):
    (reviewer,) = {one["key"] for one in json.loads(run(*DAYS, "--by", "reviewer", "--json")[1])["groups"]}
    assert json.loads(run(*DAYS, "--reviewer", reviewer, "--json")[1])["checks"] == 2
    assert json.loads(run(*DAYS, "--reviewer", "ana", "--json")[1])["checks"] == 0
    policy = json.loads(run(*DAYS, "--policy", "violence.threat", "--metric", "recall", "--json")[1])
    assert [(one["key"], one["n"], one["count"]) for one in policy["groups"]] == [("violence.threat", 2, 0)]
    assert json.loads(run("--from", "2025-01-01", "--to", "2025-02-01", "--json")[1])["checks"] == 0


def test_names_are_for_leads(run):
    found = json.loads(run(*DAYS, "--names", "--by", "reviewer", "--source", "all", "--json")[1])
    assert (found["named"], [one["key"] for one in found["groups"]]) == (True, ["ana"])
    code, told = run(*DAYS, "--names", user="sol")
    assert (code, "names are told to leads" in told) == (4, True)


@pytest.mark.parametrize("user", ["ana"])
def test_moderators_are_told_nothing(run, user):
    code, told = run(*DAYS, user=user)
    assert code == 4 and "does not let ana do this" in told


def test_wrong_words_end_with_2(run):
    code, told = run("--from", "2026-02-03", "--to", "2026-02-01")
    assert (code, told) == (2, "reviewer-app: 2026-02-03 comes after 2026-02-01: turn them round.\n")
    code, told = run(*DAYS, "--metric", "coverage")
    assert code == 2 and "There is no figure 'coverage'" in told
    with pytest.raises(SystemExit) as stopped:
        run("--by", "team")
    assert stopped.value.code == 2
