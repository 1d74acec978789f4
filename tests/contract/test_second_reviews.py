"""What the central database promises of blind second reviews, the same on every kind of server.

Rules share a database on each server: each makes work and people's decisions of its own.
"""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import psycopg
import pytest

from reviewer_app.central import administration, batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain import second_review
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.case_file import AUDIT, CaseFile
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import SUBMITTED, Context, Finding, Review
from reviewer_app.domain.sampling import drawing
from tests.contract.audits import (
    NOW,
    POLICIES,
    SEED,
    Audit,
    an_audit,
    arbitrated,
    ask,
    compared,
    draw,
    judged,
    leave,
    plan,
    push,
    recording,
    reviewed,
    session_of,
    strange_id,
    unused,
    work,
)
from tests.contract.test_central import weakened
from tests.postgres import PASSWORD, SERVERS, Central

HOUR = 3_600_000
TABLES = (
    "sample",
    "sample_stratum",
    "sample_item",
    "audit",
    "audit_decision",
    "audit_judgement",
    "gold",
    "gold_seed",
    "gold_check",
)
NOT_YOURS = "There is no such second review for you to decide about."
EVERYBODY = ("ana", "bea", "sol", "luz", "eva", "ope")


@pytest.fixture(scope="module", params=SERVERS)
def central(request, central_servers) -> Iterator[Central]:
    """A central database, with a second specialist."""
    yield with_eva(central_servers.database(request.param))
    leave()


@pytest.fixture(scope="module")
def embedded(central_servers) -> Iterator[Central]:
    """One in which rules are taken out and put back."""
    yield with_eva(central_servers.database("embedded"))
    leave()


def with_eva(central: Central) -> Central:
    """Whoever rules between sol and ana, if it is not luz."""
    administration.add_person(central.admin, "eva", "specialist", "Eva", PASSWORD)
    return central


def told(central: Central, user: str) -> list[str]:
    """The cases that somebody was ever told of."""
    return [case_id for _, case_id in session_of(central, user).pull(None).cases]


def names(drawn: list[tuple]) -> list[str]:
    """Names alone, in order."""
    return sorted(one[0] for one in drawn)


# ---------------------------------------------------------------- the draw is Python's, bit by bit


def rule_numbers_are_those_of_the_program(central: Central) -> None:
    """For names and seeds of any letters."""
    chance = random.Random(7)
    words = ["", "/", "ñ", "ana/1", "日本", "a b", "'", "\\"] + [f"u{chance.random()}" for _ in range(400)]
    for seed in ("", "dado", "año 2026"):
        found = central.query("SELECT u, central.draw_number(%s, u) FROM unnest(%s::text[]) u", (seed, words))
        assert found == [(word, drawing.number_of(seed, word)) for word in words]


def rule_strata_are_drawn_as_by_the_program(central: Central) -> None:
    """Which ones, and with which probability."""
    chance = random.Random(8)
    for round_ in range(6):
        strata = {f"s{n}": [f"{n}/{chance.random()}" for _ in range(chance.randrange(1, 30))] for n in range(4)}
        sizes = {name: chance.randrange(len(members) + 1) for name, members in strata.items()}
        units = [(member, name) for name, members in strata.items() for member in members]
        chance.shuffle(units)
        found = central.query(
            "SELECT * FROM central.draw_simple(%s, %s, %s, %s)",
            (f"semilla {round_}", [one for one, _ in units], [name for _, name in units], json.dumps(sizes)),
        )
        expected = drawing.stratified(f"semilla {round_}", strata, sizes)
        assert sorted(found) == sorted((one.name, one.stratum, one.probability) for one in expected)


def rule_weights_are_drawn_as_by_the_program(central: Central) -> None:
    """Weights of all sizes; the heavy ones are certain."""
    chance = random.Random(9)
    for round_ in range(12):
        count = chance.randrange(1, 60)
        weights = {f"u{n:02}": chance.choice((1.0, 1.0, 3.5, 40.0, chance.random() + 1e-3)) for n in range(count)}
        size = chance.randrange(1, count + 1)
        found = central.query(
            "SELECT name, probability FROM central.draw_weighted(%s, %s, %s, %s)",
            (f"semilla {round_}", list(weights), list(weights.values()), size),
        )
        expected = [(one.name, one.probability) for one in drawing.weighted(f"semilla {round_}", weights, size)]
        assert sorted(found) == sorted(expected)
        assert len(found) == size


def rule_a_sample_can_be_drawn_again_from_what_is_kept(central: Central) -> None:
    """Everything that could have been drawn, its strata, the seed: and what was drawn follows from them."""
    done = {
        "ana": [["hate.slur"], [], ["violence.threat"], [], ["hate.slur", "adult.nudity"]],
        "bea": [[], ["hate.slur"]],
    }
    people = tuple(done)
    batch = work(central, done)
    wanted = plan(batch, 4, "stratified", people, by=["category"], sizes={"passed": 2, "hate": 1, "adult": 1})
    found = draw(central, wanted, "sol", "luz")
    kept = second_reviews.sample(central.admin, found["sample"])
    strata = {one["stratum"]: one["members"] for one in kept["strata"]}
    assert {name: len(members) for name, members in strata.items()} == {
        "passed": 3,
        "hate": 2,
        "adult": 1,
        "violence": 1,
    }
    again = drawing.stratified(SEED, strata, {"passed": 2, "hate": 1, "adult": 1, "violence": 0})
    items = [(one["name"], one["stratum"], one["inclusion"]) for one in kept["items"]]
    assert sorted(items) == sorted((one.name, one.stratum, one.probability) for one in again)
    assert (kept["population"], kept["seed"], found["given"]) == (7, SEED, {"sol": 2, "luz": 2})


def rule_weights_follow_the_plan(central: Central) -> None:
    """Severity, category, outcome and person multiply; what was passed has a weight of its own."""
    batch = work(central, {"ana": [["hate.slur"], []], "bea": [["hate.slur", "adult.nudity"], []]})
    weights = {"category": {"hate": 4, "adult": 5, "passed": 0.5}, "outcome": {"VIO": 2}, "reviewer": {"bea": 3}}
    wanted = plan(batch, 1, "weighted", ("ana", "bea"), weights=weights)
    found = {one["weight"]: one["population"] for one in preview(central, wanted)["weights"]}
    assert found == {0.5: 1, 1.5: 1, 8: 1, 30: 1}
    kept = second_reviews.sample(central.admin, draw(central, wanted, "sol")["sample"])
    (drawn,) = kept["items"]
    known = dict(zip(kept["strata"][0]["members"], kept["strata"][0]["weights"], strict=True))
    assert drawn["inclusion"] == known[drawn["name"]] / 40


def preview(central: Central, wanted: dict, user: str | None = None) -> dict:
    """The counts before a draw."""
    return ask(central, user, "SELECT api.preview_audits(%s)", (json.dumps(wanted),))[0][0]


# ---------------------------------------------------------------- what is drawn


def rule_nothing_is_drawn_twice(central: Central) -> None:
    """What was drawn is no part of the population any more."""
    batch = work(central, {"ana": [["hate.slur"], []]})
    first = draw(central, plan(batch), "sol")
    assert preview(central, plan(batch))["population"] == 1
    second = draw(central, plan(batch), "luz")
    items = [second_reviews.sample(central.admin, one["sample"])["items"][0]["name"] for one in (first, second)]
    assert len(set(items)) == 2
    assert preview(central, plan(batch))["population"] == 0


def rule_blind_work_is_not_drawn(central: Central) -> None:
    """Nor what is still open, nor the second reviews themselves."""
    assert preview(central, plan(work(central, {"ana": [["hate.slur"]]}, blind=True)))["population"] == 0
    made = compared(central)
    ((batch,),) = central.query(
        "SELECT b.name FROM central.assignment a JOIN central.batch b USING (batch_id) "
        "JOIN central.audit d USING (assignment_id) WHERE d.audit_id = %s",
        (made.audit_id,),
    )
    assert preview(central, plan(batch))["population"] == 0
    number = unused()
    items = (BatchItem(recording(number), "Directo", "", 60_000),)
    batches.add_batch(central.admin, Batch(f"open {number}", items))
    batches.assign_batch(central.admin, f"open {number}", ["ana"], Terms())
    push(central, "ana", *reviewed("ana", recording(number))[:-1])
    assert preview(central, plan(f"open {number}"))["population"] == 0


def rule_filters_choose(central: Central) -> None:
    """Period, market, policies and reviewers."""
    batch = work(central, {"ana": [["hate.slur"], []], "bea": [["adult.nudity"]]}, market="ES")

    def count(**filters: object) -> int:
        wanted = plan(batch, people=("ana", "bea"))
        return preview(central, {**wanted, "filters": {**wanted["filters"], **filters}})["population"]

    assert (count(), count(markets=["ES"]), count(markets=["MX"])) == (3, 3, 0)
    assert (count(reviewers=["bea"]), count(policies=["hate"]), count(policies=["hate.slur", "adult"])) == (1, 1, 2)
    assert (count(from_ms=NOW), count(from_ms=NOW + HOUR), count(to_ms=NOW), count(to_ms=NOW + HOUR)) == (3, 0, 0, 3)


def rule_strata_are_named_by_what_is_asked(central: Central) -> None:
    """Several make one; what nobody flagged is a stratum of its own, so that what was missed can be found."""
    batch = work(central, {"ana": [["hate.slur"], [], []]}, market="ES")
    for by, expected in (
        (["category"], {"hate": 1, "passed": 2}),
        (["policy", "outcome"], {"hate.slur/VIO": 1, "passed/NA": 2}),
        (["market", "reviewer"], {"ES/ana": 3}),
    ):
        found = preview(central, plan(batch, kind="stratified", by=by))["strata"]
        assert {one["stratum"]: one["population"] for one in found} == expected


def rule_what_cannot_be_drawn_is_said(central: Central) -> None:
    batch = work(central, {"ana": [["hate.slur"]]})
    for wanted, sentence in (
        (plan(batch, 2), "2 cannot be drawn from 1."),
        (plan(batch, 0), "Nothing is to be drawn."),
        (plan(batch, 1, "stratified", by=["category"], sizes={"minor": 1}), "1 cannot be drawn from 0 of minor."),
        (plan(batch, 1, "weighted", weights={"category": {"hate": 0}}), "Weights lie above 0"),
        (plan(batch, 1, "some"), "A plan is random, stratified, weighted or a lot."),
    ):
        with pytest.raises(psycopg.errors.NoDataFound, match=sentence):
            draw(central, wanted, "sol")
    with pytest.raises(psycopg.errors.NoDataFound, match="no specialist or lead called bea"):
        draw(central, plan(batch), "bea")
    assert preview(central, plan(batch))["population"] == 1


# ---------------------------------------------------------------- who gets it, and as what


def rule_nobody_reviews_their_own_or_what_they_know(central: Central) -> None:
    """Nor a topic that they opted out of; what nobody may have waits, and is given when somebody may."""
    number = unused()
    items = (BatchItem(recording(number), "Directo", "https://m.example/x", 60_000, ("hate",)),)
    batches.add_batch(central.admin, Batch(f"own {number}", items))
    batches.assign_batch(central.admin, f"own {number}", ["sol"], Terms())
    push(central, "sol", *reviewed("sol", recording(number)))
    push(central, "luz", *reviewed("luz", recording(number))[:1])
    with central.session("eva") as session:
        session.set_opt_outs(["hate"])
    found = draw(central, plan(f"own {number}"), "sol", "luz", "eva")
    assert (found["given"], found["waiting"]) == ({"sol": 0, "luz": 0, "eva": 0}, 1)
    with central.session("eva") as session:
        session.set_opt_outs([])
    give = "SELECT given, waiting FROM api.assign_audits(%s, '', %s, '3 days')"
    assert central.query(give, (found["sample"], ["sol", "luz", "eva"])) == [({"sol": 0, "luz": 0, "eva": 1}, 0)]


def rule_what_comes_back_goes_to_somebody_else(central: Central) -> None:
    """And only the work of whoever has it last is the second review."""
    made = an_audit(central)
    sample = central.query(
        "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s", (made.audit_id,)
    )
    with central.session("sol") as session:
        session.pull(None)
    central.query(
        "UPDATE central.assignment SET lease_until = now() - interval '1 hour' "
        "WHERE recording_id = %s AND state = 'leased'",
        (made.recording_id,),
    )
    ((given, _),) = central.query(
        "SELECT given, waiting FROM api.assign_audits(%s, '', '{sol,luz}', '3 days')", sample[0]
    )
    assert given == {"sol": 0, "luz": 1}
    made.review_again("hate.slur")
    assert (made.state(), made.document("sol")) == ("waiting", None)
    made.auditor = "luz"
    made.review_again("hate.slur")
    assert (made.state(), made.document("luz")["role"]) == ("comparing", "auditor")


def rule_it_comes_as_work_like_any_other(central: Central) -> None:
    """With the words and addresses of before, in a blind batch, under the policy set of the first review."""
    made = an_audit(central)
    batches.add_batch(
        central.admin, Batch(f"plain {unused()}", (BatchItem(recording(unused()), "Directo", "", 60_000),))
    )
    with central.session("sol") as session:
        pulled = session.pull(None)
    one = next(one for one in pulled.assignments if one.recording_id == made.recording_id)
    assert (one.title, one.url, one.duration_ms, one.policy_set) == (
        "Directo 0",
        f"https://m.example/{made.recording_id}",
        60_000,
        POLICIES,
    )
    assert (one.priority, one.due_at_ms, one.urgent) == (0, None, False)
    ((blind,),) = central.query("SELECT blind FROM central.batch WHERE name = %s", (one.batch,))
    assert blind
    everything = json.dumps(one.to_json())
    assert not any(word in everything for word in ("ana", "sample", "audit", made.audit_id, "ES-"))
    assert made.audit_id not in told(central, "sol")


# ---------------------------------------------------------------- who sees what


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


# ---------------------------------------------------------------- both versions stay


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


def amend(central: Central, user: str, review_id: object, recording_id: str) -> None:
    """Open a submitted review again, find something more and submit it."""
    review = Review(str(review_id), recording_id, Context(user, POLICIES))
    review.state = SUBMITTED
    log: list[Event] = []
    for make in (
        lambda: review.reopen("otra vez", NOW + 2_000),
        lambda: review.place(Finding("adult.nudity", 5), NOW + 2_001),
    ):
        event = make()
        review.apply(event)
        log.append(event)
    submitted = Event("review.submitted", review.review_id, user, NOW + 2_002, POLICIES)
    assert push(central, user, *log, submitted) == ()


def rule_what_was_drawn_and_said_stays(central: Central) -> None:
    """Not even whoever administers the database changes or removes it."""
    made = judged(central)
    gold(central, made.recording_id)
    everything = ("sample", "sample_stratum", "sample_item", "audit_decision", "gold")
    columns = ("seed", "drawn", "inclusion", "body", "rationale")
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


# ---------------------------------------------------------------- who says what


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


# ---------------------------------------------------------------- gold among work


def gold(central: Central, recording_id: str, verdict: str = "VIO", policy_set: str = POLICIES) -> str:
    """Rule what is right of a recording."""
    findings = json.dumps([Finding("hate.slur", 7, note="la respuesta").to_json()])
    ((gold_id,),) = central.query(
        "SELECT central.add_gold(%s, %s, %s, %s, 'porque sí', 'calibration', gen_random_uuid(), 'luz')::text",
        (
            recording_id,
            policy_set,
            findings,
            json.dumps({"outcome": verdict, "actions": [], "rationale": "la respuesta"}),
        ),
    )
    return gold_id


def a_gold_batch(central: Central, known_to: str = "sol") -> tuple[str, str, str]:
    """A batch of three with a gold recording among them that one person has had; batch, recording, its gold's id."""
    number = unused()
    golden = recording(unused())
    batches.add_batch(
        central.admin,
        Batch(
            f"before {number}",
            (BatchItem(golden, "Directo de oro", "https://m.example/oro", 61_000, (), "https://m.example/oro.vtt"),),
            blind=True,
        ),
    )
    batches.assign_batch(central.admin, f"before {number}", [known_to], Terms())
    gold_id = gold(central, golden)
    items = tuple(BatchItem(recording(unused()), f"Directo {n}", f"https://m.example/{n}", 60_000) for n in range(3))
    batches.add_batch(central.admin, Batch(f"work {number}", items, policy_set=POLICIES))
    assert second_reviews.seed_gold(central.admin, f"work {number}", SEED, recordings=[golden]) == (1, 1)
    return f"work {number}", golden, gold_id


def rule_gold_cannot_be_told_from_work(central: Central) -> None:
    """It comes among the others, with as many fields, the words of before, and is taken in with the same answer."""
    batch, golden, gold_id = a_gold_batch(central)
    batches.assign_batch(central.admin, batch, ["bea"], Terms())
    with central.raw("bea") as connection:
        ((found,),) = connection.execute("SELECT assignments FROM api.pull_assignments(NULL, 1000)").fetchall()
    mine = [one for one in found if one["batch"] == batch]
    (one,) = [one for one in mine if one["recording_id"] == golden]
    rest = [other for other in mine if other["title"].startswith("Directo ") and other["title"][-1].isdigit()]
    assert (one["title"], one["url"], one["transcript_url"]) == (
        "Directo de oro",
        "https://m.example/oro",
        "https://m.example/oro.vtt",
    )
    telling = ("title", "url", "transcript_url", "size_bytes", "duration_ms", "recording_id", "assignment_id")
    assert len(rest) == 3
    assert all(
        {k: v for k, v in other.items() if k not in telling} == {k: v for k, v in one.items() if k not in telling}
        for other in rest
    )
    assert not any(word in json.dumps(found) for word in ("gold", "la respuesta", gold_id, "calibration"))
    places = [int(other["title"][-1]) if other in rest else 9 for other in mine]
    assert [place for place in places if place != 9] == [0, 1, 2]
    answers = {push(central, "bea", *reviewed("bea", other["recording_id"], ["hate.slur"])) for other in (one, rest[0])}
    assert answers == {()}
    check = (
        "SELECT owner, gold_id::text, review #>> '{findings,0,policy_id}' FROM central.gold_check "
        "WHERE recording_id = ANY (%s)"
    )
    assert central.query(check, ([golden, rest[0]["recording_id"]],)) == [("bea", gold_id, "hate.slur")]


def rule_gold_counts_as_it_was_first_submitted(central: Central) -> None:
    """Against the gold of that moment; what is changed afterwards is no better score."""
    batch, golden, gold_id = a_gold_batch(central)
    batches.assign_batch(central.admin, batch, ["bea"], Terms())
    log = reviewed("bea", golden)
    assert push(central, "bea", *log) == ()
    gold(central, golden, "NA")
    amend(central, "bea", log[0].review_id, golden)
    rows = central.query(
        "SELECT gold_id::text, review -> 'findings' FROM central.gold_check WHERE recording_id = %s", (golden,)
    )
    assert rows == [(gold_id, [])]


def rule_who_knows_gold_does_not_get_it(central: Central) -> None:
    """Though the batch is an ordinary one, and though everybody is to get everything."""
    batch, golden, _ = a_gold_batch(central, known_to="sol")
    batches.assign_to_each(central.admin, batch, ["sol", "bea"], Terms())
    batches.assign_batch(central.admin, batch, ["sol"], Terms())
    owners = (
        "SELECT a.owner, a.recording_id FROM central.assignment a "
        "JOIN central.batch b USING (batch_id) WHERE b.name = %s"
    )
    given = central.query(owners, (batch,))
    assert [owner for owner, one in given if one == golden] == ["bea"]
    assert sum(owner == "sol" for owner, _ in given) >= 3
    other, golden, _ = a_gold_batch(central, known_to="sol")
    given = batches.assign_batch(central.admin, other, ["sol"], Terms())
    assert golden in given.still_free


def rule_one_gold_counts(central: Central) -> None:
    """The newest of a recording and policy set; another set's is another's."""
    golden = recording(unused())
    first, second, other = (
        gold(central, golden),
        gold(central, golden, "NA"),
        gold(central, golden, "VIO", "live-es@2026.3"),
    )
    found = [one for one in second_reviews.gold(central.admin) if one["recording_id"] == golden]
    assert sorted(one["policy_set"] for one in found) == [POLICIES, "live-es@2026.3"]
    kept = central.query(
        "SELECT gold_id::text, supersedes::text FROM central.gold WHERE recording_id = %s ORDER BY ruled_at", (golden,)
    )
    assert kept == [(first, None), (second, first), (other, None)]
    with pytest.raises(psycopg.errors.UniqueViolation):
        central.query(
            "INSERT INTO central.gold (recording_id, policy_set, findings, verdict, rationale, source_kind, "
            "source_case, ruled_by) VALUES (%s, %s, '[]', 'null', '', 'audit', gen_random_uuid(), 'x')",
            (golden, POLICIES),
        )
    assert "la respuesta" not in json.dumps(second_reviews.gold(central.admin))


def rule_gold_goes_among_work_that_nobody_has(central: Central) -> None:
    """Not into a blind batch, not behind the rest of it, not under another policy set; and it is not drawn."""
    batch, golden, _ = a_gold_batch(central)
    with pytest.raises(UserError, match=r"has no gold under live-es@2026\.2, or is in the batch already"):
        second_reviews.seed_gold(central.admin, batch, SEED, recordings=[golden])
    batches.assign_batch(central.admin, batch, ["bea"], Terms())
    number = unused()
    item = (BatchItem(recording(unused()), "x", "", 1_000),)
    batches.add_batch(central.admin, Batch(f"blind {number}", item, blind=True))
    batches.add_batch(central.admin, Batch(f"any {number}", item))
    for name, policy_set, sentence in (
        ("nothing", None, "There is no batch nothing."),
        (batch, None, "would be told from it"),
        (f"blind {number}", None, "is blind"),
        (f"any {number}", None, "names no policy set"),
    ):
        with pytest.raises(UserError, match=sentence):
            second_reviews.seed_gold(central.admin, name, SEED, policy_set)
    assert second_reviews.seed_gold(central.admin, f"any {number}", SEED, POLICIES, count=1)[0] == 1
    push(central, "bea", *reviewed("bea", golden))
    assert preview(central, plan(batch))["population"] == 0


# ---------------------------------------------------------------- who may ask


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
    draws = 'SELECT api.preview_audits(\'{"kind": "random", "filters": {"batches": []}}\')'
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


def refused(connection: psycopg.Connection, statement: str) -> None:
    """Fail unless the right to do this is missing."""
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return
    raise AssertionError(f"allowed: {statement}")


def rule_who_audits_does_not_peek_by_drawing(central: Central) -> None:
    """No counts below five, no choice of the person or of the seed; a draw tells neither what nor whose."""
    batch = work(central, {"ana": [["hate.slur"], *[[]] * 5]})
    for user in ("sol", "luz"):
        found = preview(central, plan(batch, kind="stratified", by=["category"]), user)
        assert {one["stratum"]: one["population"] for one in found["strata"]} == {"hate": None, "passed": 5}
        for wanted in (
            {**plan(batch), "filters": {"reviewers": ["ana"]}},
            plan(batch, kind="stratified", by=["reviewer"]),
            plan(batch, kind="weighted", weights={"reviewer": {"ana": 2}}),
        ):
            with central.raw(user) as connection:
                refused(connection, f"SELECT api.preview_audits('{json.dumps(wanted)}')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            draw(central, plan(batch), "eva", user=user)
        with pytest.raises(psycopg.errors.NoDataFound, match=r"^There are not so many to draw from\."):
            draw(central, plan(batch, 7), "eva", user=user, seed=None)
    found = draw(central, plan(batch, 2), "eva", user="sol", seed=None)
    assert (found["given"], found["seed"]) == ({"eva": 2}, None)
    assert "ana" not in json.dumps(found)


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(central: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(central)


# ---------------------------------------------------------------- each rule fails when it is taken out

OPEN = "GRANT USAGE ON SCHEMA central TO reviewer_moderator"
CLOSED = "REVOKE USAGE ON SCHEMA central FROM reviewer_moderator"
TRIGGER = "central.audit_event_arrived"
WEAK = [
    (rule_numbers_are_those_of_the_program, [("central.draw_number", "p_seed || '/' ||", "p_seed ||")]),
    (rule_strata_are_drawn_as_by_the_program, [("central.draw_simple", "PARTITION BY u.stratum ORDER BY", "ORDER BY")]),
    (rule_weights_are_drawn_as_by_the_program, [("central.draw_weighted", "reached - start + 1", "reached + 1")]),
    (rule_nothing_is_drawn_twice, [("central.sample_population", "i.review_id = r.review_id)", "false)")]),
    (rule_blind_work_is_not_drawn, [("central.sample_population", "AND NOT o.blind", "")]),
    (rule_blind_work_is_not_drawn, [("central.sample_population", "r.state = 'submitted' AND", "")]),
    (rule_nobody_reviews_their_own_or_what_they_know, [("central.give_audits", "CONTINUE WHEN NOT FOUND;", "")]),
    (
        rule_nobody_reviews_their_own_or_what_they_know,
        [("central.give_audits", "WHERE o.owner = l AND o.topic = ANY (one.topics)", "WHERE false")],
    ),
    (
        rule_it_comes_as_work_like_any_other,
        [("central.give_audits", "one.policy_set, true)", "one.policy_set, false)")],
    ),
    (
        rule_it_comes_as_work_like_any_other,
        [("central.give_audits", "coalesce(nullif(p_batch, ''), 'R-'", "('audit '")],
    ),
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
    (rule_nobody_else_sees_anything, [("central.audit_arbiters", "AND p.role IN ('specialist', 'lead')", "")]),
    (
        rule_a_document_is_for_who_asks,
        [("central.audit_document", "p_person IS DISTINCT FROM session_user AND", "false AND")],
    ),
    (rule_who_is_to_judge_it_blind_does_not_rule, [("central.audit_arbiters", "AND b.blind)", "AND false)")]),
    (
        rule_both_reviews_stay_as_they_were,
        [("central.audit_document", "one.original,", "central.review_snapshot(one.reviewer, one.review_id),")],
    ),
    (
        rule_both_reviews_stay_as_they_were,
        [("central.audit_document", "one.second,", "central.review_snapshot(one.auditor, one.second_review_id),")],
    ),
    (rule_each_says_only_what_is_theirs_now, [(TRIGGER, "IF one.state <> 'comparing' THEN", "IF false THEN")]),
    (rule_each_says_only_what_is_theirs_now, [(TRIGGER, "IF one.state <> 'disputed' THEN", "IF false THEN")]),
    (rule_strange_ids_tell_nothing, [(TRIGGER, "body ->> 'audit_id' IS DISTINCT FROM NEW.review_id::text OR", "")]),
    (rule_strange_ids_tell_nothing, [(TRIGGER, "IF NOT FOUND OR", "IF")]),
    (
        rule_an_arbiter_was_neither,
        [("central.audit_arbiters", "AND p.login NOT IN (a.reviewer, a.auditor)", "")],
    ),
    (rule_the_first_ruling_counts, [(TRIGGER, "IF one.state <> 'arbitration' THEN", "IF false THEN")]),
    (rule_a_late_dispute_is_refused, [(TRIGGER, "OR clock_timestamp() > one.window_until", "")]),
    (rule_events_that_move_are_not_taken_twice, [(TRIGGER, "d.event_id = NEW.event_id", "false")]),
    (
        rule_gold_cannot_be_told_from_work,
        [
            (
                "api.seed_gold",
                "1 + floor(central.draw_number(p_seed, 'place ' || c.recording_id) * items), c.title",
                "0, 'oro'",
            )
        ],
    ),
    (
        rule_gold_counts_as_it_was_first_submitted,
        [
            (
                "central.second_review_arrived",
                "ON CONFLICT DO NOTHING",
                "ON CONFLICT (owner, review_id) DO UPDATE SET gold_id = excluded.gold_id",
            ),
            (
                "GRANT UPDATE ON central.gold_check TO central_auditor; ALTER TABLE central.gold_check DISABLE TRIGGER "
                "append_only; CREATE POLICY changes ON central.gold_check FOR UPDATE USING (true)",
                "REVOKE UPDATE ON central.gold_check FROM central_auditor; ALTER TABLE central.gold_check ENABLE "
                "TRIGGER append_only; DROP POLICY changes ON central.gold_check",
            ),
        ],
    ),
    (
        rule_who_knows_gold_does_not_get_it,
        [("api.assign_batch", "AND NOT central.is_gold_item(chosen.batch_id, item.recording_id)", "")],
    ),
    (
        rule_who_knows_gold_does_not_get_it,
        [("api.assign_to_each", "AND NOT central.is_gold_item(chosen.batch_id, item.recording_id)", "")],
    ),
    (
        rule_one_gold_counts,
        [
            (
                "ALTER TABLE central.gold DROP CONSTRAINT gold_one_line",
                "ALTER TABLE central.gold ADD CONSTRAINT gold_one_line UNIQUE (recording_id, policy_set, supersedes)",
            )
        ],
    ),
    (rule_gold_goes_among_work_that_nobody_has, [("central.sample_population", "AND NOT o.gold", "")]),
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
    (rule_who_audits_does_not_peek_by_drawing, [("central.draw_reach", "RETURN 5;", "RETURN 0;")]),
    (rule_who_audits_does_not_peek_by_drawing, [("central.draw_reach", "OR p_seed IS NOT NULL", "")]),
    (
        rule_who_audits_does_not_peek_by_drawing,
        [("central.draw_reach", "p_plan #> '{filters,reviewers}' IS NOT NULL OR", "")],
    ),
]


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(embedded: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    with (
        weakened(embedded, *changes),
        pytest.raises((AssertionError, ValueError, psycopg.errors.CheckViolation, pytest.fail.Exception)),
    ):
        rule(embedded)


GUARDS = (
    *((table, "append_only") for table in ("sample", "sample_stratum", "sample_item", "audit_decision", "gold")),
    # The others' rows are referred to by one of these.
    *((table, "no_truncate") for table in ("sample_stratum", "sample_item", "audit_decision", "audit_judgement")),
    *((table, "no_truncate") for table in ("gold_seed", "gold_check")),
    ("audit", "never_removed"),
    ("audit_judgement", "never_removed"),
    ("audit", "audit_stays"),
)


@pytest.mark.parametrize(("table", "guard"), GUARDS)
def test_each_guard_is_missed(embedded: Central, table: str, guard: str) -> None:
    """One trigger taken away, and something of what was drawn and said could be changed."""
    switch = f"ALTER TABLE central.{table} {{}} TRIGGER {guard}"
    with (
        weakened(embedded, (switch.format("DISABLE"), switch.format("ENABLE"))),
        pytest.raises(AssertionError),
    ):
        rule_what_was_drawn_and_said_stays(embedded)
