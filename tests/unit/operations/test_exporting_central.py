"""Exports of the central database, on both servers: what is in the files, what is left out, and whole or not at all."""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from reviewer_app.central import export
from reviewer_app.domain.errors import Unreachable, UserError
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from reviewer_app.operations import standards
from reviewer_app.operations.exporting_central import KINDS, Wanted, export_central
from tests.contract.test_rollups import give
from tests.postgres import PASSWORD, Chain

NOW = 1_770_000_000_000
BEGIN, END = (datetime.fromtimestamp(NOW / 1000, UTC) + timedelta(days=days) for days in (-1, 1))
NEVER = "minor.abuse_material"
ALL = Wanted(KINDS, "jsonl", BEGIN, END)


def reviewed(login: str, number: int, at_ms: int, *policies: str) -> list:
    """The events of a review with a finding of each policy and a verdict."""
    log = [Review.open(f"{number:064x}", Context(login, "live-es@2026.2"), at_ms)]
    review = Review.replay(log)
    for policy in policies:
        log.append(review.place(Finding(policy, 5, 9, note="=nota", quote="cita", user_id="u1"), at_ms + 1))
        review.apply(log[-1])
    log.append(review.give_verdict(Verdict("violating", ("remove",), "por qué"), at_ms + 2))
    return log


@pytest.fixture(scope="module")
def filled(central):
    """ana: one review of a market, one of a policy whose words never leave; one too early; bea: a blind one."""
    give(central, "ana", range(1, 2), "ES")
    give(central, "bea", range(9, 10), "MX", blind=True)
    chains = {"ana": Chain(), "bea": Chain()}
    chains["ana"].add(*reviewed("ana", 1, NOW, "hate.slur"), *reviewed("ana", 2, NOW + 10, "hate.slur", NEVER))
    chains["ana"].add(*reviewed("ana", 3, NOW - 9 * 86_400_000, "hate.slur"))
    chains["bea"].add(*reviewed("bea", 9, NOW, "hate.slur"))
    for login, chain in chains.items():
        with central.session(login) as session:
            session.hello(chain.replica, chain.epoch)
            assert not session.push(chain.replica, chain.epoch, chain.rows).quarantined
    return central


@pytest.fixture
def dsn(filled):
    """The operator's sign-in."""
    return filled.server.dsn("ope", PASSWORD, filled.address.database)


def lines(folder, kind):
    """The rows of a file of JSON lines."""
    return [json.loads(line) for line in (folder / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]


def test_each_kind_of_a_range_is_a_file_without_texts_and_blind_work(dsn, tmp_path):
    folder = tmp_path / "new" / "folder"
    written = export_central(dsn, folder, ALL)
    assert written == {folder / "findings.jsonl": 3, folder / "verdicts.jsonl": 2, folder / "events.jsonl": 7}
    assert sorted(path.name for path in folder.iterdir()) == ["events.jsonl", "findings.jsonl", "verdicts.jsonl"]
    first = next(row for row in lines(folder, "findings") if row["market"] == "ES")
    assert {name: first[name] for name in ("reviewer", "recording_id", "batch", "policy_id", "start_ms", "end_ms")} == {
        "reviewer": "ana", "recording_id": f"{1:064x}", "batch": "ana range(1, 2)", "policy_id": "hate.slur",
        "start_ms": 5, "end_ms": 9,
    }  # fmt: skip
    assert (first["changed_at_ms"], first["withdrawn"]) == (NOW + 1, False)
    assert {first[name] for name in ("quote", "note", "user_id", "message_ids")} == {None}
    verdict = lines(folder, "verdicts")[0]
    assert (verdict["outcome"], verdict["actions"], verdict["state"]) == ("violating", ["remove"], "open")
    assert (verdict["rationale"], verdict["opened_at_ms"] // 100) == (None, NOW // 100)
    events = lines(folder, "events")
    assert {event["reviewer"] for event in events} == {"ana"}
    assert {event["canonical"] for event in events} == {None}
    assert {len(event["row_hash"]) for event in events} == {64}


def test_texts_go_along_when_asked_for_except_what_their_policy_forbids(dsn, tmp_path):
    pack = standards.shipped().policies
    assert pack.policy(NEVER).never_export and not pack.policy("hate.slur").never_export
    export_central(dsn, tmp_path, replace(ALL, texts_of=pack))
    assert sorted((row["policy_id"], row["quote"] or "", row["note"] or "") for row in lines(tmp_path, "findings")) == [
        ("hate.slur", "cita", "=nota"), ("hate.slur", "cita", "=nota"), (NEVER, "", ""),
    ]  # fmt: skip
    assert sorted(row["rationale"] or "" for row in lines(tmp_path, "verdicts")) == ["", "por qué"]
    told = [row for row in lines(tmp_path, "events") if row["canonical"]]
    assert [sorted(row["kind"] for row in told if row["recording_id"] == f"{n:064x}") for n in (1, 2)] == [
        ["finding.placed", "review.opened", "verdict.given"],
        ["finding.placed"],
    ]
    assert NEVER not in "".join(row["canonical"] for row in told)


def test_blind_work_goes_along_when_asked_for(dsn, tmp_path):
    written = export_central(dsn, tmp_path, replace(ALL, kinds=("findings",), blind=True))
    assert written == {tmp_path / "findings.jsonl": 4}
    assert {row["reviewer"] for row in lines(tmp_path, "findings")} == {"ana", "bea"}


def test_csv_has_headings_and_no_formula(dsn, tmp_path):
    wanted = replace(ALL, format="csv", texts_of=standards.shipped().policies)
    export_central(dsn, tmp_path, wanted)
    with (tmp_path / "findings.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 3
    assert {row["note"] for row in rows} == {"'=nota", ""}
    assert {row["open_span"] for row in rows} == {"false"}
    with (tmp_path / "verdicts.csv").open(encoding="utf-8", newline="") as file:
        assert {row["actions"] for row in csv.DictReader(file)} == {"remove"}


def test_rows_come_a_part_at_a_time_as_of_one_moment(filled, dsn, tmp_path, monkeypatch):
    """What is pushed meanwhile is not in the file; each part is read when the one before is written."""
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 2)
    address = replace(filled.admin, user="ope", password=PASSWORD)
    with export.exported(address, "events", (BEGIN, END), None, False) as (columns, rows):
        assert columns[:3] == ("reviewer", "event_id", "kind")
        next(rows)
        chain = Chain()
        chain.add(*reviewed("sol", 50, NOW))
        with filled.session("sol") as session:
            session.hello(chain.replica, chain.epoch)
            session.push(chain.replica, chain.epoch, chain.rows)
        assert len(list(rows)) == 6
    assert export_central(dsn, tmp_path, ALL)[tmp_path / "events.jsonl"] == 9
    filled.query("SET session_replication_role = replica; DELETE FROM central.event WHERE owner = 'sol'")
    filled.query("SET session_replication_role = replica; DELETE FROM central.verdict WHERE owner = 'sol'")


def test_what_was_there_stays_until_the_new_file_is_whole(filled, dsn, tmp_path, monkeypatch):
    """The connection is cut in the middle: one sentence, and the file of before."""
    (tmp_path / "events.jsonl").write_text("before", encoding="utf-8")
    monkeypatch.setattr(export, "ROWS_AT_ONCE", 2)
    monkeypatch.setattr("reviewer_app.operations.exporting_central.ROWS_PER_WORD", 1)

    def cut(kind: str, rows: int) -> None:
        filled.query("SELECT pg_terminate_backend(pid, 9000) FROM pg_stat_activity WHERE usename = 'ope'")

    with pytest.raises(Unreachable, match="was lost"):
        export_central(dsn, tmp_path, replace(ALL, kinds=("events",)), cut)
    assert [path.read_text(encoding="utf-8") for path in tmp_path.iterdir()] == ["before"]


def test_progress_is_told(dsn, tmp_path, monkeypatch):
    monkeypatch.setattr("reviewer_app.operations.exporting_central.ROWS_PER_WORD", 2)
    told = []
    export_central(dsn, tmp_path, replace(ALL, kinds=("findings",)), lambda kind, rows: told.append((kind, rows)))
    assert told == [("findings", 2)]


def test_a_folder_that_cannot_be_is_said(dsn, tmp_path):
    (tmp_path / "file").touch()
    with pytest.raises(UserError, match="choose another place"):
        export_central(dsn, tmp_path / "file", ALL)


@pytest.mark.parametrize("login", ["ana", "sol", "luz"])
def test_only_operators_export(filled, tmp_path, login):
    with pytest.raises(Unreachable, match="sign in as an operator"):
        export_central(filled.server.dsn(login, PASSWORD, filled.address.database), tmp_path, ALL)
    assert list(tmp_path.iterdir()) == []
