"""Cases: what several people decide about, such as a second review, a calibration session, a proposal for the standard.

The server makes each participant a document of what is theirs to see; `docs/cases.md` tells its fields. What a person
decides about a case is an event, whose `review_id` is the case's id.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.events import Event

AUDIT = "audit"
CALIBRATION = "calibration"
PROPOSAL = "proposal"
# States of any kind in which nobody has anything to say any more.
_OVER = frozenset({"acknowledged", "cancelled", "closed"})


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case as the server told it last; `content` holds JSON values. `changed_at_ms`: UTC, when it came."""

    kind: str
    case_id: str
    content: Mapping[str, object]
    changed_at_ms: int

    @property
    def state(self) -> str:
        """How far the case is."""
        return str(self.content["state"])

    @property
    def role(self) -> str:
        """What the person is in it."""
        return str(self.content.get("role", ""))

    @property
    def is_over(self) -> bool:
        """Whether there is nothing left to decide."""
        return self.state in _OVER

    @property
    def recordings(self) -> list[BatchItem]:
        """What it is about, as far as the person may see it; older servers do not say where a recording lives."""
        told: Sequence = (*self.content.get("items", ()), self.content.get("recording"))  # type: ignore[misc]
        return [BatchItem.from_json(one) for one in told if one and "url" in one]

    @property
    def decisions(self) -> Sequence[Mapping[str, object]]:
        """What has been decided, as far as the person may see it, in order."""
        return self.content.get("decisions", ())  # type: ignore[return-value]

    def on_their_way(self, own: Iterable[Event]) -> list[Event]:
        """Those of a person's own decisions about the case that the server did not know yet when it told this."""
        known = {one["event_id"] for one in self.decisions}
        return [one for one in own if one.event_id not in known]
