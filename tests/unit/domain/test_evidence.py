"""What is known of a copy, and which words belong to an excerpt."""

import json

from reviewer_app.domain.evidence import AROUND_MS, STILL, Evidence, excerpt, fingerprint
from reviewer_app.domain.transcript import Cue, Transcript, Word


def _cue(start_s, speaker, words=True):
    said = tuple(Word(start_s * 1000 + n * 1000, start_s * 1000 + n * 1000 + 800, f"w{start_s}{n}") for n in range(4))
    text = " ".join(word.text for word in said) + "."
    return Cue(start_s * 1000, start_s * 1000 + 4_000, text, speaker, said if words else ())


def test_json_is_the_inverse():
    made = Evidence("f", STILL, 40, 40, "ab", 3, "image/png", "r", 40, 9, True, 3600, "1/90000", "PyAV")
    assert Evidence.from_json(json.loads(json.dumps(made.to_json()))) == made


def test_an_excerpt_has_the_words_around_with_speakers_and_times():
    """A cue that is cut has the words inside and their times; one that is whole its own text."""
    transcript = Transcript("srt", "es", (_cue(0, "S1"), _cue(8, "S2"), _cue(18, "S1"), _cue(60, "S2")))
    found = json.loads(excerpt(transcript, 12_900, 15_000))
    assert (found["from_ms"], found["to_ms"], found["language"]) == (12_900 - AROUND_MS, 15_000 + AROUND_MS, "es")
    first, second, third = found["cues"]
    assert (first["speaker"], first["text"], first["start_ms"], first["end_ms"]) == ("S1", "w03", 3_000, 3_800)
    assert (second["speaker"], second["text"]) == ("S2", "w80 w81 w82 w83.")
    assert second["words"][1] == {"start_ms": 9_000, "end_ms": 9_800, "text": "w81"}
    assert third["text"] == "w180 w181 w182 w183."


def test_a_cue_without_words_is_there_as_a_whole():
    transcript = Transcript("srt", "es", (_cue(0, None, words=False),))
    [only] = json.loads(excerpt(transcript, 13_000, 13_000))["cues"]
    assert (only["text"], only["words"], only["end_ms"]) == ("w00 w01 w02 w03.", [], 4_000)


def test_silence_has_no_excerpt():
    assert excerpt(Transcript("srt", "es", (_cue(60, "S1"),)), 0, 0) is None


def test_the_same_words_have_the_same_hash():
    """Made twice, an excerpt is the same to the byte: so it is seen that nothing changed."""
    transcript = Transcript("srt", "es", (_cue(0, "S1"),))
    assert fingerprint(excerpt(transcript, 0, 0)) == fingerprint(excerpt(transcript, 0, 0))
