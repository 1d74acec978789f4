"""What every command begins with."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.errors import StoreUnavailable, UserError
from reviewer_app.operations import workplace
from reviewer_app.store.keys import FileSecrets, OsKeyring


def test_options_come_before_settings(tmp_path):
    place = workplace.set_up(paths.home(tmp_path))
    assert isinstance(place.secrets, OsKeyring)
    place.settings.set("central", "postgresql://a/b")
    place.settings.set("key_file", str(tmp_path / "key"))
    place = workplace.set_up(paths.home(tmp_path))
    assert (place.central, type(place.secrets)) == ("postgresql://a/b", FileSecrets)
    assert workplace.set_up(paths.home(tmp_path), "postgresql://c/d").central == "postgresql://c/d"


def test_the_user_is_the_one_named_else_the_last(tmp_path):
    place = workplace.set_up(paths.home(tmp_path))
    with pytest.raises(UserError, match="--user NAME"):
        place.known_user()
    place.settings.set("last_user", "ana")
    assert (place.known_user(), place.known_user("eva")) == ("ana", "eva")


def test_reading_commands_do_not_make_a_store(tmp_path):
    place = workplace.set_up(paths.home(tmp_path), key_file=str(tmp_path / "key"))
    with pytest.raises(StoreUnavailable, match="no store"):
        workplace.existing_store(place, "ana")
    place.open_store("ana").close()
    workplace.existing_store(place, "ana").close()
