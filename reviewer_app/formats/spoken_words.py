"""What readers of recognisers' JSON share: times, confidences, texts, words, and cues cut from flat words."""

from reviewer_app.domain.transcript import Word
from reviewer_app.formats.cue_drafts import DraftCue, DraftWord
from reviewer_app.formats.markup import clean, visible

LONGEST_S = 3_600_000
UNUSABLE_WORD = "a word, or a word's time, that cannot be read was ignored."
UNPLACED = "a time is missing or is not a number; the cue was placed by its words or neighbours."

# How flat words without segments are cut into cues.
_PAUSE_MS = 1000
_MANY_WORDS = 40
_FEW_WORDS = 12


class Texts:
    """Cleans texts and remembers in `seen` what each became, since people repeat themselves."""

    def __init__(self) -> None:
        self.seen: dict[str, str] = {}

    def __call__(self, value: object) -> str:
        """A text or number cleaned, empty when nothing of it can be seen or it is neither."""
        if type(value) is not str:
            return plain_text(value)
        text = self.seen.get(value)
        if text is None:
            cleaned = clean(value)
            text = self.seen[value] = cleaned if visible(cleaned) else ""
        return text


def listed(value: object) -> list:
    """A list as it is, an empty one for anything else."""
    return value if isinstance(value, list) else []


def mapped(value: object) -> dict:
    """A JSON object as it is, an empty one for anything else."""
    return value if isinstance(value, dict) else {}


def first_object(value: object) -> dict:
    """The first of a list of JSON objects, such as the best alternative; empty where there is none."""
    return mapped(next(iter(listed(value)), None))


def plain_text(value: object) -> str:
    """A text cleaned, or the digits of a number; empty for anything else."""
    if (type(value) is int or type(value) is float) and -1e15 < value < 1e15:
        return str(value)
    return clean(value) if type(value) is str else ""


def milliseconds(value: object) -> int | None:
    """Seconds, a number or its digits, as ms; None for anything else, NaN and absurd figures among them."""
    if type(value) is str:
        try:
            value = float(value)
        except ValueError:
            return None
    if (type(value) is float or type(value) is int) and -LONGEST_S < value < LONGEST_S:
        return round(value * 1000)
    return None


def confidence(value: object) -> float | None:
    """A probability; None for anything else."""
    # Float noise just outside is a probability still.
    if (type(value) is float or type(value) is int) and -0.001 <= value <= 1.001:
        return min(max(float(value), 0.0), 1.0)
    return None


def is_odd(raw: object, ms: int | None) -> bool:
    """Whether a time stands there but is none; null and NaN are how aligners write an unknown one."""
    return ms is None and raw is not None and raw == raw  # noqa: PLR0124


def spoken_word(
    start_ms: int | None, end_ms: int | None, text: str, sure: float | None, speaker: str | None
) -> Word | DraftWord:
    """A word, a draft of one where its times are missing or to be mended."""
    if start_ms is not None and end_ms is not None and 0 <= start_ms <= end_ms:
        return Word(start_ms, end_ms, text, sure, speaker)
    return DraftWord(start_ms, end_ms, text, sure, speaker)


def channel_speaker(speaker: str | None, channel: object, several: bool) -> str | None:
    """The name of a speaker where each of several channels counts its own: `ch_0 1`, `ch_0` where nobody is named."""
    if not several or channel is None:
        return speaker
    channel = plain_text(channel)
    return " ".join(filter(None, (channel if channel.startswith("ch_") else f"ch_{channel}", speaker)))


def joined(words: list[Word | DraftWord]) -> str:
    """The text of words."""
    return " ".join(word.text for word in words)


def place(
    start_ms: int | None, end_ms: int | None, words: list[Word | DraftWord], before: list[DraftCue], after: int | None
) -> tuple[int, int]:
    """Start and end of a cue that lacks one: its words', else the neighbours'; `after` is when the next one starts."""
    if start_ms is None:
        starts = [word.start_ms for word in words if word.start_ms is not None]
        start_ms = min(starts) if starts else before[-1].end_ms if before else 0
    if end_ms is None:
        ends = [word.end_ms for word in words if word.end_ms is not None]
        end_ms = max(ends) if ends else after if after is not None else start_ms
        end_ms = max(end_ms, start_ms)
    return start_ms, end_ms


def cut(words: list[Word | DraftWord], name: str) -> list[DraftCue]:
    """Cues of flat words: cut at a new speaker, a pause, or a sentence's end once a line is full.

    Warnings call them `group 3 of NAME`.
    """
    groups: list[list[Word | DraftWord]] = []
    for word in words:
        if not groups or _is_new_cue(groups[-1], word):
            groups.append([])
        groups[-1].append(word)
    drafts: list[DraftCue] = []
    for number, group in enumerate(groups, start=1):
        start, end = place(None, None, group, drafts, None)
        drafts.append(DraftCue(f"group {number} of {name}", start, end, joined(group), group[0].speaker, group))
    return drafts


def _is_new_cue(group: list[Word | DraftWord], word: Word | DraftWord) -> bool:
    last = group[-1]
    if word.speaker is not None and group[0].speaker is not None and word.speaker != group[0].speaker:
        return True
    if word.start_ms is not None and last.end_ms is not None and word.start_ms - last.end_ms > _PAUSE_MS:
        return True
    return len(group) >= _MANY_WORDS or (len(group) >= _FEW_WORDS and last.text.endswith((".", "?", "!", "…")))
