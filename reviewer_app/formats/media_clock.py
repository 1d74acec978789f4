"""Time expressions of TTML: clock time, offsets, frames and ticks."""

import re
from fractions import Fraction
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.xml_file import Element

_CLOCK = re.compile(r"([0-9]{2,4}):([0-9]{2}):([0-9]{2})(?:\.([0-9]{1,12})|:([0-9]{2,4})(?:\.([0-9]{1,4}))?)?")
_OFFSET = re.compile(r"([0-9]{1,12})(?:\.([0-9]{1,12}))?(h|m|s|ms|f|t)")
# Digits behind the point that are milliseconds as they stand.
_EXACT = 3
_UNITS_MS = {"h": 3_600_000, "m": 60_000, "s": 1000, "ms": 1}
# Frame numbers that SMPTE time code leaves out: how many, each so many minutes, but not each tenth time.
_DROPS = {"dropNTSC": (2, 1), "dropPAL": (4, 2)}


class MediaClock:
    """Reads times by the parameters of a TTML document's root (TTML2, sections 7 and 12.3)."""

    def __init__(self, root: Element, path: Path) -> None:
        self._path = path
        # Where one word ends the next one begins, and a document may be walked twice.
        self._known: dict[str, int] = {}
        given = root.attributes
        frames = self._whole(root, "frameRate")
        subframes = self._whole(root, "subFrameRate") or 1
        self._subframes = subframes
        self._counted = frames or 30
        self._frames = self._counted * self._multiplier(root)
        self._ticks = Fraction(self._whole(root, "tickRate") or (self._frames * subframes if frames else 1))
        self._is_smpte = given.get("timeBase") == "smpte"
        self._drop, self._each = _DROPS.get(given.get("dropMode", ""), (0, 1))

    def milliseconds(self, element: Element, name: str) -> int | None:
        """An attribute's time in ms, None without the attribute; raises Unreadable for a time that cannot be read."""
        raw = element.attributes.get(name)
        if raw is None:
            return None
        known = self._known.get(raw)
        if known is None:
            known = self._known[raw] = self._read(raw, element)
        return known

    def _read(self, raw: str, element: Element) -> int:
        if clock := _CLOCK.fullmatch(raw.strip()):
            return self._clock(clock)
        if offset := _OFFSET.fullmatch(raw.strip()):
            return self._offset(*offset.groups())
        reason = f"the time “{raw.strip()[:60]}” cannot be read; mend it."
        raise Unreadable(self._path, reason, element.line)

    def _clock(self, found: re.Match[str]) -> int:
        hours, minutes, seconds, fraction, frame, subframe = found.groups()
        whole = (int(hours) * 60 + int(minutes)) * 60 + int(seconds)
        if fraction is not None and len(fraction) <= _EXACT:
            return whole * 1000 + int(fraction.ljust(_EXACT, "0"))
        if fraction is not None:
            return whole * 1000 + round(Fraction(int(fraction) * 1000, 10 ** len(fraction)))
        frames = int(frame or 0) + Fraction(int(subframe or 0), self._subframes)
        if not self._is_smpte:
            return whole * 1000 + round(frames * 1000 / self._frames)
        dropping = whole // 60 // self._each
        dropped = self._drop * (dropping - dropping // 10)
        return round((whole * self._counted + frames - dropped) * 1000 / self._frames)

    def _offset(self, whole: str, fraction: str | None, unit: str) -> int:
        digits, places = int(whole + (fraction or "")), 10 ** len(fraction or "")
        if unit in _UNITS_MS:
            return round(digits * _UNITS_MS[unit] / places)
        return round(Fraction(digits, places) * 1000 / (self._frames if unit == "f" else self._ticks))

    def _whole(self, root: Element, name: str) -> int | None:
        raw = root.attributes.get(name)
        if raw is None:
            return None
        if not re.fullmatch("[0-9]{1,12}", raw.strip()) or not int(raw):
            raise Unreadable(self._path, f"“{raw[:60]}” is no {name}; mend it.", root.line)
        return int(raw)

    def _multiplier(self, root: Element) -> Fraction:
        """`1000 1001`; older files write `1000:1001`, or one number."""
        raw = root.attributes.get("frameRateMultiplier", "1 1")
        found = re.fullmatch(r"\s*([0-9]{1,9})(?:[\s:/]+([0-9]{1,9}))?\s*", raw)
        if not found or not int(found[1]) or not int(found[2] or 1):
            raise Unreadable(self._path, f"“{raw[:60]}” is no frameRateMultiplier; mend it.", root.line)
        return Fraction(int(found[1]), int(found[2] or 1))
