"""`sync` as a person or a script runs it."""

import io
import json
import tempfile
from pathlib import Path

import pytest

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.domain.review import Context
from reviewer_app.domain.upload_pauses import pause_s
from reviewer_app.operations import labelling, workplace
from reviewer_app.store import recordings
from tests import stores
from tests.postgres import PASSWORD


@pytest.fixture
def options(tmp_path, embedded_central, monkeypatch):
    """Global options of a home with a store that has two events pending; the password is typed each time."""

    def give(user="ana", author=stores.CONTEXT, central=embedded_central.dsn):
        place = workplace.set_up(paths.home(tmp_path), central, str(tmp_path / "key"))
        database = place.open_store(user)
        with database.transaction() as connection:
            recordings.save_recording(connection, stores.RECORDING, 1)
        review = labelling.open_review(database, stores.RECORDING.recording_id, author, 1_000).review
        stores.place(database, review, 5_000)
        database.close()
        monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n{PASSWORD}\n"))
        return ["--home", str(tmp_path), "--user", user, "--key-file", str(tmp_path / "key"), "--central", central]

    return give


def test_what_is_pending_goes_up_once(options, embedded_central, capsys):
    given = options()
    assert main([*given, "sync", "--once", "--json", "--password-stdin"]) == 0
    told = json.loads(capsys.readouterr().out)
    counts = {"sent": 2, "acknowledged": 2, "refused": 0, "pending": 0, "assigned": 0}
    assert told == {**counts, "standards": [], "problems": [], "refusals": []}
    assert main([*given, "sync", "--once", "--password-stdin"]) == 0
    assert capsys.readouterr().out == "0 uploaded, 0 refused, 0 pending; 0 assigned.\n"
    assert embedded_central.query("SELECT count(*) FROM central.finding WHERE owner = 'ana'") == [(1,)]


def test_what_the_server_refuses_is_named_with_its_reason(options, capsys):
    given = options(user="bea", author=Context("ana", "live-es@2026.2"))
    assert main([*given, "sync", "--once", "--json", "--password-stdin"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["refused"], told["acknowledged"], told["pending"]) == (2, 0, 0)
    assert told["refusals"][0]["reason"] == "The author of the event is not the person who signed in."


def test_without_the_server_everything_stays_pending(options, capsys):
    given = options(central="host=/nowhere dbname=central")
    assert main([*given, "sync", "--once", "--password-stdin"]) == 4
    assert "does not answer" in capsys.readouterr().err


def test_without_once_it_goes_on_with_growing_pauses_until_interrupted(options, embedded_central, monkeypatch, capsys):
    """As the window does; when the server is there again, all goes up and the pause is the one of the settings."""
    address, pauses = embedded_central.address, []
    with tempfile.TemporaryDirectory() as place:
        # A short path: that of a socket must not be long.
        sockets = Path(place, "s")
        given = options(
            "luz", Context("luz", "live-es@2026.2"), f"host={sockets} port={address.port} dbname={address.database}"
        )

        def asleep(seconds: float) -> None:
            pauses.append(seconds)
            if len(pauses) == 3:
                sockets.symlink_to(address.host)
            if len(pauses) == 5:
                raise KeyboardInterrupt

        monkeypatch.setattr("time.sleep", asleep)
        assert main([*given, "sync", "--password-stdin"]) == 130
    captured = capsys.readouterr()
    assert captured.err.count("does not answer") == 3
    assert captured.out.splitlines()[0] == "2 uploaded, 0 refused, 0 pending; 0 assigned."
    for pause, failures in zip(pauses, (1, 2, 3, 0, 0), strict=True):
        assert pause_s(15, failures, 0.0) <= pause <= pause_s(15, failures, 1.0)
