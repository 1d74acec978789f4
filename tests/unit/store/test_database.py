"""Opening a store: settings that keep decisions, schema, and sentences for what cannot be opened."""

import threading

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlcipher3 import dbapi2 as sqlcipher

from reviewer_app import paths
from reviewer_app.domain.errors import NotStored, StoreUnavailable
from reviewer_app.operations import auditing
from reviewer_app.store import tables
from reviewer_app.store.database import SAFE_SQLITE, open_database, sqlite_version
from tests import stores


def test_every_connection_flushes_each_commit(database):
    with database.read() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys")
        }
    assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_the_file_is_encrypted(database):
    stores.open_review(database)
    database.close()
    content = database.path.read_bytes()
    assert not content.startswith(b"SQLite format 3")
    assert b"Directo de prueba" not in content


def test_migrations_make_the_tables_that_the_program_expects(database):
    with database.read() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, tables.metadata) == []


def test_the_program_expects_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(paths.migrations("local")))
    assert ScriptDirectory.from_config(config).get_current_head() == tables.SCHEMA


def test_a_wrong_key_is_explained(database):
    stores.open_review(database)
    database.close()
    with pytest.raises(StoreUnavailable, match="reviewer-app recover"):
        open_database(database.path, bytes(32))


def test_a_store_of_a_newer_program_is_left_alone(database):
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    database.close()
    with pytest.raises(StoreUnavailable, match="newer program"):
        open_database(database.path, stores.KEY)


def test_an_error_in_a_transaction_undoes_all_of_it(database):
    with pytest.raises(RuntimeError), database.transaction() as connection:
        connection.execute(sa.insert(tables.meta).values(name="a", value="b"))
        raise RuntimeError
    with database.read() as connection:
        assert connection.execute(sa.select(tables.meta)).all() == []


@pytest.mark.parametrize("through_sqlalchemy", [False, True])
def test_a_transaction_is_on_disk_when_it_ends(database, through_sqlalchemy):
    """Whether SQLAlchemy has seen anything of it or not, and the next one is another one."""
    statement = "INSERT INTO meta VALUES ('{}', 'there')"
    for name in ("first", "second"):
        with database.transaction() as connection:
            if through_sqlalchemy:
                connection.execute(sa.text(statement.format(name)))
            else:
                connection.connection.driver_connection.execute(statement.format(name))
        assert not connection.in_transaction() and not connection.connection.driver_connection.in_transaction
        with pytest.raises(KeyError), database.transaction() as connection:
            connection.execute(sa.text(statement.format(f"not {name}")))
            raise KeyError
        with database.read() as reading:
            assert name in reading.execute(sa.text("SELECT name FROM meta")).scalars().all()
            assert reading.execute(sa.text("SELECT count(*) FROM meta WHERE name LIKE 'not %'")).scalar() == 0


def test_flushing_is_told_when_all_is_written_and_nothing_on_disk(database):
    """And not at all of what is taken back."""
    seen = []

    def flushes():
        with database.read() as connection:
            seen.append(connection.execute(sa.text("SELECT name FROM meta")).scalars().all())

    database.flushes = flushes
    for name in ("first", "second"):
        with database.transaction() as connection:
            connection.execute(sa.insert(tables.meta).values(name=name, value="there"))
        with pytest.raises(KeyError), database.transaction():
            raise KeyError
    assert seen == [[], ["first"]]


def test_two_writers_take_turns(database):
    """The head of the chain is read inside the writing transaction: two threads cannot take the same place."""
    review = stores.open_review(database)

    def write():
        for start in range(25):
            stores.labelling.record(database, review.place(stores.Finding("a.b", start), 1))

    threads = [threading.Thread(target=write) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with database.read() as connection:
        assert connection.execute(sa.select(sa.func.count()).select_from(tables.envelope)).scalar() == 51


def test_this_sqlite_has_no_wal_reset_bug():
    assert sqlite_version() >= SAFE_SQLITE


def test_a_first_sector_torn_by_a_power_cut_is_mended_from_the_log(database, tmp_path):
    """SQLCipher takes a salt from the file's first bytes unless it is given one: lost with them, all would be."""
    stores.open_review(database)
    after = tmp_path / "after"
    after.mkdir()
    for name in (database.path.name, database.path.name + "-wal"):
        (after / name).write_bytes((tmp_path / name).read_bytes())
    with (after / database.path.name).open("r+b") as file:
        file.write(b"\xa5" * 512)
    again = open_database(after / database.path.name, stores.KEY)
    assert auditing.verify(again).faults == []
    assert auditing.verify(again).events == 1
    again.close()


@pytest.mark.parametrize("through_sqlalchemy", [True, False])
def test_a_full_disk_is_explained_and_work_goes_on(database, through_sqlalchemy):
    """The key path speaks to the driver itself, everything else through SQLAlchemy: one sentence for both."""
    review = stores.open_review(database)
    event = review.place(stores.Finding("hate.slur", 1, note="x" * 100_000), 1)
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1")
    with pytest.raises(NotStored, match=r"disk is full.*free some space.*goes on"):
        if through_sqlalchemy:
            with database.transaction() as connection:
                connection.execute(sa.insert(tables.meta).values(name="a", value="x" * 100_000))
        else:
            stores.labelling.record(database, event)
    with database.transaction() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    stores.labelling.record(database, event)
    assert auditing.verify(database).events == 2


def test_a_failing_disk_is_explained(database):
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10 | 3 << 8
    with pytest.raises(NotStored, match=r"disk I/O error.*check the drive.*goes on"), database.transaction():
        raise error


def test_other_errors_of_the_database_keep_their_name(database):
    with pytest.raises(sa.exc.OperationalError, match="no such table"), database.transaction() as connection:
        connection.exec_driver_sql("SELECT * FROM nowhere")


def test_a_damaged_file_is_explained_when_it_is_read_and_when_it_is_written(database):
    stores.damage(database)
    for use in (database.read, database.transaction):
        with pytest.raises(StoreUnavailable, match="is damaged: close the program"), use() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM event").scalar()


def test_a_disk_that_fails_under_a_reader_is_explained(database):
    error = sqlcipher.OperationalError("disk I/O error")
    error.sqlite_errorcode = 10 | 1 << 8
    with pytest.raises(StoreUnavailable, match="cannot be read: check the drive"), database.read():
        raise error


def test_a_store_that_another_program_holds_is_explained(database, monkeypatch):
    monkeypatch.setattr("reviewer_app.store.database.BUSY_TIMEOUT_MS", 1)
    impatient = open_database(database.path, stores.KEY)
    with (
        database.transaction(),
        pytest.raises(NotStored, match="Another program holds the local store and nothing was stored"),
        impatient.transaction(),
    ):
        raise AssertionError("two writers at once")
    impatient.close()
