"""An upgrade of the local store that is interrupted leaves the old store or the new one, from every released schema."""

import shutil
import sys
from pathlib import Path

import pytest

from reviewer_app.store import database as store_database
from reviewer_app.store import tables
from reviewer_app.store.database import open_database
from tests import stores
from tests.faults import later_migration, upgrading

HARD = Path(later_migration.__file__).read_text(encoding="utf-8")
COMMITS = 'op.execute(step)\n        op.execute("COMMIT")\n        op.execute("BEGIN")'
# Each store that was kept; today's schema as well, as long as it is not among them.
STARTS = sorted(one.stem for one in upgrading.RELEASED.glob("*.db"))
if tables.SCHEMA not in STARTS:
    STARTS.append("today")
WAYS = [upgrading.fail_at_each_statement]
if sys.platform == "linux":
    # The record of what reaches the disk is made by a preloaded library.
    WAYS.append(upgrading.cut_at_each_operation)


@pytest.fixture(params=STARTS)
def store(request, tmp_path):
    """A store with data, of today's schema or of one that was released before."""
    folder = tmp_path / "start"
    folder.mkdir()
    if request.param == "today":
        return upgrading.fill(folder)
    return Path(shutil.copy(upgrading.RELEASED / f"{request.param}.db", folder / upgrading.STORE))


def migrations(tmp_path, change=("", "")):
    return upgrading.later_migrations(tmp_path / "migrations", HARD.replace(*change))


@pytest.mark.parametrize("interrupt", WAYS)
def test_an_interrupted_upgrade_leaves_the_old_store_or_the_new_one(store, tmp_path, interrupt):
    outcome = interrupt(store, tmp_path, migrations(tmp_path))
    assert outcome.faults == []
    assert outcome.old > len(later_migration.STEPS)
    assert outcome.new > 0


@pytest.mark.parametrize("interrupt", WAYS)
def test_a_migration_in_more_than_one_transaction_is_missed_by_no_interruption(store, tmp_path, interrupt):
    outcome = interrupt(store, tmp_path, migrations(tmp_path, ("op.execute(step)", COMMITS)), first_fault=True)
    assert any("neither the old nor the new" in fault for fault in outcome.faults)


def test_a_migration_that_changes_the_log_is_noticed(store, tmp_path):
    change = ("SELECT e.*, length", "SELECT position, event_id, review_id, kind, canonical || ' ', length")
    outcome = upgrading.fail_at_each_statement(store, tmp_path, migrations(tmp_path, change))
    assert "the upgrade changes the log" in outcome.faults


def test_references_that_lead_nowhere_undo_the_upgrade(store, tmp_path):
    """Checked once, at the end: on the way a table may be missing that others refer to."""
    change = ("FROM event e", "FROM event e WHERE e.position > 2")
    before = upgrading.look(store)
    later = migrations(tmp_path, change)
    with upgrading.program_of(later), pytest.raises(store_database.StoreUnavailable, match="refer to nothing in event"):
        open_database(store, stores.KEY)
    assert upgrading.look(store) == before


def test_references_are_guarded_again_behind_an_upgrade(store, tmp_path):
    with upgrading.program_of(migrations(tmp_path)):
        database = open_database(store, stores.KEY)
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    database.close()


def test_every_schema_before_todays_has_a_store_that_was_kept():
    """A new revision means that the one before was released: `python -m tests.faults.upgrading` had to be run then."""
    assert [name for name in upgrading.revisions()[:-1] if not (upgrading.RELEASED / f"{name}.db").exists()] == []


def test_a_store_that_is_kept_has_rows_in_every_table(tmp_path):
    """A kind of data that a later migration loses would be missed by a store without it."""
    _, content = upgrading.look(upgrading.fill(tmp_path))
    assert [name for name, rows in content.items() if not rows] == []


def test_a_released_store_is_brought_to_the_schema_of_a_new_one(tmp_path):
    """Also one of today's revision, once it was released: from then on its migration must not be changed."""
    (tmp_path / "new").mkdir()
    version, content = upgrading.look(upgrading.fill(tmp_path / "new"))
    for kept in (upgrading.keep(tmp_path), *upgrading.RELEASED.glob("*.db")):
        path = Path(shutil.copy(kept, tmp_path / upgrading.STORE))
        open_database(path, stores.KEY).close()
        assert upgrading.look(path)[0] == version
        assert upgrading.look(path)[1]["schema"] == content["schema"], f"{kept.name} has another schema"


def test_a_store_that_was_kept_is_not_replaced(tmp_path):
    kept = upgrading.keep(tmp_path)
    assert kept.name == f"{tables.SCHEMA}.db"
    assert upgrading.look(kept)[0] == tables.SCHEMA
    with pytest.raises(FileExistsError, match="belongs to a release"):
        upgrading.keep(tmp_path)


def test_the_upgrade_of_today_is_the_newest_migration():
    assert upgrading.revisions()[-1] == tables.SCHEMA
