"""The index against a plain scan of the transcript, and what search and quotes mean."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.domain.text_fold import fold
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.domain.transcript_index import STRETCH, TranscriptIndex, next_hit

_MS = st.integers(0, 60)


@st.composite
def _cues(draw):
    start, length = draw(_MS), draw(st.integers(0, 40))
    texts = draw(st.lists(st.sampled_from(["año", "ano", "sí", "si", "la", "mañana", "2014"]), min_size=1, max_size=4))
    words = ()
    if draw(st.booleans()):
        starts = draw(st.lists(st.integers(start, start + length), min_size=len(texts), max_size=len(texts)))
        words = tuple(Word(at, at + draw(st.integers(0, 10)), text) for at, text in zip(starts, texts, strict=True))
    return Cue(start, start + length, " ".join(texts), None, words)


_TRANSCRIPTS = st.lists(_cues(), max_size=8).map(
    lambda cues: Transcript("srt", None, tuple(sorted(cues, key=lambda cue: cue.start_ms)))
)
_bounded = settings(derandomize=True, max_examples=200, deadline=None)


def runs(item, ms):
    return item.start_ms <= ms < max(item.end_ms, item.start_ms + 1)


@_bounded
@given(_TRANSCRIPTS)
def test_by_time_as_a_scan_finds_it(transcript):
    index = TranscriptIndex(transcript)
    for ms in range(-1, 112):
        running = [n for n, cue in enumerate(transcript.cues) if runs(cue, ms)]
        assert index.cue_at(ms) == (running[-1] if running else None)
        assert index.last_cue_started(ms) == sum(cue.start_ms <= ms for cue in transcript.cues) - 1
        words = transcript.cues[running[-1]].words if running else ()
        started = [(word.start_ms, n) for n, word in enumerate(words) if word.start_ms <= ms]
        assert index.word_at(ms) == ((running[-1], max(started)[1]) if started else None)


@_bounded
@given(_TRANSCRIPTS, st.sampled_from(["ano", "año", "a", "n", "ñ", "si la", "2014 s", "ÑA", "x", "a  m"]))
def test_search_as_a_scan_finds_it(transcript, query):
    def scan(letters):
        wanted = " ".join(letters(fold(query)).split())
        return [
            (n, place) for n, cue in enumerate(transcript.cues) for place in _places(letters(fold(cue.text)), wanted)
        ]

    def n_is_any(text):
        return text if "ñ" in fold(query) else text.replace("ñ", "n")

    hits = TranscriptIndex(transcript).search(query)
    assert sorted((hit.cue, hit.start) for hit in hits) == (scan(str) or scan(n_is_any))
    assert [hit.ms for hit in hits] == sorted(hit.ms for hit in hits)
    for hit in hits:
        cue = transcript.cues[hit.cue]
        assert fold(cue.text[hit.start : hit.end], keep_enye=False) == fold(" ".join(query.split()), keep_enye=False)
        before = len(cue.text[: hit.start + 1].split()) - 1
        assert hit.ms == (cue.words[before].start_ms if cue.words else cue.start_ms)


def _places(text, wanted):
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + len(wanted))


@_bounded
@given(_TRANSCRIPTS, _MS, _MS, st.integers(1, 40))
def test_quotes_of_spans_as_a_scan_finds_them(transcript, start, end, limit):
    start, end = min(start, end), max(start, end) + 1
    parts = []
    for cue in (cue for cue in transcript.cues if any(runs(cue, ms) for ms in range(start, end))):
        if cue.words:
            parts += [w.text for w in cue.words if any(runs(w, ms) for ms in range(start, end))]
        else:
            parts.append(cue.text)
    index = TranscriptIndex(transcript)
    assert index.quote(start, end, limit=10_000) == " ".join(parts)
    short = index.quote(start, end, limit=limit)
    assert len(short) <= limit
    assert short == " ".join(parts) or short.endswith("…")


def said(*texts, step=1000):
    cues = []
    for n, text in enumerate(texts):
        words = text.split()
        room = step // len(words)
        placed = tuple(Word(n * step + k * room, n * step + (k + 1) * room, w) for k, w in enumerate(words))
        cues.append(Cue(n * step, (n + 1) * step, text, None, placed))
    return TranscriptIndex(Transcript("srt", None, tuple(cues)))


def test_search_disregards_case_and_accents_but_not_enye():
    index = said("El AÑO pasado", "un ano", "corazón")
    assert [(hit.cue, hit.start, hit.end) for hit in index.search("año")] == [(0, 3, 6)]
    assert [hit.cue for hit in index.search("ano")] == [1]
    assert [hit.cue for hit in index.search("CORAZON")] == [2]


def test_n_stands_for_enye_only_when_nothing_else_is_found():
    assert [hit.cue for hit in said("el niño").search("nino")] == [0]
    assert said("la nina").search("niña") == []


def test_a_search_asks_now_and_then_whether_to_go_on():
    """At every so many hits, so that nobody waits for a hundred thousand of them; given up it has none to show."""
    index, asked = said(*["a b a"] * STRETCH), []
    assert len(index.search("a", lambda count: asked.append(count) or True)) == 2 * STRETCH
    assert asked == [STRETCH, 2 * STRETCH]
    assert index.search("a", lambda count: count < STRETCH) is None
    assert len(index.search("b a", lambda count: count < STRETCH + 1)) == STRETCH


def test_search_takes_queries_literally_and_within_one_cue():
    index = said("a.b (c)", "hola a", "todos")
    assert [hit.start for hit in index.search("(C")] == [4]
    assert index.search("a_b") == index.search("a todos") == index.search("") == index.search(" \0 ") == []


def test_search_in_decomposed_text_gives_places_in_that_text():
    index = TranscriptIndex(Transcript("srt", None, (Cue(0, 1, "xa\u0301 an\u0303o ya"),)))
    (hit,) = index.search("año ya")
    assert "xa\u0301 an\u0303o ya"[hit.start : hit.end] == "an\u0303o ya"


def test_next_hit_by_time():
    index = said("hola tú", "nada", "hola")
    hits = index.search("hola")
    assert [hit.ms for hit in hits] == [0, 2000]
    assert next_hit(hits, -1) == hits[0] and next_hit(hits, 0) == hits[1] and next_hit(hits, 2000) is None
    assert next_hit([], 0) is None


def test_char_range_marks_the_current_word():
    index = said("hola a todos")
    cue, word = index.word_at(500)
    start, end = index.char_range(cue, word)
    assert index.transcript.cues[cue].text[start:end] == "a"


def test_a_point_quotes_its_cue_and_shortly_after_it_still():
    index = said("hola a todos", "otra cosa")
    assert index.quote(1500, 1500) == "otra cosa"
    assert index.quote(2000, 2000) == index.quote(3999, 3999) == "otra cosa"
    assert index.quote(4000, 4000) == ""
    assert said().quote(0, 0) == ""


def test_a_span_may_be_given_backwards():
    assert said("uno dos tres cuatro").quote(700, 300) == "dos tres"


@pytest.mark.parametrize("ms", [0, 499, 500, 999])
def test_a_point_in_a_long_cue_quotes_the_words_around_it(ms):
    texts = [f"palabra{n:03d}" for n in range(100)]
    index = said(" ".join(texts))
    quote = index.quote(ms, ms, limit=60)
    assert len(quote) <= 60
    assert texts[index.word_at(ms)[1]] in quote
    assert set(quote.replace("…", " ").split()) <= set(texts)
    assert len(quote.split()) >= 3


def test_a_long_cue_without_words_is_cut_between_words():
    index = TranscriptIndex(Transcript("srt", None, (Cue(0, 9, "uno dos tres"),)))
    assert [index.quote(1, 1, limit=limit) for limit in (1, 3, 7, 9, 12)] == [
        "…",
        "un…",
        "uno…",
        "uno dos…",
        "uno dos tres",
    ]


def test_masked_places_are_said_when_their_word_is():
    words = (Word(100, 200, "eres"), Word(300, 400, "un"), Word(500, 600, "***,"))
    cues = (Cue(100, 700, "eres un ***,", None, words), Cue(900, 950, "****"), Cue(1_000, 1_100, "hola"))
    places = TranscriptIndex(Transcript("x", "es", cues)).masked()
    assert [(place.ms, place.cue, place.start, place.end) for place in places] == [(500, 0, 8, 11), (900, 1, 0, 4)]
