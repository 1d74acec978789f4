"""Verbs that change much at the central database, tried before they are run: what would be is told, nothing changes."""

import json
from dataclasses import dataclass, replace

import psycopg
import pytest

from reviewer_app.central import administration
from reviewer_app.cli import main
from tests.contract.audits import an_audit, gold, judged, prepared, unused, work
from tests.postgres import PASSWORD, Central, contents, sign_out


@dataclass
class Much:
    """A database in which every verb has something to do."""

    central: Central
    sample: str
    batch: str


@pytest.fixture(scope="module")
def much(central_servers) -> Much:
    """A window that is over, an auditor who left, gold, a batch that nobody has, and a month that is missing."""
    central = prepared(central_servers, "embedded")
    closing, waiting = judged(central), an_audit(central, auditor="eva")
    central.query(
        "UPDATE central.audit SET window_until = now() - interval '1 day' WHERE audit_id = %s", (closing.audit_id,)
    )
    central.query("UPDATE central.person SET disabled = true WHERE login = 'eva'")
    ((sample,),) = central.query(
        "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s",
        (waiting.audit_id,),
    )
    gold(central, closing.recording_id)
    batch = work(central, {"bea": []})
    # A login is one of the whole server: nobody whom other tests need.
    administration.add_person(central.admin, "dora", "moderator", password=PASSWORD)
    ((month,),) = central.query("SELECT max(relname) FROM pg_class WHERE relname ~ '^event_[0-9]{6}$'")
    central.query(f"DROP TABLE central.{month}")
    sign_out()
    return Much(central, sample, batch)


def run(much: Much, user: str, capsys, *words: str) -> tuple[int, dict]:
    """A verb as ope or as the administrator; its exit code and what it told."""
    central = much.central
    name = central.address.database
    dsn = central.admin_dsn if user == "admin" else central.server.dsn(user, PASSWORD, name)
    code = main(["central", *words, "--json", "--dsn", dsn])
    return code, json.loads(capsys.readouterr().out)


# As whom, the words, what differs in the answer of the real run, and what the dry run says.
VERBS = {
    "audit settle": ("ope", ("audit", "settle"), {}, {"closed": 1, "to_arbitration": 0}),
    # Who may have what is told by no dry run: it would tell whose review it is, and who opted out.
    "audit assign": (
        "ope", ("audit", "assign", "{sample}", "--to", "luz"), {"given": {"luz": 1}, "waiting": 0},
        {"given": {"luz": 0}, "waiting": 1},
    ),
    "gold seed": (
        "ope", ("gold", "seed", "--batch", "{batch}", "--policy-set", "live-es@2026.2"), {},
        {"seeded": 1, "candidates": 1},
    ),
    "user disable": ("admin", ("user", "disable", "dora"), {}, {"was_enabled": True, "connections_ended": 0}),
    "init": ("admin", ("init",), {}, {"created": False, "months": 1, "steps": [], "open": []}),
    "restored": ("admin", ("restored", "--database", "new"), {"now": str, "database_now": str}, {
        "now": None, "database_now": None}),
}  # fmt: skip


@pytest.mark.parametrize("verb", VERBS)
def test_a_dry_run_says_what_would_be_done_and_changes_nothing(much, capsys, verb):
    user, words, otherwise, expected = VERBS[verb]
    words = tuple(word.format(sample=much.sample, batch=much.batch) for word in words)
    before = contents(much.central)
    code, told = run(much, user, capsys, *words, "--dry-run")
    assert contents(much.central) == before
    assert (code, told["dry_run"]) == (0, True)
    assert {name: told[name] for name in expected} == expected
    assert main(["central", *words, "--dry-run", "--dsn", much.central.admin_dsn]) == 0
    assert "would" in (said := capsys.readouterr().out) or "are to be given" in said
    assert contents(much.central) == before
    code, done = run(much, user, capsys, *words)
    assert (code, done.pop("dry_run")) == (0, False)
    assert contents(much.central) != before
    del told["dry_run"]
    for name, value in otherwise.items():
        assert isinstance(done[name], value) if isinstance(value, type) else done[name] == value
    assert {**done, **{name: told[name] for name in otherwise}} == told


def test_init_of_a_database_that_is_not_there_makes_none(much, capsys):
    admin = replace(much.central.admin, database=f"planned_{unused()}")
    dsn = much.central.server.dsn(admin.user, admin.password, admin.database)
    before = contents(much.central)
    assert main(["central", "init", "--dry-run", "--json", "--dsn", dsn]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["created"], told["before"], told["after"]) == (True, None, told["steps"][-1]["revision"])
    assert told["steps"][0]["revision"] == "0001"
    assert main(["central", "init", "--dry-run", "--dsn", dsn]) == 0
    assert f"{admin.database} would be made and prepared ({told['after']})" in capsys.readouterr().out
    assert contents(much.central) == before
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(dsn)
    assert main(["central", "init", "--json", "--dsn", dsn]) == 0
    assert json.loads(capsys.readouterr().out) == {**told, "dry_run": False}


def test_a_dry_run_of_another_database_in_its_place_says_which(much, capsys):
    other = "11111111-0000-4000-8000-000000000000"
    code, told = run(much, "admin", capsys, "restored", "--database", other, "--dry-run")
    assert (code, told["now"], told["database_now"]) == (0, None, other)
    assert told["database_before"] != other
    assert [(told["devices"],)] == much.central.query("SELECT count(DISTINCT replica) FROM central.device")
