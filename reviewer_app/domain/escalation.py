"""An escalation: a recording handed to others in the meantime, with the time by which somebody there must look."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field

from reviewer_app.domain.ids import new_id
from reviewer_app.domain.policy import Route

_MINUTE_MS = 60_000


@dataclass(frozen=True, slots=True)
class Escalation:
    """Where it went, how urgent it is (the id of a severity), why, and until when; wall times in UTC ms.

    The due time is fixed as it is raised: a later policy set with other minutes does not move it.
    """

    route: str
    urgency: str
    reason: str
    raised_at_ms: int
    due_at_ms: int
    escalation_id: str = field(default_factory=new_id)

    @classmethod
    def raised(cls, route: Route, urgency: str, reason: str, now_ms: int) -> "Escalation":
        """A new one to a route, due when the route's minutes are over."""
        return cls(route.id, urgency, reason.strip(), now_ms, now_ms + route.sla_minutes * _MINUTE_MS)

    def to_json(self) -> dict[str, object]:
        """All fields as a JSON object."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, object]) -> "Escalation":
        """The escalation of a JSON object that `to_json` made."""
        return cls(**value)  # type: ignore[arg-type]
