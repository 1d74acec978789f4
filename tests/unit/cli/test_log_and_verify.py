"""`log` and `verify` as a person runs them."""

import json

import pytest

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.operations import labelling, workplace
from reviewer_app.store import recordings
from tests import stores


@pytest.fixture
def options(tmp_path):
    """Global options of a home with a store that holds one finding."""
    given = ["--home", str(tmp_path), "--user", "ana", "--key-file", str(tmp_path / "key")]
    place = workplace.set_up(paths.home(tmp_path), key_file=str(tmp_path / "key"))
    database = place.open_store("ana")
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 1)
    review = labelling.open_review(database, stores.RECORDING.recording_id, stores.CONTEXT, 1_000).review
    stores.place(database, review, 5_000)
    database.close()
    return given


def test_log_prints_one_json_object_a_line(options, capsys):
    assert main([*options, "log", "--json"]) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [line["kind"] for line in lines] == ["review.opened", "finding.placed"]
    assert set(lines[1]) == {
        "event_id", "kind", "review_id", "author", "made_at_ms", "policy_set", "body", "undoes", "redoes", "amends",
        "envelope",
    }  # fmt: skip
    assert set(lines[1]["envelope"]) == {"epoch", "seq", "prev_hash", "row_hash"}


def test_log_is_readable_too(options, capsys):
    assert main(["log", *options]) == 0
    assert "finding.placed" in capsys.readouterr().out


def test_verify_says_whole_with_zero(options, capsys):
    assert main([*options, "verify", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"ok": True, "events": 2, "epochs": 1, "reviews": 1, "evidence": 0, "faults": []}


def test_verify_says_what_is_wrong_with_one(options, capsys, tmp_path):
    place = workplace.set_up(paths.home(tmp_path), key_file=str(tmp_path / "key"))
    database = place.open_store("ana")
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE finding SET note = 'changed'")
    database.close()
    assert main([*options, "verify"]) == 1
    assert "findings in the tables differ" in capsys.readouterr().out


def test_without_a_store_there_is_a_sentence(tmp_path, capsys):
    assert main(["--home", str(tmp_path), "--user", "eva", "--key-file", str(tmp_path / "k"), "verify"]) == 5
    assert "eva has no store" in capsys.readouterr().err


def test_without_a_user_there_is_a_sentence(tmp_path, capsys):
    assert main(["--home", str(tmp_path), "--key-file", str(tmp_path / "k"), "log"]) == 2
    assert "--user NAME" in capsys.readouterr().err
