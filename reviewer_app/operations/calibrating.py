"""Calibration sessions: what their lead does with them at the server, and the report of one from its document."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from reviewer_app.central import calibration as central
from reviewer_app.central.calibration import Opened, Plan
from reviewer_app.central.push import Session as CentralSession
from reviewer_app.domain.agreement.resampling import DRAWS
from reviewer_app.domain.calibration import discussion
from reviewer_app.domain.calibration.measures import FEW_RECORDINGS, Measures, measure, two_rounds
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import Spot, Spots, spots_of
from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.standard import POLICY, begun, policy_changes
from reviewer_app.operations import standards
from reviewer_app.operations.syncing import refusals
from reviewer_app.store import case_files
from reviewer_app.store import standards as told
from reviewer_app.store.database import Database

__all__ = [
    "Opened",
    "Plan",
    "cancel",
    "candidates",
    "close",
    "fetch",
    "frozen",
    "hand_over",
    "led_session",
    "move",
    "new_policies",
    "open_session",
    "people",
    "report",
    "reveal",
    "sessions",
    "show_names",
]

# How far back candidates are looked for, and how many are told.
PROPOSE_DAYS, PROPOSED = 90, 50


def open_session(server: CentralSession, plan: Plan) -> Opened:
    """Open a session: freeze the version, give the recordings out, tell the members. Raises Refused and UserError."""
    return central.open_calibration(server.connection, plan)


def candidates(
    server: CentralSession, members: Sequence[str], policies: Sequence[str], policy_set: str, now_ms: int
) -> list[dict]:
    """What the server proposes for a session, most reasons first: see `central.calibration.candidates`.

    `policies` are those that are new in the version, as `new_policies` tells them.
    """
    since = now_ms - PROPOSE_DAYS * 86_400_000
    return central.candidates(
        server.connection, members, policies=policies, policy_set=policy_set, since_ms=since, limit=PROPOSED
    )


def people(server: CentralSession) -> list[dict]:
    """Who may be invited: `login`, `name`, `role`."""
    return central.people(server.connection)


def sessions(server: CentralSession) -> list[dict]:
    """The sessions that one leads, to operators all of them, the newest first, with counts and no labels."""
    return central.sessions(server.connection)


def led_session(server: CentralSession, session_id: str) -> dict:
    """One of `sessions`. Raises UserError for none that one leads."""
    wanted = _checked(session_id)
    found = next((one for one in sessions(server) if one["session_id"] == wanted), None)
    if found is None:
        raise UserError("You lead no such calibration session.")
    return found


def reveal(server: CentralSession, session_id: str, *, early: bool = False) -> int:
    """Show everybody's labels, by letters; how many count. Raises Refused while some are to come, unless `early`."""
    return central.reveal(server.connection, _checked(session_id), early=early)


def cancel(server: CentralSession, session_id: str, why: str) -> int:
    """End an open session without a reveal, for good; how many recordings go back. Raises Refused and UserError."""
    return central.cancel(server.connection, _checked(session_id), why)


def move(server: CentralSession, session_id: str, deadline_ms: int) -> int:
    """Give an open session another deadline (UTC ms) that is to come; the one before. Raises Refused and UserError."""
    return central.move(server.connection, _checked(session_id), deadline_ms)


def hand_over(server: CentralSession, session_id: str, login: str) -> str:
    """Make another lead the session's; who was it before. Raises Refused and UserError."""
    return central.hand_over(server.connection, _checked(session_id), login)


def show_names(server: CentralSession, session_id: str) -> None:
    """Show who is behind each letter. Raises Refused."""
    central.show_names(server.connection, _checked(session_id))


def close(server: CentralSession, database: Database, session_id: str) -> discussion.Outcome:
    """End a session with what its rulings come to, as the server has them now; the gold is made with it.

    Raises Refused, also while a decision of one's own about it is still to be uploaded: it would come too late.
    """
    document = fetch(server, session_id)
    with database.read() as connection:
        mine = case_files.decisions(connection, session_id)
    known = {one["event_id"] for one in document["decisions"]} | {event_id for event_id, _ in refusals(database)}
    if any(one.event_id not in known for one in mine):
        raise Refused("Decisions about this session have not been uploaded yet: try again when nothing is pending.")
    session = Session.from_json(document)
    found = discussion.outcome(session, spots_of(session, frozen(database, session.policy_set)))
    central.close(server.connection, session_id, [one.to_json() for one in found.gold])
    return found


def fetch(server: CentralSession, session_id: str) -> dict:
    """The document of a session as it is now. Raises UserError for one that is not there."""
    document = server.case_file(CALIBRATION, _checked(session_id))
    if document is None:
        raise UserError(f"There is no calibration session {session_id} for you.")
    return document


def frozen(database: Database, policy_set: str) -> PolicySet | None:
    """The version that a session froze, None where its text is not here."""
    with database.read() as connection:
        return standards.pack_of(connection, policy_set, standards.shipped().policies)


def new_policies(database: Database, today: date) -> tuple[str, ...]:
    """Policies that the published version in force added, or changed in words or weight, since the one before it."""
    with database.read() as connection:
        versions = begun(told.published(connection, POLICY), today)
        packs = [standards.pack_of(connection, one.ref) for one in versions[:2]]
    packs = [*packs, standards.shipped().policies][:2]
    if len(packs) < 2 or packs[0] is None:
        return ()
    changes = policy_changes(packs[1], packs[0])
    return (*changes.added, *(changes.changed or {}))


def report(
    document: Mapping,
    policies: PolicySet | None = None,
    *,
    on_their_way: Sequence[Event] = (),
    draws: int = DRAWS,
    with_gamma: bool = False,
) -> dict[str, object]:
    """How far a session agreed and what came out, as JSON values; `docs/calibration.md` says what each field is.

    `policies` is the frozen version. Raises Refused before the reveal.
    """
    session = Session.from_json(document, on_their_way)
    if not session.is_revealed:
        raise Refused("The labels of this session have not been revealed yet.")
    spots = spots_of(session, policies)
    found = measure(session, spots, policies, draws=draws, with_gamma=with_gamma)
    counted = sum(one.counted for one in session.reviews)
    return {
        "session_id": session.session_id,
        "name": session.name,
        "state": session.state,
        "policy_set": session.policy_set,
        "early": bool(document.get("early")),
        "members": len(session.members),
        "recordings": len(session.items),
        "reviews": counted,
        "late": len(session.late),
        "agreement": _agreement(session, found),
        "rounds": dict(zip(("first", "second"), _rounds(session, spots, draws), strict=False)),
        "spots": {
            "disputed": [_spot(one) for one in discussion.discussed(session, spots)],
            "unanimous": len(spots.unanimous),
        },
        "outcome": _outcome(session, spots),
        "warnings": _warnings(session, counted, policies),
    }


def _checked(session_id: str) -> str:
    try:
        return str(UUID(session_id))
    except ValueError:
        raise UserError(f"{session_id!r} is no session's id: see `reviewer-app calibration list`.") from None


def _agreement(session: Session, found: Measures) -> dict[str, object]:
    logins = {one.letter: one.login for one in session.reviews}
    return {
        "verdict": found.verdict.to_json(),
        "presence": found.presence.to_json(),
        "policies": [one.to_json() for one in found.policies],
        "severity": found.severity.to_json(),
        "spans": found.spans.to_json(),
        "marked": found.marked.to_json(),
        "span_policies": [one.to_json() for one in found.span_policies],
        "with_majority": [
            {
                "letter": one.letter,
                "login": logins.get(one.letter),
                "reviews": one.reviews,
                "presence": one.presence.to_json(),
                "verdict": one.verdict.to_json(),
            }
            for one in found.members
        ],
        "pairs": [one.to_json() for one in found.pairs],
        "verdict_pairs": [one.to_json() for one in found.verdict_pairs],
    }


def _rounds(session: Session, spots: Spots, draws: int) -> list[dict[str, object]]:
    return [one.to_json() for one in two_rounds(session, spots, draws=draws)] if session.votes else []


def _spot(one: discussion.Discussed) -> dict[str, object]:
    spot: Spot = one.spot
    return {
        "spot_id": spot.spot_id,
        "kind": spot.kind,
        "recording_id": spot.recording_id,
        "start_ms": spot.start_ms,
        "end_ms": spot.end_ms,
        "size": spot.size,
        "agreement": spot.agreement,
        "tally": dict(spot.tally),
        "votes": {letter: vote.position for letter, vote in one.votes.items()},
        "ruling": None if one.ruling is None else one.ruling.position,
        "cause": None if one.ruling is None else one.ruling.cause,
    }


def _outcome(session: Session, spots: Spots) -> dict[str, object]:
    found = discussion.outcome(session, spots)
    return {
        "gold": [one.to_json() for one in found.gold],
        "without_gold": dict(found.without_gold),
        "proposals": [asdict(one) for one in found.proposals],
        "retests": [asdict(one) for one in found.retests],
        "open": [one.spot_id for one in discussion.still_open(session, spots)],
    }


def _warnings(session: Session, counted: int, policies: PolicySet | None) -> list[str]:
    found = []
    several = sum(len(session.counted(one.recording_id)) > 1 for one in session.items)
    if several < FEW_RECORDINGS:
        found.append(f"{several} recordings are few: intervals drawn from them are rough.")
    if session.late:
        found.append(f"{len(session.late)} reviews came after the reveal and do not count.")
    if policies is None:
        found.append(
            f"{session.policy_set} is not here: all spots weigh the same, and unused categories are not known."
        )
    other = sum(one.counted and one.policy_set not in {"", session.policy_set} for one in session.reviews)
    if other:
        found.append(f"{other} reviews were made under another version than {session.policy_set}.")
    missing = len(session.members) * len(session.items) - counted
    if missing:
        found.append(f"{missing} reviews of a member and a recording are not there.")
    return found
