"""ASS and SSA."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import ASS

HEAD = "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"


def event(text, name="", start="0:00:01.00", end="0:00:02.00"):
    return f"Dialogue: 0,{start},{end},D,{name},0,0,0,,{text}\n"


def test_names_are_speakers_and_tags_and_comments_go():
    transcript = read(ASS)
    assert (transcript.format, transcript.warnings) == ("ass", ())
    assert lines(transcript) == [(1000, 2500, "Ana", "Hola, a todos, sí"), (3000, 5500, "Eva", "Hola ya")]


def test_karaoke_gives_words_their_times():
    assert read(ASS).cues[1].words == (Word(3000, 4000, "Hola", None, "Eva"), Word(4000, 5000, "ya", None, "Eva"))


def test_ssa_with_fields_in_another_order():
    text = "[Events]\nFormat: Start, End, Actor, Marked, Text\nDialogue: 0:00:01.50,10:00:02.00,Ana,0,a, b\n"
    assert lines(read(text)) == [(1500, 36_002_000, "Ana", "a, b")]


def test_drawings_and_copies_in_other_layers_are_left_out():
    text = HEAD + event(r"{\p1}m 0 0 l 9 9{\p0}") + event("uno") + event(r"{\blur3}uno") + event(r"dos{\p1}m 0 0")
    transcript = read(text)
    assert [cue.text for cue in transcript.cues] == ["uno", "dos"]
    assert transcript.warnings == ("line 5: the same line in several layers was kept once.",)


def test_names_in_the_text_where_the_field_is_empty():
    transcript = read(HEAD + event("ANA: hola") + event("ANA: ya", start="0:00:03.00", end="0:00:04.00"))
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("ANA", "hola"), ("ANA", "ya")]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        (HEAD + event("a", start="0:00:xx.00"), 3, "cannot be read"),
        (HEAD + "Dialogue: 0\n", 3, "cannot be read"),
        ("[Events]\nFormat: Layer, Text\n" + event("a"), 2, "names no Start"),
        ("[Script Info]\nTitle: a\n", 1, "no cue"),
    ],
)
def test_what_cannot_be_read_is_named_by_its_line(text, line, reason):
    with pytest.raises(Unreadable, match=reason) as caught:
        read(text)
    assert caught.value.line == line
