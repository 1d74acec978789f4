"""The documented shape of a transcript."""

from reviewer_app.domain.transcript import Cue, Transcript, Word

TRANSCRIPT = Transcript(
    "whisperx",
    "es",
    (
        Cue(0, 900, "hola 2014", "S1", (Word(0, 400, "hola", 0.9, "S1"), Word(400, 900, "2014", timed=False))),
        Cue(1, 2, "a"),
    ),
    ("segment 3: an empty cue was dropped.",),
    masked=2,
)


def test_the_shape_on_the_command_line():
    assert TRANSCRIPT.to_json() == {
        "format": "whisperx",
        "language": "es",
        "cues": [
            {
                "start_ms": 0,
                "end_ms": 900,
                "speaker": "S1",
                "text": "hola 2014",
                "words": [
                    {"start_ms": 0, "end_ms": 400, "text": "hola", "confidence": 0.9, "speaker": "S1", "timed": True},
                    {
                        "start_ms": 400,
                        "end_ms": 900,
                        "text": "2014",
                        "confidence": None,
                        "speaker": None,
                        "timed": False,
                    },
                ],
            },
            {"start_ms": 1, "end_ms": 2, "speaker": None, "text": "a", "words": []},
        ],
        "warnings": ["segment 3: an empty cue was dropped."],
        "masked": 2,
    }


def test_there_and_back():
    assert Transcript.from_json(TRANSCRIPT.to_json()) == TRANSCRIPT
