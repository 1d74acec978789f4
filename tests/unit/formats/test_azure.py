"""JSON of Azure's batch transcription."""

from copy import deepcopy

import pytest

from reviewer_app.domain.transcript import Word
from reviewer_app.formats.azure import _time
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import AZURE


def test_ticks_durations_and_punctuation():
    transcript = read(AZURE)
    assert (transcript.format, transcript.language, transcript.warnings) == ("azure", "es-MX", ())
    assert lines(transcript) == [(60_070, 61_660, "1", "Hola, mundo.")]
    assert transcript.cues[0].words == (
        Word(60_090, 60_490, "Hola,", 0.98, "1"),
        Word(60_500, 61_000, "mundo.", 0.9, "1"),
    )


def test_the_lexical_text_shows_what_the_display_text_masks():
    value = deepcopy(AZURE)
    value["recognizedPhrases"][0]["nBest"][0]["display"] = "Hola, *****."
    transcript = read(value)
    assert (transcript.cues[0].text, transcript.masked) == ("hola mundo", 0)
    assert [word.text for word in transcript.cues[0].words] == ["hola", "mundo"]
    assert transcript.warnings == ("phrase 1: the masked text was replaced by the lexical one, which is not masked.",)


def test_what_is_masked_everywhere_is_counted():
    value = deepcopy(AZURE)
    best = value["recognizedPhrases"][0]["nBest"][0]
    best["display"], best["lexical"] = "Hola, *****.", "hola *****"
    assert read(value).masked == 1


def test_display_words_are_taken_with_the_confidence_of_the_spoken_ones():
    value = deepcopy(AZURE)
    best = value["recognizedPhrases"][0]["nBest"][0]
    best["displayWords"] = [
        {"displayText": "<profanity>Hola</profanity>,", "offset": "PT1M0.09S", "duration": "PT0.4S"}
    ]
    assert read(value).cues[0].words == (Word(60_090, 60_490, "Hola,", 0.98, "1"),)


def test_channels_and_failures():
    value = deepcopy(AZURE)
    second = deepcopy(value["recognizedPhrases"][0]) | {"channel": 1}
    value["recognizedPhrases"] += [second, {"recognitionStatus": "Failure", "channel": 1, "offset": "PT9S"}]
    transcript = read(value)
    assert [cue.speaker for cue in transcript.cues] == ["ch_0 1", "ch_1 1"]
    assert transcript.warnings == ("phrase 3: the recogniser failed here; what was said is not in the transcript.",)


@pytest.mark.parametrize(
    ("timed", "ms"),
    [
        ({"offset": "PT1H2M3.4S"}, 3_723_400),
        ({"offset": "P1DT1S"}, 86_401_000),
        ({"offset": "PT0S"}, 0),
        ({"offsetMilliseconds": 70}, 70),
        ({"offsetInTicks": 700_000}, 70),
        ({"offsetInTicks": float("nan"), "offset": "PT1S"}, 1000),
        ({"offset": "P"}, None),
        ({"offset": 5}, None),
        ({}, None),
    ],
)
def test_times(timed, ms):
    assert _time(timed, "offset") == ms
