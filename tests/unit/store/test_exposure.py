"""The ledger's rows add up by day and severity, and can be deleted."""

from reviewer_app.store import exposure


def test_time_adds_up_by_day_and_severity(database):
    with database.transaction() as connection:
        exposure.add(connection, "2026-11-22", {"S0": 5_000, "none": 100})
        exposure.add(connection, "2026-11-23", {"S0": 1_000})
        exposure.add(connection, "2026-11-23", {"S0": 1_000})
    with database.read() as connection:
        assert exposure.since(connection, "2026-11-23") == {"S0": 2_000}
        assert exposure.since(connection, "") == {"S0": 7_000, "none": 100}


def test_deleted_is_deleted(database):
    with database.transaction() as connection:
        exposure.add(connection, "2026-11-22", {"S0": 5_000})
        exposure.forget(connection)
        assert exposure.since(connection, "") == {}
