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
