"""Warnings of text that a recogniser may have made up."""

import pytest

from tests.unit.formats.reading import read


def segment(number, text, **more):
    return {"start": float(number), "end": number + 1.0, "text": text, "tokens": [], **more}


@pytest.mark.parametrize(
    ("figures", "sentence"),
    [
        ({"no_speech_prob": 0.92}, "the recogniser heard no speech here; the text may be made up."),
        ({"compression_ratio": 3.1}, "the text repeats itself more than speech does; it may be made up."),
    ],
)
def test_whispers_own_figures_are_said_with_the_time(figures, sentence):
    value = {"segments": [segment(0, "Hola"), segment(65, "Gracias por ver el video", **figures)]}
    assert read(value).warnings == (f"segment 2 (00:01:05–00:01:06): {sentence}",)


def test_ordinary_figures_and_ordinary_repetition_are_not_said():
    sound = {"no_speech_prob": 0.6, "compression_ratio": 2.4}
    value = {"segments": [segment(n, "no", **sound) for n in range(3)] + [segment(9, "ja " * 19, no_speech_prob=None)]}
    assert read(value).warnings == ()


def test_the_same_cue_over_and_over_is_said_once():
    value = {"segments": [segment(n, "Subtítulos por la comunidad") for n in range(6)] + [segment(7, "fin")]}
    (warning,) = read(value).warnings
    assert warning.startswith("segment 1 (00:00:00–00:00:06): the same text comes over and over")


def test_a_loop_inside_a_cue_is_said_without_figures():
    assert "repeats itself" in read({"segments": [segment(0, "gracias " * 25)]}).warnings[0]
