"""Events: round trip and opposites."""

import pytest

from reviewer_app.domain import events as ev
from reviewer_app.domain.events import Event, opposite

FINDING = {"finding_id": "f", "start_ms": 1}
OLDER = {"finding_id": "f", "start_ms": 0}


def _event(kind, body):
    return Event(kind, "r", "ana", 5, "live-es@2026.2", body)


def test_an_event_survives_its_canonical_bytes():
    event = Event("finding.placed", "r", "ana", 5, "live-es@2026.2", {"finding": {"note": "ñandú «x»"}}, amends="e0")
    assert Event.from_canonical(event.canonical()) == event
    assert Event.from_canonical(event.canonical()).canonical() == event.canonical()


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        (ev.FINDING_PLACED, {"finding": FINDING}),
        (ev.FINDING_WITHDRAWN, {"finding": FINDING}),
        (ev.FINDING_REVISED, {"before": OLDER, "finding": FINDING}),
        (ev.VERDICT_GIVEN, {"before": None, "verdict": {"outcome": "OK"}}),
        (ev.VERDICT_GIVEN, {"before": {"outcome": "NA"}, "verdict": {"outcome": "OK"}}),
        (ev.VERDICT_WITHDRAWN, {"before": {"outcome": "NA"}, "verdict": None}),
    ],
)
def test_the_opposite_of_the_opposite_is_the_event(kind, body):
    assert opposite(_event(*opposite(_event(kind, body)))) == (kind, body)


def test_taking_back_a_placing_withdraws_the_finding_as_it_stands():
    assert opposite(_event(ev.FINDING_PLACED, {"finding": OLDER}), FINDING) == (
        ev.FINDING_WITHDRAWN,
        {"finding": FINDING},
    )


@pytest.mark.parametrize("kind", sorted(set(ev.KINDS) - ev.UNDOABLE))
def test_steps_of_the_review_itself_have_no_opposite(kind):
    with pytest.raises(ValueError, match="cannot be undone"):
        opposite(_event(kind, {}))
