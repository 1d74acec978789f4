"""What the verbs share: places, users, passwords, stores."""

import argparse
import io

import pytest

from reviewer_app.cli import context
from reviewer_app.domain.errors import StoreUnavailable, UserError
from reviewer_app.operations import signing_in
from reviewer_app.store import log
from tests.workplaces import make_place, options

ADDRESS = "host=/nowhere dbname=central"


def _parsed(*words):
    parser = argparse.ArgumentParser()
    context.add_global_options(parser)
    return parser.parse_args(words)


def test_the_options_name_the_workplace(tmp_path):
    """Home, central and key file; what is left out comes from the settings."""
    place = context.workplace_of(_parsed(*options(tmp_path, ADDRESS)))
    assert (place.central, place.secrets.path) == (ADDRESS, tmp_path / "key")
    assert place.home.data.parent == tmp_path
    place.settings.set("central", ADDRESS)
    assert context.workplace_of(_parsed("--home", str(tmp_path))).central == ADDRESS


def test_the_user_is_named_or_the_last(tmp_path):
    place = make_place(tmp_path)
    assert context.user_of(_parsed("--user", "bea"), place) == "bea"
    place.settings.set("last_user", "ana")
    assert context.user_of(_parsed(), place) == "ana"


def test_a_store_is_closed_after_a_mistake_too(tmp_path):
    """And made only by who may make one."""
    arguments = _parsed(*options(tmp_path))
    with pytest.raises(StoreUnavailable, match="no store"), context.store_of(arguments):
        pass
    with pytest.raises(ValueError, match="a mistake"), context.store_of(arguments, must_exist=False) as database:
        with database.transaction() as connection:
            log.start_epoch(connection)
        assert database.path.with_name(database.path.name + "-wal").exists()
        raise ValueError("a mistake")
    # The last connection folds the log into the file as it closes.
    assert not database.path.with_name(database.path.name + "-wal").exists()


def test_the_password_is_piped_kept_or_asked_for(tmp_path, monkeypatch):
    """In this order; with nobody to ask there is a sentence."""
    place = make_place(tmp_path, ADDRESS)
    piped = argparse.Namespace(password_stdin=True)
    monkeypatch.setattr("sys.stdin", io.StringIO("piped with a space \r\nmore"))
    assert context.password_of(piped, place, "ana") == "piped with a space "
    with pytest.raises(UserError, match="--password-stdin"):
        context.password_of(argparse.Namespace(), place, "ana")
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", lambda prompt: f"typed at {prompt}")
    assert context.password_of(argparse.Namespace(), place, "ana").startswith("typed at Password of ana for central at")
    place.secrets.set(signing_in._secret(place, "ana"), "kept")
    assert context.password_of(argparse.Namespace(), place, "ana") == "kept"
    monkeypatch.setattr("sys.stdin", io.StringIO("piped\n"))
    assert context.password_of(piped, place, "ana") == "piped"
