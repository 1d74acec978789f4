"""Which file belongs to a recording, and which translates it."""

import json
from pathlib import Path

import pytest

from reviewer_app.formats.transcript_names import find_transcript, find_translation

SRT = "1\n00:00:01,000 --> 00:00:02,000\nSeñor, ¿qué pasó?\n"
WHISPER = json.dumps({"segments": [{"start": 0.0, "end": 1.0, "text": "Hola", "no_speech_prob": 0.1}]})


def place(folder: Path, *names: str, content: str = WHISPER) -> None:
    for name in names:
        (folder / name).write_text(content if name.endswith("json") else SRT, encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "live.srt", "live.es.vtt", "live.mp4.json", "live.whisperx.json", "live.es-419.srt", "LIVE.SRT",
        "live.mp4.es.whisper.json", "live.transcript.json", "live.en.srt",
    ],
)  # fmt: skip
def test_a_transcript_is_found_by_name(tmp_path, name):
    place(tmp_path, name, "live2.srt", "other.srt")
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / name


@pytest.mark.parametrize(
    "name",
    [
        "live.chat.json", "live.chat.jsonl", "live.live_chat.json", "live.info.json", "live.es.chat.json", "live.txt",
        "live.part1.srt", "live2.srt", "live.mkv.srt", "live.ts.json", "alive.srt", "live.es.en.srt", "livesrt", ".srt",
    ],
)  # fmt: skip
def test_another_file_is_not_taken(tmp_path, name):
    place(tmp_path, name)
    assert find_transcript(tmp_path / "live.mp4") is None


def test_json_of_another_kind_is_passed_over_but_broken_json_is_kept_to_be_reported(tmp_path):
    place(tmp_path, "live.srt")
    place(tmp_path, "live.json", content='[{"time_in_seconds": 1, "message": "hola"}]')
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / "live.srt"
    place(tmp_path, "live.json", content='{"segments": [')
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / "live.json"


def test_the_order_of_preference(tmp_path):
    """Removing the best each time leaves the next: Spanish or unnamed first, then what knows most."""
    names = [
        "live.es.whisperx.json", "live.mp4.json", "live.json", "live.mp4.vtt", "live.vtt", "live.es.vtt", "live.srt",
        "live.en.whisperx.json", "live.en.srt",
    ]  # fmt: skip
    place(tmp_path, *names)
    found = []
    while transcript := find_transcript(tmp_path / "live.mp4"):
        found.append(transcript.name)
        transcript.unlink()
    assert found == names


def test_names_made_on_another_system_pair_up(tmp_path):
    """macOS writes accents as marks of their own."""
    place(tmp_path, "grabacio\u0301n.srt")
    assert find_transcript(tmp_path / "grabación.mp4") == tmp_path / "grabacio\u0301n.srt"


def test_no_folder_no_transcript(tmp_path):
    assert find_transcript(tmp_path / "none" / "live.mp4") is None
    (tmp_path / "live.srt").mkdir()
    assert find_transcript(tmp_path / "live.mp4") is None


def test_xml_is_taken_where_it_is_a_transcript(tmp_path):
    """Recorders of bilibili put the chat beside a recording as XML."""
    (tmp_path / "live.xml").write_text('<?xml version="1.0"?><i><d p="1,1,25,0,0,0,a,1">hola</d></i>', encoding="utf-8")
    assert find_transcript(tmp_path / "live.mp4") is None
    (tmp_path / "live.xml").write_text('<tt xmlns="http://www.w3.org/ns/ttml"/>', encoding="utf-8")
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / "live.xml"


@pytest.mark.parametrize(
    "name", ["live.ttml", "live.es.dfxp", "live.itt", "live.ass", "live.ssa", "live.eaf", "live.aws.json"]
)
def test_every_format_is_found_by_name(tmp_path, name):
    place(tmp_path, name)
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / name


def test_the_recordings_language_comes_before_others_but_not_before_spanish(tmp_path):
    place(tmp_path, "live.en.srt", "live.pt-BR.srt")
    assert find_transcript(tmp_path / "live.mp4") == tmp_path / "live.en.srt"
    assert find_transcript(tmp_path / "live.mp4", ["por"]) == tmp_path / "live.pt-BR.srt"
    place(tmp_path, "live.es.srt")
    assert find_transcript(tmp_path / "live.mp4", ["por"]) == tmp_path / "live.es.srt"


@pytest.mark.parametrize(
    ("names", "original", "language", "translation"),
    [
        (["live.es.srt", "live.en.srt"], "live.es.srt", None, "live.en.srt"),
        (["live.srt", "live.en.vtt", "live.fr.srt"], "live.srt", None, "live.en.vtt"),
        (["live.whisperx.json", "live.translation.vtt"], "live.whisperx.json", None, "live.translation.vtt"),
        (["live.srt", "live.es.traducción.srt", "live.en.srt"], "live.srt", None, "live.es.traducción.srt"),
        (["live.json", "live.es.srt"], "live.json", "en", "live.es.srt"),
        (["live.json", "live.es.srt"], "live.json", "Spanish", None),
        (["live.en.srt"], "live.en.srt", None, None),
        (["live.es.srt", "live.es-419.srt", "live.srt"], "live.srt", None, None),
        (["live.spa.srt", "live.es.vtt"], "live.es.vtt", None, None),
    ],
)
def test_the_translation_is_tagged_or_in_another_language(tmp_path, names, original, language, translation):
    place(tmp_path, *names)
    recording = tmp_path / "live.mp4"
    assert find_transcript(recording) == tmp_path / original
    expected = None if translation is None else tmp_path / translation
    assert find_translation(recording, tmp_path / original, language) == expected


def test_a_translation_alone_is_no_transcript(tmp_path):
    place(tmp_path, "live.translation.srt")
    assert find_transcript(tmp_path / "live.mp4") is None


def test_a_transcript_from_elsewhere_has_its_translation_beside_the_recording(tmp_path):
    place(tmp_path, "live.en.srt")
    assert find_translation(tmp_path / "live.mp4", Path("elsewhere.srt"), None) == tmp_path / "live.en.srt"
    assert find_translation(tmp_path / "live.mp4", Path("elsewhere.srt"), "en") is None
