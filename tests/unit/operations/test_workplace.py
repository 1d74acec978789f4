"""What every command begins with."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.errors import StoreUnavailable, UserError
from reviewer_app.operations import workplace
from reviewer_app.store.keys import FileSecrets, OsKeyring
from tests.workplaces import make_place


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


def test_the_cache_of_pictures_belongs_to_the_store(tmp_path):
    """Kept for one user, it is found at the next opening, and not by another user; its file lies with the caches."""
    place = make_place(tmp_path)
    found = []
    for user in ("ana", "ana", "ben"):
        place.open_store(user).close()
        cache = place.open_media_cache(user)
        found.append(cache.thumbnails("recording", 64))
        cache.keep_thumbnails("recording", 64, {0: b"jpeg"})
        cache.close()
    assert found == [{}, {0: b"jpeg"}, {}]
    assert len(list(place.home.pictures.glob("*.db"))) == 2
