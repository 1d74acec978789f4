"""The central database's promises, the same on every kind of server.

A rule is a plain function `rule_…(central)` that asserts. It is run against the database as it is, and again against
one that was weakened in exactly this point, where it has to fail: so each rule is known to be looked at.
"""

import json
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

from reviewer_app import paths
from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress, SignInRefused, open_raw
from reviewer_app.central.push import PUSH, PushResult, push_parameters
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event, opposite
from reviewer_app.domain.evidence import Evidence
from reviewer_app.domain.ids import ZERO_HASH, chain_hash, new_id
from reviewer_app.domain.policy import Route
from reviewer_app.domain.review import Context, Finding, Review, Verdict, evidence_dropped, evidence_kept
from tests.postgres import PEOPLE, Central, Chain

ANA = Context("ana", "live-es@2026.2")
TABLES = (
    "server_info",
    "person",
    "device",
    "event",
    "quarantine",
    "resent",
    "review",
    "finding",
    "verdict",
    "escalation",
    "event_other",
    "batch",
    "batch_item",
    "assignment",
    "assignment_history",
    "known_recording",
    "topic_opt_out",
    "turn",
    "rollup_state",
    "rollup_origin",
    "rollup_finding",
    "rollup_review",
    "standard",
)
NOW = 1_770_000_000_000


def opened(author: str = "ana") -> Event:
    """An event with nothing special to it."""
    return Review.open("a" * 64, Context(author, ANA.policy_set), NOW)


def push(central: Central, chain: Chain, rows: list, user: str = "ana") -> PushResult:
    """Say hello and push rows of a chain, as a device does."""
    with central.session(user) as session:
        session.hello(chain.replica, chain.epoch)
        return session.push(chain.replica, chain.epoch, rows)


def kept(central: Central, chain: Chain) -> list[str]:
    """The canonical texts that the server has of a device, in order."""
    rows = central.query("SELECT canonical FROM central.event WHERE replica = %s ORDER BY epoch, seq", (chain.replica,))
    return [text for (text,) in rows]


# ---------------------------------------------------------------- the protocol's rules


def rule_a_chain_begins_with_zeros(central: Central) -> None:
    """The first batch of an epoch must start from the zero hash."""
    chain = Chain()
    text = opened().canonical().decode()
    row = replace(chain.add(text)[0], prev_hash=b"x" * 32, row_hash=chain_hash(b"x" * 32, text.encode()))
    result = push(central, chain, [row])
    assert (result.fork, result.acked_seq, result.head) == (True, 0, ZERO_HASH)
    assert kept(central, chain) == []


def rule_a_batch_continues_the_chain(central: Central) -> None:
    """A cloned store's rows do not fit behind the original's: flagged, none taken."""
    chain, clone = Chain(), Chain()
    clone.replica = chain.replica
    first = opened()
    chain.add(first, opened())
    clone.add(first, opened(), opened())
    assert not push(central, chain, chain.rows).fork
    result = push(central, clone, clone.rows[2:])
    assert (result.fork, result.acked_seq, result.head) == (True, 2, chain.rows[1].row_hash)
    assert kept(central, chain) == [row.canonical for row in chain.rows]
    ((flagged,),) = central.query(
        "SELECT forked_at IS NOT NULL FROM central.device WHERE replica = %s", (chain.replica,)
    )
    assert flagged


def rule_the_chain_holds_inside_a_batch(central: Central) -> None:
    """A row taken out of the middle of a batch and renumbered is seen."""
    chain = Chain()
    chain.add(opened(), opened(), opened())
    a, _, c = chain.rows
    assert push(central, chain, [a, replace(c, seq=2)]).fork
    assert kept(central, chain) == []


def rule_gaps_are_refused(central: Central) -> None:
    """A batch that starts too late, or has a hole, changes nothing and says from where to go on."""
    chain = Chain()
    chain.add(*(opened() for _ in range(5)))
    push(central, chain, chain.rows[:2])
    for rows in (chain.rows[3:], [chain.rows[2], chain.rows[4]]):
        result = push(central, chain, rows)
        assert (result.acked_seq, result.head, result.fork) == (2, chain.rows[1].row_hash, False)
    assert len(kept(central, chain)) == 2


def rule_the_hash_is_recomputed(central: Central) -> None:
    """A row whose text was changed under its hash is quarantined, and those behind it still go."""
    chain = Chain()
    chain.add(opened(), opened(), opened())
    forged = replace(chain.rows[1], canonical=chain.rows[1].canonical.replace("a" * 64, "b" * 64))
    result = push(central, chain, [chain.rows[0], forged, chain.rows[2]])
    assert result.quarantined == ((2, "The event does not fit its hash: it was changed after it was written."),)
    assert (result.acked_seq, result.head) == (3, chain.rows[2].row_hash)
    assert kept(central, chain) == [chain.rows[0].canonical, chain.rows[2].canonical]


def rule_the_author_is_the_login(central: Central) -> None:
    """Nobody can push a decision in another's name."""
    chain = Chain()
    chain.add(opened("bea"), opened("ana"))
    result = push(central, chain, chain.rows)
    assert result.quarantined == ((1, "The author of the event is not the person who signed in."),)
    assert kept(central, chain) == [chain.rows[1].canonical]


def rule_copies_stay_with_the_person(central: Central) -> None:
    """What is told of evidence is taken, kept and dropped; an event that carries the copy with it is not."""
    log = Review.open("a" * 64, ANA, NOW)
    still = Evidence(
        new_id(), "still", 40, 40, "b" * 64, 900_000, "image/png", "a" * 64, 40, NOW, True, 3600, "1/90000"
    )
    chain = Chain()
    chain.add(
        log, evidence_kept(still, log.review_id, ANA, NOW), evidence_dropped(still, "asked", log.review_id, ANA, NOW)
    )
    assert push(central, chain, chain.rows).quarantined == ()
    copy = Event(
        "evidence.kept", log.review_id, "ana", NOW, ANA.policy_set, {"evidence": still.to_json(), "x": "00" * 2048}
    )
    chain.add(copy)
    reason = "The event holds more than what is told of a copy: copies are not taken here."
    assert push(central, chain, chain.rows).quarantined == ((4, reason),)
    assert [json.loads(text)["kind"] for text in kept(central, chain)] == [
        "review.opened",
        "evidence.kept",
        "evidence.dropped",
    ]


def rule_sending_again_is_harmless(central: Central) -> None:
    """The same batch twice, an overlapping one, and all of it in a new epoch: each event is there once."""
    chain = Chain()
    chain.add(*(opened() for _ in range(4)))
    assert push(central, chain, chain.rows[:3]).inserted == 3
    again = push(central, chain, chain.rows[:3])
    assert (again.inserted, again.acked_seq, again.fork) == (0, 3, False)
    assert push(central, chain, chain.rows[1:]).inserted == 1
    fresh = chain.again(2)
    result = push(central, fresh, fresh.rows)
    assert (result.inserted, result.quarantined, result.acked_seq) == (0, (), 4)
    assert result.head == fresh.rows[-1].row_hash
    assert len(kept(central, chain)) == 4


def rule_poison_does_not_block(central: Central) -> None:
    """What the server cannot store is set aside with a reason; the watermark moves on."""
    chain = Chain()
    good = opened()
    bad_number = json.dumps({**good.to_json(), "event_id": new_id(), "made_at_ms": "yesterday"})
    nul = json.dumps({**good.to_json(), "event_id": new_id(), "policy_set": "a\0b"})
    no_body = Event("finding.placed", new_id(), "ana", NOW, ANA.policy_set).canonical().decode()
    backwards = Event("finding.placed", new_id(), "ana", NOW, ANA.policy_set, {"finding": finding(9, 3)})
    deep = json.dumps({**good.to_json(), "event_id": new_id(), "body": "@"}).replace('"@"', "[" * 50_000 + "]" * 50_000)
    chain.add(good, bad_number, nul, "no json", no_body, backwards, deep, opened())
    result = push(central, chain, chain.rows)
    assert [seq for seq, _ in result.quarantined] == [2, 3, 4, 5, 6, 7]
    assert all(reason for _, reason in result.quarantined)
    assert (result.acked_seq, result.inserted) == (8, 2)
    raw = central.query(
        "SELECT sqlstate, raw FROM central.quarantine WHERE replica = %s ORDER BY seq", (chain.replica,)
    )
    assert {state[:2] for state, _ in raw} == {"22", "23", "54"}
    assert json.loads(raw[0][1])["event"] == bad_number


def rule_refusals_survive_a_lost_answer(central: Central) -> None:
    """The answer to a push was lost: sending again tells the refused rows again."""
    chain = Chain()
    chain.add("no json", opened())
    first = push(central, chain, chain.rows)
    again = push(central, chain, chain.rows)
    assert again.quarantined == first.quarantined
    assert len(again.quarantined) == 1
    assert (again.acked_seq, again.head) == (first.acked_seq, first.head)


def rule_an_id_keeps_its_content(central: Central) -> None:
    """Another event under an id that the server has, with right hashes, is not passed over in silence."""
    chain = Chain()
    event = opened()
    chain.add(event)
    push(central, chain, chain.rows)
    other = Chain(chain.replica, 2)
    other.add(replace(event, body={"recording_id": "b" * 64}))
    assert push(central, other, other.rows).quarantined == ((1, "The server has another event under this id."),)
    assert kept(central, chain) == [event.canonical().decode()]


def rule_an_event_twice_in_a_batch_is_there_once(central: Central) -> None:
    """As one of the two that are behind each other: the second is noted, not refused."""
    chain = Chain()
    event = opened()
    chain.add(event, event, opened())
    result = push(central, chain, chain.rows)
    assert (result.inserted, result.quarantined, result.acked_seq) == (2, (), 3)
    assert kept(central, chain) == [chain.rows[0].canonical, chain.rows[2].canonical]


def rule_a_copy_that_uploads_at_the_same_moment_is_waited_for(central: Central) -> None:
    """What another transaction has just brought and this one cannot see yet is sent again later, not refused."""
    chain, copy = Chain(), Chain()
    # Nothing is derived from it that could not be serialized either.
    event = Event("evidence.kept", new_id(), "ana", NOW, ANA.policy_set)
    chain.add(event)
    copy.add(event)
    with central.session("ana") as session, central.raw("ana") as late:
        for each in (chain, copy):
            session.hello(each.replica, each.epoch)
        late.execute("BEGIN ISOLATION LEVEL REPEATABLE READ")
        late.execute("SELECT FROM api.whoami()")
        session.push(chain.replica, chain.epoch, chain.rows)
        with pytest.raises(psycopg.errors.SerializationFailure):
            late.execute(PUSH, push_parameters(copy.replica, copy.epoch, copy.rows))
        late.rollback()
        result = session.push(copy.replica, copy.epoch, copy.rows)
    assert (result.inserted, result.quarantined, result.acked_seq) == (0, (), 1)


def rule_columns_are_whole(central: Central) -> None:
    """Columns of another length, or without a hash, are no batch: nothing is taken, nothing set aside."""
    chain = Chain()
    chain.add(opened(), opened(), opened())
    _, _, seqs, previous, hashes, texts = push_parameters(chain.replica, chain.epoch, chain.rows)
    with central.session("ana") as session, central.raw("ana") as connection:
        session.hello(chain.replica, chain.epoch)
        gap = [hashes[0], None, hashes[2]], [previous[0], previous[1], None]
        for columns in (
            (seqs, previous[:2], hashes, texts),
            (seqs, previous, hashes, texts[:1]),
            (seqs, gap[1], gap[0], texts),
        ):
            try:
                connection.execute(PUSH, (chain.replica, chain.epoch, *columns))
            except psycopg.errors.InvalidParameterValue:
                continue
            raise AssertionError("taken")
    assert central.query("SELECT last_seq FROM central.device WHERE replica = %s", (chain.replica,)) == [(0,)]


def rule_old_programs_are_held_back(central: Central) -> None:
    """Outside the server's range of event forms hello says so, and a push takes nothing."""
    chain = Chain()
    with central.session("ana") as session:
        assert not session.hello(chain.replica, chain.epoch, client_schema=99).schema_ok
        with pytest.raises(SignInRefused):
            session.push(chain.replica, chain.epoch, chain.add(opened()))


# ---------------------------------------------------------------- who may do what


def rule_no_person_touches_a_table(central: Central) -> None:
    """No role can read, add, change, delete or truncate anything but through the functions."""
    push(central, chain := Chain(), chain.add(opened()))
    for user in PEOPLE:
        with central.raw(user) as connection:
            for table in TABLES:
                for statement in (
                    f"SELECT * FROM central.{table}",
                    f"INSERT INTO central.{table} DEFAULT VALUES",
                    f"UPDATE central.{table} SET ctid = ctid",
                    f"DELETE FROM central.{table}",
                    f"TRUNCATE central.{table}",
                    f"COPY central.{table} TO STDOUT",
                    f"EXPLAIN ANALYZE SELECT * FROM central.{table}",
                ):
                    refused(connection, statement)


def refused(connection: psycopg.Connection, statement: str) -> None:
    """The statement must end in a lack of privilege."""
    try:
        connection.execute(statement)
    except (
        psycopg.errors.InsufficientPrivilege,
        psycopg.errors.UndefinedColumn,
        psycopg.errors.FeatureNotSupported,
    ) as e:
        assert isinstance(e, psycopg.errors.InsufficientPrivilege) or "UPDATE" in statement, statement
    else:
        raise AssertionError(f"allowed: {statement}")


def rule_one_sees_only_ones_own_events(central: Central) -> None:
    """my_events gives a person what that person pushed, and nobody else's."""
    mine, hers = Chain(), Chain()
    mine.add(opened(), opened())
    hers.add(opened("bea"))
    push(central, mine, mine.rows)
    push(central, hers, hers.rows, "bea")
    with central.session("bea") as session:
        texts = {event.canonical for event in session.my_events()}
    assert hers.rows[0].canonical in texts
    assert not texts & {row.canonical for row in mine.rows}


def rule_a_replica_id_tells_nothing(central: Central) -> None:
    """Another person's device looks as if it did not exist, and its chain cannot be moved."""
    chain = Chain()
    chain.add(opened())
    push(central, chain, chain.rows)
    with central.session("bea") as session:
        hello = session.hello(chain.replica, chain.epoch)
        assert (hello.last_seq, hello.head) == (0, ZERO_HASH)
    ((count,),) = central.query(
        "SELECT last_seq FROM central.device WHERE replica = %s AND owner = 'ana'", (chain.replica,)
    )
    assert count == 1


def rule_events_stay_as_they_are(central: Central) -> None:
    """Not even the superuser changes, deletes or truncates events in passing, nor a partition by its own name."""
    chain = Chain()
    chain.add(opened(), "no json")
    push(central, chain, chain.rows)
    ((partition,),) = central.query(
        "SELECT tableoid::regclass::text FROM central.event WHERE replica = %s", (chain.replica,)
    )
    for table in ("central.event", partition, "central.quarantine"):
        where = f"WHERE replica = '{chain.replica}'"
        for statement in (f"UPDATE {table} SET epoch = 7 {where}", f"DELETE FROM {table} {where}", f"TRUNCATE {table}"):
            try:
                central.query(statement)
            except psycopg.errors.RestrictViolation:
                continue
            raise AssertionError(f"allowed: {statement}")


def rule_the_owner_is_bound_too(central: Central) -> None:
    """Row security holds for the owner of the tables: a slip in a function shows nothing. Operators see devices."""
    push(central, chain := Chain(), chain.add(opened()))
    for table in ("event", "review", "quarantine", "event_other"):
        with psycopg.connect(central.admin_dsn) as connection:
            connection.execute("SET ROLE central_owner")
            assert connection.execute(f"SELECT count(*) FROM central.{table}").fetchone() == (0,)


WORKING = "lead", "moderator", "specialist"
# Who may call what, and nothing else; in `central` nobody calls anything.
CALLABLE = {
    WORKING: "hello push my_events pull pull_assignments case_file client_schemas renew_lease opt_outs set_opt_outs",
    ("lead", "moderator", "operator", "specialist"): "standard whoami",
    ("operator",): "add_batch assign_batch assign_to_each status walk_chains fold_rollups recount_rollups "
    "export_findings export_verdicts export_events assign_audits audit_sample audit_samples settle_audits gold_list "
    "seed_gold refused_events quarantined",
    ("lead",): "open_calibration reveal_calibration name_calibration close_calibration cancel_calibration "
    "move_calibration calibration_candidates calibration_people calibration_done",
    ("lead", "operator"): "publish_standard standards clause_disputes policy_findings calibrations "
    "hand_over_calibration hand_over_audits",
    ("lead", "specialist"): "quality quality_recording",
    ("lead", "operator", "specialist"): "refresh_rollups dashboard_week dashboard_policy dashboard_year draw_audits "
    "preview_audits",
}


def rule_public_has_nothing(central: Central) -> None:
    """A login of the server that is not one of us can neither connect nor make temporary tables nor call a function."""
    (rights,) = central.query(
        "SELECT has_database_privilege('pg_monitor', current_database(), 'CONNECT'), "
        "has_database_privilege('reviewer_moderator', current_database(), 'TEMP'), "
        "has_schema_privilege('reviewer_moderator', 'public', 'USAGE')"
    )
    assert rights == (False, False, False)
    callable_by = dict(
        central.query(
            "SELECT n.nspname || '.' || p.proname, array_agg(r.rolname::text ORDER BY r.rolname) FROM pg_proc p "
            "JOIN pg_namespace n ON n.oid = p.pronamespace CROSS JOIN pg_roles r WHERE n.nspname IN ('api', 'central') "
            "AND (r.rolname LIKE 'reviewer%' OR r.rolname = 'pg_monitor') "
            "AND has_function_privilege(r.oid, p.oid, 'EXECUTE') GROUP BY 1"
        )
    )
    expected = {
        name: [f"reviewer_{role}" for role in roles] for roles, names in CALLABLE.items() for name in names.split()
    }
    assert {name.removeprefix("api."): roles for name, roles in callable_by.items()} == expected


def rule_disabled_people_are_out(central: Central) -> None:
    """A person who is disabled can do nothing any more, also on a connection that is still open."""
    with central.session("sol") as session:
        session.whoami()
        central.query("UPDATE central.person SET disabled = true WHERE login = 'sol'")
        try:
            with pytest.raises(SignInRefused, match="this login may not work here"):
                session.hello(str(uuid.uuid4()), 1)
        except pytest.fail.Exception as missed:
            raise AssertionError("hello was answered") from missed
        finally:
            central.query("UPDATE central.person SET disabled = false WHERE login = 'sol'")


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


# ---------------------------------------------------------------- each rule fails when it is taken out


@contextmanager
def weakened(central: Central, *changes: tuple[str, str, str] | tuple[str, str]) -> Iterator[None]:
    """Take rules out: (function, text, replacement), or (statement, the statement that puts it back)."""
    undo = []
    for change in changes:
        if len(change) == 3:
            function, text, replacement = change
            ((source,),) = central.query("SELECT pg_get_functiondef(%s::regproc)", (function,))
            assert text in source, f"{text!r} is not in {function}"
            central.query(source.replace(text, replacement))
            undo.append(source)
        else:
            central.query(change[0])
            undo.append(change[1])
    try:
        yield
    finally:
        for statement in reversed(undo):
            central.query(statement)


def constraint(name: str, check: str) -> tuple[str, str]:
    """Drop a constraint of the event table; put it back for rows to come."""
    return (
        f"ALTER TABLE central.event DROP CONSTRAINT {name}",
        f"ALTER TABLE central.event ADD CONSTRAINT {name} CHECK ({check}) NOT VALID",
    )


NO_FORK_CHECK = ("api.push", "continues IS NOT TRUE", "false")
ANY_OWNER = ("api.my_events", "e.owner = central.me() AND", "")
NO_ROW_SECURITY = (
    "ALTER TABLE central.event NO FORCE ROW LEVEL SECURITY",
    "ALTER TABLE central.event FORCE ROW LEVEL SECURITY",
)
OPEN_TABLE = (
    "GRANT USAGE ON SCHEMA central TO reviewer_lead; GRANT SELECT ON central.event TO reviewer_lead",
    "REVOKE USAGE ON SCHEMA central FROM reviewer_lead; REVOKE SELECT ON central.event FROM reviewer_lead",
)


def trigger(table: str, name: str, event: str) -> tuple[str, str]:
    """Drop a guard trigger and make it again."""
    return (
        f"DROP TRIGGER {name} ON central.{table}",
        f"CREATE TRIGGER {name} BEFORE {event} EXECUTE FUNCTION central.append_only()",
    )


WEAK = [
    (rule_a_chain_begins_with_zeros, [NO_FORK_CHECK]),
    (rule_a_batch_continues_the_chain, [NO_FORK_CHECK]),
    (rule_the_chain_holds_inside_a_batch, [NO_FORK_CHECK]),
    (rule_gaps_are_refused, [("api.push", "p_seqs = ARRAY(SELECT generate_series(lo, hi))", "true")]),
    (rule_gaps_are_refused, [("api.push", "lo <= device.last_seq + 1", "true")]),
    (
        rule_the_hash_is_recomputed,
        [constraint("event_hash_fits", "row_hash = sha256(prev_hash || convert_to(canonical, 'UTF8'))")],
    ),
    (rule_the_author_is_the_login, [constraint("event_author_is_login", "author = owner")]),
    (
        rule_copies_stay_with_the_person,
        [constraint("event_holds_no_copy", "kind NOT LIKE 'evidence.%' OR octet_length(canonical) <= 4096")],
    ),
    (rule_sending_again_is_harmless, [("central.known_events", "e.owner = p_owner", "false")]),
    (rule_sending_again_is_harmless, [("api.push", "hi > device.last_seq AND", "")]),
    (rule_poison_does_not_block, [("api.push", "WHEN data_exception OR", "WHEN")]),
    (rule_refusals_survive_a_lost_answer, [("api.push", "q.seq BETWEEN lo AND least(hi, acked_seq)", "inserted > 0")]),
    (rule_an_event_twice_in_a_batch_is_there_once, [("api.push", "q.seq > device.last_seq ORDER", "false ORDER")]),
    (
        rule_a_copy_that_uploads_at_the_same_moment_is_waited_for,
        [("api.push", "violated LIKE 'event\\_%\\_pkey'", "false")],
    ),
    (rule_columns_are_whole, [("api.push", "OR array_position(p_row_hashes, NULL) > 0", "")]),
    (rule_columns_are_whole, [("api.push", "IS DISTINCT FROM (n, n, n)", "IS NULL")]),
    (rule_an_id_keeps_its_content, [("central.take_in", "e.canonical <> r", "false AND '' <> r")]),
    (rule_old_programs_are_held_back, [("api.push", "d.client_schema BETWEEN i.schema_min AND i.schema_max", "true")]),
    (rule_no_person_touches_a_table, [OPEN_TABLE]),
    (rule_one_sees_only_ones_own_events, [ANY_OWNER, NO_ROW_SECURITY]),
    (rule_a_replica_id_tells_nothing, [("api.hello", "d.owner = me AND", ""), (
        "ALTER TABLE central.device NO FORCE ROW LEVEL SECURITY", "ALTER TABLE central.device FORCE ROW LEVEL SECURITY"
    )]),
    (rule_events_stay_as_they_are, [trigger("event", "append_only", "UPDATE OR DELETE ON central.event FOR EACH ROW")]),
    (rule_events_stay_as_they_are, [trigger("quarantine", "no_truncate", "TRUNCATE ON central.quarantine")]),
    (rule_the_owner_is_bound_too, [NO_ROW_SECURITY]),
    (rule_public_has_nothing, [(
        "GRANT EXECUTE ON FUNCTION central.take_in TO PUBLIC", "REVOKE EXECUTE ON FUNCTION central.take_in FROM PUBLIC"
    )]),
    (rule_disabled_people_are_out, [("central.me", "AND NOT p.disabled", "")]),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    with weakened(central, *changes), pytest.raises((AssertionError, ValueError, Unreachable, pytest.fail.Exception)):
        rule(central)
    rule(central)


def test_row_security_stands_behind_the_functions(central: Central) -> None:
    """A function that forgets to ask for the owner still shows only one's own events."""
    with weakened(central, ANY_OWNER):
        rule_one_sees_only_ones_own_events(central)


# ---------------------------------------------------------------- identity


@pytest.mark.parametrize(
    "attempt",
    [
        "SET SESSION AUTHORIZATION ana",
        "SET ROLE ana",
        "SET ROLE central_owner",
        "SET ROLE reviewer_lead",
        "ALTER ROLE bea SUPERUSER",
        "GRANT reviewer_lead TO bea",
        "CREATE TEMP TABLE person (login text)",
        "CREATE SCHEMA mine",
        "SELECT central.take_in('ana', gen_random_uuid(), 1, '[]', 0)",
        "SELECT central.me()",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT rolpassword FROM pg_authid",
    ],
)
def test_a_moderator_cannot_become_someone_else(central: Central, attempt: str) -> None:
    """Every way to another identity or to more rights is closed."""
    with central.raw("bea") as connection:
        refused(connection, attempt)


def test_an_operator_does_not_upload(central: Central) -> None:
    """Operators administer; the labelling functions are not theirs."""
    with central.session("ope") as session:
        assert session.whoami().role == "operator"
        with pytest.raises(SignInRefused):
            session.hello(str(uuid.uuid4()), 1)


def test_whoami_tells_name_and_role(central: Central) -> None:
    """The server says who it takes one for."""
    for login, role in PEOPLE.items():
        with central.session(login) as session:
            person = session.whoami()
        assert (person.login, person.name, person.role) == (login, login.title(), role)


# ---------------------------------------------------------------- what is derived


def finding(start: int, end: int | None = None, **values: object) -> dict:
    """A finding's JSON."""
    return Finding("hate.slur", start, end, **values).to_json()


def busy_review() -> tuple[Review, list[Event]]:
    """Everything happens in this review: placed, revised, withdrawn, undone, verdict changed, escalated, submitted,
    reopened.
    """
    start = Review.open("a" * 64, ANA, NOW)
    review, log = Review.replay([start]), [start]

    def do(event: Event) -> Event:
        review.apply(event)
        log.append(event)
        return event

    one = Finding("hate.slur", 1_000, 2_000, quote="así no", message_ids=("74", "75"), user_id="ramon77")
    two = Finding("violence.threat", 5_000)
    do(review.place(one, NOW + 1))
    do(review.place(two, NOW + 2))
    revised = do(review.revise(one.finding_id, NOW + 3, note="más «grave»", severity="S1"))
    kind, body = opposite(revised)
    do(Event(kind, review.review_id, "ana", NOW + 4, ANA.policy_set, body, undoes=revised.event_id))
    do(review.withdraw(two.finding_id, NOW + 5))
    given = do(review.give_verdict(Verdict("violating", ("remove", "warn"), "claro"), NOW + 6))
    kind, body = opposite(given)
    do(Event(kind, review.review_id, "ana", NOW + 7, ANA.policy_set, body, undoes=given.event_id))
    do(review.give_verdict(Verdict("allowed"), NOW + 8))
    child = Escalation.raised(Route("child_safety", {}, 15), "S0", "parece menor", NOW + 8)
    do(review.escalate(child, NOW + 8))
    legal = Escalation.raised(Route("legal_ip", {}, 1440), "S2", "música", NOW + 8)
    escalated = do(review.escalate(legal, NOW + 8))
    kind, body = opposite(escalated)
    do(Event(kind, review.review_id, "ana", NOW + 8, ANA.policy_set, body, undoes=escalated.event_id))
    do(review.submit(NOW + 9))
    do(review.reopen("otra vez", NOW + 10))
    do(review.revise(one.finding_id, NOW + 11, end_ms=2_500))
    do(review.submit(NOW + 12))
    return review, log


def derived(central: Central, review: Review) -> tuple[dict, object, object]:
    """(findings, verdict, state) of a review as the server's tables have them."""
    names = ("policy_id", "start_ms", "end_ms", "open_span", "severity", "subject", "note", "quote", "time_source",
             "message_ids", "user_id")  # fmt: skip
    columns = ", ".join(names)
    rows = central.query(
        f"SELECT finding_id::text, {columns} FROM central.finding WHERE review_id = %s AND NOT withdrawn",
        (review.review_id,),
    )
    findings = {
        row[0]: Finding.from_json({**dict(zip(names, row[1:], strict=True)), "finding_id": row[0]}) for row in rows
    }
    (verdict,) = central.query(
        "SELECT outcome, actions, rationale FROM central.verdict WHERE review_id = %s AND NOT withdrawn",
        (review.review_id,),
    )
    (state,) = central.query(
        "SELECT state, recording_id, opened_at, submitted_at FROM central.review WHERE review_id = %s",
        (review.review_id,),
    )
    return findings, Verdict(verdict[0], tuple(verdict[1]), verdict[2]), state


@pytest.mark.parametrize("size", [100, 1, 5])
def test_derived_tables_equal_the_review(central: Central, size: int) -> None:
    """However the log is cut into batches, the tables equal the log replayed; sending again changes nothing."""
    review, log = busy_review()
    chain = Chain()
    chain.add(*log)
    for start in range(0, len(log), size):
        assert push(central, chain, chain.rows[start : start + size]).quarantined == ()
    fresh = chain.again(2)
    for upto in (3, len(log)):
        push(central, fresh, fresh.rows[:upto])
    findings, verdict, state = derived(central, review)
    assert findings == review.findings
    assert verdict == review.verdict
    at = [datetime.fromtimestamp(ms / 1000, UTC) for ms in (NOW, NOW + 12)]
    assert state == ("submitted", "a" * 64, *at)


def test_escalations_stand_in_a_table_of_their_own(central: Central) -> None:
    """Open ones as the device has them, withdrawn ones marked; a due time before its raising is refused."""
    review, log = busy_review()
    chain = Chain()
    chain.add(*log)
    assert push(central, chain, chain.rows).quarantined == ()
    rows = central.query(
        "SELECT route, urgency, reason, raised_at, due_at, withdrawn "
        "FROM central.escalation WHERE review_id = %s ORDER BY route",
        (review.review_id,),
    )
    (one,) = review.escalations.values()
    at = [datetime.fromtimestamp(ms / 1000, UTC) for ms in (one.raised_at_ms, one.due_at_ms)]
    assert rows[0] == ("child_safety", "S0", "parece menor", *at, False)
    assert rows[1][0] == "legal_ip"
    assert rows[1][-1]
    backwards = replace(one, escalation_id=new_id(), due_at_ms=one.raised_at_ms - 1).to_json()
    chain.add(Event("escalation.raised", review.review_id, "ana", NOW + 20, ANA.policy_set, {"escalation": backwards}))
    assert len(push(central, chain, chain.rows).quarantined) == 1


def test_a_withdrawn_finding_stays_visible_as_withdrawn(central: Central) -> None:
    """Analysis can still count what was taken back."""
    _, log = busy_review()
    chain = Chain()
    chain.add(*log)
    push(central, chain, chain.rows)
    rows = central.query("SELECT policy_id, withdrawn FROM central.finding WHERE review_id = %s", (log[0].review_id,))
    assert sorted(rows) == [("hate.slur", False), ("violence.threat", True)]


def test_events_lie_in_the_month_of_their_own_id(central: Central) -> None:
    """The partition follows the id's own time, so a late re-send meets its first copy; odd ids have a place."""
    chain = Chain()
    odd = replace(opened(), event_id="00000000-0000-4000-8000-" + uuid.uuid4().hex[:12])
    chain.add(opened(), odd)
    push(central, chain, chain.rows)
    rows = central.query(
        "SELECT tableoid::regclass::text FROM central.event WHERE replica = %s ORDER BY seq", (chain.replica,)
    )
    assert [name for (name,) in rows] == [f"central.event_{datetime.now(UTC):%Y%m}", "central.event_other"]


def at(when: datetime) -> str:
    """An id that a device makes whose clock says `when`."""
    return str(uuid.UUID(int=int(when.timestamp() * 1000) << 80 | 7 << 76 | 2 << 62 | uuid.uuid4().int >> 70))


def test_months_are_added_at_any_time_and_take_their_events_over(central: Central, monkeypatch) -> None:
    """An event two years ahead waits among the odd ones for its month; moved, it is as safe as before."""
    chain = Chain()
    ahead = datetime.now(UTC) + timedelta(days=2 * 365)
    odd = "00000000-0000-4000-8000-" + uuid.uuid4().hex[:12]
    chain.add(replace(opened(), event_id=at(ahead)), opened(), replace(opened(), event_id=odd))
    push(central, chain, chain.rows)
    before = central.query("SELECT e.* FROM central.event e ORDER BY arrival")
    where = "SELECT tableoid::regclass::text FROM central.event WHERE replica = %s ORDER BY seq"
    this_month = f"central.event_{datetime.now(UTC):%Y%m}"
    rows = central.query(where, (chain.replica,))
    assert [name for (name,) in rows] == ["central.event_other", this_month, "central.event_other"]
    monkeypatch.setattr(administration, "MONTHS_AHEAD", 36)
    for _ in range(2):
        administration.initialise(central.admin)
        rows = central.query(where, (chain.replica,))
        assert [name for (name,) in rows] == [f"central.event_{ahead:%Y%m}", this_month, "central.event_other"]
        assert central.query("SELECT e.* FROM central.event e ORDER BY arrival") == before
    again = chain.again(2)
    assert push(central, again, again.rows).inserted == 0
    names = [
        name for (name,) in central.query("SELECT relid::text FROM pg_partition_tree('central.event') WHERE isleaf")
    ]
    assert len(names) == 1 + 36 + 2
    for name in names:
        guarded = central.query(
            "SELECT relrowsecurity, relforcerowsecurity, pg_get_userbyid(relowner) FROM pg_class "
            "WHERE oid = %s::regclass",
            (name,),
        )
        assert guarded == [(True, True, "central_owner")], name
        with pytest.raises(psycopg.errors.RestrictViolation):
            central.query(f"TRUNCATE {name}")
    rule_events_stay_as_they_are(central)
    rule_the_owner_is_bound_too(central)
    rule_no_person_touches_a_table(central)
    rule_public_has_nothing(central)


def test_a_log_from_before_the_order_of_arrival_is_numbered_and_stays_guarded(central: Central) -> None:
    """The first version's database with events in it, brought up to date: by arrival, not by id."""
    back = replace(central.admin, database="from_before")
    central.query("CREATE DATABASE from_before")
    old = Central(central.server, replace(central.address, database="from_before"))
    upgrade_to(back, "0001")
    people = central.query("SELECT login, display_name, role FROM central.person")
    for person in people:
        old.query("INSERT INTO central.person (login, display_name, role) VALUES (%s, %s, %s)", person)
    chain = Chain()
    later, earlier = sorted([new_id(), new_id()], reverse=True)
    chain.add(replace(opened(), event_id=later), replace(opened(), event_id=earlier))
    push(old, chain, chain.rows)
    result = administration.initialise(back)
    assert (result.before, result.after) == ("0001", administration.initialise(central.admin).after)
    chain.add(replace(opened(), event_id="00000000-0000-7000-8000-" + uuid.uuid4().hex[:12]))
    push(old, chain, chain.rows)
    with old.session("ana") as session:
        assert [event.seq for event in session.my_events()] == [1, 2, 3]
        assert [event.seq for event in session.my_events(after=later)] == [2, 3]
    rule_events_stay_as_they_are(old)
    rule_the_owner_is_bound_too(old)


def upgrade_to(address: CentralAddress, revision: str) -> None:
    """Prepare an empty database as an earlier version of the program did."""
    config = Config()
    config.set_main_option("script_location", str(paths.migrations("central")))
    engine = sqlalchemy.create_engine("postgresql+psycopg://", creator=lambda: open_raw(address))
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE SCHEMA central")
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()


def test_lost_events_can_be_had_from_the_server(central: Central) -> None:
    """A person with a lost key gets back every byte, in pages, in the order it came: whatever the clocks said."""
    chain = Chain()
    chain.add(*sorted((opened("luz") for _ in range(1_500)), key=lambda event: event.event_id[::-1]))
    push(central, chain, chain.rows, "luz")
    with central.session("luz") as session:
        back = list(session.my_events())
    assert [event.canonical for event in back] == [row.canonical for row in chain.rows]
    assert (back[0].replica, back[0].seq) == (chain.replica, 1)


# What a table's rows would be spread by, were there more machines than one: docs/operations.md.
_UNIQUE_WITHOUT = """
SELECT c.relname, i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = %s
WHERE c.relnamespace = 'central'::regnamespace AND i.indisunique AND c.relname <> ALL (%s)
AND a.attnum <> ALL (i.indkey)
"""


@pytest.mark.parametrize(
    ("key", "but", "breaks"),
    [
        ("owner", [], "CREATE TABLE central.odd (owner text, id uuid PRIMARY KEY)"),
        # The session itself has a name that nobody else's has.
        ("session_id", ["calibration"], "CREATE TABLE central.odd (session_id uuid, id uuid PRIMARY KEY)"),
    ],
)
def test_nothing_is_unique_across_what_rows_would_be_spread_by(central: Central, key, but, breaks) -> None:
    """Else one machine could not promise it, and a refusal would tell that somebody else has the same."""
    assert central.query(_UNIQUE_WITHOUT, (key, but)) == []
    with psycopg.connect(central.admin_dsn) as connection:
        connection.execute(breaks)
        assert len(connection.execute(_UNIQUE_WITHOUT, (key, but)).fetchall()) == 1
        connection.rollback()
