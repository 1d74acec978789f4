"""What the central database promises of assignments, the same on every kind of server."""

import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from reviewer_app.central import administration, batches
from reviewer_app.central.batches import Given, Terms
from reviewer_app.domain.assignment import Assignment, Batch, BatchItem
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.review import Context, Review, Verdict
from tests.contract.test_central import rule_the_owner_is_bound_too, upgrade_to
from tests.postgres import SERVERS, Central, Chain

NOW = 1_770_000_000_000


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own: what is assigned to somebody stays assigned."""
    return central_servers.database(request.param)


def recording(number: int) -> str:
    """The content hash of a recording that nobody has seen."""
    return f"{number:064x}"


def batch(name: str = "ES-47", count: int = 4, **values: object) -> Batch:
    """A batch of recordings 0, 1, 2 …; recording 1 is about hate."""
    items = tuple(
        BatchItem(recording(n), f"Directo {n}", f"https://media.example/{n}", 60_000, ("hate",) if n == 1 else ())
        for n in range(count)
    )
    return Batch(name, items, **values)


def give(central: Central, name: str, *people: str, per_person: int | None = None, urgent: bool = False) -> Given:
    """Assign a batch's free recordings for a day."""
    return batches.assign_batch(central.admin, name, people, Terms(per_person, urgent, 24))


def pull(central: Central, user: str, cursor: str | None = None) -> list[Assignment]:
    """What one call gives a person."""
    with central.session(user) as session:
        return list(session.pull(cursor).assignments)


def ids(assignments: list[Assignment]) -> list[int]:
    """Numbers of the recordings."""
    return sorted(int(one.recording_id, 16) for one in assignments)


def push(central: Central, user: str, *events) -> None:
    """Upload events as a new device of a person."""
    chain = Chain()
    chain.add(*events)
    with central.session(user) as session:
        session.hello(chain.replica, chain.epoch)
        assert session.push(chain.replica, chain.epoch, chain.rows).quarantined == ()


def reviewed(user: str, number: int, submit: bool = True) -> list:
    """The events of a review of a recording."""
    log = [Review.open(recording(number), Context(user, "live-es@2026.2"), NOW)]
    review = Review.replay(log)
    if submit:
        for make in (lambda: review.give_verdict(Verdict("allowed"), NOW + 1), lambda: review.submit(NOW + 2)):
            event = make()
            review.apply(event)
            log.append(event)
    return log


def expire(central: Central, user: str) -> None:
    """Time goes by: every lease of a person is over."""
    central.query(
        "UPDATE central.assignment SET lease_until = now() - interval '1 second' WHERE owner = %s AND state = 'leased'",
        (user,),
    )


def states(central: Central, user: str) -> dict[int, str]:
    """State by the recording's number."""
    rows = central.query("SELECT recording_id, state FROM central.assignment WHERE owner = %s", (user,))
    return {int(recording_id, 16): state for recording_id, state in rows}


# ---------------------------------------------------------------- giving out


def test_an_assignment_comes_down_whole_and_leased(central):
    due = NOW + 86_400_000
    assert batches.add_batch(central.admin, batch(count=1, priority=7, due_at_ms=due, policy_set="live-es@2026.2")) == 1
    assert give(central, "ES-47", "ana", urgent=True) == Given({"ana": 1}, ())
    before = datetime.now(UTC)
    (one,) = pull(central, "ana")
    lease = datetime.fromtimestamp(one.lease_until_ms / 1000, UTC) - before
    assert timedelta(hours=23, minutes=59) < lease < timedelta(hours=24, minutes=1)
    expected = Assignment(
        one.assignment_id, recording(0), "ES-47", "Directo 0", "https://media.example/0", 60_000, "live-es@2026.2",
        "leased", one.lease_until_ms, 7, due, True,
    )  # fmt: skip
    assert one == expected


def test_a_batch_is_shared_out_and_nothing_is_given_to_two(central):
    batches.add_batch(central.admin, batch(count=6))
    assert give(central, "ES-47", "ana", "bea", per_person=2) == Given(
        {"ana": 2, "bea": 2}, (recording(4), recording(5))
    )
    assert give(central, "ES-47", "ana", "bea", "sol") == Given({"ana": 0, "bea": 0, "sol": 2}, ())
    assert give(central, "ES-47", "luz") == Given({"luz": 0}, ())
    assert sorted(n for user in ("ana", "bea", "sol") for n in ids(pull(central, user))) == list(range(6))


def test_a_dry_run_keeps_nothing(central):
    assert batches.add_batch(central.admin, batch(), dry_run=True) == 4
    with pytest.raises(UserError, match=r"There is no batch ES-47\."):
        give(central, "ES-47", "ana")
    batches.add_batch(central.admin, batch())
    told = batches.assign_batch(central.admin, "ES-47", ["ana"], Terms(), dry_run=True)
    assert told == Given({"ana": 4}, ())
    assert pull(central, "ana") == []


def test_names_that_are_not_there_or_taken_are_said(central):
    batches.add_batch(central.admin, batch())
    with pytest.raises(Refused, match="already"):
        batches.add_batch(central.admin, batch())
    for nobody in ("zoe", "ope"):
        with pytest.raises(UserError, match=f"nobody called {nobody} who reviews"):
            give(central, "ES-47", "ana", nobody)
    assert pull(central, "ana") == []


def test_two_operators_at_once_give_nothing_twice(central):
    batches.add_batch(central.admin, batch(count=30))
    given: list[Given] = []
    threads = [
        threading.Thread(target=lambda user=user: given.append(give(central, "ES-47", user, per_person=20)))
        for user in ("ana", "bea")
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(sum(one.people.values()) for one in given) == 30
    ((count, distinct),) = central.query("SELECT count(*), count(DISTINCT recording_id) FROM central.assignment")
    assert (count, distinct) == (30, 30)


def test_an_operator_signs_in_and_does_it_a_moderator_does_not(central):
    operator = replace(central.address, user="ope", password="una clave de prueba")
    batches.add_batch(operator, batch())
    assert batches.assign_batch(operator, "ES-47", ["ana"], Terms(1)).people == {"ana": 1}
    assert batches.status(operator)["assignments"] == {"offered": 1, "leased": 0, "submitted": 0, "returned": 0}
    for user in ("ana", "sol", "luz"):
        stranger = replace(operator, user=user)
        for attempt in (
            lambda who=stranger: batches.add_batch(who, batch("x")),
            lambda who=stranger: batches.assign_batch(who, "ES-47", ["ana"], Terms(1)),
            lambda who=stranger: batches.status(who),
        ):
            with pytest.raises(UserError, match="sign in as an operator"):
                attempt()


# ---------------------------------------------------------------- blindness and opt-outs


def rule_blind_never_twice(central: Central) -> None:
    """From a blind batch nobody gets what they had: in another batch, reviewed by themselves, or returned."""
    batches.add_batch(central.admin, batch("open", 1))
    give(central, "open", "ana")
    push(central, "bea", *reviewed("bea", 2, submit=False))
    batches.add_batch(central.admin, batch("blind", 3, blind=True))
    assert give(central, "blind", "ana", per_person=1).still_free == (recording(0), recording(2))
    assert give(central, "blind", "bea") == Given({"bea": 1}, (recording(2),))
    pull(central, "bea")
    expire(central, "bea")
    assert give(central, "blind", "bea") == Given({"bea": 0}, (recording(0), recording(2)))
    assert give(central, "blind", "ana").people == {"ana": 1}


def rule_opt_outs_are_honoured(central: Central) -> None:
    """Nobody gets a topic that they opted out of, however it is written; others do."""
    with central.session("ana") as session:
        session.set_opt_outs([" Hate ", "minors", ""])
        assert session.opt_outs() == ["hate", "minors"]
    batches.add_batch(central.admin, batch())
    assert give(central, "ES-47", "ana") == Given({"ana": 3}, (recording(1),))
    assert give(central, "ES-47", "bea") == Given({"bea": 1}, ())


def rule_a_dry_run_tells_nothing_of_opt_outs(central: Central) -> None:
    """It leaves no trace, so it would be a way to ask who does not take what."""
    batches.add_batch(central.admin, batch())
    for give_out in (batches.assign_batch, batches.assign_to_each):
        before = give_out(central.admin, "ES-47", ["ana"], Terms(), dry_run=True)
        with central.session("ana") as session:
            session.set_opt_outs(["hate"])
        assert give_out(central.admin, "ES-47", ["ana"], Terms(), dry_run=True) == before == Given({"ana": 4}, ())
        with central.session("ana") as session:
            session.set_opt_outs([])


def test_what_is_not_blind_may_come_again(central):
    batches.add_batch(central.admin, batch("one", 1))
    batches.add_batch(central.admin, batch("two", 1))
    assert give(central, "one", "ana").people == give(central, "two", "ana").people == {"ana": 1}


def test_opting_out_gives_back_what_has_not_begun(central):
    batches.add_batch(central.admin, batch("one", 2))
    give(central, "one", "ana")
    pull(central, "ana")
    with central.session("ana") as session:
        assert session.set_opt_outs(["hate"]) == 1
        assert session.set_opt_outs([]) == 0
        assert session.opt_outs() == []
    assert states(central, "ana") == {0: "leased", 1: "returned"}
    give(central, "one", "bea")
    push(central, "bea", *reviewed("bea", 1, submit=False))
    with central.session("bea") as session:
        assert session.set_opt_outs(["hate"]) == 0
        assert pull(central, "ana")
    assert states(central, "bea") == {1: "offered"}


# ---------------------------------------------------------------- leases


def rule_an_expired_lease_returns_the_work(central: Central) -> None:
    """The one who had it learns so by the next pull, and it can be given to another."""
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    pull(central, "ana")
    expire(central, "ana")
    (one,) = pull(central, "ana")
    assert (one.state, one.lease_until_ms) == ("returned", None)
    assert give(central, "ES-47", "bea").people == {"bea": 1}


def rule_a_submitted_review_closes_its_assignment(central: Central) -> None:
    """In the push's own transaction; one's own only; an open review closes nothing; late work counts as done."""
    batches.add_batch(central.admin, batch("one", 2))
    give(central, "one", "ana")
    push(central, "bea", *reviewed("bea", 0))
    push(central, "ana", *reviewed("ana", 0, submit=False))
    assert states(central, "ana") == {0: "offered", 1: "offered"}
    push(central, "ana", *reviewed("ana", 0))
    assert states(central, "ana") == {0: "submitted", 1: "offered"}
    pull(central, "ana")
    expire(central, "ana")
    assert give(central, "one", "ana", per_person=0).people == {"ana": 0}
    assert states(central, "ana") == {0: "submitted", 1: "returned"}
    push(central, "ana", *reviewed("ana", 1))
    assert states(central, "ana") == {0: "submitted", 1: "submitted"}
    assert give(central, "one", "bea").people == {"bea": 0}


def test_a_lease_is_renewed_in_its_second_half_and_never_revived(central):
    batches.add_batch(central.admin, batch(count=2))
    give(central, "ES-47", "ana")
    first = {one.recording_id: one for one in pull(central, "ana")}
    with central.session("ana") as session:
        held = [one.assignment_id for one in first.values()]
        assert session.renew_lease(held) == 2
        assert {one.lease_until_ms for one in pull(central, "ana")} == {one.lease_until_ms for one in first.values()}
        central.query("UPDATE central.assignment SET lease_until = now() + interval '1 hour' WHERE owner = 'ana'")
        assert session.renew_lease(held) == 2
        ((left,),) = central.query("SELECT min(lease_until - now()) FROM central.assignment")
        assert left > timedelta(hours=23)
        expire(central, "ana")
        assert session.renew_lease(held) == 0
    with central.session("bea") as session:
        assert session.renew_lease(held) == 0


def test_every_state_stays_in_the_history(central):
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    pull(central, "ana")
    push(central, "ana", *reviewed("ana", 0))
    rows = central.query("SELECT state, changed_by FROM central.assignment_history ORDER BY srv_seq")
    assert rows == [("offered", "postgres"), ("leased", "ana"), ("submitted", "ana")]


# ---------------------------------------------------------------- the cursor


def test_a_cursor_goes_page_by_page_and_ends(central):
    batches.add_batch(central.admin, batch(count=7))
    give(central, "ES-47", "ana")
    with central.session("ana") as session:
        seen, cursor, calls = set(), None, 0
        while calls < 20:
            page = session.pull(cursor, limit=2)
            calls += 1
            if not page.assignments:
                break
            seen |= {one.recording_id for one in page.assignments}
            assert {one.state for one in page.assignments} == {"leased"}
            cursor = page.cursor
    assert len(seen) == 7
    assert calls < 20


def rule_a_restore_begins_anew(central: Central) -> None:
    """A cursor of another instance counts as none; changes numbered by another server are not lost in its future."""
    batches.add_batch(central.admin, batch(count=2))
    give(central, "ES-47", "ana")
    with central.session("ana") as session:
        first = session.pull(None)
        before = session.pull(session.pull(first.cursor).cursor)
    assert before.assignments == ()
    central.query("ALTER TABLE central.assignment DISABLE TRIGGER restamp")
    central.query("UPDATE central.assignment SET xid = '9999999999'")
    central.query("ALTER TABLE central.assignment ENABLE TRIGGER restamp")
    central.query("UPDATE central.server_info SET instance_id = gen_random_uuid()")
    with central.session("ana") as session:
        again = session.pull(f"{before.instance_id}/9999999999/1")
    assert again.instance_id != before.instance_id
    assert ids(again.assignments) == [0, 1]


NAIVE = """
CREATE FUNCTION api.pull_naive(p_after bigint) RETURNS TABLE (srv_seq bigint, recording_id text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.srv_seq, a.recording_id FROM central.assignment a
  WHERE a.owner = central.me() AND a.srv_seq > p_after ORDER BY 1 $$;
GRANT EXECUTE ON FUNCTION api.pull_naive TO reviewer_moderator
"""
WRITERS, ROUNDS = 4, 60


def write_slowly(central: Central, number: int, barrier: threading.Barrier) -> None:
    """Add assignments in transactions that overlap those of the other writers."""
    with psycopg.connect(central.admin_dsn) as connection:
        connection.execute("SET ROLE central_owner")
        ((batch_id,),) = connection.execute("SELECT batch_id FROM central.batch").fetchall()
        barrier.wait()
        for round_ in range(number, WRITERS * ROUNDS, WRITERS):
            connection.execute(
                "INSERT INTO central.assignment (owner, batch_id, recording_id, state, lease, priority, urgent) "
                "VALUES ('ana', %s, %s, 'submitted', '1 day', 0, false)",
                (batch_id, recording(round_)),
            )
            connection.execute("SELECT pg_sleep(%s)", (0.004 * (round_ % 5),))
            connection.commit()


def test_no_row_is_passed_over_while_others_write_and_by_number_alone_many_are(central):
    """A pull beside overlapping transactions: the cursor has every row in the end, `number > last` has not."""
    central.query(NAIVE)
    batches.add_batch(central.admin, batch(count=WRITERS * ROUNDS))
    barrier = threading.Barrier(WRITERS + 1)
    writers = [threading.Thread(target=write_slowly, args=(central, n, barrier)) for n in range(WRITERS)]
    for writer in writers:
        writer.start()
    seen, naive, cursor, last = set(), set(), None, 0
    with central.session("ana") as session, central.raw("ana") as raw:
        barrier.wait()
        while True:
            over = not any(writer.is_alive() for writer in writers)
            page = session.pull(cursor)
            cursor = page.cursor
            seen |= set(ids(page.assignments))
            for number, found in raw.execute("SELECT * FROM api.pull_naive(%s)", (last,)).fetchall():
                last = max(last, number)
                naive.add(int(found, 16))
            if over and not page.assignments:
                break
    everything = set(range(WRITERS * ROUNDS))
    assert seen == everything
    assert naive < everything


def rule_a_slow_transaction_is_waited_for(central: Central) -> None:
    """A change that is numbered first and committed last comes down, behind one that overtook it."""
    batches.add_batch(central.admin, batch(count=2))
    ((batch_id,),) = central.query("SELECT batch_id FROM central.batch")
    insert = (
        "INSERT INTO central.assignment (owner, batch_id, recording_id, lease, priority, urgent) "
        "VALUES ('ana', %s, %s, '1 day', 0, false)"
    )
    with central.session("ana") as session, psycopg.connect(central.admin_dsn) as slow:
        slow.execute(insert, (batch_id, recording(0)))
        central.query(insert, (batch_id, recording(1)))
        early = session.pull(None)
        told = batches.status(central.admin)["cursor"]
        slow.commit()
        late = session.pull(early.cursor)
        assert sorted(ids(early.assignments) + ids(late.assignments)) == [0, 1]
    assert told["waiting"] == 1


# ---------------------------------------------------------------- who may do what


def rule_only_ones_own(central: Central) -> None:
    """Whatever a function forgets, row security shows a person only their own."""
    batches.add_batch(central.admin, batch(count=4))
    give(central, "ES-47", "ana", "bea")
    assert ids(pull(central, "ana")) == [0, 2]
    assert ids(pull(central, "bea")) == [1, 3]


def test_what_was_given_stays_written(central):
    """Batches, history and who had what are never changed; an assignment is never removed."""
    batches.add_batch(central.admin, batch())
    give(central, "ES-47", "ana")
    for table in ("batch", "batch_item", "assignment_history", "known_recording"):
        column = {"batch": "name", "batch_item": "title", "assignment_history": "state"}.get(table, "owner")
        for statement in (f"UPDATE central.{table} SET {column} = 'x'", f"DELETE FROM central.{table}"):
            with pytest.raises(psycopg.errors.RestrictViolation):
                central.query(statement)
        with pytest.raises(psycopg.errors.RestrictViolation):
            central.query(f"TRUNCATE central.{table} CASCADE")
    with pytest.raises(psycopg.errors.RestrictViolation):
        central.query("DELETE FROM central.assignment")


def test_reviews_of_before_are_known_recordings(central):
    """The migration counts what people reviewed before there were assignments; the log's guards are on again."""
    name = f"before_{central.address.database}"
    central.query(f"CREATE DATABASE {name}")
    old = Central(central.server, replace(central.address, database=name))
    upgrade_to(old.admin, "0002")
    for person in central.query("SELECT login, display_name, role FROM central.person"):
        old.query("INSERT INTO central.person (login, display_name, role) VALUES (%s, %s, %s)", person)
    push(old, "ana", *reviewed("ana", 0), *reviewed("ana", 0))
    assert administration.initialise(old.admin).before == "0002"
    assert old.query("SELECT owner, recording_id FROM central.known_recording") == [("ana", recording(0))]
    batches.add_batch(old.admin, batch(count=1, blind=True))
    assert give(old, "ES-47", "ana").still_free == (recording(0),)
    rule_the_owner_is_bound_too(old)


def test_the_status_tells_people_devices_and_work(central):
    batches.add_batch(central.admin, batch(due_at_ms=NOW - 1))
    give(central, "ES-47", "ana", per_person=3)
    pull(central, "ana")
    expire(central, "ana")
    push(central, "ana", *reviewed("ana", 0))
    told = batches.status(central.admin)
    assert told["assignments"] == {"offered": 0, "leased": 2, "submitted": 1, "returned": 0}
    assert (told["overdue"], told["expired"], told["unassigned"]) == (2, 2, 1)
    ana = next(one for one in told["people"] if one["login"] == "ana")
    assert (ana["role"], ana["devices"], ana["pending"]) == ("moderator", 1, 2)
    (device,) = told["devices"]
    assert (device["owner"], device["last_seq"], device["forked_at_ms"]) == ("ana", 3, None)
    assert told["last_seen_ms"] == device["last_seen_ms"] == ana["last_seen_ms"]
    assert told["cursor"] == {"waiting": 0, "waiting_ms": 0}
    assert told["schema"] == administration.initialise(central.admin).after
    uuid.UUID(told["instance_id"])


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_") and value.__module__ == __name__]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


# ---------------------------------------------------------------- each rule fails when it is taken out


def weaken(central: Central, function: str, text: str, replacement: str) -> None:
    """Take a rule out of a function."""
    ((source,),) = central.query("SELECT pg_get_functiondef(%s::regproc)", (function,))
    assert text in source, f"{text!r} is not in {function}"
    central.query(source.replace(text, replacement))


def drop(central: Central, trigger: str, table: str) -> None:
    """Take a trigger away."""
    central.query(f"DROP TRIGGER {trigger} ON central.{table}")


OPT_OUTS = "NOT EXISTS (SELECT 1 FROM central.topic_opt_out o WHERE o.owner = l AND o.topic = ANY (item.topics))"
WEAK = [
    (rule_blind_never_twice, lambda c: weaken(c, "api.assign_batch", "NOT chosen.blind", "true")),
    (rule_blind_never_twice, lambda c: drop(c, "review_arrived", "review")),
    (rule_opt_outs_are_honoured, lambda c: weaken(c, "api.assign_batch", OPT_OUTS, "true")),
    (rule_a_dry_run_tells_nothing_of_opt_outs, lambda c: weaken(c, "api.assign_batch", "p_dry_run OR", "")),
    (rule_a_dry_run_tells_nothing_of_opt_outs, lambda c: weaken(c, "api.assign_to_each", "NOT p_dry_run AND", "")),
    (rule_an_expired_lease_returns_the_work, lambda c: weaken(c, "central.return_expired", "<= now()", "IS NULL")),
    (rule_a_submitted_review_closes_its_assignment, lambda c: drop(c, "review_arrived", "review")),
    (
        rule_a_submitted_review_closes_its_assignment,
        lambda c: weaken(c, "central.review_arrived", "NEW.state = 'submitted'", "true"),
    ),
    (
        rule_a_slow_transaction_is_waited_for,
        lambda c: weaken(c, "api.pull_assignments", "a.xid < pg_snapshot_xmin(pg_current_snapshot())", "true"),
    ),
    (rule_a_restore_begins_anew, lambda c: drop(c, "restamp_all", "server_info")),
    (rule_a_restore_begins_anew, lambda c: weaken(c, "api.pull_assignments", "parts[1] = instance::text AND", "")),
]


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = central_servers.database("embedded")
    change(central)
    with pytest.raises((AssertionError, ValueError)):
        rule(central)


def test_row_security_stands_behind_the_functions(central):
    """A function that forgets whose assignments they are still gives only one's own."""
    for text in ("a.owner = me AND (a.xid, a.srv_seq) >", "WHERE a.owner = me AND ((a.xid"):
        weaken(central, "api.pull_assignments", text, text.replace("a.owner = me", "true"))
    rule_only_ones_own(central)
    central.query("ALTER TABLE central.assignment NO FORCE ROW LEVEL SECURITY")
    central.query("ALTER TABLE central.batch NO FORCE ROW LEVEL SECURITY")
    central.query("ALTER TABLE central.batch_item NO FORCE ROW LEVEL SECURITY")
    with pytest.raises(AssertionError):
        assert ids(pull(central, "ana")) == [0, 2]
