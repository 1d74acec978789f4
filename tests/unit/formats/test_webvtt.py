"""WebVTT by the book, and as YouTube writes it."""

import textwrap
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.webvtt import read_webvtt


def read(text):
    text = text if text.startswith("WEBVTT") else textwrap.dedent(text)
    return read_webvtt(text, Path("name.vtt"), Warnings())


def test_header_comments_styles_identifiers_and_settings():
    transcript = read("""\
        WEBVTT - título
        Kind: captions
        Language: es-419

        STYLE
        ::cue { color: red }

        REGION
        id:fred

        NOTE un comentario
        de dos líneas

        intro
        00:01.000 --> 00:02.000 align:start position:0%
        Hola &amp; <c.red>adiós</c>

        NOTE otro

        2
        01:00:03.000 --> 01:00:04.000
        <lang es>Sí</lang> &lt;3
        """)
    assert [(c.start_ms, c.end_ms, c.text) for c in transcript.cues] == [
        (1000, 2000, "Hola & adiós"),
        (3_603_000, 3_604_000, "Sí <3"),
    ]
    assert (transcript.format, transcript.language, transcript.warnings) == ("vtt", "es-419", ())


def test_voices_become_speakers_and_each_voice_a_cue():
    transcript = read("""\
        WEBVTT

        00:01.000 --> 00:02.000
        <v.loud Ana Núñez>Hola</v>

        00:03.000 --> 00:04.000
        <v Ana>¿Qué tal?</v> <v Luis &amp; Co>Bien
        y tú
        """)
    assert [(c.start_ms, c.speaker, c.text) for c in transcript.cues] == [
        (1000, "Ana Núñez", "Hola"),
        (3000, "Ana", "¿Qué tal?"),
        (3000, "Luis & Co", "Bien y tú"),
    ]
    assert all(cue.words == () for cue in transcript.cues)


def test_inline_times_give_words():
    transcript = read("""\
        WEBVTT

        00:01.000 --> 00:04.000
        <v Ana>Hola<00:01.500> a todos<00:02.500> ya<00:03.000>
        """)
    (cue,) = transcript.cues
    assert cue.text == "Hola a todos ya"
    assert cue.words == (
        Word(1000, 1500, "Hola", None, "Ana"),
        Word(1500, 2000, "a", None, "Ana"),
        Word(2000, 2500, "todos", None, "Ana", timed=False),
        Word(2500, 3000, "ya", None, "Ana"),
    )


def test_a_time_inside_a_word_does_not_split_it():
    (cue,) = read("WEBVTT\n\n00:01.000 --> 00:03.000\nca<00:01.500>sa <00:02.000>ya\n").cues
    assert [(w.start_ms, w.end_ms, w.text) for w in cue.words] == [(1000, 2000, "casa"), (2000, 3000, "ya")]


def test_a_word_time_outside_its_cue_is_ignored_and_said():
    transcript = read("WEBVTT\n\n00:01.000 --> 00:03.000\nuno <00:09.000>dos <00:02.000>tres\n")
    assert [(w.start_ms, w.timed) for w in transcript.cues[0].words] == [(1000, True), (1500, False), (2000, True)]
    assert transcript.warnings == ("line 3: a word time outside its cue or out of order was ignored.",)


def test_youtube_captions_roll_no_more():
    lines = [
        "WEBVTT",
        "Kind: captions",
        "Language: es",
        "",
        "00:00:00.160 --> 00:00:02.470 align:start position:0%",
        " ",
        "hola<00:00:00.640><c> a</c><00:00:00.800><c> todos</c>",
        "",
        "00:00:02.470 --> 00:00:02.480 align:start position:0%",
        "hola a todos",
        " ",
        "",
        "00:00:02.480 --> 00:00:04.000 align:start position:0%",
        "hola a todos",
        "bienvenidos<00:00:02.900><c> al</c><00:00:03.100><c> directo</c>",
        "",
        "00:00:04.000 --> 00:00:04.010 align:start position:0%",
        "bienvenidos al directo",
        " ",
    ]
    transcript = read("\n".join(lines))
    assert [c.text for c in transcript.cues] == ["hola a todos", "bienvenidos al directo"]
    assert [w.start_ms for c in transcript.cues for w in c.words] == [160, 640, 800, 2480, 2900, 3100]
    assert len(transcript.warnings) == 1 and "rolling captions" in transcript.warnings[0]


def test_youtube_captions_survive_an_editor_that_trims_lines():
    """The blank first line of a cue may have lost its space."""
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\n\nhola<00:01.500> ya\n\n00:03.000 --> 00:04.000\nsí\n")
    assert [c.text for c in transcript.cues] == ["hola ya", "sí"]


def test_an_empty_cue_does_not_take_the_next_identifier_for_text():
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\n\nsegundo\n00:03.000 --> 00:04.000\nsí\n")
    assert [c.text for c in transcript.cues] == ["sí"]
    assert transcript.warnings == ("line 3: an empty cue was dropped.",)


def test_missing_blank_lines_are_survived():
    transcript = read("WEBVTT\n1\n00:01.000 --> 00:02.000\nuno\n2\n00:03.000 --> 00:04.000\ndos")
    assert [c.text for c in transcript.cues] == ["uno", "dos"]


def test_text_outside_a_cue_is_said():
    transcript = read("WEBVTT\n\n00:01.000 --> 00:02.000\nuno\n\nperdido\n\n00:03.000 --> 00:04.000\ndos\n")
    assert transcript.warnings == ("line 6: text outside any cue was left out.",)


def test_a_timestamp_map_is_not_applied_and_said():
    text = "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:900000,LOCAL:00:00:00.000\n\n00:01.000 --> 00:02.000\nuno\n"
    assert read(text).warnings == ("line 2: X-TIMESTAMP-MAP is not applied; times are used as written.",)


def test_diarised_names_without_voice_tags():
    transcript = read(
        "WEBVTT\n\n00:01.000 --> 00:02.000\n[SPEAKER_00]: hola\n\n00:03.000 --> 00:04.000\n[SPEAKER_01]: sí\n"
    )
    assert [(c.speaker, c.text) for c in transcript.cues] == [("SPEAKER_00", "hola"), ("SPEAKER_01", "sí")]


@pytest.mark.parametrize("text", ["WEBVTT", "WEBVTT\n\nNOTE nada\n", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"])
def test_no_cue_is_unreadable(text):
    with pytest.raises(Unreadable, match="no cue"):
        read(text)
