"""What the central database promises of its daily figures, the same on every kind of server."""

import random
import threading
from collections.abc import Callable

import psycopg
import pytest

from reviewer_app.central import administration, batches, rollups
from reviewer_app.central.batches import Terms
from reviewer_app.central.push import PUSH, push_parameters
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.review import Context, Finding, Review
from tests.contract.histories import NOW, Desk, counted, kept, recording
from tests.contract.test_assignments import weaken
from tests.postgres import SERVERS, Central, Chain

EVERYTHING = 10**9
OF_EACH = {"ana": range(20), "bea": range(20, 40), "sol": range(40, 60)}
MARKETS = {"ana": "ES", "bea": "MX"}


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own."""
    return central_servers.database(request.param)


def give(central: Central, login: str, numbers: range, market: str, blind: bool = False) -> None:
    """A batch of recordings, all of them for one person."""
    items = tuple(BatchItem(recording(n), f"Directo {n}", "", 60_000) for n in numbers)
    name = f"{login} {numbers}"
    batches.add_batch(central.admin, Batch(name, items, market=market, blind=blind))
    batches.assign_batch(central.admin, name, [login], Terms())


def fold(central: Central, limit: int = EVERYTHING) -> rollups.Folded:
    """Take in what is waiting."""
    return rollups.fold(central.admin, limit)


def pushed(connection: psycopg.Connection, chain: Chain) -> None:
    """Push a chain's rows on a connection, in whatever transaction it is."""
    connection.execute("SELECT * FROM api.hello(%s, %s, 1)", (chain.replica, chain.epoch))
    connection.execute(PUSH, push_parameters(chain.replica, chain.epoch, chain.rows))


def a_review(login: str, number: int, findings: int = 3) -> list:
    """The events of an open review with findings."""
    log = [Review.open(recording(number), Context(login, "live-es@2026.2"), NOW)]
    review = Review.replay(log)
    return log + [review.place(Finding("hate.slur", n), NOW + n) for n in range(findings)]


def chain_of(*events) -> Chain:
    """A device's chain of events."""
    chain = Chain()
    chain.add(*events)
    return chain


# ---------------------------------------------------------------- equal to a count of the log


@pytest.mark.parametrize("seed", [0, *(pytest.param(seed, marks=pytest.mark.slow) for seed in (1, 2))])
def test_after_any_history_the_figures_are_those_of_the_log(central, seed):
    """Uploads in parts, damaged rows, everything sent again, restores, folds of any size in between."""
    chance = random.Random(seed)
    give(central, "ana", OF_EACH["ana"], "ES")
    give(central, "bea", range(20, 30), "MX")
    give(central, "bea", range(30, 40), "MX", blind=True)
    markets = {("ana", recording(n)): "ES" for n in OF_EACH["ana"]} | {
        ("bea", recording(n)): "MX" for n in range(20, 40)
    }
    hidden = {("bea", recording(n)) for n in range(30, 40)}
    desks = [Desk(central, login, chance, numbers) for login, numbers in OF_EACH.items()]
    for _ in range(10):
        for desk in desks:
            desk.work(chance.randrange(12))
            desk.upload(chance.randrange(14), damaged=chance.random() < 0.3)
        if chance.random() < 0.2:
            chance.choice(desks).send_all_again()
        if chance.random() < 0.15:
            restored(central)
        if chance.random() < 0.6:
            fold(central, chance.choice((1, 7, 30, EVERYTHING)))
    while fold(central, 25).events:
        pass
    expected = counted(central, markets, hidden)
    assert sum(cell["placed"] for cell in expected[0].values()) > 20
    assert kept(central) == expected
    found = rollups.recount(central.admin, dry_run=True)
    assert (found.differences, found.examples) == (0, ())
    assert fold(central) == rollups.Folded(False, 0, 0, 0)
    assert kept(central) == expected


def rule_figures_that_are_wrong_are_found_and_put_right(central: Central) -> None:
    """A dry run tells what differs and leaves it; without, it is as the log says afterwards."""
    with central.raw("ana") as connection:
        pushed(connection, chain_of(*a_review("ana", 1)))
    fold(central)
    right = kept(central)
    central.query("UPDATE central.rollup_finding SET placed = placed + 1")
    central.query("DELETE FROM central.rollup_review")
    central.query("INSERT INTO central.rollup_finding VALUES ('2026-01-01', 'made.up', '', '', 1, 0, 0)")
    for dry_run in (True, False):
        found = rollups.recount(central.admin, dry_run=dry_run)
        assert (found.rows, found.differences) == (2, 3)
        assert [one.get("policy", one.get("outcome")) for one in found.examples] == ["made.up", "hate.slur", ""]
    assert kept(central) == right
    assert rollups.recount(central.admin).differences == 0


# ---------------------------------------------------------------- the cursor


def rule_a_slow_transaction_is_waited_for(central: Central) -> None:
    """Events that were numbered first and committed last are taken in, behind those that overtook them."""
    fold(central)
    with central.raw("ana") as slow, central.raw("bea") as quick:
        slow.execute("BEGIN")
        pushed(slow, chain_of(*a_review("ana", 1)))
        pushed(quick, chain_of(*a_review("bea", 2)))
        early = fold(central)
        ((seen,),) = central.query("SELECT max(arrival) FROM central.event")
        slow.execute("COMMIT")
        late = fold(central)
    assert early.events + late.events == 8
    assert kept(central) == counted(central, {}, set())
    # By the number alone half of them would be passed over for ever.
    assert central.query("SELECT count(*) FROM central.event WHERE arrival > %s", (seen,)) == [(0,)]


def restored(central: Central) -> None:
    """A restore on a server that numbers its transactions otherwise: those of before lie in its past and future."""
    central.query(
        "SET session_replication_role = replica; "
        "UPDATE central.event SET xid = ((arrival * 7919) % 100000000)::text::xid8; "
        "UPDATE central.rollup_state SET cursor = '99999999999' WHERE cursor IS NOT NULL"
    )
    administration.begin_instance(central.admin)


def rule_a_restore_is_counted_once_and_anew(central: Central) -> None:
    """What had been counted, what had not, and what comes afterwards: each once."""
    with central.raw("ana") as connection:
        pushed(connection, chain_of(*a_review("ana", 1)))
        fold(central)
        pushed(connection, chain_of(*a_review("ana", 2)))
        restored(central)
        pushed(connection, chain_of(*a_review("ana", 3)))
        fold(central)
        assert kept(central) == counted(central, {}, set())
        pushed(connection, chain_of(*a_review("ana", 4)))
        assert fold(central).events == 4
    assert kept(central) == counted(central, {}, set())


def rule_a_review_without_its_beginning_is_counted_when_that_comes(central: Central) -> None:
    """Refused at first, its beginning comes in the next epoch: nothing is taken off that was never added."""
    fold(central)
    desk = Desk(central, "ana", random.Random(1), range(1))
    desk.chain.add(*a_review("ana", 1))
    rows = desk.chain.rows
    with central.session("ana") as session:
        session.hello(desk.chain.replica, 1)
        damaged = type(rows[0])(1, rows[0].prev_hash, rows[0].row_hash, rows[0].canonical + " ")
        assert session.push(desk.chain.replica, 1, [damaged, *rows[1:]]).quarantined
    assert fold(central).events == 3
    assert kept(central) == ({}, {})
    desk.send_all_again()
    fold(central)
    findings, reviews = kept(central)
    assert sum(cell["placed"] for cell in findings.values()) == 3
    assert (findings, reviews) == counted(central, {}, set())


def rule_work_of_blind_batches_is_in_no_figure(central: Central) -> None:
    """Not in any table of figures, so that nothing built on them can tell it."""
    give(central, "ana", range(1, 2), "ES", blind=True)
    with central.raw("ana") as connection:
        pushed(connection, chain_of(*a_review("ana", 1), *a_review("ana", 2)))
    fold(central)
    findings, reviews = kept(central)
    assert sum(cell["placed"] for cell in findings.values()) == 3
    assert sum(cell["open"] for cell in reviews.values()) == 1
    assert rollups.recount(central.admin).differences == 0


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


WEAK = [
    (
        rule_a_slow_transaction_is_waited_for,
        lambda c: weaken(c, "central.fold", "pg_snapshot_xmin(", "pg_snapshot_xmax("),
    ),
    (rule_a_restore_is_counted_once_and_anew, lambda c: c.query("DROP TRIGGER restart_rollups ON central.server_info")),
    (
        rule_a_restore_is_counted_once_and_anew,
        lambda c: weaken(c, "central.restart_rollups", "CASE WHEN a.is_called THEN a.last_value ELSE 0 END", "0"),
    ),
    (
        rule_a_review_without_its_beginning_is_counted_when_that_comes,
        lambda c: weaken(c, "central.measured", "o.fold < p_fold", "true"),
    ),
    (rule_work_of_blind_batches_is_in_no_figure, lambda c: weaken(c, "central.measured", "AND NOT o.hidden", "")),
    (
        rule_figures_that_are_wrong_are_found_and_put_right,
        lambda c: weaken(c, "central.recount", "WHERE b.kept <> b.n", "WHERE false"),
    ),
]


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(central_servers, rule, change) -> None:
    """The check of a rule fails on a database without that rule."""
    central = central_servers.database("embedded")
    change(central)
    with pytest.raises(AssertionError):
        rule(central)


WRITERS, ROUNDS = 4, 15


def test_no_event_is_passed_over_or_taken_twice_while_others_push(central):
    """Folds beside overlapping pushes have every event once in the end."""
    fold(central)
    barrier = threading.Barrier(WRITERS + 1)

    def push_slowly(number: int) -> None:
        login = ("ana", "bea", "sol", "luz")[number]
        with central.raw(login) as connection:
            barrier.wait()
            for turn in range(ROUNDS):
                connection.execute("BEGIN")
                pushed(connection, chain_of(*a_review(login, number * 100 + turn)))
                connection.execute("SELECT pg_sleep(%s)", (0.005 * ((turn + number) % 4),))
                connection.execute("COMMIT")

    writers = [threading.Thread(target=push_slowly, args=(number,)) for number in range(WRITERS)]
    for writer in writers:
        writer.start()
    taken = 0
    barrier.wait()
    while True:
        over = not any(writer.is_alive() for writer in writers)
        part = fold(central, 10)
        taken += part.events
        if over and not part.events:
            break
    assert taken == WRITERS * ROUNDS * 4
    assert kept(central) == counted(central, {}, set())


def test_two_at_once_take_turns(central):
    """The second finds somebody at it, changes nothing and does not wait; a push does not wait either."""
    fold(central)
    with central.raw("ana") as connection, psycopg.connect(central.admin_dsn) as first:
        pushed(connection, chain_of(*a_review("ana", 1)))
        first.execute("SELECT * FROM api.fold_rollups(1000)")
        assert fold(central).busy
        pushed(connection, chain_of(*a_review("ana", 2)))
        first.commit()
    assert fold(central).events == 4
    assert kept(central) == counted(central, {}, set())


def test_a_part_is_bounded_and_a_dry_run_keeps_nothing(central):
    """About as many events as asked for, whole transactions; what is left is told."""
    fold(central)
    with central.raw("ana") as connection:
        for number in range(5):
            pushed(connection, chain_of(*a_review("ana", number)))
    told = rollups.fold(central.admin, 8, dry_run=True)
    assert (told.events, told.reviews, told.behind) == (8, 2, 12)
    assert kept(central) == ({}, {})
    assert fold(central, 8) == told
    assert fold(central, 1).events == 4
    assert fold(central).behind == 0
    assert kept(central) == counted(central, {}, set())
