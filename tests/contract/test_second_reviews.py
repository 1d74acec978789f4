"""Second reviews as cases: who sees what when, what stays as it was, and who may say what.

Rules share a database on each server: each makes work and people's decisions of its own.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain import second_review
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.case_file import AUDIT, CaseFile
from reviewer_app.domain.events import Event
from tests.contract.audits import (
    EVERYBODY,
    NOT_YOURS,
    NOW,
    POLICIES,
    Audit,
    amend,
    an_audit,
    arbitrated,
    ask,
    check_it_is_missed,
    compared,
    draw,
    gold,
    judged,
    plan,
    push,
    recording,
    refused,
    reviewed,
    strange_id,
    told,
    unused,
)
from tests.contract.test_central import weakened
from tests.postgres import Central

TABLES = (
    "sample",
    "sample_stratum",
    "sample_item",
    "audit",
    "audit_handover",
    "audit_decision",
    "audit_judgement",
    "gold",
    "gold_seed",
    "gold_check",
)


def rule_the_reviewer_sees_nothing_before_it_is_judged(central: Central) -> None:
    """No case, no document, and a decision is refused as about nothing."""
    made = an_audit(central)
    for step in (lambda: None, lambda: made.review_again("violence.threat")):
        step()
        assert made.audit_id not in told(central, "ana")
        assert (made.fetched("ana"), made.document("ana")) == (None, None)
        assert made.dispute("d0") == made.say("ana", "audit.acknowledged") == (NOT_YOURS,)
    assert made.judge() == ()
    assert made.audit_id in told(central, "ana")
    found = made.fetched("ana")
    assert (found["role"], found["state"], found["sample"]) == ("reviewer", "judged", None)
    assert [one["policy_id"] for one in found["second"]["findings"]] == ["violence.threat"]


def rule_the_auditor_sees_the_original_only_behind_their_own(central: Central) -> None:
    """Whatever is asked before; an open review is none."""
    made = an_audit(central)
    assert made.fetched("sol") is None
    assert made.document("sol") == {"audit_id": made.audit_id, "state": "waiting", "role": "auditor"}
    push(central, "sol", *reviewed("sol", made.recording_id, ["hate.slur"])[:-1])
    assert (made.state(), made.fetched("sol")) == ("waiting", None)
    made.review_again("violence.threat")
    found = made.fetched("sol")
    assert found["state"] == "comparing"
    assert [one["policy_id"] for one in found["original"]["findings"]] == ["hate.slur"]
    assert (found["people"]["reviewer"], found["sample"], found["decisions"]) == (None, None, [])


def rule_nobody_else_sees_anything(central: Central) -> None:
    """Until somebody has to rule; operators and moderators never."""
    made = an_audit(central)
    for step in (
        lambda: None,
        lambda: made.review_again("violence.threat"),
        lambda: made.judge() == () or pytest.fail("judged"),
        lambda: made.dispute("d0", "d1") == () or pytest.fail("disputed"),
    ):
        step()
        for other in ("bea", "luz", "eva", "ope"):
            assert made.document(other) is None
            if other != "ope":
                assert made.audit_id not in told(central, other)
                assert made.fetched(other) is None
    assert made.answer(True) == ()
    assert [made.document(other) is not None for other in ("bea", "luz", "eva", "ope")] == [False, True, True, False]
    assert made.fetched("luz")["role"] == "arbiter"
    assert made.fetched("bea") is None


def rule_a_document_is_for_who_asks(central: Central) -> None:
    """Another person's is not given, not even to a function that asks for it in that name."""
    made = judged(central)
    central.query(
        "CREATE OR REPLACE FUNCTION api.of_another(p uuid) RETURNS json LANGUAGE sql SECURITY DEFINER "
        "SET search_path = pg_catalog, pg_temp AS $$ SELECT central.audit_document(p, 'ana') $$; "
        "ALTER FUNCTION api.of_another OWNER TO central_owner; GRANT EXECUTE ON FUNCTION api.of_another TO PUBLIC"
    )
    try:
        assert ask(central, "bea", "SELECT api.of_another(%s)", (made.audit_id,)) == [(None,)]
    finally:
        central.query("DROP FUNCTION api.of_another")


def rule_who_is_to_judge_it_blind_does_not_rule(central: Central) -> None:
    """A recording that somebody has as blind work is not shown to them by the dispute of another's review."""
    made = judged(central)
    name = f"calibration {unused()}"
    batches.add_batch(central.admin, Batch(name, (BatchItem(made.recording_id, "Directo", "", 60_000),), blind=True))
    batches.assign_to_each(central.admin, name, ["luz"], Terms())
    assert made.dispute("d0") == made.answer(True) == ()
    assert (made.document("luz"), made.document("eva")["role"]) == (None, "arbiter")
    assert made.audit_id not in told(central, "luz")
    assert made.rule("luz", d0=True) == (NOT_YOURS,)


def rule_both_reviews_stay_as_they_were(central: Central) -> None:
    """What the two change afterwards plays no part: neither to look better, nor to have known it."""
    made = an_audit(central)
    first = ask(central, None, "SELECT review_id FROM central.audit WHERE audit_id = %s", (made.audit_id,))[0][0]
    amend(central, "ana", first, made.recording_id)
    made.review_again("violence.threat")
    before = made.document("sol")
    assert [one["policy_id"] for one in before["original"]["findings"]] == ["hate.slur"]
    amend(central, "sol", made.second[0].review_id, made.recording_id)
    assert made.judge() == ()
    after = made.document("sol")
    assert (after["original"], after["second"]) == (before["original"], before["second"])


def rule_what_was_drawn_and_said_stays(central: Central) -> None:
    """Not even whoever administers the database changes or removes it."""
    made = judged(central)
    gold(central, made.recording_id)
    central.query("INSERT INTO central.audit_handover VALUES (%s, 'sol', 'luz')", (made.audit_id,))
    everything = ("sample", "sample_stratum", "sample_item", "audit_handover", "audit_decision", "gold")
    columns = ("seed", "drawn", "inclusion", "to_login", "body", "rationale")
    statements = [f"UPDATE central.{table} SET {one} = {one}" for table, one in zip(everything, columns, strict=True)]
    statements += [f"DELETE FROM central.{table}" for table in (*everything, "audit_judgement")]
    statements.append(f"DELETE FROM central.audit WHERE audit_id = '{an_audit(central).audit_id}'")
    statements += [
        f"TRUNCATE central.{table} CASCADE"
        for table in (*everything, "audit", "audit_judgement", "gold_seed", "gold_check")
    ]
    for column, value in (
        ("original", "'{}'"),
        ("second", "'{}'"),
        ("reviewer", "'bea'"),
        ("inclusion", "0.5"),
        ("auditor", "'luz'"),
    ):
        statements.append(f"UPDATE central.audit SET {column} = {value} WHERE audit_id = '{made.audit_id}'")
    with psycopg.connect(central.admin_dsn) as connection:
        for statement in statements:
            try:
                connection.execute(statement)
            except psycopg.errors.RestrictViolation:
                continue
            finally:
                connection.rollback()
            raise AssertionError(f"allowed: {statement}")


def rule_each_says_only_what_is_theirs_now(central: Central) -> None:
    """In each state every decision of everybody but those whose turn it is is refused; nothing changes by it."""
    made = an_audit(central)
    steps = [
        ("waiting", lambda: made.review_again("violence.threat"), set()),
        ("comparing", made.judge, {("sol", "audit.judged")}),
        ("judged", lambda: made.dispute("d0"), {("ana", "audit.disputed"), ("ana", "audit.acknowledged")}),
        ("disputed", lambda: made.answer(True), {("sol", "audit.answered")}),
        ("arbitration", lambda: made.rule("luz", d0=True), {("luz", "audit.arbitrated"), ("eva", "audit.arbitrated")}),
        ("closed", lambda: (), set()),
    ]
    for state, go_on, allowed in steps:
        assert made.state() == state
        bodies = whole_bodies(made)
        for user in ("ana", "bea", "sol", "luz", "eva"):
            wrong = [(kind, body) for kind, body in bodies.items() if (user, kind) not in allowed]
            reasons = made.say_all(user, wrong)
            assert len(reasons) == len(wrong), (state, user, reasons)
            assert all(one.endswith(".") for one in reasons)
        assert made.state() == state
        assert go_on() in ((), None)
    kinds = "SELECT kind FROM central.audit_decision WHERE audit_id = %s ORDER BY received_at"
    said = ["audit.judged", "audit.disputed", "audit.answered", "audit.arbitrated"]
    assert [one for (one,) in central.query(kinds, (made.audit_id,))] == said


def whole_bodies(made: Audit) -> dict[str, dict]:
    """A body of each kind with which nothing is wrong."""
    differences = made.differences() if made.state() != "waiting" else []
    return {
        "audit.judged": {"differences": differences, "feedback": "x", "original_verdict_right": True},
        "audit.acknowledged": {},
        "audit.disputed": {"difference_ids": ["d0"], "reason": "x", "clause": "x"},
        "audit.answered": {"stands": True, "reason": "x"},
        "audit.arbitrated": {"rulings": [{"difference_id": "d0", "upheld": True}], "rationale": "x"},
        "audit.other": {},
    }


def rule_strange_ids_tell_nothing(central: Central) -> None:
    """What does not exist is refused in the words in which what is another's is; a body cannot name another case."""
    made = judged(central)
    for user in ("bea", "luz"):
        bodies = list(whole_bodies(made).items())
        assert set(made.say_all(user, bodies)) == set(made.say_all(user, bodies, strange_id())) == {NOT_YOURS}
    own = compared(central)
    body = whole_bodies(own)["audit.judged"] | {"audit_id": own.audit_id}
    spoofed = Event("audit.judged", made.audit_id, "sol", NOW, POLICIES, body)
    assert push(central, "sol", spoofed) == (NOT_YOURS,)
    assert (own.state(), made.state()) == ("comparing", "judged")


def rule_an_arbiter_was_neither(central: Central) -> None:
    """Though both are specialists."""
    number = unused()
    name = f"by eva {number}"
    batches.add_batch(central.admin, Batch(name, (BatchItem(recording(number), "Directo", "", 60_000),)))
    batches.assign_batch(central.admin, name, ["eva"], Terms())
    push(central, "eva", *reviewed("eva", recording(number), ["hate.slur"]))
    draw(central, plan(name), "sol")
    ((audit_id,),) = central.query(
        "SELECT audit_id::text FROM central.audit WHERE recording_id = %s", (recording(number),)
    )
    made = Audit(central, audit_id, recording(number), reviewer="eva")
    made.review_again("violence.threat")
    assert made.judge() == made.dispute("d0") == made.answer(True) == ()
    assert made.rule("eva", d0=False) == made.rule("sol", d0=True) == (NOT_YOURS,)
    assert made.rule("luz", d0=False) == ()


def rule_the_first_ruling_counts(central: Central) -> None:
    """The second is told so, and both scores are there: as judged, and in the end."""
    made = arbitrated(central)
    assert made.rule("eva", d0=True) == (
        "A ruling is about each of the differences that are still disputed, and about no other.",
    )
    assert made.rule("eva", d0=False, d1=True) == ()
    assert made.rule("luz", d0=True, d1=True) == ("Somebody else has ruled on this second review already.",)
    assert made.judgements() == [("d0", True, "overturned", False), ("d1", True, "upheld", True)]
    found = made.fetched("luz")
    assert (found["people"]["arbiter"], found["state"]) == ("eva", "closed")
    for user in ("ana", "sol", "luz", "eva"):
        assert made.fetched(user)["rulings"] == [
            {"difference_id": "d0", "ruling": "overturned", "is_error": False},
            {"difference_id": "d1", "ruling": "upheld", "is_error": True},
        ]


def rule_what_is_given_in_needs_no_ruling(central: Central) -> None:
    """All of it closes the audit, a part of it leaves the rest."""
    whole = judged(central)
    assert whole.dispute("d0") == whole.answer(False) == ()
    assert (whole.state(), whole.judgements()) == (
        "closed",
        [("d0", True, "withdrawn", False), ("d1", True, "accepted", True)],
    )
    part = judged(central)
    assert part.dispute("d0", "d1") == ()
    revised = [{**one, "is_error": one["difference_id"] == "d1"} for one in part.differences()]
    assert part.answer(True, differences=revised) == ()
    assert part.state() == "arbitration"
    assert part.rule("luz", d1=True) == ()
    assert part.judgements() == [("d0", True, "withdrawn", False), ("d1", True, "upheld", True)]


def rule_a_late_dispute_is_refused(central: Central) -> None:
    """By the server's clock, whatever the event says; taking note of it is never too late."""
    made = judged(central)
    central.query(
        "UPDATE central.audit SET window_until = now() - interval '1 minute' WHERE audit_id = %s", (made.audit_id,)
    )
    (reason,) = made.dispute("d0")
    assert reason.startswith("The time to dispute this second review was over on 20")
    assert made.say("ana", "audit.acknowledged") == ()
    assert (made.state(), made.judgements()[0][3]) == ("acknowledged", True)
    assert made.dispute("d0") == ("This second review was acknowledged or disputed already.",)


def rule_windows_that_are_over_are_settled(central: Central) -> None:
    """What nobody disputed is closed, what nobody answered goes to somebody else; what still runs stays."""
    quiet, silent, running = judged(central), judged(central), judged(central)
    assert silent.dispute("d0") == ()
    ends = (
        "UPDATE central.audit SET window_until = now() - interval '1 hour', answer_until = now() - interval '1 hour' "
        "WHERE audit_id = ANY (%s::uuid[])"
    )
    central.query(ends, ([quiet.audit_id, silent.audit_id],))
    assert second_reviews.settle(central.admin) == (1, 1)
    assert [one.state() for one in (quiet, silent, running)] == ["closed", "arbitration", "judged"]
    assert (quiet.fetched("ana")["state"], silent.fetched("eva")["role"]) == ("closed", "arbiter")
    assert quiet.say("ana", "audit.acknowledged") == ()
    assert silent.rule("eva", d0=False) == ()


def rule_who_is_told_of_a_dispute_knows_the_recording(central: Central) -> None:
    """They would not judge it blind any more; whichever way it came to arbitration."""
    answered, silent = judged(central), judged(central)
    for one in (answered, silent):
        assert one.dispute("d0") == ()
    known = "SELECT owner FROM central.known_recording WHERE recording_id = %s AND owner IN ('luz', 'eva') ORDER BY 1"
    assert central.query(known, (answered.recording_id,)) == central.query(known, (silent.recording_id,)) == []
    assert answered.answer(True) == ()
    over = "UPDATE central.audit SET answer_until = now() - interval '1 hour' WHERE audit_id = %s"
    central.query(over, (silent.audit_id,))
    second_reviews.settle(central.admin)
    for one in (answered, silent):
        assert central.query(known, (one.recording_id,)) == [("eva",), ("luz",)]


def rule_who_may_rule_later_is_told_when_windows_are_settled(central: Central) -> None:
    """Somebody who became a specialist behind the dispute; they know the recording then."""
    made = arbitrated(central)
    central.query("UPDATE central.person SET role = 'specialist' WHERE login = 'bea'")
    try:
        assert made.audit_id not in told(central, "bea")
        second_reviews.settle(central.admin)
        assert made.audit_id in told(central, "bea")
        assert made.fetched("bea")["role"] == "arbiter"
    finally:
        central.query("UPDATE central.person SET role = 'moderator' WHERE login = 'bea'")
    known = "SELECT 1 FROM central.known_recording WHERE recording_id = %s AND owner = 'bea'"
    assert central.query(known, (made.recording_id,)) == [(1,)]


def rule_the_verdict_is_right_in_the_end(central: Central) -> None:
    """Where what was said about it was overturned."""
    made = compared(central)
    verdict = {"difference_id": "v", "kind": "verdict", "original_finding_id": None, "second_finding_id": None}
    listed = [{**made.differences()[0], **verdict}]
    assert made.say("sol", "audit.judged", differences=listed, feedback="x", original_verdict_right=False) == ()
    assert made.dispute("v") == made.answer(True) == made.rule("luz", v=False) == ()
    assert made.fetched("ana")["verdict_right"] is True


def rule_differences_are_of_these_reviews(central: Central) -> None:
    """And each whole: kind, class, cause, and once; a refusal says what is missing."""
    made = compared(central)
    (one, _) = made.differences()
    for wrong, sentence in (
        ({"original_finding_id": strange_id()}, "A difference names a finding that is in neither review."),
        ({"error_class": None}, "An error needs its class and how grave it is."),
        ({"is_error": None}, "An error needs its class and how grave it is."),
        ({"root_cause": "Robert'); DROP"}, "A difference is of a kind, class or cause that is not known here."),
        ({"kind": "other"}, "A difference is of a kind, class or cause that is not known here."),
        ({"difference_id": None}, "A difference is there twice, or has no id."),
    ):
        told_ = made.say(
            "sol", "audit.judged", differences=[{**one, **wrong}], feedback="", original_verdict_right=True
        )
        assert told_ == (sentence,)
    twice = made.say("sol", "audit.judged", differences=[one, one], feedback="", original_verdict_right=True)
    assert twice == ("A difference is there twice, or has no id.",)
    for body in ({"differences": None, "original_verdict_right": True}, {"differences": []}):
        assert len(made.say("sol", "audit.judged", feedback="", **body)) == 1
    assert made.state() == "comparing"
    assert made.judge() == ()
    rows = (
        "SELECT kind, original_policy_id, second_policy_id FROM central.audit_judgement "
        "WHERE audit_id = %s ORDER BY difference_id"
    )
    assert central.query(rows, (made.audit_id,)) == [("extra", "hate.slur", None), ("missed", None, "violence.threat")]
    assert made.dispute("d9") == ("Only what this second review judged an error can be disputed.",)


def rule_events_that_move_are_not_taken_twice(central: Central) -> None:
    """A month is added and takes its events over: what they said is not said again."""
    made = compared(central)
    later = int((datetime.now(UTC) + timedelta(days=420)).timestamp() * 1000)
    body = whole_bodies(made)["audit.judged"] | {"audit_id": made.audit_id}
    event_id = f"{later:012x}"[:8] + "-" + f"{later:012x}"[8:] + "-7" + strange_id()[15:]
    assert (
        push(
            central, "sol", replace(Event("audit.judged", made.audit_id, "sol", NOW, POLICIES, body), event_id=event_id)
        )
        == ()
    )
    central.query("SET ROLE central_owner; SELECT central.add_months((now() + interval '430 days')::timestamp)")
    assert (made.state(), len(made.document("sol")["decisions"])) == ("judged", 1)


def rule_the_program_understands_it(central: Central) -> None:
    """The document is what the page reads, and the page's lists are those of the server."""
    made = arbitrated(central)
    for user, steps in (("sol", ()), ("ana", ()), ("luz", ("audit.arbitrated",))):
        found = second_review.read(CaseFile(AUDIT, made.audit_id, made.fetched(user), NOW))
        assert (found.next_steps, found.to_rule) == (steps, ("d0", "d1"))
        assert [len(one.findings) for one in (found.original, found.second)] == [1, 1]
    states = central.query("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'audit_state_check'")[
        0
    ][0]
    assert all(f"'{one}'" in states for one in second_review.STATES if one != "answered")
    assert all(one.islower() for one in second_review.ROOT_CAUSES)
    checks = central.query(
        "SELECT string_agg(pg_get_constraintdef(oid), ' ') FROM pg_constraint "
        "WHERE conrelid = 'central.audit_judgement'::regclass"
    )[0][0]
    assert all(f"'{one}'" in checks for one in (*second_review.ERROR_CLASSES, *second_review.CRITICALITIES))


def rule_only_those_who_may_ask(central: Central) -> None:
    """Operators everything of draws, leads and specialists to draw; nobody reads who was drawn or what is gold."""
    made = an_audit(central)
    ((sample,),) = central.query(
        "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s", (made.audit_id,)
    )
    operators = (
        f"SELECT api.audit_sample('{sample}')",
        "SELECT api.audit_samples()",
        "SELECT api.gold_list()",
        "SELECT api.settle_audits()",
        f"SELECT api.assign_audits('{sample}', '', '{{luz}}', '1 day')",
        "SELECT api.seed_gold('x', NULL, NULL, 1, 's')",
    )
    inside = [
        f"SELECT central.audit_document('{made.audit_id}', 'ana')",
        f"SELECT central.review_snapshot('ana', '{strange_id()}')",
        "SELECT * FROM central.sample_population('{}')",
        f"SELECT central.end_audit('{made.audit_id}', 'closed')",
        f"SELECT central.audit_arbiters('{made.audit_id}')",
        "SELECT central.draw_number('a', 'b')",
        f"SELECT central.give_audits('{strange_id()}', '', '{{}}', '1 day')",
        "SELECT * FROM central.seedable(gen_random_uuid(), 'x')",
        "SELECT central.add_gold('x', 'x', '[]', 'null', '', 'audit', gen_random_uuid(), 'x')",
        "SELECT central.is_gold_item(gen_random_uuid(), 'x')",
        *(f"SELECT * FROM central.{table}" for table in TABLES),
    ]
    draws = 'SELECT api.preview_audits(\'{"kind": "random", "filters": {"markets": []}}\')'
    for user in EVERYBODY:
        with central.raw(user) as connection:
            for statement in (
                *inside,
                *(operators if user != "ope" else ()),
                *((draws,) if user in ("ana", "bea") else ()),
            ):
                refused(connection, statement)
    for user in ("sol", "luz", "ope"):
        assert ask(central, user, draws)[0][0]["strata"] == []


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(audits: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(audits)


# ---------------------------------------------------------------- each rule fails when it is taken out

OPEN = "GRANT USAGE ON SCHEMA central TO reviewer_moderator"
CLOSED = "REVOKE USAGE ON SCHEMA central FROM reviewer_moderator"
TRIGGER = "central.audit_event_arrived"
WEAK = [
    (
        rule_the_reviewer_sees_nothing_before_it_is_judged,
        [
            (
                "central.audit_document",
                "AND one.state NOT IN ('waiting', 'comparing') THEN 'reviewer'",
                "THEN 'reviewer'",
            )
        ],
    ),
    (
        rule_the_reviewer_sees_nothing_before_it_is_judged,
        [("central.second_review_arrived", "ARRAY[NEW.owner]", "ARRAY[NEW.owner, 'ana']")],
    ),
    (
        rule_the_auditor_sees_the_original_only_behind_their_own,
        [("central.audit_document", "ELSIF one.state = 'waiting' THEN", "ELSIF false THEN")],
    ),
    (
        rule_the_auditor_sees_the_original_only_behind_their_own,
        [("central.audit_document", "CASE WHEN one.state <> 'comparing' THEN one.reviewer END", "one.reviewer")],
    ),
    (
        rule_nobody_else_sees_anything,
        [("central.audit_document", "one.state = 'arbitration' OR one.arbiter IS NOT NULL", "true")],
    ),
    (rule_nobody_else_sees_anything, [("central.may_audit", "AND p.role IN ('specialist', 'lead')", "")]),
    (
        rule_a_document_is_for_who_asks,
        [("central.audit_document", "p_person IS DISTINCT FROM session_user AND", "false AND")],
    ),
    (
        rule_who_is_to_judge_it_blind_does_not_rule,
        [("central.audit_arbiters", "AND NOT central.is_to_judge_blind(p.login, a.recording_id)", "")],
    ),
    (
        rule_both_reviews_stay_as_they_were,
        [("central.audit_document", "one.original,", "central.review_snapshot(one.reviewer, one.review_id),")],
    ),
    (
        rule_both_reviews_stay_as_they_were,
        [("central.audit_document", "one.second,", "central.review_snapshot(one.auditor, one.second_review_id),")],
    ),
    (
        rule_each_says_only_what_is_theirs_now,
        [("central.take_judgement", "IF p_audit.state <> 'comparing' THEN", "IF false THEN")],
    ),
    (
        rule_each_says_only_what_is_theirs_now,
        [("central.take_answer", "IF p_audit.state <> 'disputed' THEN", "IF false THEN")],
    ),
    (rule_strange_ids_tell_nothing, [(TRIGGER, "body ->> 'audit_id' IS DISTINCT FROM NEW.review_id::text OR", "")]),
    (rule_strange_ids_tell_nothing, [(TRIGGER, "ELSIF one.audit_id IS NULL OR", "ELSIF")]),
    (
        rule_an_arbiter_was_neither,
        [("central.audit_arbiters", "AND p.login NOT IN (a.reviewer, a.auditor, central.compares(a))", "")],
    ),
    (
        rule_the_first_ruling_counts,
        [("central.take_ruling", "IF p_audit.state <> 'arbitration' THEN", "IF false THEN")],
    ),
    (
        rule_who_is_told_of_a_dispute_knows_the_recording,
        [
            (
                "central.to_arbitration",
                "central.shown_to(p_audit, central.audit_arbiters(p_audit))",
                "central.audit_arbiters(p_audit)",
            )
        ],
    ),
    (
        rule_who_may_rule_later_is_told_when_windows_are_settled,
        [("api.settle_audits", "a.state = 'arbitration' AND", "false AND")],
    ),
    (rule_a_late_dispute_is_refused, [("central.take_dispute", "OR clock_timestamp() > p_audit.window_until", "")]),
    (
        rule_events_that_move_are_not_taken_twice,
        [("central.add_months", "ALTER TABLE central.event DISABLE TRIGGER USER;", "")],
    ),
    (
        rule_only_those_who_may_ask,
        [(OPEN, CLOSED), ("GRANT SELECT ON central.gold TO PUBLIC", "REVOKE SELECT ON central.gold FROM PUBLIC")],
    ),
    (
        rule_only_those_who_may_ask,
        [
            (OPEN, CLOSED),
            (
                "GRANT EXECUTE ON FUNCTION central.is_gold_item TO PUBLIC",
                "REVOKE EXECUTE ON FUNCTION central.is_gold_item FROM PUBLIC",
            ),
        ],
    ),
]


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(weaker: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    check_it_is_missed(weaker, rule, changes)


GUARDS = (
    *((table, "append_only") for table in ("sample", "sample_stratum", "sample_item", "audit_handover")),
    *((table, "append_only") for table in ("audit_decision", "gold")),
    # The others' rows are referred to by one of these.
    *((table, "no_truncate") for table in ("sample_stratum", "sample_item", "audit_handover", "audit_decision")),
    ("audit_judgement", "no_truncate"),
    *((table, "no_truncate") for table in ("gold_seed", "gold_check")),
    ("audit", "never_removed"),
    ("audit_judgement", "never_removed"),
    ("audit", "audit_stays"),
)


@pytest.mark.parametrize(("table", "guard"), GUARDS)
def test_each_guard_is_missed(weaker: Central, table: str, guard: str) -> None:
    """One trigger taken away, and something of what was drawn and said could be changed."""
    switch = f"ALTER TABLE central.{table} {{}} TRIGGER {guard}"
    with (
        weakened(weaker, (switch.format("DISABLE"), switch.format("ENABLE"))),
        pytest.raises(AssertionError),
    ):
        rule_what_was_drawn_and_said_stays(weaker)
