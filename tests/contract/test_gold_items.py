"""Gold among ordinary work: it cannot be told from it, and is scored as it was first submitted."""

import json
from collections.abc import Callable

import psycopg
import pytest

from reviewer_app.central import batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.contract.audits import (
    NOW,
    POLICIES,
    SEED,
    amend,
    check_it_is_missed,
    gold,
    plan,
    preview,
    push,
    recording,
    reviewed,
    unused,
)
from tests.postgres import Central


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
    second_reviews.settle(central.admin)
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
    for _ in range(2):
        second_reviews.settle(central.admin)
    rows = central.query(
        "SELECT gold_id::text, review -> 'findings' FROM central.gold_check WHERE recording_id = %s", (golden,)
    )
    assert rows == [(gold_id, [])]


def rule_a_submitted_review_is_kept_as_its_snapshot_has_it(central: Central) -> None:
    """Read from its events, with all that was revised, withdrawn, given anew or opened again before it came in."""
    batch, golden, _ = a_gold_batch(central)
    batches.assign_batch(central.admin, batch, ["bea"], Terms())
    context = Context("bea", POLICIES)
    log = [Review.open(golden, context, NOW)]
    review = Review.replay(log)

    def do(event: Event) -> str:
        review.apply(event)
        log.append(event)
        return event.body.get("finding", {}).get("finding_id", "")

    first = do(review.place(Finding("hate.slur", 5, note="una", message_ids=("m1", "m2"), user_id="u"), NOW + 1))
    do(review.revise(first, NOW + 2, severity="S2", end_ms=9))
    other = do(review.place(Finding("adult.nudity", 1, quote="cita"), NOW + 3))
    do(review.withdraw(other, NOW + 4))
    do(review.give_verdict(Verdict("NA", (), "no"), NOW + 5))
    do(review.give_verdict(Verdict("VIO", ("remove",), "sí"), NOW + 6))
    do(review.submit(NOW + 7))
    do(review.reopen("otra vez", NOW + 8))
    do(review.place(Finding("violence.threat", 2), NOW + 9))
    do(review.submit(NOW + 10))
    assert push(central, "bea", *log) == ()
    ((snapshot,),) = central.query("SELECT central.review_snapshot('bea', %s)", (review.review_id,))
    assert [one["policy_id"] for one in snapshot["findings"]] == ["violence.threat", "hate.slur"]
    amend(central, "bea", log[0].review_id, golden)
    second_reviews.settle(central.admin)
    kept = (
        "SELECT review, floor(extract(epoch FROM submitted_at) * 1000)::bigint FROM central.gold_check "
        "WHERE review_id = %s"
    )
    assert central.query(kept, (review.review_id,)) == [(snapshot, NOW + 10)]


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


RULES = [value for name, value in list(globals().items()) if name.startswith("rule_")]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_rule(audits: Central, rule: Callable[[Central], None]) -> None:
    """Each rule holds in the database as it is delivered."""
    rule(audits)


# ---------------------------------------------------------------- each rule fails when it is taken out

TRIGGER = "central.audit_event_arrived"
WEAK = [
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
                "central.check_gold",
                "AND NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id AND n.ruled_at <= "
                "s.received_at)",
                "AND NOT EXISTS (SELECT 1 FROM central.gold n WHERE n.supersedes = g.gold_id)",
            ),
            ("central.check_gold", "AND g.ruled_at <= s.received_at", ""),
        ],
    ),
    (
        rule_gold_counts_as_it_was_first_submitted,
        [("central.first_submission", "SELECT min(t.arrival)", "SELECT max(t.arrival)")],
    ),
    (
        rule_gold_counts_as_it_was_first_submitted,
        [("central.review_as_of", "AND e.arrival <= p_arrival", "")],
    ),
    (
        rule_a_submitted_review_is_kept_as_its_snapshot_has_it,
        [("central.review_as_of", "ORDER BY (t.b).finding_id, t.arrival DESC", "ORDER BY (t.b).finding_id, t.arrival")],
    ),
    (
        rule_a_submitted_review_is_kept_as_its_snapshot_has_it,
        [("central.review_as_of", "WHERE f.kind <> 'finding.withdrawn'", "")],
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
]


@pytest.mark.parametrize(("rule", "changes"), WEAK, ids=lambda value: getattr(value, "__name__", ""))
def test_rule_is_missed_when_it_is_taken_out(weaker: Central, rule: Callable[[Central], None], changes: list) -> None:
    """The check of a rule fails on a database without that rule."""
    check_it_is_missed(weaker, rule, changes)
