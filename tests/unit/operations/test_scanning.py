"""Hits with times, from the sample and from made transcripts and chats."""

from reviewer_app import paths
from reviewer_app.domain.chat import COMMENT, MEDIA, Chat, ChatEvent
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.lexicon import Lexicon, Term
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.transcript import Cue, Transcript, Word
from reviewer_app.formats.chats import read_chat
from reviewer_app.formats.transcripts import read_transcript
from reviewer_app.operations import scanning
from reviewer_app.operations.lexicons import shipped
from reviewer_app.operations.scanning import scan

SAMPLE = paths.resources() / "sample"


def matcher(*lemmas):
    """A matcher of words."""
    return Matcher.compile(
        Lexicon("test", "2026.1", tuple(Term(lemma, "p.q", severity={"*": "S1"}) for lemma in lemmas))
    )


def transcript(*cues):
    """A transcript of cues."""
    return Transcript("srt", "es", cues)


def test_the_acted_moments_of_the_sample_are_found_and_little_else():
    """Each judgement of the sample's page has a hit in its time; nothing while she greets, cooks or objects."""
    hits = scan(Matcher.compile(shipped(), "MX"), read_transcript(SAMPLE / "directo-demo.whisperx.json"))
    found = {(hit.policy, hit.start_ms // 1000) for hit in hits}
    expected = {
        "quality.gift_pressure": (16, 32),
        "danger.driving": (49, 62),
        "scam.investment": (62, 80),
        "harassment.insult": (88, 101),
        "privacy.contact": (88, 101),
        "quality.purchase_redirect": (119, 127),
    }
    for policy, (first, last) in expected.items():
        assert any(one == policy and first <= second <= last for one, second in found), policy
    reclaimed = [hit for hit in hits if hit.reclaimed]
    assert [(hit.text, hit.who) for hit in reclaimed] == [("gorda", "SPEAKER_00")]
    assert all(any(a <= second <= b for a, b in expected.values()) or second == 113 for _, second in found)


def test_the_chat_of_the_sample():
    """The scam that was deleted counts, the platform's own warning does not; times are the log's."""
    chat = read_chat(SAMPLE / "directo-demo.chat.jsonl")
    hits = scan(Matcher.compile(shipped(), "MX"), chat=chat)
    assert [hit.text for hit in hits] == [
        "va manejando", "deja el celular", "dobla tu dinero", "estafador", "gané 2000 con él", "escríbanle ya",
    ]  # fmt: skip
    assert {hit.who for hit in hits} == {"Paula", "Ramón", "user9912"}
    assert all(hit.start_ms > 1_700_000_000_000 and hit.event_id and hit.cue is None for hit in hits)


def test_times_and_places_are_those_of_the_words():
    cue = Cue(1_000, 9_000, "y tú, ¡hijo de puta!", "Ana", (
        Word(1_000, 1_100, "y"), Word(1_200, 1_300, "tú,"), Word(2_000, 2_300, "¡hijo", speaker="Eva"),
        Word(2_400, 2_500, "de"), Word(2_600, 2_900, "puta!"),
    ))  # fmt: skip
    (hit,) = scan(matcher("hijo de puta"), transcript(Cue(0, 900, "hola"), cue))
    assert (hit.source, hit.start_ms, hit.end_ms, hit.cue, hit.who) == ("transcript", 2_000, 2_900, 1, "Eva")
    assert cue.text[hit.start : hit.end] == hit.text == "hijo de puta"
    assert (hit.severity, hit.rule, hit.matched, hit.context) == ("S1", "exact", "hijo de puta", cue.text)


def test_without_word_times_the_cue_says_when():
    (hit,) = scan(matcher("puta"), transcript(Cue(5_000, 7_000, "la puta lluvia", "Ana")))
    assert (hit.start_ms, hit.end_ms, hit.who) == (5_000, 7_000, "Ana")


def test_a_phrase_runs_on_into_the_next_cue_when_it_is_close():
    """Of the same speaker and soon after; the places are those in the first cue."""
    first, last = Cue(0, 1_000, "eres un hijo", "Ana"), Cue(1_400, 2_000, "de puta mala", "Ana")
    (hit,) = scan(matcher("hijo de puta"), transcript(first, last))
    assert (hit.cue, hit.start, hit.end, hit.start_ms, hit.end_ms) == (0, 8, 12, 0, 2_000)
    assert hit.context == "eres un hijo de puta mala"
    assert hit.text == "hijo de puta"
    late = Cue(2_600, 3_000, "de puta mala", "Ana")
    other = Cue(1_400, 2_000, "de puta mala", "Eva")
    for cue in (late, other):
        assert scan(matcher("hijo de puta"), transcript(first, cue)) == []


def test_a_word_hardly_understood_may_be_one_letter_off():
    words = (Word(0, 100, "un"), Word(100, 200, "estafadur", 0.3), Word(200, 300, "estafidor", 0.9))
    hits = scan(matcher("estafador"), transcript(Cue(0, 300, "un estafadur estafidor", None, words)))
    assert [(hit.text, hit.rule, hit.start_ms) for hit in hits] == [("estafadur", "near_miss", 100)]


def test_chat_on_media_time_when_its_clock_is_known():
    """Both sources in one order; each message on its own."""
    events = (
        ChatEvent("1", 100_000, "comment", "u1", "Ana", "hijo"),
        ChatEvent("2", 100_500, "comment", "u1", "", "de puta, puta"),
        ChatEvent("3", 101_000, "enforcement", text="puta"),
    )
    chat = Chat("tiktok", "wall", events)
    said = transcript(Cue(200, 400, "puta"), Cue(9_000, 9_100, "puta"))
    hits = scan(matcher("puta", "hijo de puta"), said, chat, ChatClock(((0, -99_000),), "manual"))
    assert [(hit.source, hit.start_ms, hit.who) for hit in hits] == [
        ("transcript", 200, None), ("chat", 1_500, "u1"), ("chat", 1_500, "u1"), ("transcript", 9_000, None),
    ]  # fmt: skip
    assert [hit.start_ms for hit in scan(matcher("puta"), chat=chat)] == [100_500, 100_500]


def test_a_long_cue_is_shown_around_the_hit():
    text = "palabra " * 40 + "puta" + " palabra" * 40
    (hit,) = scan(matcher("puta"), transcript(Cue(0, 1, text)))
    assert len(hit.context) <= 128
    assert hit.context.startswith("…palabra ") and hit.context.endswith(" palabra…") and "puta" in hit.context


def test_nothing_in_nothing():
    assert scan(matcher("puta"), transcript(), Chat("csv", "media")) == []


def test_a_phrase_runs_on_from_one_stretch_into_the_next():
    """Long transcripts are matched in stretches; nothing is lost or told twice where they meet."""
    cues = [Cue(n * 1_000, n * 1_000 + 900, "bueno", "S1") for n in range(scanning._AT_ONCE * 2 + 3)]
    border = scanning._AT_ONCE
    cues[border - 1] = Cue((border - 1) * 1_000, border * 1_000 - 100, "eres un hijo de", "S1")
    cues[border] = Cue(border * 1_000, border * 1_000 + 900, "puta y un gilipollas", "S1")
    cues[-1] = Cue(cues[-1].start_ms, cues[-1].end_ms, "gilipollas", "S1")
    lexicon = Lexicon("x", "1", (Term("hijo de puta", "a.b"), Term("gilipollas", "a.b")))
    hits = scanning.scan(Matcher.compile(lexicon), Transcript("srt", "es", tuple(cues)))
    assert [(hit.lemma, hit.cue) for hit in hits] == [
        ("hijo de puta", border - 1),
        ("gilipollas", border),
        ("gilipollas", len(cues) - 1),
    ]


def test_no_pass_is_over_more_than_a_stretch(monkeypatch):
    """The window waits as long as the longest pass."""
    sizes, match = [], Matcher.match
    monkeypatch.setattr(
        Matcher, "match", lambda self, text, *more: (sizes.append(len(text)), match(self, text, *more))[1]
    )
    cues = tuple(Cue(n, n + 1, "hola", None) for n in range(scanning._AT_ONCE * 3))
    events = tuple(ChatEvent(str(n), n, COMMENT, text="hola") for n in range(scanning._AT_ONCE * 3))
    matcher = Matcher.compile(Lexicon("x", "1", (Term("gilipollas", "a.b"),)))
    said, written, pauses = Transcript("srt", "es", cues), Chat("csv", MEDIA, events), []
    scanning.scan(matcher, said, written, between=lambda: pauses.append(len(sizes)))
    assert len(sizes) == 6 and max(sizes) <= (scanning._AT_ONCE + 1) * 5
    assert pauses == [0, 1, 2, 3, 4, 5], "others are let in before each"
