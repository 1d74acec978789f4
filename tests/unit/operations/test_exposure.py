"""The person's ledger: periods end today, and its rows go nowhere."""

import ast
from datetime import date, timedelta
from pathlib import Path

import reviewer_app
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import exporting, exposure
from reviewer_app.paths import resources
from reviewer_app.store import outbox
from reviewer_app.store.tables import metadata
from tests import stores

TODAY = date(2026, 11, 23)
# A time that stands nowhere else in a store.
TELLTALE = 987_654_321


def test_periods_end_today_and_begin_so_many_days_ago(database):
    for days_ago in (0, 6, 7, 29, 30):
        exposure.add(database, TODAY - timedelta(days_ago), {"S1": 1})
    shown = exposure.totals(database, TODAY)
    assert [period["S1"] for period in shown.periods] == [1, 2, 4, 5]
    assert not shown.empty


def test_forgotten_is_empty(database):
    exposure.add(database, TODAY, {"S0": 60_000})
    exposure.forget(database)
    assert exposure.totals(database, TODAY).empty


def test_what_is_sent_and_what_is_exported_hold_nothing_of_it(database):
    """A review with a finding goes out; the ledger beside it adds not one event and stands in no row."""
    review = stores.open_review(database)
    stores.place(database, review, 1_000)
    pack = read_policy_pack(next((resources() / "policies").glob("*.yaml")))

    def outgoing():
        with database.read() as connection:
            number = outbox.epochs(connection)[-1].epoch
            return outbox.length(connection), repr(outbox.batch(connection, number, 0, 1_000))

    before, exported = outgoing(), repr(exporting.gather(database, "en", pack))
    exposure.add(database, TODAY, {"S0": TELLTALE})
    assert outgoing() == before
    assert repr(exporting.gather(database, "en", pack)) == exported
    assert str(TELLTALE) not in before[1] + exported and "hate.slur" in before[1]


def test_only_the_ledger_itself_knows_its_table():
    """No module but the store's own touches it, and no module of upload, central, reports or export asks that one."""
    root = Path(reviewer_app.__file__).parent
    using = {
        path.relative_to(root).as_posix()
        for path in root.rglob("*.py")
        if any(
            (isinstance(node, ast.ImportFrom) and any(name.name == "exposure" for name in node.names))
            or (isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".exposure"))
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        )
    }
    assert "store/exposure.py" in using
    assert not {name for name in using if name.startswith(("central/", "reports/", "cli/", "domain/", "formats/"))}
    assert {name for name in using if name.startswith(("store/", "operations/"))} == {
        "store/exposure.py",
        "operations/exposure.py",
    }


def test_no_key_ties_it_to_reviews_or_recordings():
    table = metadata.tables["exposure"]
    assert not table.foreign_keys and set(table.c.keys()) == {"day", "severity", "ms"}
