"""Making a central database and adding people: repeatable, and refused with one sentence where it must be."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import psycopg
import pytest
from psycopg import sql

from reviewer_app.central import administration
from reviewer_app.central.connection import SignInRefused, connect
from reviewer_app.domain.errors import Unreachable, UserError
from tests.postgres import PASSWORD


def test_a_missing_database_is_made_and_a_second_time_changes_nothing(embedded_central):
    address = replace(embedded_central.admin, database='una "base" nueva')
    first = administration.initialise(address)
    assert (first.created, first.before, first.database) == (True, None, 'una "base" nueva')
    second = administration.initialise(address)
    assert (second.created, second.before, second.after) == (False, first.after, first.after)
    connect(replace(address, user=None, password=None), "ana", PASSWORD).close()


def test_a_database_with_a_schema_of_someone_else_is_left_alone(embedded_central):
    address = replace(embedded_central.admin, database="theirs")
    embedded_central.query("CREATE DATABASE theirs")
    with psycopg.connect(embedded_central.server.dsn(address.user, address.password, "theirs")) as connection:
        connection.execute("CREATE SCHEMA central")
    with pytest.raises(UserError, match="not ours"):
        administration.initialise(address)
    with pytest.raises(UserError, match="not ours"):
        administration.add_person(address, "carla", "moderator")


def test_two_who_prepare_it_at_once_take_turns(embedded_central):
    """The second waits for the first's lock, which nobody but the database's owner can take."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    comment = sql.SQL("COMMENT ON DATABASE {} IS 'mine'").format(sql.Identifier(embedded_central.address.database))
    with psycopg.connect(embedded_central.admin_dsn) as first, ThreadPoolExecutor(1) as pool:
        first.execute(comment)
        second = pool.submit(administration.initialise, embedded_central.admin)
        while not second.done() and embedded_central.query(waiting) == [(0,)]:
            embedded_central.query("SELECT pg_sleep(0.01)")
        assert not second.done()
        first.rollback()
        assert second.result(60).created is False
    with embedded_central.raw("ana") as person, pytest.raises(psycopg.errors.InsufficientPrivilege):
        person.execute(comment)


def test_a_database_that_is_not_prepared_says_so(embedded_central):
    with pytest.raises(UserError, match="central init"):
        administration.add_person(replace(embedded_central.admin, database="postgres"), "carla", "moderator")


def test_a_new_person_gets_a_password_that_works_and_keeps_it(embedded_central):
    admin = embedded_central.admin
    first = administration.add_person(admin, "carla", "moderator", "Carla R.")
    assert first.created
    assert first.password
    again = administration.add_person(admin, "carla", "specialist")
    assert (again.created, again.password_set, again.password) == (False, False, None)
    connect(embedded_central.address, "carla", first.password).close()
    rows = embedded_central.query("SELECT display_name, role FROM central.person WHERE login = 'carla'")
    assert rows == [("Carla R.", "specialist")]
    groups = embedded_central.query(
        "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid WHERE m.member = 'carla'::regrole"
    )
    assert groups == [("reviewer_specialist",)]
    changed = administration.add_person(admin, "carla", "specialist", password="otra clave más")
    assert (changed.password_set, changed.password) == (True, None)
    with pytest.raises(SignInRefused):
        connect(embedded_central.address, "carla", first.password)
    connect(embedded_central.address, "carla", "otra clave más").close()


def test_the_server_never_sees_the_password(embedded_central):
    """It is hashed before it is sent, so no log and no statistics view can show it."""
    admin = embedded_central.admin
    embedded_central.query("ALTER SYSTEM SET log_statement = 'all'")
    embedded_central.query("SELECT pg_reload_conf()")
    try:
        administration.add_person(admin, "dora", "lead", password="clave muy secreta")
    finally:
        embedded_central.query("ALTER SYSTEM RESET log_statement")
        embedded_central.query("SELECT pg_reload_conf()")
    log = (embedded_central.server.folder / "data" / "server.log").read_text(encoding="utf-8")
    assert "clave muy secreta" not in log
    connect(embedded_central.address, "dora", "clave muy secreta").close()


@pytest.mark.parametrize(
    "login",
    ["postgres", "pg_monitor", "reviewer_lead", "central_owner", "Ana", "", "9a", "a b", "a" * 64, 'a"b', "a;b"],
)
def test_logins_that_are_not_free_are_refused(embedded_central, login):
    with pytest.raises(UserError, match=r"cannot be a login|is not a reviewer"):
        administration.add_person(embedded_central.admin, login, "moderator")


def test_a_role_of_someone_else_is_not_taken_over(embedded_central):
    embedded_central.query("CREATE ROLE reporting LOGIN")
    with pytest.raises(UserError, match="is not a reviewer"):
        administration.add_person(embedded_central.admin, "reporting", "lead")
    with pytest.raises(UserError, match="at least 8"):
        administration.add_person(embedded_central.admin, "eva", "lead", password="short")
    with pytest.raises(UserError, match="no role"):
        administration.add_person(embedded_central.admin, "eva", "chief")


def test_who_may_not_administer_is_told(embedded_central):
    address = replace(embedded_central.address, user="ana", password=PASSWORD)
    for attempt in (
        lambda: administration.initialise(address),
        lambda: administration.add_person(address, "eva", "lead"),
        lambda: administration.initialise(replace(address, database="another_one")),
    ):
        with pytest.raises(SignInRefused) as caught:
            attempt()
        assert "\n" not in str(caught.value)
        assert PASSWORD not in str(caught.value)


def test_a_database_owner_without_superuser_rights_can_do_it_all(embedded_central):
    """Hosted servers give no superuser: CREATEROLE and owning the database are enough, and the rules hold."""
    embedded_central.query("CREATE ROLE host_admin LOGIN CREATEROLE CREATEDB PASSWORD 'clave de anfitrión'")
    embedded_central.query(
        "GRANT reviewer_moderator, reviewer_specialist, reviewer_lead, reviewer_operator, central_owner, "
        "central_auditor TO host_admin WITH ADMIN OPTION"
    )
    address = replace(embedded_central.admin, database="hosted", user="host_admin", password="clave de anfitrión")
    assert administration.initialise(address).created
    administration.add_person(address, "hana", "moderator", password=PASSWORD)
    with connect(replace(embedded_central.address, database="hosted"), "hana", PASSWORD) as connection:
        assert connection.call("SELECT role FROM api.whoami()")[0].role == "moderator"
        with pytest.raises(SignInRefused):
            connection.call("SELECT 1 FROM central.person")
        # A new password and a leave end what is signed in, which takes the person's rights for a moment.
        administration.add_person(address, "hana", "lead", password=PASSWORD + "2")
        with pytest.raises(Unreachable, match="was lost"):
            connection.call("SELECT 1 FROM api.whoami()")
    with connect(replace(embedded_central.address, database="hosted"), "hana", PASSWORD + "2") as connection:
        assert connection.call("SELECT role FROM api.whoami()")[0].role == "lead"
        assert administration.disable_person(address, "hana").connections_ended == 1
        assert not administration.disable_person(address, "hana").was_enabled
    assert embedded_central.query(
        "SELECT pg_has_role('host_admin', 'hana', 'usage') FROM pg_roles WHERE rolname = 'hana' AND NOT rolcanlogin"
    ) == [(False,)]


def test_a_server_that_does_not_answer_is_unreachable(embedded_central):
    with pytest.raises(Unreachable, match="does not answer"):
        administration.initialise(replace(embedded_central.admin, host="/nowhere"))


@pytest.mark.parametrize("right", ["LOGIN", "BYPASSRLS"])
@pytest.mark.parametrize("role", ["central_owner", "central_auditor", "reviewer_lead"])
def test_a_role_that_may_more_than_ours_is_not_taken_over(embedded_central, role, right):
    """Somebody made it on the same server: row security would not bind it, or it could sign in."""
    embedded_central.query(f"ALTER ROLE {role} {right}")
    try:
        with pytest.raises(UserError, match=f"the role {role} exists and may log in or bypass row security"):
            administration.initialise(replace(embedded_central.admin, database=f"for_{role}_{right}".lower()))
    finally:
        embedded_central.query(f"ALTER ROLE {role} NO{right}")
