"""Samples that the server draws for second reviews, and to whom and as what they are given."""

import json
import random
from collections.abc import Callable
from datetime import UTC, datetime

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.sampling import drawing
from tests.contract.audits import (
    HOUR,
    NOW,
    POLICIES,
    SEED,
    an_audit,
    arbitrated,
    check_it_is_missed,
    compared,
    draw,
    plan,
    preview,
    push,
    recording,
    refused,
    reviewed,
    told,
    unused,
    work,
)
from tests.postgres import Central


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


def rule_who_has_seen_another_second_review_of_it_does_not_get_it(central: Central) -> None:
    """Whoever was asked to rule knows what others said of the recording."""
    made = arbitrated(central)
    name = f"again {unused()}"
    batches.add_batch(central.admin, Batch(name, (BatchItem(made.recording_id, "Directo", "", 60_000),)))
    batches.assign_batch(central.admin, name, ["bea"], Terms())
    push(central, "bea", *reviewed("bea", made.recording_id))
    found = draw(central, plan(name), "sol", "luz", "eva")
    assert (found["given"], found["waiting"]) == ({"sol": 0, "luz": 0, "eva": 0}, 1)


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


def rule_two_who_give_a_sample_out_take_turns(central: Central) -> None:
    """Each would take its reviews in an order of its own, and wait for the other for ever."""
    made = an_audit(central)
    sample = "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s"
    ((name,),) = central.query(sample, (made.audit_id,))
    give = "SELECT given FROM api.assign_audits(%s, '', '{sol}', '3 days')"
    with psycopg.connect(central.admin_dsn) as first, psycopg.connect(central.admin_dsn) as second:
        first.execute(give, (name,))
        second.execute("SET lock_timeout = '100ms'")
        with pytest.raises(psycopg.errors.LockNotAvailable):
            second.execute(give, (name,))


def rule_what_somebody_who_left_had_goes_to_another(central: Central) -> None:
    """A disabled login reviews nothing more, and who became something else no second time."""
    made = an_audit(central, auditor="eva")
    sample = "SELECT s.name FROM central.sample s JOIN central.audit USING (sample_id) WHERE audit_id = %s"
    ((name,),) = central.query(sample, (made.audit_id,))
    give, person = (
        "SELECT given FROM api.assign_audits(%s, '', %s, '3 days')",
        "UPDATE central.person SET {} WHERE login = %s",
    )
    for gone, back, had, gets in (
        ("disabled = true", "disabled = false", "eva", "sol"),
        ("role = 'moderator'", "role = 'specialist'", "sol", "luz"),
    ):
        central.query(person.format(gone), (had,))
        try:
            assert central.query(give, (name, [gets])) == [({gets: 1},)]
        finally:
            central.query(person.format(back), (had,))
        assert central.query(give, (name, [gets])) == [({gets: 0},)]


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


def rule_who_audits_does_not_peek_by_drawing(central: Central) -> None:
    """Counts in fives, whole days that are over, no choice of person, batch or seed; a draw tells no name."""
    markets = [f"M{unused()}" for _ in range(3)]
    for market, passed in zip(markets, (6, 10, 3), strict=True):
        work(central, {"ana": [["hate.slur"], *[[]] * passed]}, market=market)
    today = int(datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0).timestamp() * 1000)
    for user in ("sol", "luz"):
        (first, second, third) = (preview(central, plan_of(market), user) for market in markets)
        assert (first["population"], second["population"], third["population"]) == (5, 10, None)
        found = preview(central, plan_of(markets[0], kind="stratified", by=["category"]), user)
        assert (found["strata"], found["small"]) == ([{"stratum": "passed", "population": 5}], True)
        for wanted in (
            plan_of(markets[0], reviewers=["ana"]),
            plan_of(markets[0], policies=["hate"]),
            plan_of(markets[0], batches=["x"]),
            plan_of(markets[0], from_ms=NOW),
            plan_of(markets[0], to_ms=today + 1),
            plan_of(markets[0], kind="stratified", by=["reviewer"]),
            plan_of(markets[0], kind="stratified", by=["category", "batch"]),
            plan_of(markets[0], kind="weighted", weights={"reviewer": {"ana": 2}}),
        ):
            with central.raw(user) as connection:
                refused(connection, f"SELECT api.preview_audits('{json.dumps(wanted)}')")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            draw(central, plan_of(markets[0]), "eva", user=user)
        with pytest.raises(psycopg.errors.InsufficientPrivilege, match="draw for themselves"):
            draw(central, plan_of(markets[1]), "eva", user, user=user, seed=None)
        for wanted, sentence in (
            (plan_of(markets[0], size=6), "6 cannot be drawn from 5."),
            (plan_of(markets[2], size=1), "A stratum has fewer than five"),
            (plan_of(markets[0], size=1, kind="stratified", by=["category"], sizes={"passed": 1}), "fewer than five"),
            (plan_of(markets[0], kind="weighted", weights={"category": {"hate": 99}}), "Fewer than five have a weight"),
        ):
            with pytest.raises(psycopg.errors.NoDataFound, match=sentence):
                draw(central, wanted, "eva", user=user, seed=None)
    found = draw(central, plan_of(markets[1], size=2, to_ms=today + 86_400_000), "eva", user="sol", seed=None)
    assert (found["given"], found["seed"], found["population"]) == ({"eva": 2}, None, 10)
    assert "ana" not in json.dumps(found)


def plan_of(market: str, kind: str = "random", size: int = 1, **values: object) -> dict:
    """A plan that draws from one market; filters and the rest of the plan by their names."""
    filters = {
        one: values.pop(one) for one in ("reviewers", "policies", "batches", "from_ms", "to_ms") if one in values
    }
    return {"kind": kind, "size": size, "filters": {"markets": [market], **filters}, **values}


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(audits: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(audits)


# ---------------------------------------------------------------- each rule fails when it is taken out

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
        [("central.give_audits", "AND NOT central.opted_out(l, one)", "")],
    ),
    (
        rule_what_somebody_who_left_had_goes_to_another,
        [
            (
                "central.is_to_be_given",
                "NOT coalesce(central.may_audit(p_audit.auditor), false)",
                "p_audit.auditor IS NULL",
            )
        ],
    ),
    (
        rule_two_who_give_a_sample_out_take_turns,
        [("central.give_audits", "central.take_turn('sample ' || p_sample)", "1")],
    ),
    (
        rule_who_audits_does_not_peek_by_drawing,
        [("api.draw_audits", "session_user = ANY (p_people)", "false")],
    ),
    (
        rule_who_audits_does_not_peek_by_drawing,
        [("central.fault_of_draw", "GROUP BY x.weight HAVING", "GROUP BY x.weight HAVING false AND")],
    ),
    (
        rule_it_comes_as_work_like_any_other,
        [("central.give_audits", "one.policy_set, true)", "one.policy_set, false)")],
    ),
    (
        rule_it_comes_as_work_like_any_other,
        [("central.give_audits", "coalesce(nullif(p_batch, ''), 'R-'", "('audit '")],
    ),
    (rule_who_audits_does_not_peek_by_drawing, [("central.drawable", "step := 5;", "step := 1;")]),
    (rule_who_audits_does_not_peek_by_drawing, [("central.told", "p_count - (p_count % (p_step)::bigint)", "p_count")]),
    (rule_who_audits_does_not_peek_by_drawing, [("central.drawable", "IF p_seed IS NOT NULL OR", "IF")]),
    (
        rule_who_audits_does_not_peek_by_drawing,
        [("central.drawable", "'to_ms', 'markets')", "'to_ms', 'markets', 'policies')")],
    ),
    (rule_who_audits_does_not_peek_by_drawing, [("central.drawable", "% 86400000 <> 0", "< 0")]),
    (rule_who_audits_does_not_peek_by_drawing, [("central.drawable", "'reviewer', 'batch'", "'reviewer'")]),
    (
        rule_who_has_seen_another_second_review_of_it_does_not_get_it,
        [("central.shown_to", "WHERE a.audit_id = p_audit", "WHERE false AND a.audit_id = p_audit")],
    ),
]


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(weaker: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    check_it_is_missed(weaker, rule, changes)
