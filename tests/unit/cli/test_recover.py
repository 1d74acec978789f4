"""`recover` as a person runs it."""

import io
import json

import pytest

from reviewer_app.cli import main
from reviewer_app.operations import signing_in, syncing
from tests.postgres import PASSWORD
from tests.workplaces import add_recording, begin_review, make_place, options


@pytest.fixture
def lost(tmp_path, central_servers, monkeypatch):
    """Options of a home with an uploaded store whose key is gone; the password is typed once."""
    central = central_servers.database("embedded")
    place = make_place(tmp_path, central.dsn)
    add_recording(place)
    begin_review(place)
    signing_in.sign_in(place, "ana", PASSWORD)
    database = place.open_store("ana")
    with signing_in.open_session(place, "ana") as session:
        syncing.sync_once(syncing.directly(database), session)
    database.close()
    (tmp_path / "key").unlink()
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    return options(tmp_path, central.dsn)


def test_verify_says_what_helps_and_recover_does_it(lost, capsys):
    """Exit 5 with the way out; then the store is whole again."""
    assert main([*lost, "verify"]) == 5
    assert "reviewer-app recover" in capsys.readouterr().err
    assert main([*lost, "recover", "--password-stdin", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["events"], told["left_out"]) == (2, [])
    assert ".unreadable-" in told["set_aside"]
    assert main([*lost, "verify"]) == 0


def test_in_words(lost, capsys):
    """Where the old store went, how much came back, and what is still to be done."""
    assert main([*lost, "recover", "--password-stdin"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0].startswith("The unreadable store was set aside in ")
    assert said[1:] == [
        "2 events were fetched from the server.",
        "Import the recordings again: each review goes on where it was uploaded last.",
    ]


def test_without_a_password_at_hand_it_says_so(lost, capsys):
    """Nobody to ask, none kept."""
    assert main([*lost, "recover"]) == 2
    assert "--password-stdin" in capsys.readouterr().err


def test_a_store_that_can_be_read_is_refused(lost, capsys, tmp_path, monkeypatch):
    """Exit 3, a rule."""
    assert main([*lost, "recover", "--password-stdin"]) == 0
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{PASSWORD}\n"))
    assert main([*lost, "recover", "--password-stdin"]) == 3
    assert "nothing to recover" in capsys.readouterr().err
