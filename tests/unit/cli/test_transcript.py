"""`reviewer-app transcript`, through the parser and as a process."""

import json
import subprocess
import sys

from reviewer_app.cli import main

VTT = "WEBVTT\nLanguage: es\n\n00:01.000 --> 00:03.000\n<v Ana>Hola <00:02.000>niño\n\n00:04.000 --> 00:05.000\n\n"


def write(tmp_path, text, name="name.vtt"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_json_is_the_documented_shape(tmp_path, capsys):
    assert main(["transcript", write(tmp_path, VTT), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "format": "vtt",
        "language": "es",
        "cues": [
            {
                "start_ms": 1000,
                "end_ms": 3000,
                "speaker": "Ana",
                "text": "Hola niño",
                "words": [
                    {
                        "start_ms": 1000,
                        "end_ms": 2000,
                        "text": "Hola",
                        "confidence": None,
                        "speaker": "Ana",
                        "timed": True,
                    },
                    {
                        "start_ms": 2000,
                        "end_ms": 3000,
                        "text": "niño",
                        "confidence": None,
                        "speaker": "Ana",
                        "timed": True,
                    },
                ],
            }
        ],
        "warnings": ["line 7: an empty cue was dropped."],
        "masked": 0,
    }


def test_the_listing_is_for_people(tmp_path, capsys):
    assert main(["transcript", write(tmp_path, VTT)]) == 0
    printed = capsys.readouterr()
    assert printed.out.splitlines() == [
        "vtt, language es: 1 cue, 2 words with times, 0 of them placed between neighbours",
        "00:00:01.000 – 00:00:03.000  Ana: Hola niño",
    ]
    assert printed.err == "warning: line 7: an empty cue was dropped.\n"


def test_a_broken_file_is_one_sentence_and_exit_2(tmp_path, capsys):
    file = write(tmp_path, '{"segments": [\n', "name.json")
    assert main(["transcript", file, "--json"]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith(f"reviewer-app: {file}, line 2: the JSON is broken")
    assert printed.err.count("\n") == 1


def test_as_a_process(tmp_path):
    command = [sys.executable, "-m", "reviewer_app", "transcript", "--json"]
    done = subprocess.run([*command, write(tmp_path, VTT)], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["cues"][0]["text"] == "Hola niño"
    failed = subprocess.run([*command, str(tmp_path / "none.srt")], capture_output=True, check=False)
    assert (failed.returncode, failed.stdout) == (2, b"")
    assert b"none.srt: the file cannot be opened" in failed.stderr
