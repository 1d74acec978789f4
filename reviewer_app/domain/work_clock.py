"""How long somebody has been reviewing without a break."""

from dataclasses import dataclass

# So long without reviewing is a break.
BREAK_MS = 5 * 60_000
POSTPONED_MS = 10 * 60_000


@dataclass(slots=True)
class WorkClock:
    """Counts reviewing: time in which a recording plays or keys are pressed. Five minutes without either are a break
    and begin the count anew; shorter pauses neither count nor end it.
    """

    worked_ms: int = 0
    idle_ms: int = 0
    _quiet_until_ms: int = 0

    def worked(self, ms: int) -> None:
        """Somebody reviewed for so long."""
        self.worked_ms += ms
        self.idle_ms = 0

    def rested(self, ms: int) -> None:
        """Nobody reviewed for so long."""
        self.idle_ms += ms
        if self.idle_ms >= BREAK_MS:
            self.worked_ms = self._quiet_until_ms = 0

    def due(self, after_minutes: int) -> bool:
        """Whether a break is to be suggested; never with 0 minutes."""
        return 0 < after_minutes * 60_000 <= self.worked_ms and self.worked_ms >= self._quiet_until_ms

    def postpone(self) -> None:
        """Suggest it again after ten more minutes of reviewing."""
        self._quiet_until_ms = self.worked_ms + POSTPONED_MS
