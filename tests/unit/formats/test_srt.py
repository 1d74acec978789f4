"""SubRip as it is written by people and programs."""

import textwrap
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.srt import read_srt


def read(text):
    return read_srt(textwrap.dedent(text), Path("name.srt"), Warnings())


def rows(transcript):
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in transcript.cues]


def test_a_plain_file():
    transcript = read("""\
        1
        00:00:01,000 --> 00:00:02,500
        Hola
        a todos

        2
        00:00:03,000 --> 00:00:04,000
        <i>Adiós</i>
        """)
    assert rows(transcript) == [(1000, 2500, "Hola a todos"), (3000, 4000, "Adiós")]
    assert (transcript.format, transcript.language, transcript.warnings) == ("srt", None, ())
    assert all(cue.words == () and cue.speaker is None for cue in transcript.cues)


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:01,000 --> 00:02,000\nuno\n2\n00:03,000 --> 00:04,000\ndos\n",
        "00:01,000 --> 00:02,000\nuno\n\n00:03,000 --> 00:04,000\ndos",
        "00:01,000 --> 00:02,000\nuno\n00:03,000 --> 00:04,000\ndos",
        "\n\n1\n\n00:01.000 --> 00:02.000\n\nuno\n\n\n\n2\n\n00:03.000 --> 00:04.000\ndos\n\n\n",
        "0\n00:01,000 --> 00:02,000 uno\n\n0\n00:03,000 --> 00:04,000\n{\\an8}dos",
    ],
)
def test_missing_and_surplus_lines_do_not_matter(text):
    transcript = read(text)
    assert rows(transcript) == [(1000, 2000, "uno"), (3000, 4000, "dos")]
    assert transcript.warnings == ()


def test_numbers_that_were_said_are_not_taken_for_indexes():
    transcript = read(
        "1\n00:01,000 --> 00:02,000\n2014\n\n2\n00:03,000 --> 00:04,000\n3\n\n3\n00:05,000 --> 00:06,000\n7\n"
    )
    assert [cue.text for cue in transcript.cues] == ["2014", "3", "7"]


def test_a_blank_line_inside_a_cue_loses_nothing():
    assert (
        read("1\n00:01,000 --> 00:02,000\nuno\n\ndos\n\n2\n00:03,000 --> 00:04,000\ntres\n").cues[0].text == "uno dos"
    )


def test_negative_empty_backward_and_unordered_cues_are_mended_and_named_by_line():
    transcript = read("""\
        1
        00:00:09,000 --> 00:00:10,000
        nueve

        2
        -00:00:01,000 --> 00:00:02,000
        menos uno

        3
        00:00:03,000 --> 00:00:04,000
        <i></i>

        4
        00:00:06,000 --> 00:00:05,000
        al revés
        """)
    assert rows(transcript) == [(0, 2000, "menos uno"), (6000, 6000, "al revés"), (9000, 10000, "nueve")]
    said = "\n".join(transcript.warnings)
    for part in ("line 10: an empty cue", "line 6: a time before", "line 14: the cue ended", "line 6: the cue starts"):
        assert part in said


def test_speakers_by_convention():
    transcript = read("1\n00:01,000 --> 00:02,000\nANA: Hola\n\n2\n00:03,000 --> 00:04,000\nLUIS: Adiós\n")
    assert [(cue.speaker, cue.text) for cue in transcript.cues] == [("ANA", "Hola"), ("LUIS", "Adiós")]


def test_text_before_the_first_cue_is_said():
    transcript = read("Subtítulos de X\n\n1\n00:01,000 --> 00:02,000\nuno\n")
    assert transcript.warnings == ("line 1: text before the first cue was left out.",)


@pytest.mark.parametrize(
    ("text", "line"),
    [("1\n00:00:0x,000 --> 00:00:02,000\nHola\n", 2), ("1\n00:01,000 --> 00:02,000\na\n\n2\n00:03,000 --> \nb\n", 6)],
)
def test_a_time_that_cannot_be_read_refuses_the_file_at_its_line(text, line):
    with pytest.raises(Unreadable) as caught:
        read(text)
    assert caught.value.line == line


def test_no_cue_is_unreadable():
    with pytest.raises(Unreadable, match="no cue"):
        read("hola\n")
