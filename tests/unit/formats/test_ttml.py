"""TTML, IMSC, DFXP and timed lyrics."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import TTML


def tt(body, attributes=""):
    spaces = 'xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata"'
    return f"<tt {spaces} {attributes}><body>{body}</body></tt>"


def test_agents_frames_ticks_and_the_begin_of_the_body():
    transcript = read(TTML)
    assert (transcript.format, transcript.language, transcript.warnings) == ("ttml", "es", ())
    assert lines(transcript) == [(11_001, 12_002, "Ana", "Hola a todos"), (15_500, 17_500, None, "Bueno, ya")]
    assert transcript.cues[1].words == (
        Word(15_500, 16_000, "Bueno,", timed=False),
        Word(16_000, 16_500, "ya"),
    )


def test_nested_spans_are_words_and_several_in_one_share_its_time():
    text = tt(
        '<p begin="1s" end="5s"><span begin="0s" end="2s">uno dos</span> <span begin="2s" end="3s">tres</span></p>'
    )
    assert read(text).cues[0].words == (
        Word(1000, 2000, "uno"), Word(2000, 3000, "dos", timed=False), Word(3000, 4000, "tres")
    )  # fmt: skip


def test_lyrics_write_nested_times_from_zero_and_cut_words_into_syllables():
    """Each syllable would begin after its line has ended if it were counted from the line's begin."""
    spans = (
        '<span begin="10s" end="10.5s">Ho</span><span begin="10.5s" end="11s">la</span> '
        '<span begin="11s" end="12s">ya</span>'
    )
    transcript = read(tt(f'<div begin="9s" end="15s"><p begin="10s" end="14s" ttm:agent="v1">{spans}</p></div>'))
    assert lines(transcript) == [(10_000, 14_000, "v1", "Hola ya")]
    assert [(word.start_ms, word.end_ms, word.text) for word in transcript.cues[0].words] == [
        (10_000, 11_000, "Hola"), (11_000, 12_000, "ya"),
    ]  # fmt: skip
    assert "as they are written" in transcript.warnings[0]


def test_timed_lines_of_a_paragraph_without_times_are_cues():
    text = tt('<p><span begin="1s" end="2s">uno dos tres</span><br/><span begin="4s" end="5s">cuatro cinco</span></p>')
    assert lines(read(text)) == [(1000, 2000, None, "uno dos tres"), (4000, 5000, None, "cuatro cinco")]


def test_two_agents_in_a_paragraph_are_two_cues():
    text = tt('<p begin="1s" end="2s"><span ttm:agent="a">Hola</span> <span ttm:agent="b">Adiós</span></p>')
    assert lines(read(text)) == [(1000, 2000, "a", "Hola"), (1000, 2000, "b", "Adiós")]


def test_a_sequence_counts_from_the_one_before_and_the_parent_ends_its_parts():
    text = tt('<div timeContainer="seq" end="5s"><p dur="1s">uno</p><p begin="1s" dur="9s">dos</p></div>')
    assert lines(read(text)) == [(0, 1000, None, "uno"), (2000, 5000, None, "dos")]


def test_metadata_inside_is_no_speech():
    text = tt('<p begin="1s" end="2s"><metadata><ttm:desc>nota</ttm:desc></metadata>Hola</p>')
    assert lines(read(text)) == [(1000, 2000, None, "Hola")]


def test_a_paragraph_without_times_is_placed_and_said():
    transcript = read(tt('<p begin="1s" end="2s">uno</p><p>dos</p><p begin="5s" end="6s">tres</p>'))
    assert lines(transcript)[1] == (2000, 5000, None, "dos")
    assert len(transcript.warnings) == 1


@pytest.mark.parametrize(
    ("text", "reason"),
    [(tt('<p begin="pronto">a</p>'), "cannot be read"), (tt(""), "no cue"), ("<tt><body>", "XML is broken")],
)
def test_what_cannot_be_read_is_one_sentence(text, reason):
    with pytest.raises(Unreadable, match=reason):
        read(text)
