"""`reviewer-app chat`, and `import --chat`."""

import json
import shutil

from reviewer_app import paths
from reviewer_app.cli import main

CSV = "tiempo_s;usuario;mensaje\n1,5;Ana;hola\n"
SAMPLE = str(paths.resources() / "sample" / "directo-demo.chat.jsonl")


def write(tmp_path, text, name="live.csv"):
    file = tmp_path / name
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_json_is_the_documented_shape(tmp_path, capsys):
    file = write(tmp_path, CSV.replace("tiempo_s", "segundos"))
    assert main(["chat", file, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {
        "format": "csv",
        "clock": "media",
        "anchor_ms": None,
        "events": [
            {
                "event_id": "line-2", "time_ms": 1_500, "kind": "comment", "user_id": "Ana", "user_name": "Ana",
                "text": "hola", "deleted": False, "deleted_at_ms": None, "gift": None, "count": None, "action": None,
            }
        ],
        "warnings": [],
    }  # fmt: skip


def test_the_listing_is_for_people(capsys):
    assert main(["chat", SAMPLE]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "tiktok: 26 events with wall-clock times (UTC), the recording began at 2026-05-14 19:02:11.400Z"
    assert lines[9] == "2026-05-14 19:02:42.400Z  gift          Carmen            Rosa ×20 = 20"
    assert any(line.endswith("yo gané 2000 con él, escríbanle ya [deleted]") for line in lines)


def test_a_table_of_unknown_columns_is_mapped(tmp_path, capsys):
    file = write(tmp_path, CSV)
    assert main(["chat", file]) == 2
    assert "--map time=COLUMN" in capsys.readouterr().err
    assert main(["chat", file, "--map", "time=tiempo_s,author=usuario,text=mensaje"]) == 0
    assert capsys.readouterr().out.splitlines()[1].startswith("00:00:01.500  comment       Ana")
    assert main(["chat", file, "--map", "wrong"]) == 2


def test_a_broken_file_is_one_sentence_and_exit_2(tmp_path, capsys):
    file = write(tmp_path, "[{", "live.json")
    assert main(["chat", file, "--json"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.startswith(f"reviewer-app: {file}, line 1: ") and told.err.count("\n") == 1


def test_import_tells_of_the_chat_it_was_given(tmp_path, media_files, capsys):
    options = ["--home", str(tmp_path / "home"), "--user", "ana", "--key-file", str(tmp_path / "key")]
    command = [
        *options,
        "import",
        str(media_files("mp4")),
        "--chat",
        write(tmp_path, CSV.replace("tiempo_s", "time_s")),
    ]
    assert main([*command, "--json"]) == 0
    [one] = json.loads(capsys.readouterr().out)["imported"]
    assert one["chat"] == {
        "state": "new", "path": command[-1], "format": "csv", "events": 1,
        "clock": {"pieces": [[0, 0]], "source": "media"}, "warnings": [],
    }  # fmt: skip
    assert main(command) == 0
    assert "chat kept" in capsys.readouterr().out
    assert main([*options, "import", "a.mp4", "b.mp4", "--chat", "c.csv"]) == 2


def test_import_maps_a_table_named_or_beside_and_says_how(tmp_path, media_files, capsys):
    """Without `--map` the option is told: as the error of a named log, as a warning of one beside the recording."""
    options = ["--home", str(tmp_path / "home"), "--user", "ana", "--key-file", str(tmp_path / "key"), "import"]
    video = shutil.copy(media_files("mp4"), tmp_path / "live.mp4")
    named, mapping = write(tmp_path, CSV, "otro.csv"), ["--map", "time=1,author=2,text=3,unit=s"]
    assert main([*options, str(video), "--chat", named]) == 2
    assert "say which column is which. Name them: --map time=COLUMN" in capsys.readouterr().err
    assert main([*options, str(video), *mapping]) == 2
    assert "none lies beside" in capsys.readouterr().err
    write(tmp_path, CSV, "live.chat.csv")
    assert main([*options, str(video)]) == 0
    assert "Name them: --map time=COLUMN" in capsys.readouterr().err
    for log in (["--chat", named], []):
        assert main([*options, str(video), *log, *mapping, "--json"]) == 0
        [one] = json.loads(capsys.readouterr().out)["imported"]
        assert (one["chat"]["events"], one["chat"]["warnings"]) == (1, [])
