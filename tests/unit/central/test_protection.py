"""What the server shows to everybody, closed and looked for in a real database."""

from dataclasses import replace

import pytest

from reviewer_app.central import administration, protection, upgrading
from reviewer_app.central.connection import open_raw
from tests.postgres import PASSWORD, SERVERS, Central

PARTS = {
    "counters": "GRANT EXECUTE ON FUNCTION pg_catalog.pg_stat_get_tuples_inserted TO PUBLIC",
    "large_objects": "GRANT EXECUTE ON FUNCTION pg_catalog.lo_create TO PUBLIC",
    "estimates": "GRANT SELECT (reltuples) ON pg_catalog.pg_class TO PUBLIC",
}


@pytest.fixture(scope="module", params=SERVERS)
def central(request, central_servers) -> Central:
    """A central database of this module's own: its catalogue is opened and closed."""
    return central_servers.database(request.param)


@pytest.mark.parametrize("close", [administration.initialise, upgrading.upgrade])
def test_each_init_and_each_upgrade_closes_what_was_opened(central, close):
    """As in a database that came from a dump or from somebody's template."""
    with open_raw(central.admin, autocommit=True) as connection:
        for part, statement in PARTS.items():
            connection.execute(statement)
            assert part in protection.still_open(connection)
        assert protection.still_open(connection) == tuple(PARTS)
        assert protection.would_stay_open(connection) == ()
        assert close(central.admin, dry_run=True).open == ()
        assert protection.still_open(connection) == tuple(PARTS), "a dry run has closed it"
        assert close(central.admin).open == ()
        assert protection.still_open(connection) == ()


def test_a_whole_table_of_the_catalogue_given_back_is_seen(central):
    with open_raw(central.admin) as connection:
        connection.execute("GRANT SELECT ON pg_catalog.pg_class TO PUBLIC")
        assert protection.still_open(connection) == ("estimates",)


def test_who_is_no_superuser_is_told_what_stays_open(central):
    """Nothing is tried that the server would refuse."""
    central.query(f"DROP ROLE IF EXISTS visitor; CREATE ROLE visitor LOGIN PASSWORD '{PASSWORD}'")
    with open_raw(replace(central.admin, database="postgres", user="visitor", password=PASSWORD)) as connection:
        assert protection.would_stay_open(connection) == protection.close_catalogue(connection) == tuple(PARTS)
