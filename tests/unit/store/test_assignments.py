"""Assignments in the store."""

from dataclasses import replace

from reviewer_app.domain.assignment import Assignment
from reviewer_app.store import assignments
from tests import stores

ONE = Assignment("1", "a" * 64, "ES-47", "Directo «ñ»", "s3://x/1", 1_000, "live-es@1", "leased", 9, 5, None, True)


def test_what_is_kept_comes_back_whole_and_the_last_word_counts(database):
    other = replace(ONE, assignment_id="2", recording_id="b" * 64)
    with database.transaction() as connection:
        assert assignments.cursor(connection) is None
        assignments.keep(connection, [ONE, other])
        assignments.keep(connection, [replace(ONE, state="returned", lease_until_ms=None)])
        assignments.keep(connection, [])
        assignments.set_cursor(connection, "x/1/2")
        assignments.set_cursor(connection, "x/3/4")
    with database.read() as connection:
        found = assignments.list_assignments(connection)
        assert found == [replace(ONE, state="returned", lease_until_ms=None), other]
        assert assignments.cursor(connection) == "x/3/4"
    with database.transaction() as connection:
        assignments.forget(connection)
        assert assignments.list_assignments(connection) == []


def test_begun_is_what_is_leased_and_under_review(database):
    other = replace(ONE, assignment_id="2", recording_id="b" * 64)
    with database.transaction() as connection:
        assignments.keep(connection, [ONE, other])
        assert assignments.begun(connection) == []
    stores.open_review(database)
    with database.transaction() as connection:
        assert assignments.begun(connection) == ["1"]
        assignments.keep(connection, [replace(ONE, state="returned", lease_until_ms=None)])
        assert assignments.begun(connection) == []
