"""Signing in, going on without the server, and signing out."""

import uuid
from dataclasses import replace
from urllib.parse import quote

import psycopg
import pytest

from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.errors import Unreachable, UserError
from reviewer_app.operations import administration, signing_in
from reviewer_app.operations.signing_in import SignedIn
from tests.postgres import PASSWORD, sign_out
from tests.workplaces import make_place


@pytest.fixture
def place(tmp_path, embedded_central):
    """A workplace of the central database at which nobody has signed in."""
    return make_place(tmp_path, embedded_central.dsn)


def test_who_signed_in_may_go_on_without_the_server(place, tmp_path):
    """The server's name and role at once; afterwards the kept name and password do."""
    assert signing_in.offline_user(place) is None
    assert signing_in.sign_in(place, "sol", PASSWORD) == SignedIn("sol", "Sol", "specialist")
    again = make_place(tmp_path, str(place.settings["central"]))
    assert signing_in.offline_user(again) == SignedIn("sol")
    with signing_in.open_session(again, "sol") as session:
        assert session.whoami().login == "sol"


@pytest.mark.parametrize(("user", "password"), [("ana", "wrong"), ("nobody", PASSWORD), ("ana", "")])
def test_a_wrong_sign_in_is_refused_and_nothing_is_kept(place, user, password):
    """Neither the password nor the name."""
    with pytest.raises(SignInRefused):
        signing_in.sign_in(place, user, password)
    assert signing_in.kept_password(place, user) is None
    assert place.settings["last_user"] == ""


def test_without_an_answer_nothing_is_kept(tmp_path):
    """A password that the server has not seen is not worth keeping."""
    place = make_place(tmp_path, f"host={tmp_path} dbname=central")
    with pytest.raises(Unreachable, match="does not answer"):
        signing_in.sign_in(place, "ana", PASSWORD)
    assert signing_in.offline_user(place) is None


def test_a_refused_change_of_password_keeps_the_one_before(place):
    """Who mistypes at the sign-in page can still work with what was kept."""
    signing_in.sign_in(place, "ana", PASSWORD)
    with pytest.raises(SignInRefused):
        signing_in.sign_in(place, "ana", "mistyped")
    assert signing_in.kept_password(place, "ana") == PASSWORD


def _holding(folder, *texts):
    """The files below a folder with one of the texts in them."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if any(text.encode() in path.read_bytes() for text in texts)]


@pytest.mark.parametrize("with_password", ["postgresql://ana:{}@", "postgresql://:{}@"])
def test_an_address_with_a_password_is_refused_and_nowhere_written(tmp_path, place, with_password):
    """Nothing of the home holds it: a shoulder, a backup and a log file see settings."""
    made = make_place(tmp_path, place.central.replace("postgresql://", with_password.format(quote(PASSWORD))))
    for attempt in (
        lambda: signing_in.sign_in(made, "ana", PASSWORD),
        lambda: signing_in.remember(made, "ana", PASSWORD),
        lambda: made.open_store("ana"),
        lambda: made.central_name,
    ):
        with pytest.raises(UserError, match=r"must not hold a password.*settings\.toml") as caught:
            attempt()
        assert PASSWORD not in str(caught.value)
    assert _holding(tmp_path, PASSWORD, quote(PASSWORD)) == []


def test_only_the_key_file_holds_the_password(tmp_path, place):
    """The address is written down without who signs in, and still leads there."""
    made = make_place(tmp_path, place.central.replace("postgresql://", "postgresql://operator@"))
    signing_in.sign_in(made, "ana", PASSWORD)
    made.open_store("ana").close()
    assert _holding(tmp_path, PASSWORD, quote(PASSWORD)) == ["key"]
    assert _holding(tmp_path, "operator") == []
    again = make_place(tmp_path, str(made.settings["central"]))
    assert again.store_path("ana") == made.store_path("ana")
    assert signing_in.kept_password(again, "ana") == PASSWORD


def test_signing_out_forgets_the_password_and_keeps_the_store(place):
    """The next start asks who is there."""
    signing_in.sign_in(place, "ana", PASSWORD)
    place.open_store("ana").close()
    signing_in.sign_out(place, "ana")
    assert (signing_in.offline_user(place), signing_in.kept_password(place, "ana")) == (None, None)
    assert place.store_path("ana").exists()
    place.open_store("ana").close()
    with pytest.raises(SignInRefused, match="password of ana"):
        signing_in.open_session(place, "ana")


def test_passwords_belong_to_one_central_database(place, tmp_path):
    """The same name elsewhere is another person, however this address is written."""
    signing_in.sign_in(place, "ana", PASSWORD)
    assert signing_in.kept_password(make_place(tmp_path, "postgresql://localhost/other"), "ana") is None
    spelt = place.central + "&sslmode=prefer"
    assert signing_in.kept_password(make_place(tmp_path, spelt), "ana") == PASSWORD


@pytest.mark.parametrize(
    ("central", "user", "says"), [("", "ana", "--central postgresql://"), ("host=/x dbname=c", "", "your name")]
)
def test_what_is_missing_is_said(tmp_path, central, user, says):
    """No name, no address."""
    with pytest.raises(UserError, match=says):
        signing_in.sign_in(make_place(tmp_path, central), user, PASSWORD)


def renamed(central) -> str:
    """The same database under another name, as behind a name in DNS that was changed; its DSN."""
    name = f"moved_{uuid.uuid4().hex}"
    central.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename IN ('ana', 'sol')")
    sign_out()
    with psycopg.connect(central.server.admin_dsn, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {central.address.database}")
    return central.server.dsn("", "", name)


def test_the_store_is_that_of_the_database_under_whatever_address(place, tmp_path, embedded_central):
    """A name that is changed: signed in once, the person has their store, also without the server afterwards."""
    signing_in.sign_in(place, "ana", PASSWORD)
    place.open_store("ana").close()
    moved = make_place(tmp_path, renamed(embedded_central))
    assert moved.store_path("ana") != place.store_path("ana")
    assert signing_in.offline_user(moved) is None
    signing_in.sign_in(moved, "ana", PASSWORD)
    assert moved.store_path("ana") == place.store_path("ana")
    assert signing_in.offline_user(moved) == SignedIn("ana")


def test_a_host_that_is_added_needs_no_sign_in(place, tmp_path, embedded_central):
    """Offline: store and password are those of the address before."""
    signing_in.sign_in(place, "ana", PASSWORD)
    host = embedded_central.address.host
    dsn = f"host={host},localhost port={embedded_central.address.port},1 dbname={embedded_central.address.database}"
    two = make_place(tmp_path, dsn)
    assert two.store_path("ana") == place.store_path("ana")
    assert signing_in.offline_user(two) == SignedIn("ana")
    with signing_in.open_session(two, "ana") as session:
        assert session.whoami().login == "ana"


@pytest.mark.parametrize(
    "enter",
    [
        lambda place: signing_in.sign_in(place, "ana", PASSWORD),
        lambda place: signing_in.open_session(place, "ana"),
        lambda place: signing_in.session_for(place, "ana", PASSWORD),
    ],
)
def test_another_database_at_the_address_gets_nothing(place, central_servers, enter):
    """Also in an upload that goes on by itself, when a name leads elsewhere from one sign-in to the next."""
    central = central_servers.database("embedded")
    place = replace(place, central=central.dsn)
    signing_in.sign_in(place, "ana", PASSWORD)
    central.query("UPDATE central.server_info SET database_id = gen_random_uuid()")
    with pytest.raises(Unreachable, match="another central database"):
        enter(place)
    assert central.query("SELECT count(*) FROM pg_stat_activity WHERE usename = 'ana' AND state = 'active'") == [(0,)]


def test_a_database_made_anew_may_take_the_place_of_a_lost_one(place, central_servers):
    """Then every workstation sends it what it has."""
    central = central_servers.database("embedded")
    place = replace(place, central=central.dsn)
    with central.session("ana") as session:
        database_id = session.whoami().database_id
    signing_in.sign_in(place, "ana", PASSWORD)
    central.query("UPDATE central.server_info SET database_id = gen_random_uuid()")
    administration.begin_instance(central.admin_dsn, database_id)
    signing_in.open_session(place, "ana").close()
    administration.begin_instance(central.admin_dsn)
    signing_in.open_session(place, "ana").close()
    administration.begin_instance(central.admin_dsn, "new")
    with pytest.raises(Unreachable, match="another central database"):
        signing_in.open_session(place, "ana")
    with pytest.raises(UserError, match="no database's identity"):
        administration.begin_instance(central.admin_dsn, "the old one")
