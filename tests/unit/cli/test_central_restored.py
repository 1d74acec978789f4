"""`central restored` as an operator runs it."""

import json

from reviewer_app.central import administration
from reviewer_app.cli import main
from tests.postgres import PASSWORD


def test_workstations_see_another_instance(embedded_central, capsys):
    administration.add_person(embedded_central.admin, "ana", "moderator", password=PASSWORD)
    with embedded_central.session("ana") as session:
        known = session.whoami().instance_id
    assert main(["central", "restored", "--dsn", embedded_central.admin_dsn, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["before"] == known != told["now"]
    with embedded_central.session("ana") as session:
        assert session.whoami().instance_id == told["now"]


def test_a_database_that_is_not_prepared_ends_with_2(embedded_central, capsys):
    admin = embedded_central.admin_dsn.replace(embedded_central.address.database, "postgres")
    assert main(["central", "restored", "--dsn", admin]) == 2
    assert "central init" in capsys.readouterr().err


def test_a_database_takes_the_place_of_another_one(embedded_central, capsys):
    """By the identity that a workstation says; the next plain `restored` keeps it."""
    lost = "11111111-0000-4000-8000-000000000000"
    dsn = ["--dsn", embedded_central.admin_dsn]
    assert main(["central", "restored", *dsn, "--database", lost]) == 0
    assert main(["central", "restored", *dsn]) == 0
    assert embedded_central.query("SELECT database_id::text FROM central.server_info") == [(lost,)]
    assert main(["central", "restored", *dsn, "--database", "new"]) == 0
    assert embedded_central.query("SELECT database_id::text FROM central.server_info") != [(lost,)]
    assert main(["central", "restored", *dsn, "--database", "the old one"]) == 2
    assert "no database's identity" in capsys.readouterr().err
