"""Bringing the server's schema up to date, on every kind of server."""

import threading
from dataclasses import replace

import psycopg
import pytest

from reviewer_app.central import administration, upgrading
from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.errors import Refused, UserError
from tests.contract.test_central import upgrade_to
from tests.postgres import PASSWORD, SERVERS, Central, Chain


@pytest.fixture(params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of the test's own."""
    return central_servers.database(request.param)


@pytest.fixture
def old(central) -> Central:
    """The same people on a database of before there were standards."""
    name = f"old_{central.address.database}"
    central.query(f"CREATE DATABASE {name}")
    made = Central(central.server, replace(central.address, database=name))
    upgrade_to(made.admin, "0004")
    for person in central.query("SELECT login, display_name, role FROM central.person"):
        made.query("INSERT INTO central.person (login, display_name, role) VALUES (%s, %s, %s)", person)
    return made


def schema(central: Central) -> str:
    """The revision of the database."""
    ((found,),) = central.query("SELECT version_num FROM central.alembic_version")
    return found


def test_it_goes_step_by_step_to_the_newest_and_a_dry_run_only_says_so(old):
    would = upgrading.upgrade(old.admin, dry_run=True)
    assert schema(old) == would.before == "0004"
    assert [step.revision for step in would.steps][:3] == ["0005", "0006", "0007"]
    assert all(step.about for step in would.steps)
    done = upgrading.upgrade(old.admin)
    assert (schema(old), done) == (would.after, would)
    again = upgrading.upgrade(old.admin)
    assert (again.before, again.after, again.steps) == (done.after, done.after, ())
    with old.session("ana") as session:
        assert session.pull(None).standards == ()


def test_a_server_newer_than_the_program_is_left_alone(central):
    central.query("UPDATE central.alembic_version SET version_num = '9999'")
    for attempt in (
        lambda: upgrading.upgrade(central.admin),
        lambda: upgrading.upgrade(central.admin, dry_run=True),
        lambda: administration.initialise(central.admin),
    ):
        with pytest.raises(Refused, match="has the schema 9999, which is newer than this program"):
            attempt()


def test_what_is_not_prepared_and_who_may_not_is_told(central):
    with pytest.raises(UserError, match="central init"):
        upgrading.upgrade(replace(central.admin, database="postgres"))
    with pytest.raises(SignInRefused):
        upgrading.upgrade(replace(central.address, user="ope", password=PASSWORD))


def test_it_tells_who_is_there_and_whose_program_has_to_be_another(central):
    """By the last chain of each device."""
    ana, bea, luz = Chain(), Chain(), Chain()
    with central.session("ana") as session:
        session.hello(ana.replica, 1, client_schema=0)
        session.hello(ana.replica, 2)
        there = upgrading.upgrade(central.admin, dry_run=True)
    with central.session("bea") as session:
        session.hello(bea.replica, 1, client_schema=0)
    with central.session("luz") as session:
        session.hello(luz.replica, 1, client_schema=99)
    assert (there.connected, there.devices, there.outdated, there.ahead) == (1, 1, (), ())
    told = upgrading.upgrade(central.admin, dry_run=True)
    assert (told.devices, told.outdated, told.ahead) == (3, ("bea",), ("luz",))


def test_the_forms_that_are_told_are_those_of_the_server(central):
    assert central.query("SELECT schema_min, schema_max FROM central.server_info") == [upgrading.CLIENT_SCHEMAS]


def test_a_workstation_that_is_connected_waits_and_goes_on(old):
    """What it asks for in the middle of an upgrade is answered at its end."""
    answers = []
    with old.session("ana") as session, psycopg.connect(old.admin_dsn) as upgrading_now:
        session.hello(Chain().replica, 1)
        upgrading_now.execute("LOCK TABLE central.device, central.server_info IN ACCESS EXCLUSIVE MODE")
        asking = threading.Thread(target=lambda: answers.append(session.hello(Chain().replica, 2).schema_ok))
        asking.start()
        waiting = "SELECT count(*) FROM pg_stat_activity WHERE usename = 'ana' AND wait_event_type = 'Lock'"
        while upgrading_now.execute(waiting).fetchone()[0] == 0:
            assert asking.is_alive()
        upgrading_now.commit()
        asking.join()
        assert upgrading.upgrade(old.admin).connected == 1
        assert answers == [session.hello(Chain().replica, 3).schema_ok] == [True]
        assert session.pull(None).assignments == ()
