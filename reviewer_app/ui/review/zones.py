"""Where in the recording something grave is known to be: around findings and around hits of the lexicon."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from reviewer_app.domain.lexicon import LexiconHit
from reviewer_app.domain.review import Finding
from reviewer_app.ui.review import look

# A finding's span is widened by so much at both ends, a hit's by more: its picture may come before or after the word.
AROUND_FINDING_MS, AROUND_HIT_MS = 1_000, 5_000
_ROOM = 256
_FOREVER = 2**60
_NEVER = -1


@dataclass(frozen=True, slots=True)
class Zone:
    """What is there: a policy and its severity, both None-able as findings and hits have them."""

    policy_id: str
    severity: str | None


class Zones:
    """Zones by key; asking looks at every one, which takes 0.1 ms for 50,000 of them."""

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        """Another recording."""
        self._rows: dict[str, int] = {}
        self._free: list[int] = []
        self._zones: list[Zone] = []
        self._start, self._end = np.zeros(_ROOM, np.int64), np.full(_ROOM, _NEVER, np.int64)
        self._rank = np.zeros(_ROOM, np.int64)
        self._hits: list[str] = []

    def begin(self, findings: Iterable[Finding]) -> None:
        """Another recording, with these findings; all at once, since a review may hold tens of thousands."""
        self.clear()
        known = list(findings)
        self._rows = {one.finding_id: row for row, one in enumerate(known)}
        kinds = {kind: Zone(*kind) for kind in {(one.policy_id, one.severity) for one in known}}
        self._zones = [kinds[one.policy_id, one.severity] for one in known]
        spare = [0] * _ROOM
        self._start = np.array([one.start_ms - AROUND_FINDING_MS for one in known] + spare, np.int64)
        self._end = np.array([_end_of(one) for one in known] + spare, np.int64)
        self._rank = np.array([look.rank(one.severity) for one in known] + spare, np.int64)

    def put_finding(self, finding: Finding) -> None:
        """Take in a finding, new or changed."""
        zone = Zone(finding.policy_id, finding.severity)
        self._put(finding.finding_id, zone, finding.start_ms - AROUND_FINDING_MS, _end_of(finding))

    def drop_finding(self, finding_id: str) -> None:
        """Forget a finding."""
        self._drop(finding_id)

    def set_hits(self, hits: Iterable[LexiconHit]) -> None:
        """Take in these hits instead of any others."""
        for key in self._hits:
            self._drop(key)
        self._hits = []
        for number, hit in enumerate(hits):
            self._hits.append(f"hit {number}")
            zone = Zone(hit.policy, hit.severity)
            self._put(self._hits[-1], zone, hit.start_ms - AROUND_HIT_MS, hit.end_ms + AROUND_HIT_MS)

    def at(self, ms: int) -> Zone | None:
        """The gravest zone at a time; one of no severity last."""
        inside = self._inside(ms)
        if not len(inside):
            return None
        return self._zones[inside[np.argmin(self._rank[inside])]]

    def all_at(self, ms: int) -> frozenset[Zone]:
        """Every zone at a time."""
        return frozenset(self._zones[row] for row in self._inside(ms))

    def _inside(self, ms: int) -> np.ndarray:
        used = len(self._zones)
        return np.flatnonzero((self._start[:used] <= ms) & (self._end[:used] >= ms))

    def _put(self, key: str, zone: Zone, start_ms: int, end_ms: int) -> None:
        row = self._rows.get(key)
        if row is None:
            row = self._rows[key] = self._new_row()
        self._zones[row] = zone
        self._start[row], self._end[row], self._rank[row] = start_ms, end_ms, look.rank(zone.severity)

    def _drop(self, key: str) -> None:
        row = self._rows.pop(key, None)
        if row is not None:
            self._end[row] = _NEVER - _FOREVER
            self._free.append(row)

    def _new_row(self) -> int:
        if self._free:
            return self._free.pop()
        self._zones.append(Zone("", None))
        if len(self._zones) > len(self._end):
            for name in ("_start", "_end", "_rank"):
                column = getattr(self, name)
                setattr(self, name, np.concatenate([column, np.zeros_like(column)]))
        return len(self._zones) - 1


def _end_of(finding: Finding) -> int:
    if finding.open_span:
        return _FOREVER
    return (finding.start_ms if finding.end_ms is None else finding.end_ms) + AROUND_FINDING_MS
