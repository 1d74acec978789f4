"""Names before a colon, and what only looks like one."""

import pytest

from reviewer_app.formats.speakers import split_speakers


@pytest.mark.parametrize(
    ("line", "name", "text"),
    [
        ("ANA: hola", "ANA", "hola"),
        ("- ANA: hola", "ANA", "hola"),
        (">> JOSÉ LUIS: hola", "JOSÉ LUIS", "hola"),
        ("[SPEAKER_00]: hola", "SPEAKER_00", "hola"),
        ("[SPEAKER_00] hola", "SPEAKER_00", "hola"),
        ("SPEAKER_01: hola", "SPEAKER_01", "hola"),
        ("Hablante 2: hola", "Hablante 2", "hola"),
        ("[Ana]: hola", "Ana", "hola"),
    ],
)
def test_names(line, name, text):
    assert split_speakers([[line]]) == [(name, [text])]


@pytest.mark.parametrize(
    "line",
    [
        "Mira: esto",
        "OJO: esto",
        "ATENCIÓN: ya",
        "A LAS 10:30",
        "HTTP://x.es",
        "[risas] ya",
        "ANA:",
        "Y dijo ANA: no",
        "A: b",
    ],
)
def test_what_is_not_a_name_stays(line):
    assert split_speakers([[line]]) == [(None, [line])]


def test_capitals_once_among_many_cues_are_not_a_name():
    cues = [["hola"], ["qué tal"], ["VIVA: sí"], ["bien"], ["ya"]]
    assert split_speakers(cues) == [(None, lines) for lines in cues]


def test_capitals_that_return_are_a_name():
    cues = [["hola"], ["EVA: sí"], ["a"], ["b"], ["EVA: no"], ["c"]]
    assert [speaker for speaker, _ in split_speakers(cues)] == [None, "EVA", None, None, "EVA", None]


def test_several_people_in_one_cue_are_nobody():
    lines = ["- ANA: hola", "- LUIS: adiós"]
    assert split_speakers([lines]) == [(None, lines)]


def test_the_same_person_on_two_lines_is_one():
    assert split_speakers([["ANA: hola", "ANA: adiós"]]) == [("ANA", ["hola", "adiós"])]
