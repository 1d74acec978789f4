"""Somebody who has something to lose at the server: a review, work that is hers, gold among it, cases about her."""

import json
from dataclasses import dataclass, field

import psycopg

from reviewer_app.domain.review import Context, Finding, Review, Verdict
from tests.postgres import Central, Chain

SECRET = "la nota secreta de ana"
POLICIES = "live-es@2026.2"
TOPIC = "odio"
# The last one is gold.
RECORDINGS = tuple(f"{number:064x}" for number in range(1, 5))
# What is labelled in calibration sessions.
SEALED = f"{9:064x}"
# Work that she holds, one of it for too long, and work that was offered to her and that she has not fetched.
_GIVEN = """
SELECT api.add_batch('before', '', 0, NULL, '{policies}', true, '{golden}');
SELECT central.add_gold('{recording}', '{policies}', '[]', '{verdict}', '{secret}', 'calibration', gen_random_uuid(),
                        'luz');
SELECT api.add_batch('{secret}', '', 0, NULL, '{policies}', false, '{items}');
SELECT * FROM api.seed_gold('{secret}', NULL, ARRAY['{recording}'], 1, 's');
SELECT * FROM api.assign_batch('{secret}', '{{ana}}', 3, false, '1 day');
"""
_HELD = """
SELECT * FROM api.assign_batch('{secret}', '{{ana}}', 1, false, '1 day');
UPDATE central.assignment SET lease_until = now() + interval '1 hour' WHERE owner = 'ana' AND state = 'leased';
UPDATE central.assignment SET lease_until = now() - interval '1 hour' WHERE (owner, assignment_id) =
  (SELECT owner, assignment_id FROM central.assignment WHERE owner = 'ana' AND state = 'leased' LIMIT 1);
"""
# A second review of hers was judged, by somebody who is none of the attackers.
_CASE = """
WITH drawn AS (
  INSERT INTO central.sample (name, plan, seed, population, population_sha256, drawn)
  VALUES ('week', '{{}}', 's', 1, '', 1)
  RETURNING sample_id
), judged AS (
  INSERT INTO central.audit (sample_id, stratum, inclusion, reviewer, review_id, recording_id, policy_set, market,
                             batch_id, auditor, state, original, second, dispute_window, answer_window, window_until,
                             compared_at, judged_at)
  SELECT d.sample_id, '', 1, 'ana', r.review_id, '{recording}', '{policies}', '',
         b.batch_id, 'eva', 'judged', '{review}', '{review}', '7 days', '7 days', now() + interval '7 days',
         now(), now()
  FROM drawn d, central.review r, central.batch b WHERE r.owner = 'ana' AND b.name = '{secret}'
  RETURNING audit_id
)
SELECT audit_id::text, central.tell_case('audit', audit_id, '{{ana}}') FROM judged
"""
# A calibration session of hers that somebody else leads: its labels are still sealed, or all was said in it.
_SESSION = """
WITH work AS (
  INSERT INTO central.batch (name, policy_set, blind) VALUES ('{secret} {state}', '{policies}', true) RETURNING batch_id
), listed AS (
  INSERT INTO central.batch_item (batch_id, recording_id, place, title, url, duration_ms)
  SELECT batch_id, '{sealed}', 1, '{secret}', 'https://media.example/{sealed}', 60000 FROM work
), held AS (
  INSERT INTO central.calibration (name, batch_id, policy_set, lead, deadline, state, revealed_at, named_at)
  SELECT '{secret} {state}', batch_id, '{policies}', 'eva', now() + interval '1 day', '{state}', {shown}, {shown}
  FROM work
  RETURNING session_id
), item AS (
  INSERT INTO central.calibration_item SELECT session_id, '{sealed}', 1, '{secret}' FROM held
), members AS (
  INSERT INTO central.calibration_member SELECT session_id, m, NULL FROM held, unnest('{{ana,eva}}'::text[]) m
), changes AS (
  INSERT INTO central.calibration_change (session_id, changed, before, after)
  SELECT session_id, 'lead', '"ana"', '"eva"' FROM held
), labels AS (
  INSERT INTO central.calibration_review
  SELECT session_id, 'ana', '{sealed}', gen_random_uuid(), '{policies}', true, now(), '[]', '{verdict}' FROM held
  WHERE '{state}' <> 'open'
), votes AS (
  INSERT INTO central.calibration_vote
  SELECT gen_random_uuid(), session_id, 'ana', 's1', '{sealed}', now(), '{verdict}', 1 FROM held
  WHERE '{state}' <> 'open'
), rulings AS (
  INSERT INTO central.calibration_ruling (event_id, session_id, login, spot_id, recording_id, cause, rationale, clause,
                                          retest, made_at, body, arrival)
  SELECT gen_random_uuid(), session_id, 'eva', 's1', '{sealed}', 'missing_rule', '{secret}', '', false, now(),
         '{verdict}', 1 FROM held WHERE '{state}' <> 'open'
)
SELECT session_id::text, central.tell_case('calibration', session_id, '{{ana}}') FROM held
"""
# A proposal that specialists and leads have not been told of.
_PROPOSAL = """
WITH made AS (
  INSERT INTO central.proposal (proposal_id, policy_set, policy_id, clause, change, why, proposed_by, proposed_at)
  VALUES (gen_random_uuid(), '{policies}', 'hate.slur', '', '{secret}', '{secret}', 'eva', now()) RETURNING proposal_id
), said AS (
  INSERT INTO central.proposal_decision (event_id, proposal_id, kind, author, made_at, body)
  SELECT gen_random_uuid(), proposal_id, 'standard.proposed', 'eva', now(), '{verdict}' FROM made
)
SELECT proposal_id::text, central.tell_case('proposal', proposal_id, '{{eva}}') FROM made
"""


@dataclass
class Victim:
    """ana's review, what else is hers, her device and her open connection.

    `cases`: ids by what they are of: `audit`, `proposal`, and calibration sessions that are `open` and `named`.
    """

    chain: Chain
    review: Review
    connection: psycopg.Connection
    pid: int
    assignments: list[str]
    cases: dict[str, str]
    before: list = field(default_factory=list)


def a_victim(central: Central) -> Victim:
    """Upload a review with a finding, a verdict and a refused row, and stay signed in; a standard is published."""
    context = Context("ana", POLICIES)
    start = Review.open("a" * 64, context, 1_000)
    review, chain = Review.replay([start]), Chain()
    chain.add(start)
    chain.add(placed := review.place(Finding("hate.slur", 5, note=SECRET), 2_000))
    review.apply(placed)
    chain.add(review.give_verdict(Verdict("violating", ("remove",), SECRET), 3_000), json.dumps({"event_id": SECRET}))
    with central.session("ana") as session:
        session.hello(chain.replica, chain.epoch)
        assert len(session.push(chain.replica, chain.epoch, chain.rows).quarantined) == 1
    central.query("SELECT * FROM api.fold_rollups(0)")
    connection = central.raw("ana")
    assignments, cases = _work(central, connection)
    connection.execute(f"SELECT '{SECRET}'")
    central.query("SELECT api.publish_standard('policy', 'live-es@2026.3', 'text', '2030-01-01')")
    victim = Victim(chain, review, connection, connection.info.backend_pid, assignments, cases)
    victim.before = belongings(central)
    return victim


def belongings(central: Central) -> list:
    """Everything of ana's at the server, and what is published there."""
    owners = {"person": "login", "audit": "reviewer"}
    tables = ("event", "finding", "verdict", "review", "quarantine", "device", "person", "assignment",
              "assignment_history", "known_recording", "topic_opt_out", "case_file", "audit")  # fmt: skip
    parts = [
        f"SELECT '{t}' AS name, t::text FROM central.{t} t WHERE {owners.get(t, 'owner')} = 'ana'" for t in tables
    ] + [
        f"SELECT '{t}', t::text FROM central.{t} t"
        for t in (
            "standard",
            "batch",
            "batch_item",
            "gold",
            "gold_seed",
            "gold_check",
            "calibration",
            "calibration_change",
            "calibration_item",
            "calibration_member",
            "calibration_review",
            "calibration_vote",
            "calibration_ruling",
            "proposal",
            "proposal_decision",
        )
    ]
    return central.query(" UNION ALL ".join(parts) + " ORDER BY 1, 2")


def _work(central: Central, connection: psycopg.Connection) -> tuple[list[str], dict[str, str]]:
    verdict = {"outcome": "violating", "actions": [], "rationale": SECRET}
    items = [_item(one) for one in RECORDINGS]
    values = {
        "secret": SECRET,
        "policies": POLICIES,
        "recording": RECORDINGS[-1],
        "sealed": SEALED,
        "golden": json.dumps(items[-1:]),
        "items": json.dumps(items[:-1]),
        "verdict": json.dumps(verdict),
    }
    central.query(_GIVEN.format(**values))
    ((held,),) = connection.execute("SELECT assignments FROM api.pull_assignments(NULL, 10)").fetchall()
    assert len(held) == 3
    connection.execute("SELECT api.set_opt_outs('{religion}')")
    central.query(_HELD.format(**values))
    states = central.query("SELECT assignment_id::text, state FROM central.assignment WHERE owner = 'ana' ORDER BY 2")
    assert [state for _, state in states] == ["leased", "leased", "leased", "offered"]
    review = json.dumps({"submitted_at_ms": 3_000, "findings": [], "verdict": verdict})
    ((case_id, _),) = central.query(_CASE.format(**values, review=review))
    cases = {"audit": case_id}
    for state, shown in (("open", "NULL"), ("named", "now()")):
        ((cases[state], _),) = central.query(_SESSION.format(**values, state=state, shown=shown))
    ((cases["proposal"], _),) = central.query(_PROPOSAL.format(**values))
    for name in ("audit", "open", "named"):
        kind = "audit" if name == "audit" else "calibration"
        (seen,) = connection.execute("SELECT content::text FROM api.case_file(%s, %s)", (kind, cases[name])).fetchone()
        assert SECRET in seen
    return [one for one, _ in states], cases


def _item(recording_id: str) -> dict:
    return {"recording_id": recording_id, "title": SECRET, "url": f"https://media.example/{recording_id}",
            "duration_ms": 60_000, "topics": [TOPIC]}  # fmt: skip
