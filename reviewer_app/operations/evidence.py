"""Evidence: copies of a picture and of the words around, kept with a finding; `copying` makes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reviewer_app.domain import evidence as rules
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.events import FINDING_PLACED, FINDING_REVISED, REVIEW_SUBMITTED, Event
from reviewer_app.domain.evidence import Evidence
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Context, evidence_dropped, evidence_kept
from reviewer_app.operations import standards
from reviewer_app.store import derived, log, reviews
from reviewer_app.store import evidence as store
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is not stored yet: its bytes, and what the log will know of it but hash, size and finding."""

    kind: str
    start_ms: int
    end_ms: int
    media_type: str
    content: bytes
    stream_pts: int | None = None
    time_base: str = ""
    decoder: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """What is known of a copy, and the copy."""

    evidence: Evidence
    content: bytes


def must_be_allowed(pack: PolicySet | None, policy_id: str) -> None:
    """Raises Refused for a policy of which nothing may be kept, and for one that is not known and so might be one."""
    policy = None if pack is None else pack.policy(policy_id)
    if policy is None:
        raise Refused(f"Nothing is kept with this finding: its policy {policy_id} is not known here.")
    if policy.never_export:
        raise Refused(f"Nothing may be kept with a finding under {policy_id}: the policy forbids copies.")


def keep(
    database: Database,
    review_id: str,
    finding_id: str,
    made: Iterable[Copy],
    *,
    recording: Recording,
    now_ms: int,
    current: PolicySet | None = None,
) -> list[Evidence]:
    """Keep copies with a finding, each in the place of one of its kind; those that are kept already are left out.

    The review's own policy set decides, `current` where the store lacks its text and it is the same version.
    Raises Refused for a policy that forbids it and a finding that is gone; a submitted review takes copies, for they
    are no decisions.
    """
    added = []
    with database.transaction() as connection:
        context = _context(connection, review_id)
        finding = derived.load_finding(connection, review_id, finding_id)
        if finding is None:
            raise Refused("That finding is gone; it may have been undone.")
        must_be_allowed(standards.pack_of(connection, context.policy_set, current), str(finding["policy_id"]))
        there = {one.kind: one for one in store.of_finding(connection, review_id, finding_id)}
        for one in made:
            before, new = there.get(one.kind), _described(one, finding_id, recording, now_ms)
            if before is not None:
                if (before.sha256, before.start_ms, before.end_ms) == (new.sha256, new.start_ms, new.end_ms):
                    continue
                log.append(connection, evidence_dropped(before, rules.REPLACED, review_id, context, now_ms))
            log.append(connection, evidence_kept(new, review_id, context, now_ms))
            store.put_content(connection, new.evidence_id, one.content)
            added.append(new)
    return added


def drop(database: Database, review_id: str, finding_id: str, now_ms: int) -> list[Evidence]:
    """Let go of all that is kept with a finding, also in a submitted review; the log keeps that it was there."""
    with database.transaction() as connection:
        context = _context(connection, review_id)
        going = store.of_finding(connection, review_id, finding_id)
        for one in going:
            log.append(connection, evidence_dropped(one, rules.ASKED, review_id, context, now_ms))
    return going


def known(database: Database, review_id: str) -> list[Evidence]:
    """What is kept with the findings of a review, those that are withdrawn included."""
    with database.read() as connection:
        return store.of_review(connection, review_id)


def held(database: Database, review_id: str, finding_id: str) -> dict[str, Held]:
    """The copies kept with a finding, by kind. Raises UserError for one that is not what was kept."""
    with database.read() as connection:
        found = {
            one.kind: Held(one, store.content(connection, one.evidence_id) or b"")
            for one in store.of_finding(connection, review_id, finding_id)
        }
    for one in found.values():
        must_be_whole(one)
    return found


def must_be_whole(one: Held) -> None:
    """Raises UserError for a copy that has not the hash that the log has of it."""
    if rules.fingerprint(one.content) != one.evidence.sha256:
        raise UserError(f"The copy {one.evidence.evidence_id} is not the one that was kept: run `reviewer-app verify`.")


def settle(connection: Any, event: Event) -> None:
    """Drop what may not be kept any longer behind an event, in its transaction.

    That is what is kept with a finding that comes under a policy of which nothing may be kept, and, when the review is
    submitted, with findings that are withdrawn: until then undo brings them back with their evidence.
    """
    if event.kind == REVIEW_SUBMITTED:
        going, reason = store.without_finding(connection, event.review_id), rules.WITHDRAWN
    elif event.kind in (FINDING_PLACED, FINDING_REVISED) and _now_forbidden(connection, event):
        finding_id = event.body["finding"]["finding_id"]  # type: ignore[index]
        going, reason = store.of_finding(connection, event.review_id, finding_id), rules.FORBIDDEN
    else:
        return
    context = Context(event.author, event.policy_set)
    for one in going:
        log.append(connection, evidence_dropped(one, reason, event.review_id, context, event.made_at_ms))


def drop_lost(connection: Any, now_ms: int) -> int:
    """Let go of copies that the log knows and the store has not, as after recovering from the server; their number."""
    lost = store.without_content(connection)
    for review_id, one in lost:
        context = _context(connection, review_id)
        log.append(connection, evidence_dropped(one, rules.LOST, review_id, context, now_ms))
    return len(lost)


def _described(one: Copy, finding_id: str, recording: Recording, now_ms: int) -> Evidence:
    return Evidence(
        finding_id,
        one.kind,
        one.start_ms,
        one.end_ms,
        rules.fingerprint(one.content),
        len(one.content),
        one.media_type,
        recording.recording_id,
        recording.time_map.to_original(one.start_ms),
        now_ms,
        recording.remuxed,
        one.stream_pts,
        one.time_base,
        one.decoder,
    )


def _now_forbidden(connection: Any, event: Event) -> bool:
    if event.kind == FINDING_PLACED and event.undoes is None and event.redoes is None:
        return False  # It is new: nothing can be kept with it yet.
    finding, before = event.body["finding"], event.body.get("before")
    if before is not None and before["policy_id"] == finding["policy_id"]:  # type: ignore[index]
        return False
    if not store.has_any(connection, event.review_id, finding["finding_id"]):  # type: ignore[index]
        return False
    try:
        must_be_allowed(standards.pack_of(connection, event.policy_set), finding["policy_id"])  # type: ignore[index]
    except Refused:
        return True
    return False


def _context(connection: Any, review_id: str) -> Context:
    """Author and policy set of a review."""
    found = reviews.context_of(connection, review_id)
    if found is None:
        raise Refused("This review is not in the store.")
    return found
