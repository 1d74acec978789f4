"""Looking for a lexicon's terms in what was said and written."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from reviewer_app.domain.chat import ENFORCEMENT, OTHER, VIEWERS, Chat, ChatEvent
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.lexicon import Hit, LexiconHit
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.matching.tokens import BREAK
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.word_places import word_places

TRANSCRIPT, CHAT = "transcript", "chat"

# A phrase may run on into the next cue of the same speaker when the pause is no longer.
_CLOSE_MS = 1500
# Below this recognisers are wrong about as often as right, so that a word may be one letter off.
_DOUBTFUL = 0.5
_AROUND = 60
# Cues or messages matched in one go: each pass over their text is one call, and the window waits for it.
_AT_ONCE = 150
# Texts that the platform wrote, and numbers.
_NOT_PEOPLE = frozenset((ENFORCEMENT, OTHER, VIEWERS))


def scan(
    matcher: Matcher,
    transcript: Transcript | None = None,
    chat: Chat | None = None,
    clock: ChatClock | None = None,
    between: Callable[[], None] = lambda: None,
) -> list[LexiconHit]:
    """The hits in a transcript and in a chat, in order of time.

    What was said is timed by its words, by its cue where there are none. What was written is timed on media time when
    its `clock` is given, else on the log's own; deleted messages count, texts of the platform do not. `between` is
    called now and then; what it raises ends the scan.
    """
    hits = [*_said(matcher, transcript, between)] if transcript is not None else []
    if chat is not None:
        hits += _wrote(matcher, chat, clock, between)
    return sorted(hits, key=lambda hit: (hit.start_ms, hit.end_ms))


def _said(matcher: Matcher, transcript: Transcript, between: Callable[[], None]) -> Iterator[LexiconHit]:
    cues = transcript.cues
    for first in range(0, len(cues), _AT_ONCE):
        between()
        # One cue more, for a phrase that runs on into it; what begins there is the next stretch's.
        stretch = cues[first : first + _AT_ONCE + 1]
        for hit in _said_in(matcher, stretch):
            if hit.cue < _AT_ONCE:  # type: ignore[operator]
                yield replace(hit, cue=first + hit.cue)  # type: ignore[operator]


def _said_in(matcher: Matcher, cues: Sequence[Cue]) -> Iterator[LexiconHit]:
    texts = _Joined([cue.text for cue in cues], [_go_together(one, other) for one, other in pairwise(cues)])
    for hit in matcher.match(texts.text, [*_doubtful(cues, texts)]):
        first, last = texts.index_of(hit.start), texts.index_of(hit.end - 1)
        cue = cues[first]
        start = hit.start - texts.starts[first]
        end = min(hit.end - texts.starts[first], len(cue.text))
        word, _ = _words_in(cue, start, end)
        _, final = _words_in(cues[last], max(hit.start - texts.starts[last], 0), hit.end - texts.starts[last])
        begin_ms = cue.start_ms if word is None else cue.words[word].start_ms
        speaker = cue.speaker if word is None else cue.words[word].speaker or cue.speaker
        yield _lexicon_hit(
            matcher,
            hit,
            source=TRANSCRIPT,
            start_ms=begin_ms,
            end_ms=max(begin_ms, cues[last].end_ms if final is None else cues[last].words[final].end_ms),
            cue=first,
            start=start,
            end=end,
            who=speaker,
            context=_around(" ".join(cue.text for cue in cues[first : last + 1]), start, start + hit.end - hit.start),
        )


def _wrote(matcher: Matcher, chat: Chat, clock: ChatClock | None, between: Callable[[], None]) -> Iterator[LexiconHit]:
    written = [event for event in chat.events if event.text and event.kind not in _NOT_PEOPLE]
    for first in range(0, len(written), _AT_ONCE):
        between()
        yield from _wrote_in(matcher, written[first : first + _AT_ONCE], clock)


def _wrote_in(matcher: Matcher, events: Sequence[ChatEvent], clock: ChatClock | None) -> Iterator[LexiconHit]:
    texts = _Joined([event.text for event in events], [False] * (len(events) - 1))
    for hit in matcher.match(texts.text):
        index = texts.index_of(hit.start)
        event, base = events[index], texts.starts[index]
        time_ms = clock.to_media(event.time_ms) if clock else event.time_ms
        yield _lexicon_hit(
            matcher,
            hit,
            source=CHAT,
            start_ms=time_ms,
            end_ms=time_ms,
            event_id=event.event_id,
            start=hit.start - base,
            end=hit.end - base,
            who=event.user_name or event.user_id,
            context=_around(event.text, hit.start - base, hit.end - base),
        )


class _Joined:
    """Texts one after the other: those that go together by a line end, the others by a break."""

    def __init__(self, texts: Sequence[str], together: Sequence[bool]) -> None:
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]
        ends = ["\n" if near else BREAK for near in together] + [""]
        self.text = "".join(text.replace(BREAK, " ") + end for text, end in zip(texts, ends[: len(texts)], strict=True))

    def index_of(self, place: int) -> int:
        """Which text a character belongs to."""
        return bisect_right(self.starts, place) - 1


def _go_together(one: Cue, other: Cue) -> bool:
    same = one.speaker == other.speaker or one.speaker is None or other.speaker is None
    return same and other.start_ms - one.end_ms <= _CLOSE_MS


def _doubtful(cues: Sequence[Cue], texts: _Joined) -> Iterator[tuple[int, int]]:
    """The places of words that the recogniser hardly understood."""
    for cue, base in zip(cues, texts.starts, strict=False):
        if any(word.confidence is not None and word.confidence < _DOUBTFUL for word in cue.words):
            for word, (start, end) in zip(cue.words, word_places(cue), strict=True):
                if word.confidence is not None and word.confidence < _DOUBTFUL:
                    yield base + start, base + end


def _words_in(cue: Cue, start: int, end: int) -> tuple[int | None, int | None]:
    """The first and the last word that have a part in characters of a cue's text; None where there are none."""
    inside = [n for n, (first, last) in enumerate(word_places(cue)) if first < end and last > start]
    return (inside[0], inside[-1]) if inside else (None, None)


def _around(text: str, start: int, end: int) -> str:
    """What stands around a place, whole words, `…` where something was left out."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    if first:
        first = min(text.find(" ", first, start) + 1 or start, start)
    if last < len(text):
        last = max(text.rfind(" ", end, last), end)
    return f"{'…' if first else ''}{text[first:last]}{'…' if last < len(text) else ''}".replace("\n", " ")


def _lexicon_hit(
    matcher: Matcher,
    hit: Hit,
    *,
    source: str,
    start_ms: int,
    end_ms: int,
    start: int,
    end: int,
    who: str | None,
    context: str,
    cue: int | None = None,
    event_id: str | None = None,
) -> LexiconHit:
    term = hit.term
    return LexiconHit(
        source=source,
        start_ms=start_ms,
        end_ms=end_ms,
        cue=cue,
        event_id=event_id,
        start=start,
        end=end,
        text=hit.text.replace("\n", " "),
        matched=hit.matched,
        lemma=term.lemma,
        sense=term.sense,
        policy=term.policy,
        severity=term.severity_in(matcher.country),
        reclaimed=term.reclaimed,
        rule=hit.rule,
        who=who,
        context=context,
    )
