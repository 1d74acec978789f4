"""An upgrade of the central database, from the schema of each release, with data in it: all of it or nothing."""

import shutil

import psycopg
import pytest
import sqlalchemy as sa

from reviewer_app import paths
from reviewer_app.central import chains, upgrading
from reviewer_app.domain.errors import UserError
from tests.faults import server_schemas
from tests.postgres import SERVERS, Central, contents

KEPT = server_schemas.kept()
# Things that are hard to take back by hand: a column with data, a guard that goes, a table, rights.
STEPS = (
    "ALTER TABLE central.finding ADD COLUMN later text",
    "UPDATE central.finding SET later = note",
    "DROP TRIGGER append_only ON central.event",
    "CREATE TABLE central.later AS TABLE central.escalation",
    "GRANT SELECT ON central.finding TO reviewer_lead",
)
MIGRATION = '''
"""Later."""
from alembic import op
revision = "9001"
down_revision = "{before}"
def upgrade():
    for step in {steps}:
        op.execute(step)
'''
DIES = "SELECT pg_terminate_backend(pg_backend_pid())"


@pytest.fixture(scope="module", params=[(kind, revision) for kind in SERVERS for revision in KEPT], ids="-".join)
def released(request, central_servers) -> tuple[Central, Central]:
    """A database of a release with its data, and a new one beside it, on each kind of server."""
    kind, revision = request.param
    beside = central_servers.database(kind)
    packed = KEPT[revision].read_bytes()
    return server_schemas.restored(beside, packed, f"of_{revision}_{beside.address.database}"), beside


def test_it_comes_to_the_schema_of_a_new_one_with_all_that_was_in_it(released):
    """Also one of today's revision, once it was released: from then on no migration up to it may be changed."""
    old, new = released
    before = server_schemas.log(old)
    assert len(before) > 20
    upgrading.upgrade(old.admin)
    assert server_schemas.log(old) == before
    found, wanted = server_schemas.description(old), server_schemas.description(new)
    for what in wanted:
        assert set(found[what]) ^ set(wanted[what]) == set(), what
    assert [chain.fault for chain in chains.walk_chains(old.admin) if chain.fault] == []
    with old.session("ana") as session:
        assert len(list(session.my_events())) == len([one for one in before if one[0] == "ana" and one[3] and one[4]])


def later(monkeypatch, folder, steps) -> None:
    """The program as a later release has it, with one more migration of these steps."""
    folder = folder / f"later-{len(list(folder.iterdir()))}"
    shutil.copytree(paths.migrations("central"), folder, ignore=shutil.ignore_patterns("__pycache__"))
    text = MIGRATION.replace("{before}", server_schemas.revisions()[-1]).replace("{steps}", repr(tuple(steps)))
    (folder / "versions" / "9001_later.py").write_text(text, encoding="utf-8")
    monkeypatch.setattr(paths, "migrations", lambda _: folder)


def test_an_upgrade_that_ends_in_its_middle_leaves_all_as_it_was(released, tmp_path, monkeypatch):
    """Behind each of its steps, by an error of the server's and by the end of its session."""
    old, _ = released
    upgrading.upgrade(old.admin)
    before, described = contents(old), server_schemas.description(old)
    for count in range(len(STEPS) + 1):
        for end in ("SELECT 1/0", DIES):
            with monkeypatch.context() as patch:
                later(patch, tmp_path, (*STEPS[:count], end))
                with pytest.raises((UserError, psycopg.Error, sa.exc.DBAPIError)):
                    upgrading.upgrade(old.admin)
            assert contents(old) == before, f"{end} behind {count} steps"
    assert server_schemas.description(old) == described
    log = server_schemas.log(old)
    with monkeypatch.context() as patch:
        later(patch, tmp_path, STEPS)
        assert upgrading.upgrade(old.admin).after == "9001"
    assert server_schemas.log(old) == log
    assert contents(old) != before


def test_a_migration_of_a_release_that_was_changed_is_noticed(released):
    """In a trigger, a right, a column and a function: the description tells each of them from what it was."""
    old, _ = released
    for change in (
        "ALTER TABLE central.event DISABLE TRIGGER no_truncate",
        "GRANT SELECT ON central.gold TO reviewer_lead",
        "ALTER TABLE central.device ALTER COLUMN client_schema DROP NOT NULL",
        "ALTER FUNCTION api.push SECURITY INVOKER",
        "DROP POLICY own_read ON central.event",
        "ALTER TABLE central.finding NO FORCE ROW LEVEL SECURITY",
    ):
        with psycopg.connect(old.admin_dsn) as connection:
            before = server_schemas.description(old)
            connection.execute(change)
            connection.commit()
        assert server_schemas.description(old) != before, change


def test_every_schema_between_the_first_release_and_today_is_kept():
    """A new revision behind one that was kept means that it was released: its dump had to be made then."""
    assert KEPT
    known = server_schemas.revisions()
    assert [one for one in known[known.index(min(KEPT)) : -1] if one not in KEPT] == []


def test_a_dump_that_was_kept_is_not_replaced():
    with pytest.raises(FileExistsError, match="belongs to a release"):
        server_schemas.keep(server_schemas.RELEASED)


@pytest.mark.slow
def test_what_a_release_keeps_has_rows_in_every_table(central_servers):
    """A kind of data that a later migration loses would be missed by a dump without it."""
    made = server_schemas.fill(central_servers.database("installed"))
    empty = [name for name, digest in contents(made).items() if digest is None]
    assert [name for name in empty if not name.startswith("central.event_2")] == []
    again = server_schemas.restored(made, server_schemas.dump(made), "again")
    assert server_schemas.description(again) == server_schemas.description(made)
    assert server_schemas.log(again) == server_schemas.log(made)
