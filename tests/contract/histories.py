"""Random histories of people at work, and an independent count of what the log says in the end."""

import json
import random
from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime

from reviewer_app.domain import events as ev
from reviewer_app.domain.events import Event, opposite
from reviewer_app.domain.review import SUBMITTED, Context, Finding, Review, Verdict
from tests.postgres import Central, Chain

NOW = 1_770_000_000_000
HOUR = 3_600_000
POLICIES = ("hate.slur", "violence.threat", "adult.nudity")
UNDONE = (ev.FINDING_PLACED, ev.FINDING_REVISED, ev.FINDING_WITHDRAWN, ev.VERDICT_GIVEN)
REVIEW_FIELDS = ("submitted", "open", "reopened", "placed", "withdrawn", "revised", "timed", "seconds")


def recording(number: int) -> str:
    """The content hash of a recording."""
    return f"{number:064x}"


class Desk:
    """One person at one device: decides at random, and uploads when told to, not always faithfully."""

    def __init__(self, central: Central, login: str, chance: random.Random, recordings: range) -> None:
        self.central, self.login, self.chance = central, login, chance
        self.chain = Chain()
        self.sent = 0
        self._recordings = list(recordings)
        self._reviews: list[tuple[Review, list[Event]]] = []
        self._now = NOW + chance.randrange(24 * HOUR)

    def work(self, steps: int) -> None:
        """Make decisions."""
        for _ in range(steps):
            self._now += self.chance.choice((1_000, 20_000, 90_000, 5 * HOUR))
            review, log = self._review()
            event = self._decision(review, log)
            review.apply(event)
            log.append(event)
            self.chain.add(event)

    def upload(self, rows: int, damaged: bool = False) -> None:
        """Send the next rows; `damaged`: one of them with other words than its hash says, so that it is refused."""
        batch = self.chain.rows[self.sent : self.sent + rows]
        if damaged and batch:
            place = self.chance.randrange(len(batch))
            batch[place] = replace(batch[place], canonical=batch[place].canonical.replace("live-es", "live-xx"))
        self._push(batch)
        self.sent += len(batch)

    def send_all_again(self) -> None:
        """As behind a restore or a cloned store: a new epoch with everything; what was refused comes whole."""
        self.chain = self.chain.again(self.chain.epoch + 1)
        self.sent = len(self.chain.rows)
        self._push(self.chain.rows)

    def _push(self, rows: list) -> None:
        with self.central.session(self.login) as session:
            session.hello(self.chain.replica, self.chain.epoch)
            if rows:
                assert session.push(self.chain.replica, self.chain.epoch, rows).acked_seq == rows[-1].seq

    def _review(self) -> tuple[Review, list[Event]]:
        if self._recordings and (not self._reviews or self.chance.random() < 0.15):
            start = Review.open(recording(self._recordings.pop()), Context(self.login, "live-es@2026.2"), self._now)
            self._reviews.append((Review.replay([start]), [start]))
            self.chain.add(start)
        return self.chance.choice(self._reviews)

    def _decision(self, review: Review, log: list[Event]) -> Event:
        if review.state == SUBMITTED:
            return review.reopen("otra vez", self._now)
        choice = self.chance.random()
        if choice < 0.15 and log[-1].kind in UNDONE and log[-1].undoes is None:
            kind, body = opposite(log[-1])
            return Event(kind, review.review_id, self.login, self._now, "live-es@2026.2", body, log[-1].event_id)
        if choice < 0.5 and review.findings:
            return self._change(review, self.chance.choice(sorted(review.findings)), log[-1].event_id)
        if choice < 0.65:
            return review.give_verdict(Verdict(self.chance.choice(("allowed", "violating"))), self._now)
        if choice < 0.8 and review.verdict is not None:
            return review.submit(self._now)
        return review.place(Finding(*self._label()), self._now)

    def _change(self, review: Review, finding_id: str, last: str) -> Event:
        choice = self.chance.random()
        if choice < 0.4:
            return review.withdraw(finding_id, self._now)
        if choice < 0.5:
            return replace(review.revise(finding_id, self._now, end_ms=10_000), amends=last)
        policy, start_ms, _, _, severity = self._label()
        return review.revise(finding_id, self._now, policy_id=policy, start_ms=start_ms, severity=severity)

    def _label(self) -> tuple[str, int, None, bool, str | None]:
        severity = self.chance.choice((None, "S1", "S2"))
        return self.chance.choice(POLICIES), self.chance.randrange(9_000), None, False, severity


def counted(central: Central, markets: dict[tuple[str, str], str], hidden: set[tuple[str, str]]) -> tuple[dict, dict]:
    """What the log at the server says, event by event: figures of findings and of reviews by their keys.

    `markets` and `hidden` are by person and recording.
    """
    logs: dict[tuple[str, str], list[Event]] = {}
    for owner, review_id, text in central.query(
        "SELECT owner, review_id::text, canonical FROM central.event ORDER BY arrival"
    ):
        logs.setdefault((owner, review_id), []).append(Event.from_json(json.loads(text)))
    findings: dict = {}
    reviews: dict = {}
    for (owner, _), log in logs.items():
        about = next((str(one.body["recording_id"]) for one in log if one.kind == ev.REVIEW_OPENED), None)
        if about is not None and (owner, about) not in hidden:
            _count(owner, markets.get((owner, about), ""), log, findings, reviews)
    return findings, reviews


def _count(owner: str, market: str, log: list[Event], findings: dict, reviews: dict) -> None:
    placed_on: dict[str, str] = {}
    last: dict[str, Event] = {}
    revisions: Counter[str] = Counter()
    for event in log:
        if "finding" in event.body:
            found = event.body["finding"]["finding_id"]
            placed_on[found] = min(placed_on.get(found, "9999"), _day(event.made_at_ms))
            last[found] = event
            by_hand = event.undoes is None and event.redoes is None and event.amends is None
            revisions[found] += event.kind == ev.FINDING_REVISED and by_hand
    content = Counter(placed=len(last), revised=sum(revisions.values()))
    for found, event in last.items():
        about = event.body["finding"]
        cell = findings.setdefault((placed_on[found], about["policy_id"], about["severity"] or "", market), Counter())
        gone = event.kind == ev.FINDING_WITHDRAWN
        cell.update(placed=1, withdrawn=gone, revised=revisions[found])
        content["withdrawn"] += gone
    states = [event for event in log if event.kind.startswith("review.")]
    verdicts = [event.body["verdict"] for event in log if event.kind.startswith("verdict.")]
    outcome = verdicts[-1]["outcome"] if verdicts and verdicts[-1] else ""
    content["reopened"] = sum(event.kind == ev.REVIEW_REOPENED for event in states)
    content["submitted" if states[-1].kind == ev.REVIEW_SUBMITTED else "open"] = 1
    began = min(event.made_at_ms for event in states if event.kind == ev.REVIEW_OPENED)
    took = states[-1].made_at_ms - began
    if content["submitted"] and not content["reopened"] and took <= 12 * HOUR:
        content.update(timed=1, seconds=round(took / 1_000))
    reviews.setdefault((_day(states[-1].made_at_ms), owner, market, outcome), Counter()).update(content)


def kept(central: Central) -> tuple[dict, dict]:
    """What the rollups say, in the same form, rows of nothing left out."""
    findings = {
        (str(day), *key): Counter(placed=placed, withdrawn=withdrawn, revised=revised)
        for day, *key, placed, withdrawn, revised in central.query(
            "SELECT day, policy_id, severity, market, placed, withdrawn, revised FROM central.rollup_finding"
        )
        if placed or withdrawn or revised
    }
    reviews = {
        (str(day), *key): Counter(dict(zip(REVIEW_FIELDS, values, strict=True)))
        for day, key, values in (
            (row[0], row[1:4], row[4:])
            for row in central.query(
                f"SELECT day, owner, market, outcome, {', '.join(REVIEW_FIELDS)} FROM central.rollup_review"
            )
        )
        if any(values)
    }
    return findings, reviews


def _day(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).date().isoformat()
