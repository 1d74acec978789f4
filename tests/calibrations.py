"""Documents of calibration sessions for tests."""

from collections.abc import Mapping, Sequence

from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Finding, Verdict

SESSION = "0193c000-0000-7000-8000-000000000001"
RECORDING = "a" * 64


def review(
    letter: str,
    findings: Sequence[Finding] = (),
    outcome: str | None = "OK",
    recording: str = RECORDING,
    **more: object,
) -> dict:
    """One review of a document."""
    verdict = None if outcome is None else Verdict(outcome, ("NO_ACTION",), f"{letter} says {outcome}").to_json()
    return {
        "letter": letter,
        "login": None,
        "recording_id": recording,
        "counted": True,
        "submitted_at_ms": None,
        "findings": [one.to_json() for one in findings],
        "verdict": verdict,
        **more,
    }


def document(reviews: Sequence[Mapping], recordings: Sequence[str] = (RECORDING,), **more: object) -> dict:
    """A revealed session's document for its lead, who is also the member A."""
    return {
        "session_id": SESSION,
        "name": "Semana 47",
        "state": "revealed",
        "role": "lead",
        "policy_set": "live-es@2026.2",
        "deadline_ms": 1_000_000,
        "lead": "luz",
        "members": ["ana", "bea", "luz", "sol"],
        "items": [
            {"recording_id": one, "title": f"Directo {place}", "duration_ms": 600_000, "place": place, "why": ""}
            for place, one in enumerate(recordings)
        ],
        "handed_in": None,
        "my_letter": "A",
        "reviews": list(reviews),
        "decisions": [],
        "gold": [],
        "changes": [],
        **more,
    }


def session(reviews: Sequence[Mapping], recordings: Sequence[str] = (RECORDING,), **more: object) -> Session:
    """The same as a session."""
    return Session.from_json(document(reviews, recordings, **more))


def told(event: Event, letter: str | None = "A") -> dict:
    """A decision as the document of everybody has it later."""
    return {
        "event_id": event.event_id,
        "kind": event.kind,
        "author": None,
        "letter": letter,
        "made_at_ms": event.made_at_ms,
        "body": dict(event.body),
    }
