"""Assignments while somebody else is at the same rows, and at their edges; each rule is missed when it is taken out."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest

from reviewer_app.central import batches
from reviewer_app.central.batches import Given
from tests.contract.test_assignments import (
    batch,
    drop,
    expire,
    give,
    pull,
    push,
    recording,
    reviewed,
    states,
    weaken,
)
from tests.postgres import PASSWORD, Central

ASSIGN = "SELECT * FROM api.assign_batch(%s, %s, NULL, false, '1 day')"
WAITING = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"


@pytest.fixture
def central(central_servers) -> Central:
    """A central database of the test's own."""
    return central_servers.database("embedded")


def beside(central: Central, name: str, person: str, work: Callable[[], Given]) -> Given:
    """What `work` gives while a batch is being assigned by a transaction that ends when the work waits, or is done."""
    with psycopg.connect(central.admin_dsn) as first, ThreadPoolExecutor(1) as pool:
        first.execute(ASSIGN, (name, [person]))
        later = pool.submit(work)
        while not later.done() and central.query(WAITING) == [(0,)]:
            central.query("SELECT pg_sleep(0.01)")
        first.commit()
        return later.result(60)


def rule_two_operators_on_one_batch_take_turns(central: Central) -> None:
    """What the first is giving out is not there for the second."""
    batches.add_batch(central.admin, batch(count=3))
    assert beside(central, "ES-47", "ana", lambda: give(central, "ES-47", "bea")) == Given({"bea": 0}, ())


def rule_nobody_keeps_operators_waiting(central: Central) -> None:
    """Whoever signs in may take any advisory lock, and does: work is given all the same."""
    batches.add_batch(central.admin, batch(count=1))
    ((key,),) = central.query("SELECT hashtext('batch ' || batch_id) FROM central.batch")
    with central.raw("bea") as attacker, psycopg.connect(central.admin_dsn) as operator:
        attacker.execute("SELECT pg_advisory_lock(%s)", (key,))
        operator.execute("SET lock_timeout = '200ms'")
        try:
            operator.execute(ASSIGN, ("ES-47", ["ana"]))
        except psycopg.errors.LockNotAvailable as error:
            raise AssertionError("the operator waits for a moderator") from error


def rule_two_blind_batches_give_a_recording_once(central: Central) -> None:
    """Of two operators at the same moment the second finds that the person has had it."""
    for name in ("one", "two"):
        batches.add_batch(central.admin, batch(name, 1, blind=True))
    later = beside(central, "one", "ana", lambda: give(central, "two", "ana"))
    assert later == Given({"ana": 0}, (recording(0),))


def rule_nobody_waits_for_a_row_that_is_being_changed(central: Central) -> None:
    """A lease that ran out is returned the next time, when the row is at hand."""
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    pull(central, "ana")
    expire(central, "ana")
    with psycopg.connect(central.admin_dsn) as other, central.raw("ana") as raw:
        other.execute("SELECT 1 FROM central.assignment FOR UPDATE")
        raw.execute("SET lock_timeout = '1s'")
        try:
            ((told,),) = raw.execute("SELECT assignments FROM api.pull_assignments(NULL, 10)").fetchall()
        except psycopg.errors.LockNotAvailable:
            raise AssertionError("the pull waits") from None
    assert [one["state"] for one in told] == ["leased"]
    assert [one.state for one in pull(central, "ana")] == ["returned"]


def rule_nobody_renews_for_another(central: Central) -> None:
    """A lease in its second half stays as it is when somebody else names it."""
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    (one,) = pull(central, "ana")
    central.query("UPDATE central.assignment SET lease_until = now() + interval '1 hour'")
    before = central.query("SELECT lease_until FROM central.assignment")
    with central.session("bea") as session:
        assert session.renew_lease([one.assignment_id]) == 0
    assert central.query("SELECT lease_until FROM central.assignment") == before


def rule_opting_out_twice_gives_back_once(central: Central) -> None:
    """What went back before is not counted again, nor what is done."""
    batches.add_batch(central.admin, batch(count=2))
    give(central, "ES-47", "ana")
    with central.session("ana") as session:
        assert session.set_opt_outs(["hate"]) == 1
        assert session.set_opt_outs(["hate"]) == 0
    history = central.query("SELECT state FROM central.assignment_history ORDER BY srv_seq")
    assert history == [("offered",), ("offered",), ("returned",)]


def rule_work_is_given_to_nobody_who_left(central: Central) -> None:
    """Nor does who left give any, or look at others' devices, should the server let them in."""
    batches.add_batch(central.admin, batch())
    central.query("UPDATE central.person SET disabled = true WHERE login IN ('bea', 'ope')")
    for login, statement, values, sentence in (
        ("postgres", ASSIGN, ("ES-47", ["bea"]), "nobody called bea"),
        ("ope", ASSIGN, ("ES-47", ["ana"]), "only operators"),
        ("ope", "SELECT api.status()", (), "only operators"),
        ("ope", "SELECT * FROM api.walk_chains()", (), "only operators"),
    ):
        dsn = central.server.dsn("ope", PASSWORD, central.address.database) if login == "ope" else central.admin_dsn
        with psycopg.connect(dsn) as connection:
            try:
                connection.execute(statement, values)
            except psycopg.Error as error:
                assert sentence in str(error)
            else:
                raise AssertionError(f"{login} did it: {statement}")


def rule_a_page_holds_no_more_than_was_asked_for(central: Central) -> None:
    """Nor is more leased than was told."""
    batches.add_batch(central.admin, batch(count=5))
    give(central, "ES-47", "ana")
    with central.session("ana") as session:
        assert len(session.pull(None, limit=2).assignments) == 2
    assert sorted(states(central, "ana").values()) == ["leased"] * 2 + ["offered"] * 3


def rule_what_is_done_is_not_told_again(central: Central) -> None:
    """A second review of the recording leaves the assignment as it is."""
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    push(central, "ana", *reviewed("ana", 0))
    before = central.query("SELECT srv_seq FROM central.assignment")
    push(central, "ana", *reviewed("ana", 0))
    assert central.query("SELECT srv_seq FROM central.assignment") == before


def rule_the_table_of_assignments_is_never_emptied(central: Central) -> None:
    """Not even by who owns it."""
    try:
        central.query("TRUNCATE central.assignment")
    except psycopg.errors.RestrictViolation:
        return
    raise AssertionError("it was emptied")


def test_a_submitted_review_closes_its_assignment_in_the_transaction_of_the_push(central):
    """The one that moves the device's place."""
    batches.add_batch(central.admin, batch(count=1))
    give(central, "ES-47", "ana")
    push(central, "ana", *reviewed("ana", 0))
    ((state, closed_by, moved_by),) = central.query(
        "SELECT a.state, a.xid::text, d.xmin::text FROM central.assignment a JOIN central.device d USING (owner)"
    )
    assert (state, closed_by) == ("submitted", moved_by)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


def _renewing_for_all(central: Central) -> None:
    """Taken out of the function and of the row security behind it."""
    mine = "a.owner = me AND a.assignment_id = ANY (p_assignments)"
    weaken(central, "api.renew_lease", mine, mine.replace("a.owner = me", "true"))
    central.query("ALTER TABLE central.assignment NO FORCE ROW LEVEL SECURITY")


def _everybody_works(central: Central) -> None:
    weaken(central, "central.must_all_review", "AND NOT p.disabled", "")


def _everybody_operates(central: Central) -> None:
    weaken(central, "central.is_operator", "AND NOT p.disabled", "")


WEAK = [
    (
        rule_two_operators_on_one_batch_take_turns,
        lambda c: weaken(c, "api.assign_batch", "PERFORM central.take_turn(", "PERFORM length("),
    ),
    (
        rule_nobody_keeps_operators_waiting,
        lambda c: c.query(
            "CREATE OR REPLACE FUNCTION central.take_turn(p_at_what text) RETURNS void LANGUAGE sql SECURITY DEFINER "
            "SET search_path = pg_catalog, pg_temp AS 'SELECT pg_advisory_xact_lock(hashtext(p_at_what))'"
        ),
    ),
    (
        rule_two_blind_batches_give_a_recording_once,
        lambda c: c.query("ALTER TABLE central.known_recording DROP CONSTRAINT known_recording_pkey"),
    ),
    (
        rule_nobody_waits_for_a_row_that_is_being_changed,
        lambda c: weaken(c, "central.return_expired", "FOR UPDATE SKIP LOCKED", "FOR UPDATE"),
    ),
    (rule_nobody_renews_for_another, _renewing_for_all),
    (
        rule_opting_out_twice_gives_back_once,
        lambda c: weaken(c, "api.set_opt_outs", "a.state IN ('offered', 'leased')", "true"),
    ),
    (
        rule_a_page_holds_no_more_than_was_asked_for,
        lambda c: weaken(c, "api.pull_assignments", "LIMIT least(greatest(p_limit, 1), 1000)", ""),
    ),
    (
        rule_what_is_done_is_not_told_again,
        lambda c: weaken(c, "central.review_arrived", "AND a.state <> 'submitted'", ""),
    ),
    (rule_the_table_of_assignments_is_never_emptied, lambda c: drop(c, "no_truncate", "assignment")),
    (rule_work_is_given_to_nobody_who_left, _everybody_works),
    (rule_work_is_given_to_nobody_who_left, _everybody_operates),
    (
        rule_work_is_given_to_nobody_who_left,
        lambda c: weaken(c, "api.walk_chains", "PERFORM central.must_be_operator();", ""),
    ),
]


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central: Central, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    change(central)
    with pytest.raises(AssertionError):
        rule(central)
