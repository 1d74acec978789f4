"""What doctor looks at: each state, and what it says to do."""

import pytest

from reviewer_app.operations import checking, signing_in, syncing, workplace
from reviewer_app.operations.checking import FAILED, OK, WARNING
from reviewer_app.paths import home
from reviewer_app.store import database as store_database
from tests.postgres import PASSWORD
from tests.workplaces import add_recording, begin_review, make_place


def test_a_machine_at_work_is_ok_throughout(tmp_path, embedded_central):
    """Signed in, a store with pending decisions, the server answers."""
    place = make_place(tmp_path, embedded_central.dsn)
    signing_in.sign_in(place, "ana", PASSWORD)
    add_recording(place)
    begin_review(place)
    checks = {check.name: check for check in checking.everything(place, "ana")}
    libraries = ["pyav", "sqlalchemy", "sqlcipher3", "psycopg", "pyside6", "sqlite"]
    assert list(checks) == ["system", "python", *libraries, "settings", "keyring", "store", "central"]
    assert {check.state for check in checks.values()} == {OK}
    assert {check.do for check in checks.values()} == {""}
    assert "2 pending, 0 refused" in checks["store"].found
    assert checks["central"].found.endswith("signed in as ana, moderator")


def test_a_new_machine_is_warned_of_what_is_not_there_yet(tmp_path):
    """Nobody signed in, no address: nothing failed, each with what to do."""
    place = make_place(tmp_path)
    for check in (
        checking.store_check(place, None),
        checking.store_check(place, "ana"),
        checking.central_check(place, "ana"),
    ):
        assert check.state == WARNING and check.do


def test_a_sqlite_that_can_lose_decisions_fails(monkeypatch):
    """The library is named with what to do."""
    monkeypatch.setattr(store_database, "sqlite_version", lambda: (3, 45, 0))
    [sqlite] = [check for check in checking.machine() if check.name == "sqlite"]
    assert (sqlite.state, store_database.SAFE_SQLITE > (3, 45, 0)) == (FAILED, True)
    assert "sqlcipher3" in sqlite.do


def test_a_keyring_that_cannot_be_trusted_fails_with_the_way_out(tmp_path):
    """The tests' keyring is keyring's own that always fails."""
    check = checking.secrets_check(workplace.set_up(home(tmp_path)))
    assert (check.state, check.found) == (FAILED, "keyring.backends.fail.Keyring")
    assert "--key-file PATH" in check.do
    assert checking.secrets_check(make_place(tmp_path)).state == OK


def test_a_lost_key_is_explained(tmp_path):
    """With the command that helps."""
    place = make_place(tmp_path)
    place.open_store("ana").close()
    (tmp_path / "key").unlink()
    check = checking.store_check(place, "ana")
    assert check.state == FAILED and "reviewer-app recover" in check.do


def test_refused_decisions_are_a_warning(tmp_path, embedded_central):
    """They are of another author than who uploads them."""
    place = make_place(tmp_path, embedded_central.dsn)
    add_recording(place, "bea")
    begin_review(place, "bea")
    signing_in.sign_in(place, "sol", PASSWORD)
    database = place.open_store("bea")
    with signing_in.open_session(place, "sol") as session:
        syncing.sync_once(syncing.directly(database), session)
    database.close()
    check = checking.store_check(place, "bea")
    assert check.state == WARNING and "0 pending, 2 refused" in check.found and "operator" in check.do


@pytest.mark.parametrize(
    ("central", "user", "state", "says"),
    [
        ("host=/nowhere dbname=central", "ana", WARNING, "does not answer"),
        ("host=/nowhere dbname=central", None, WARNING, "does not answer"),
        ("mysql://x", "ana", FAILED, "no PostgreSQL DSN"),
    ],
)
def test_a_central_database_out_of_reach(tmp_path, central, user, state, says):
    """Offline is normal, an address that can never work is not; either way the other checks go on."""
    place = make_place(tmp_path, central)
    check = checking.central_check(place, user)
    assert check.state == state and says in check.do
    assert checking.store_check(place, "ana").name == "store"


def test_a_server_is_tried_without_a_sign_in_where_nobody_can_sign_in(tmp_path, embedded_central):
    """And it is said what was tried and what was not."""
    place = make_place(tmp_path, embedded_central.dsn)
    nobody, ana = checking.central_check(place, None), checking.central_check(place, "ana")
    assert {nobody.state, ana.state} == {WARNING} and "sign in" in nobody.do
    assert "answers (a server on this machine tried); the sign-in was not tried: nobody has signed in" in nobody.found
    assert ana.found.endswith("the sign-in was not tried: no password of ana is kept")


def test_a_server_that_is_down_is_a_warning(tmp_path):
    """With the sentence that says so."""
    place = make_place(tmp_path, "host=/nowhere dbname=central")
    place.secrets.set(signing_in._secret(place, "ana"), PASSWORD)
    check = checking.central_check(place, "ana")
    assert check.state == WARNING and "does not answer" in check.do


def test_a_slip_in_the_settings_file_is_named(tmp_path):
    """The defaults are used, and doctor says which line was not understood."""
    file = home(tmp_path).settings_file
    file.parent.mkdir(parents=True)
    file.write_text("volume = 300\n", encoding="utf-8")
    check = checking.settings_check(make_place(tmp_path))
    assert check.state == WARNING and "volume must be between 0 and 100" in check.do
