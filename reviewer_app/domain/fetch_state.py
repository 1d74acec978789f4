"""How far a recording that is fetched ahead has come."""

from dataclasses import dataclass

WAITING, RUNNING, FAILED = "waiting", "running", "failed"


@dataclass(frozen=True, slots=True)
class FetchState:
    """Waiting, running (`share` 0 to 1 has come) or failed (`sentence` says why; it is tried again)."""

    state: str
    share: float = 0.0
    sentence: str = ""
