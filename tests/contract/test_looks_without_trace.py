"""Nobody learns by what they undo: not by changing something, looking and rolling back, nor by what a push costs."""

import json
from collections.abc import Callable
from functools import cache

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.central.push import PUSH, push_parameters
from reviewer_app.domain.assignment import Batch, BatchItem
from tests.contract.audits import POLICIES, gold, prepared, push, recording, reviewed, unused
from tests.contract.test_central import weakened
from tests.postgres import PEOPLE, SERVERS, Central, Chain, Servers

ALONE = "this is asked in a transaction that has changed nothing"
ASK_ALONE = {
    "api.pull_assignments", "api.pull", "api.case_file", "api.status", "api.walk_chains", "api.refused_events",
    "api.quarantined", "api.fold_rollups", "api.recount_rollups", "api.refresh_rollups", "api.dashboard_week",
    "api.dashboard_policy", "api.dashboard_year", "api.export_findings", "api.export_verdicts", "api.export_events",
    "api.standards", "api.preview_audits", "api.draw_audits", "api.audit_samples", "api.audit_sample",
    "api.settle_audits", "api.gold_list", "api.calibration_candidates", "api.calibration_people", "api.calibrations",
    "api.calibration_done",
    "api.quality", "api.quality_recording", "api.clause_disputes", "api.policy_findings",
}  # fmt: skip
# The others, and what of theirs is nobody else's.
ACKNOWLEDGE = {
    "api.whoami": "the caller's own name and role",
    "api.hello": "what the caller's own device has sent",
    "api.push": "the caller's own rows, and why some were refused",
    "api.my_events": "the caller's own events",
    "api.renew_lease": "how much of the caller's own work is still theirs",
    "api.opt_outs": "the caller's own topics",
    "api.set_opt_outs": "how much of the caller's own work went back",
    "api.standard": "what is published to everybody",
    "api.client_schemas": "the same for everybody",
    "api.add_batch": "how much the caller has added",
    "api.publish_standard": "what is published to everybody",
    "api.seed_gold": "to operators, who see what is gold",
    # docs/operations.md says what these tell who rolls them back.
    "api.assign_batch": "to operators, what nobody could be given",
    "api.assign_to_each": "to operators, what not all could be given",
    "api.assign_audits": "to operators, how much was given",
    "api.hand_over_audits": "how much was given",
    "api.open_calibration": "the new session's id",
    "api.reveal_calibration": "nothing",
    "api.cancel_calibration": "nothing",
    "api.move_calibration": "the deadline before",
    "api.hand_over_calibration": "who led it before",
    "api.name_calibration": "nothing",
    "api.close_calibration": "how much the caller has made gold",
}
# Each function that a login may call, with nothing for every parameter.
FUNCTIONS = """
SELECT p.oid::regproc::text, 'SELECT * FROM ' || p.oid::regproc || '(' || coalesce((
         SELECT string_agg('NULL::' || format_type(t, NULL), ', ' ORDER BY n)
         FROM unnest(p.proargtypes) WITH ORDINALITY AS a(t, n)), '') || ')'
FROM pg_proc p WHERE p.pronamespace = 'api'::regnamespace AND has_function_privilege(%s, p.oid, 'EXECUTE') ORDER BY 1
"""


@pytest.fixture(scope="module", params=SERVERS)
def central(request: pytest.FixtureRequest, central_servers: Servers) -> Central:
    """A database of this module's own on each kind of server."""
    return prepared(central_servers, request.param)


def test_every_function_is_in_one_of_the_lists(central: Central):
    """One that is added has to be thought about."""
    found = {name for (name,) in central.query(
        "SELECT oid::regproc::text FROM pg_proc WHERE pronamespace = 'api'::regnamespace"
    )}  # fmt: skip
    assert found == ASK_ALONE | ACKNOWLEDGE.keys() and not ASK_ALONE & ACKNOWLEDGE.keys()


def answered(central: Central, *before: str) -> dict[tuple[str, str], str]:
    """What the functions that ask alone say to each login that may call them, behind these statements."""
    told = {}
    for login in PEOPLE:
        with central.raw(login) as connection:
            for name, statement in central.query(FUNCTIONS, (login,)):
                connection.execute("BEGIN")
                for each in before:
                    connection.execute(each)
                if name in ASK_ALONE:
                    told[name, login] = answer(connection, statement)
                connection.execute("ROLLBACK")
    return told


def answer(connection: psycopg.Connection, statement: str, parameters: tuple = ()) -> str:
    """The rows, or the words of the refusal."""
    try:
        return str(connection.execute(statement, parameters).fetchall())
    except psycopg.Error as error:
        return str(error.diag.message_primary)


CHANGES = {
    "a change": ("SELECT pg_current_xact_id()",),
    "a change of before a savepoint": ("SELECT pg_current_xact_id()", "SAVEPOINT a"),
    "a change behind a savepoint, undone": ("SAVEPOINT a", "SELECT pg_current_xact_id()", "ROLLBACK TO a"),
    "a change in a block": ("DO $$ BEGIN PERFORM pg_current_xact_id(); END $$",),
}


@pytest.mark.parametrize("change", CHANGES)
def test_who_has_changed_something_is_told_nothing(central: Central, change: str):
    """Every role, every function: nobody looks at what they may take back."""
    told = answered(central, *CHANGES[change])
    assert {name for name, _ in told} == ASK_ALONE
    assert {one: words for one, words in told.items() if words != ALONE} == {}


def test_who_has_changed_nothing_is_not_refused_for_it(embedded_central: Central):
    assert ALONE not in answered(embedded_central).values()


# ---------------------------------------------------------------- what was tried with it

REVEAL = "SELECT api.reveal_calibration('{session}', true)"
CASE = "SELECT content::text FROM api.case_file('calibration', '{session}')"
PEEKS = {
    "statement by statement": (REVEAL, "SELECT api.name_calibration('{session}')", CASE),
    "behind savepoints": ("SAVEPOINT a", REVEAL, "SAVEPOINT b", CASE),
    "in one statement": (f"WITH r AS MATERIALIZED ({REVEAL} AS n) SELECT r.n, ({CASE}) FROM r",),
    "in one statement, later": (f"WITH r AS MATERIALIZED ({REVEAL} AS n) SELECT f.content::text FROM r, LATERAL "
                                "api.case_file('calibration', left('{session}', 36 + length(r.n::text))::uuid) f",),
    "by a cursor from before": (f"DECLARE c CURSOR FOR {CASE}", REVEAL, "FETCH c"),
    "in a block": ("""DO $$ DECLARE told text; BEGIN
        PERFORM api.reveal_calibration('{session}', true);
        SELECT content::text INTO told FROM api.case_file('calibration', '{session}');
        RAISE EXCEPTION '%%', told; END $$""", CASE),
}  # fmt: skip
PEER = "lo que vio ana"


def a_sealed_session(central: Central) -> str:
    """A calibration session that luz leads and labels in, with ana's label; its id."""
    one = recording(unused())
    batches.add_batch(central.admin, Batch(f"before {unused()}", (BatchItem(one, "x", "", 1_000),)))
    with central.raw("luz") as lead:
        ((session,),) = lead.execute(
            "SELECT session::text FROM api.open_calibration(%s, %s, '{x}', %s, now() + interval '1 hour', '{ana,luz}')",
            (f"session {unused()}", [one], POLICIES),
        ).fetchall()
    assert push(central, "ana", *reviewed("ana", one, ["hate.slur"], PEER)) == ()
    return session


def peeked(central: Central, session: str, peek: str) -> str:
    """All that the lead is told on the way."""
    told = []
    with central.raw("luz") as lead:
        lead.execute("BEGIN")
        for statement in PEEKS[peek]:
            told.append(answer(lead, statement.replace("{session}", session).replace("%%", "%")))
        lead.execute("ROLLBACK")
    return " ".join(told)


def rule_sealed_labels_are_not_seen_by_who_rolls_back(central: Central) -> None:
    """Neither in several statements nor in one."""
    session = a_sealed_session(central)
    for peek in PEEKS:
        assert PEER not in peeked(central, session, peek), peek
    with central.raw("luz") as lead:
        ((document,),) = lead.execute(CASE.replace("{session}", session)).fetchall()
        assert json.loads(document)["state"] == "open"


def rule_a_step_that_is_rolled_back_tells_the_lead_nothing(central: Central) -> None:
    """Neither who opted out of what, nor how many labels there are: only that a step can be made."""
    one = recording(unused())
    batches.add_batch(central.admin, Batch(f"before {unused()}", (BatchItem(one, "x", "", 1_000, ("odio",)),)))
    session = a_sealed_session(central)
    with central.session("bea") as worker, central.raw("luz") as lead:
        worker.set_opt_outs(["odio"])
        lead.execute("BEGIN")
        told = lead.execute(
            "SELECT * FROM api.open_calibration(%s, %s, '{x}', %s, now() + interval '1 hour', '{ana,bea}')",
            (f"session {unused()}", [one], POLICIES),
        )
        assert [column.name for column in told.description or ()] == ["session"]
        ((opened,),) = told.fetchall()
        assert answer(lead, "SELECT * FROM api.calibration_done(%s)", (opened,)) == ALONE
        lead.execute("ROLLBACK")
        for step in (REVEAL, "SELECT api.cancel_calibration('{session}', 'x')"):
            lead.execute("BEGIN")
            assert answer(lead, step.replace("{session}", session)) == "[('',)]"
            assert answer(lead, "SELECT * FROM api.calibration_done(%s)", (session,)) == ALONE
            lead.execute("ROLLBACK")
        worker.set_opt_outs([])
        ((missing, counted, back),) = lead.execute("SELECT * FROM api.calibration_done(%s)", (session,)).fetchall()
        assert (missing, counted, back) == ([], 0, 0)


def a_gold_item(central: Central, person: str, plain: int = 3) -> tuple[str, list[str]]:
    """Work of somebody with gold among it: the gold recording and ordinary ones of the same shape."""
    number = unused()
    golden, *rest = (recording(unused()) for _ in range(plain + 1))
    batches.add_batch(
        central.admin, Batch(f"old {number}", (BatchItem(golden, "Directo", "https://m.example/1", 60_000),))
    )
    gold(central, golden, "GOLDEN")
    items = tuple(BatchItem(one, "Directo", "https://m.example/1", 60_000) for one in rest)
    batches.add_batch(central.admin, Batch(f"work {number}", items, policy_set=POLICIES))
    assert second_reviews.seed_gold(central.admin, f"work {number}", "s", recordings=[golden]) == (1, 1)
    batches.assign_batch(central.admin, f"work {number}", [person], Terms())
    return golden, rest


def pushed(connection: psycopg.Connection, login: str, recording_id: str, statement: str = PUSH) -> list[tuple]:
    """The rows of a push of a submitted review, not committed; with the same ids whatever the recording is."""
    chain = Chain("00000000-0000-4000-8000-000000000000")
    chain.add(*(text.replace(_ANY, recording_id) for text in _reviewed_by(login)))
    connection.execute("SELECT 1 FROM api.hello(%s, 1, 1)", (chain.replica,))
    cursor = psycopg.ClientCursor(connection)
    return cursor.execute(statement, push_parameters(chain.replica, 1, chain.rows)).fetchall()


_ANY = "a" * 64


@cache
def _reviewed_by(login: str) -> list[str]:
    return [event.canonical().decode() for event in reviewed(login, _ANY, ["hate.slur", "adult.nudity"])]


ALL = "SELECT api.quality('2026-01-01', '2027-01-01', false)::text"


def rule_nobody_is_told_what_gold_says_of_their_own_reviews(central: Central) -> None:
    """Not before it is handed in, by a push that is rolled back, and not behind it; others are told."""
    golden, _ = a_gold_item(central, "sol")
    with central.raw("sol") as connection:
        connection.execute("BEGIN")
        pushed(connection, "sol", golden)
        assert answer(connection, ALL) == ALONE
        connection.execute("ROLLBACK")
        assert push(central, "sol", *reviewed("sol", golden, ["hate.slur"])) == ()
        second_reviews.settle(central.admin)
        assert "GOLDEN" not in answer(connection, ALL)
    with central.raw("luz") as connection:
        assert "GOLDEN" in answer(connection, ALL)
    golden, _ = a_gold_item(central, "luz")
    assert push(central, "luz", *reviewed("luz", golden)) == ()
    second_reviews.settle(central.admin)
    with central.raw("luz") as connection:
        assert answer(connection, f"SELECT api.quality_recording('{golden}')") == "[(None,)]"


# ---------------------------------------------------------------- what a push costs

LOCKS = (
    "SELECT relation::regclass::text, mode FROM pg_locks l JOIN pg_class c ON c.oid = l.relation "
    "JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.pid = %s AND nspname = 'central'"
)
CLEAR = "VACUUM " + ", ".join(
    f"central.{table}" for table in ("assignment", "device", "event", "finding", "known_recording", "review", "verdict")
)
COSTS = "EXPLAIN (ANALYZE, WAL, BUFFERS, TIMING OFF, COSTS OFF, FORMAT JSON) " + PUSH


def rule_a_push_of_gold_holds_the_same_locks(central: Central) -> None:
    """In a transaction of the worker's that stays open."""
    golden, rest = a_gold_item(central, "bea")
    held = {}
    with central.raw("bea") as connection:
        for one in (rest[0], golden, *rest):
            connection.execute("BEGIN")
            pushed(connection, "bea", one)
            held[one] = frozenset(central.query(LOCKS, (connection.info.backend_pid,)))
            connection.execute("ROLLBACK")
    assert len(set(held.values())) == 1 and len(held[golden]) > 20


def least_costs(central: Central, login: str, recordings: list[str]) -> dict[str, tuple[int, ...]]:
    """Records of the log and blocks touched by a push of each, as the worker may ask for them. The least of several,
    warm, each in each place: a sequence logs now and then, and what was rolled back is cleared away."""
    costs: dict[str, list[tuple[int, int]]] = {one: [] for one in recordings}
    with central.raw(login) as connection:
        # Rows are looked up one by one, as the worker may choose: else a small table is read as a whole for each.
        connection.execute(
            "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET jit = off"
        )
        for turn in range(2 + len(costs)):
            for one in (recordings * 2)[turn % len(costs) :][: len(costs)]:
                central.query(CLEAR)
                connection.execute("BEGIN")
                ((told,),) = pushed(connection, login, one, COSTS)
                connection.execute("ROLLBACK")
                plan = told[0]["Plan"]
                costs[one].append((plan["WAL Records"], plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]))
    return {one: tuple(min(values) for values in zip(*found[2:], strict=True)) for one, found in costs.items()}


def rule_a_push_of_gold_costs_the_same(central: Central) -> None:
    """As one of ordinary work of the same shape."""
    golden, rest = a_gold_item(central, "bea")
    costs = least_costs(central, "bea", [golden, *rest])
    assert len(set(costs.values())) == 1, costs


def rule_a_push_does_not_tell_how_far_others_are(central: Central) -> None:
    """In calibration sessions: it costs the same whether nobody else has handed in or everybody."""
    recordings, others = [recording(unused()) for _ in range(4)], ("sol", "luz", "ana")
    items = tuple(BatchItem(one, "x", "", 1_000) for one in recordings)
    batches.add_batch(central.admin, Batch(f"before {unused()}", items))
    with central.raw("luz") as lead:
        statement = "SELECT api.open_calibration(%s, %s, '{x}', %s, now() + interval '1 hour', %s)"
        for one in recordings:
            lead.execute(statement, (f"session {unused()}", [one], POLICIES, ["bea", *others]))
    for one in recordings[2:]:
        for login in others:
            assert push(central, login, *reviewed(login, one, ["hate.slur"])) == ()
    costs = least_costs(central, "bea", recordings)
    assert len(set(costs.values())) == 1, costs


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]):
    """Each rule holds in the database as it is delivered."""
    rule(central)


NOT_ALONE = ("central.asked_alone", "pg_current_xact_id_if_assigned() IS NOT NULL", "false")
STEP = rule_a_step_that_is_rolled_back_tells_the_lead_nothing
IN_THE_PUSH = ("central.second_review_arrived", "RETURN NULL", "PERFORM central.check_gold(); RETURN NULL")
WEAK = [
    (rule_sealed_labels_are_not_seen_by_who_rolls_back, NOT_ALONE),
    (rule_sealed_labels_are_not_seen_by_who_rolls_back, ("api.case_file", "PERFORM central.asked_alone();", "")),
    (rule_nobody_is_told_what_gold_says_of_their_own_reviews, ("api.quality", "PERFORM central.asked_alone();", "")),
    (rule_nobody_is_told_what_gold_says_of_their_own_reviews, ("api.quality", "WHERE g.reviewer <> me", "")),
    (rule_nobody_is_told_what_gold_says_of_their_own_reviews, ("api.quality_recording", "AND c.owner <> me", "")),
    (STEP, ("api.calibration_done", "PERFORM central.asked_alone();", "")),
    (rule_a_push_of_gold_holds_the_same_locks, IN_THE_PUSH),
    (rule_a_push_of_gold_costs_the_same, IN_THE_PUSH),
    (
        rule_a_push_does_not_tell_how_far_others_are,
        (
            "central.calibration_label_arrived",
            "IF NOT EXISTS (SELECT 1 FROM central.assignment a\n",
            "IF NEW.owner NOT IN (SELECT central.calibration_waiting(session.session_id)) AND NOT EXISTS (\n"
            "                     SELECT 1 FROM central.assignment a\n",
        ),
    ),
]


@pytest.mark.parametrize(("rule", "change"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(embedded_central: Central, rule: Callable, change: tuple):
    """The check of a rule fails on a database without that rule."""
    with weakened(embedded_central, change), pytest.raises(AssertionError):
        rule(embedded_central)


def test_a_function_that_does_not_ask_alone_is_seen(embedded_central: Central):
    with weakened(embedded_central, ("api.status", "PERFORM central.asked_alone();", "")):
        told = answered(embedded_central, *CHANGES["a change"])
        assert [name for (name, _), words in told.items() if words != ALONE] == ["api.status"]
