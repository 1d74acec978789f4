"""People at work whose reviews are drawn and reviewed once more, and what they decide about it."""

import itertools
import json
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import psycopg
import pytest

from reviewer_app.central import administration, batches, second_reviews
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import SUBMITTED, Context, Finding, Review, Verdict
from tests.contract.test_central import weakened
from tests.postgres import PASSWORD, Central, Chain, Servers, signed_in

NOW = 1_770_000_000_000
POLICIES = "live-es@2026.2"
SEED = "de un dado"
HOUR = 3_600_000
EVERYBODY = ("ana", "bea", "sol", "luz", "eva", "ope")
NOT_YOURS = "There is no such second review for you to decide about."
_numbers = itertools.count(1)


def unused() -> int:
    """A number that no test has used: rules share a database."""
    return next(_numbers)


def recording(number: int) -> str:
    """The content hash of a recording."""
    return f"{number:064x}"


def reviewed(user: str, recording_id: str, policies: Sequence[str] = (), note: str = "", **values: str) -> list[Event]:
    """The events of a submitted review with a finding of each policy; `outcome` and `policy_set` where wanted."""
    context = Context(user, values.get("policy_set", POLICIES))
    log = [Review.open(recording_id, context, NOW)]
    review = Review.replay(log)

    def do(event: Event) -> None:
        review.apply(event)
        log.append(event)

    for n, policy in enumerate(policies):
        do(review.place(Finding(policy, 1_000 * n, note=note), NOW + n))
    do(review.give_verdict(Verdict(values.get("outcome", "VIO" if policies else "NA"), (), note), NOW + 900))
    do(review.submit(NOW + 1_000))
    return log


def push(central: Central, user: str, *events: Event) -> tuple[str, ...]:
    """Upload events as a new device; the reasons of what was refused."""
    chain = Chain()
    chain.add(*events)
    session = signed_in(central, user)
    session.hello(chain.replica, chain.epoch)
    return tuple(reason for _, reason in session.push(chain.replica, chain.epoch, chain.rows).quarantined)


def work(central: Central, done: dict[str, Sequence[Sequence[str]]], topics: Sequence[str] = (), **values) -> str:
    """A batch of its own of which each person has submitted reviews with findings of these policies; its name."""
    first = unused()
    recordings = {user: [recording(unused()) for _ in reviews] for user, reviews in done.items()}
    for user, own in recordings.items():
        items = tuple(
            BatchItem(one, f"Directo {n}", f"https://m.example/{one}", 60_000, tuple(topics))
            for n, one in enumerate(own)
        )
        name = f"ES-{first}" if len(recordings) == 1 else f"ES-{first}-{user}"
        batches.add_batch(central.admin, Batch(name, items, **values))
        batches.assign_batch(central.admin, name, [user], Terms())
        log = [event for one, policies in zip(own, done[user], strict=True) for event in reviewed(user, one, policies)]
        assert push(central, user, *log) == ()
    return f"ES-{first}"


def plan(batch: str, size: int = 1, kind: str = "random", people: Sequence[str] = (), **values) -> dict:
    """A plan that draws from one call of `work`."""
    names = [f"{batch}-{one}" for one in people] or [batch]
    return {"kind": kind, "size": size, "filters": {"batches": names}, **values}


def draw(central: Central, drawn: dict, *people: str, user: str | None = None, seed: str | None = SEED) -> dict:
    """Draw a sample, as the administrator or somebody; what the server tells, its name added."""
    name = f"sample {unused()}"
    values = (name, json.dumps(drawn), seed, "", list(people) or ["sol"])
    return ask(central, user, second_reviews.DRAW, (*values, "3 days", "7 days", "7 days"))[0][0]


def ask(central: Central, user: str | None, statement: str, values: tuple = ()) -> list[tuple]:
    """A statement as somebody, or as the administrator."""
    if user is None:
        return central.query(statement, values)
    with central.raw(user) as connection:
        return connection.execute(statement, values).fetchall()


@dataclass
class Audit:
    """An audit of one review of ana's by sol, and what each of them says."""

    central: Central
    audit_id: str
    recording_id: str
    reviewer: str = "ana"
    auditor: str = "sol"
    second: list[Event] = field(default_factory=list)

    def state(self) -> str:
        """How far it is, by the table."""
        return self.central.query("SELECT state FROM central.audit WHERE audit_id = %s", (self.audit_id,))[0][0]

    def document(self, user: str) -> dict | None:
        """What the function gives somebody, told of it or not."""
        rows = self.central.query("SELECT central.audit_document(%s, %s)", (self.audit_id, user))
        return rows[0][0]

    def fetched(self, user: str) -> dict | None:
        """What comes down to somebody."""
        return signed_in(self.central, user).case_file("audit", self.audit_id)

    def review_again(self, *policies: str) -> None:
        """The auditor submits a second review."""
        self.second = reviewed(self.auditor, self.recording_id, policies)
        assert push(self.central, self.auditor, *self.second) == ()

    def say(self, user: str, kind: str, audit_id: str | None = None, **body: object) -> tuple[str, ...]:
        """Upload a decision; the reasons of refusal."""
        case_id = audit_id or self.audit_id
        return push(self.central, user, Event(kind, case_id, user, NOW, POLICIES, {"audit_id": case_id, **body}))

    def say_all(self, user: str, said: Sequence[tuple[str, dict]], audit_id: str | None = None) -> tuple[str, ...]:
        """Upload several decisions at once."""
        case_id = audit_id or self.audit_id
        log = [Event(kind, case_id, user, NOW, POLICIES, {"audit_id": case_id, **body}) for kind, body in said]
        return push(self.central, user, *log)

    def differences(self, **values: object) -> list[dict]:
        """All findings of both reviews as differences, each an error."""
        found = self.document(self.auditor)
        first = [
            {"kind": "extra", "original_finding_id": one["finding_id"], "second_finding_id": None}
            for one in found["original"]["findings"]
        ]
        second = [
            {"kind": "missed", "original_finding_id": None, "second_finding_id": one["finding_id"]}
            for one in found["second"]["findings"]
        ]
        error = {"error_class": "false_negative", "root_cause": "audio_missed", "criticality": "major", "note": ""}
        return [
            {"difference_id": f"d{n}", "is_error": True, **error, **one, **values}
            for n, one in enumerate([*first, *second])
        ]

    def judge(self, right: bool = False, **values: object) -> tuple[str, ...]:
        """The auditor judges everything an error."""
        told = {"differences": self.differences(**values), "feedback": "escucha", "original_verdict_right": right}
        return self.say(self.auditor, "audit.judged", **told)

    def dispute(self, *ids: str, user: str | None = None) -> tuple[str, ...]:
        """The reviewer disputes differences."""
        told = {"difference_ids": list(ids), "reason": "no lo es", "clause": "3.1"}
        return self.say(user or self.reviewer, "audit.disputed", **told)

    def answer(self, stands: bool, **values: object) -> tuple[str, ...]:
        """The auditor answers."""
        return self.say(self.auditor, "audit.answered", stands=stands, reason="lo es", **values)

    def rule(self, user: str, **upheld: bool) -> tuple[str, ...]:
        """Somebody rules on differences."""
        rulings = [{"difference_id": one, "upheld": stands} for one, stands in upheld.items()]
        return self.say(user, "audit.arbitrated", rulings=rulings, rationale="así", clause="3.1", proposal=None)

    def judgements(self) -> list[tuple]:
        """(difference, is an error, ruling, is one in the end)."""
        statement = (
            "SELECT difference_id, is_error, ruling, final_is_error FROM central.audit_judgement "
            "WHERE audit_id = %s ORDER BY 1"
        )
        return self.central.query(statement, (self.audit_id,))


def an_audit(
    central: Central,
    policies: Sequence[str] = ("hate.slur",),
    reviewer: str = "ana",
    auditor: str = "sol",
    topics: Sequence[str] = (),
    **planned: object,
) -> Audit:
    """A review with findings of these policies, drawn and given to somebody; `planned` is of the plan."""
    batch = work(central, {reviewer: [policies]}, topics)
    draw(central, plan(batch, **planned), auditor)
    rows = central.query(
        "SELECT audit_id::text, recording_id FROM central.audit JOIN central.batch USING (batch_id) WHERE name = %s",
        (batch,),
    )
    return Audit(central, *rows[0], reviewer, auditor)


def compared(central: Central, policies: Sequence[str] = ("hate.slur",), **values) -> Audit:
    """An audit of which both reviews are there, the second with a finding of its own."""
    made = an_audit(central, policies, **values)
    made.review_again("violence.threat")
    return made


def judged(central: Central) -> Audit:
    """An audit whose two differences were judged errors: d0 the reviewer's finding, d1 the auditor's."""
    made = compared(central)
    assert made.judge() == ()
    return made


def arbitrated(central: Central) -> Audit:
    """An audit of which both differences are disputed and stand."""
    made = judged(central)
    assert made.dispute("d0", "d1") == ()
    assert made.answer(True) == ()
    return made


def strange_id() -> str:
    """An id of nothing."""
    return str(uuid.uuid4())


def prepared(servers: Servers, kind: str) -> Central:
    """A database with a second specialist, eva: whoever rules between sol and ana, if it is not luz."""
    central = servers.database(kind)
    administration.add_person(central.admin, "eva", "specialist", "Eva", PASSWORD)
    return central


def check_it_is_missed(central: Central, rule: Callable[[Central], None], changes: Sequence[tuple]) -> None:
    """Fail unless the check of a rule fails on a database without that rule."""
    failures = (AssertionError, ValueError, psycopg.IntegrityError, pytest.fail.Exception)
    with weakened(central, *changes), pytest.raises(failures):
        rule(central)


def refused(connection: psycopg.Connection, statement: str) -> None:
    """Fail unless the right to do this is missing."""
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return
    raise AssertionError(f"allowed: {statement}")


def told(central: Central, user: str) -> list[str]:
    """The cases that somebody was ever told of."""
    return [case_id for _, case_id in signed_in(central, user).pull(None).cases]


def preview(central: Central, wanted: dict, user: str | None = None) -> dict:
    """The counts before a draw."""
    return ask(central, user, "SELECT api.preview_audits(%s)", (json.dumps(wanted),))[0][0]


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
