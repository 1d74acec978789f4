"""ELAN annotation files (EAF)."""

from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Transcript, Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord, Warnings, finish
from reviewer_app.formats.markup import clean, visible
from reviewer_app.formats.spoken_words import UNPLACED, place, spoken_word
from reviewer_app.formats.xml_file import Element

_ANNOTATIONS = ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
_UNITS_MS = {"milliseconds": 1.0, "pal-frames": 40.0, "pal-50-frames": 20.0, "ntsc-frames": 1001 / 30}


def read_eaf(root: Element, path: Path, warnings: Warnings) -> Transcript:
    """The transcript of an ELAN document; raises Unreadable for a time that cannot be read and when no cue is left.

    Annotations of tiers that hang on no other are cues, the tier's participant (else its name) is the speaker. A tier
    below one gives its words where it has the same text; any other, such as a translation, cues of its own. Time slots
    without a time lie evenly between their neighbours; the origin of the recording is added.
    """
    slots = _slots(root, path, warnings)
    tiers = [_Tier(element, slots) for element in root.elements if element.name == "TIER"]
    drafts: list[DraftCue] = []
    for tier in _from_the_top(tiers):
        above = tier.above
        if above is not None and above.of_words:
            tier.of_words = True
            warnings.add(tier.where, f"the tier “{tier.name}” is about single words and was left out.")
            continue
        if above is not None:
            tier.hang_on(above)
            tier.of_words = tier.says_the_same()
            if tier.of_words:
                continue
            warnings.add(tier.where, f"the tier “{tier.name}” hangs on another; its annotations are cues of their own.")
        for one in tier.annotations:
            drafts.append(_draft(one, tier, drafts, warnings))
    for tier in tiers:
        if tier.of_words:
            tier.give_words()
    drafts.sort(key=lambda draft: draft.start_ms)
    languages = {tier.language for tier in tiers if tier.language}
    return finish("eaf", languages.pop() if len(languages) == 1 else None, drafts, warnings, path)


@dataclass(slots=True, eq=False)
class _Annotation:
    identity: str
    line: int
    text: str
    start_ms: int | None
    end_ms: int | None
    parent_id: str
    previous_id: str
    draft: DraftCue | None = None

    def word(self) -> Word | DraftWord:
        """Its text as a word, without times of its own where it only refers to another annotation."""
        if self.parent_id:
            return DraftWord(None, None, self.text)
        return spoken_word(self.start_ms, self.end_ms, self.text, None, None)


class _Tier:
    """A tier and its annotations; `above` is the tier that it hangs on, `of_words` tells that it gives no cues."""

    def __init__(self, element: Element, slots: dict[str, int | None]) -> None:
        given = element.attributes
        self.name = clean(given.get("TIER_ID", ""))
        self.where = f"line {element.line}"
        self.parent_id = given.get("PARENT_REF", "")
        self.above: _Tier | None = None
        self.of_words = False
        self.language = clean(given.get("LANG_REF", "")) or None
        participant = clean(given.get("PARTICIPANT", ""))
        self.speaker = f"{participant} ({self.name})" if participant and self.parent_id else participant or self.name
        self.annotations = [
            _annotation(one, slots)
            for holder in element.content
            if type(holder) is not str
            for one in holder.content
            if type(one) is not str and one.name in _ANNOTATIONS
        ]
        self._wholes: list[tuple[_Annotation, list[_Annotation]]] = []

    def hang_on(self, above: "_Tier") -> None:
        """Give each annotation to the one above that it names or lies in; those that share one share its time."""
        by_id = {one.identity: one for one in above.annotations}
        timed = sorted(
            (one for one in above.annotations if one.start_ms is not None), key=lambda one: one.start_ms or 0
        )
        starts = [one.start_ms for one in timed]
        parts: dict[int, tuple[_Annotation, list[_Annotation]]] = {}
        for one in _in_order(self.annotations):
            whole = by_id.get(one.parent_id)
            if whole is None and one.start_ms is not None and (index := bisect_right(starts, one.start_ms)):  # type: ignore[type-var]
                whole = timed[index - 1]
            if whole is not None:
                parts.setdefault(id(whole), (whole, []))[1].append(one)
        self._wholes = list(parts.values())
        for whole, own in self._wholes:
            _share(whole, [one for one in own if one.parent_id])

    def says_the_same(self) -> bool:
        """Whether its annotations are, one after the other, the text of those above, and there is any."""
        placed = sum(len(parts) for _, parts in self._wholes)
        return (
            placed == len(self.annotations)
            and any(len(parts) > 1 for _, parts in self._wholes)
            and all(_letters(whole.text) == _letters("".join(p.text for p in parts)) for whole, parts in self._wholes)
        )

    def give_words(self) -> None:
        """Its annotations become the words of the cues above."""
        for whole, parts in self._wholes:
            if whole.draft is not None:
                whole.draft.words = [part.word() for part in parts if visible(part.text)]


def _annotation(element: Element, slots: dict[str, int | None]) -> _Annotation:
    given, line = element.attributes.get, element.line
    values = [part.text for part in element.content if type(part) is not str and part.name == "ANNOTATION_VALUE"]
    return _Annotation(
        given("ANNOTATION_ID") or f"line {line}",
        line,
        clean("".join(values)),
        slots.get(given("TIME_SLOT_REF1", "")),
        slots.get(given("TIME_SLOT_REF2", "")),
        given("ANNOTATION_REF", ""),
        given("PREVIOUS_ANNOTATION", ""),
    )


def _from_the_top(tiers: list[_Tier]) -> list[_Tier]:
    """The tiers, each after the one that it hangs on; one that hangs on none that is there, or on itself, is free."""
    by_name = {tier.name: tier for tier in tiers}
    below: dict[int, list[_Tier]] = {}
    ordered: list[_Tier] = []
    for tier in tiers:
        above = by_name.get(clean(tier.parent_id))
        if above is None:
            ordered.append(tier)
        else:
            below.setdefault(id(above), []).append(tier)
    for above in ordered:
        for tier in below.pop(id(above), []):
            tier.above = above
            ordered.append(tier)
    return [*ordered, *(tier for circle in below.values() for tier in circle)]


def _in_order(annotations: list[_Annotation]) -> list[_Annotation]:
    """The annotations with each one that names a previous one right behind that."""
    known = {one.identity for one in annotations}
    following: dict[str, list[_Annotation]] = {}
    ordered: list[_Annotation] = []
    for one in annotations:
        if one.previous_id in known and one.previous_id != one.identity:
            following.setdefault(one.previous_id, []).append(one)
    heads = [one for one in annotations if one.previous_id not in known or one.previous_id == one.identity]
    for head in heads:
        pending = [head]
        while pending:
            one = pending.pop()
            ordered.append(one)
            pending += reversed(following.pop(one.identity, []))
    return [*ordered, *(one for circle in following.values() for one in circle)]


def _share(whole: _Annotation, parts: list[_Annotation]) -> None:
    if whole.start_ms is None or whole.end_ms is None:
        return
    room = max(whole.end_ms - whole.start_ms, 0)
    for index, part in enumerate(parts):
        part.start_ms = whole.start_ms + room * index // len(parts)
        part.end_ms = whole.start_ms + room * (index + 1) // len(parts)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _draft(one: _Annotation, tier: _Tier, before: list[DraftCue], warnings: Warnings) -> DraftCue:
    where = f"line {one.line}"
    if one.start_ms is None or one.end_ms is None:
        warnings.add(where, UNPLACED)
    start, end = place(one.start_ms, one.end_ms, [], before, None)
    one.draft = DraftCue(where, start, end, one.text, tier.speaker or None)
    return one.draft


def _slots(root: Element, path: Path, warnings: Warnings) -> dict[str, int | None]:
    """The time of each slot in ms of the recording."""
    header = next((element for element in root.elements if element.name == "HEADER"), root)
    unit = _UNITS_MS.get(header.attributes.get("TIME_UNITS", "milliseconds").lower(), 1.0)
    names, times = [], []
    order = (element for element in root.elements if element.name == "TIME_ORDER")
    for slot in (slot for element in order for slot in element.elements if slot.name == "TIME_SLOT"):
        given = slot.attributes.get
        raw = given("TIME_VALUE", "")
        if raw and not (raw.isascii() and raw.isdigit() and len(raw) < 13):
            raise Unreadable(path, f"the time “{raw[:60]}” cannot be read; mend it.", slot.line)
        names.append(given("TIME_SLOT_ID", ""))
        times.append((int(raw) if unit == 1.0 else round(int(raw) * unit)) if raw else None)
    origin = _origin(header, path, warnings)
    return {name: None if time is None else time + origin for name, time in zip(names, _spread(times), strict=True)}


def _origin(header: Element, path: Path, warnings: Warnings) -> int:
    """How far into the recording the document begins; of several the one with the transcript's name counts."""
    media = [element for element in header.elements if element.name == "MEDIA_DESCRIPTOR"]
    media.sort(key=lambda one: not one.attributes.get("MEDIA_URL", "").rpartition("/")[2].startswith(path.stem + "."))
    raw = media[0].attributes.get("TIME_ORIGIN", "").strip() if media else ""
    if not (raw.isascii() and raw.isdigit() and len(raw) < 13) or not int(raw):
        return 0
    warnings.add(f"line {media[0].line}", "the recording's TIME_ORIGIN was added to all times.")
    return int(raw)


def _spread(times: list[int | None]) -> list[int | None]:
    """Times with those unknown evenly between the known ones around them."""
    known = [index for index, time in enumerate(times) if time is not None]
    spread = list(times)
    for first, last in pairwise(known):
        low, room = times[first] or 0, (times[last] or 0) - (times[first] or 0)
        for index in range(first + 1, last):
            spread[index] = low + room * (index - first) // (last - first)
    return spread
