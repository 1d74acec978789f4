"""verify finds what was changed behind the program's back."""

import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.domain.review import Context, Verdict
from reviewer_app.operations import labelling
from reviewer_app.store import verify
from reviewer_app.store.database import PAGE_BYTES
from tests import stores


@pytest.fixture
def full(database):
    review = stores.open_review(database)
    for start in range(20):
        stores.place(database, review, start)
    stores.keep(database, review, review.give_verdict(Verdict("OK"), 1))
    stores.keep(database, review, review.submit(2))
    return database


def _faults(database):
    with database.read() as connection:
        return verify.verify(connection).faults


def _tamper(database, *statements):
    with database.transaction() as connection:
        for trigger in ("event_no_update", "event_no_delete", "envelope_no_update", "envelope_no_delete"):
            connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
        for statement in statements:
            connection.exec_driver_sql(statement)


def test_a_whole_store_has_no_faults(full):
    with full.read() as connection:
        result = verify.verify(connection)
    assert (result.faults, result.events, result.epochs, result.reviews) == ([], 23, 1, 1)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE event SET canonical = replace(canonical, 'hate.slur', 'hate.slvr') WHERE position = 5", "not the one"),
        ("UPDATE event SET kind = 'finding.withdrawn' WHERE position = 5", "columns differ"),
        ("UPDATE envelope SET row_hash = zeroblob(32) WHERE seq = 7", "not the one that was hashed"),
        ("UPDATE envelope SET seq = 99 WHERE seq = 23", "sequence jumps"),
        ("UPDATE finding SET start_ms = 77 WHERE start_ms = 7", "findings in the tables differ"),
        ("DELETE FROM finding WHERE start_ms = 7", "findings in the tables differ"),
        ("UPDATE verdict SET outcome = 'NA'", "verdict in the tables differ"),
        ("UPDATE review SET state = 'open'", "state in the tables differ"),
        ("UPDATE review SET author = 'eva'", "author"),
        ("DELETE FROM review", "not in the tables"),
        ("UPDATE step SET undone_by = 'x' WHERE n = 3", "undo steps"),
        ("UPDATE review SET opened_at_ms = opened_at_ms + 1", "times of opening"),
        ("UPDATE review SET submitted_at_ms = submitted_at_ms + 1", "times of opening"),
        ("UPDATE review SET submitted_at_ms = NULL", "times of opening"),
        ("UPDATE verdict SET given_at_ms = given_at_ms + 1", "times of opening"),
        ("UPDATE verdict SET actions = 'x'", "cannot be read"),
        ("UPDATE finding SET open_span = 'x' WHERE start_ms = 7", "findings in the tables differ"),
        ("UPDATE envelope SET seq = 'x' WHERE seq = 23", "chains cannot be walked"),
        ("INSERT INTO verdict VALUES ('ghost', 'OK', '[]', '', 1)", "no event made"),
    ],
)
def test_each_tampering_is_found(full, statement, fault):
    _tamper(full, statement)
    assert any(fault in one for one in _faults(full)), _faults(full)


def test_events_that_changed_places_are_found(full):
    """Each is whole by itself and the sequence has no gap: only what an event says of the one before it tells."""
    _tamper(
        full,
        "UPDATE envelope SET seq = 99 WHERE seq = 10",
        "UPDATE envelope SET seq = 10 WHERE seq = 11",
        "UPDATE envelope SET seq = 11 WHERE seq = 99",
    )
    faults = _faults(full)
    assert len(faults) == 3
    assert all("does not follow the event before it" in fault for fault in faults)


@pytest.mark.parametrize(
    "broken",
    [
        "'{'",
        "''",
        "x'ff00'",
        "7",
        "'[]'",
        "'null'",
        "'{}'",
        "'\"event\"'",
        f"'{'[' * 50_000}'",
        "json_remove(canonical, '$.event_id')",
        "json_remove(canonical, '$.amends')",
        "json_set(canonical, '$.more', 1)",
        "json_set(canonical, '$.made_at_ms', 'noon')",
        "json_set(canonical, '$.author', 7)",
        "json_set(canonical, '$.undoes', 7)",
        "json_set(canonical, '$.kind', 'finding.eaten')",
        "json_set(canonical, '$.body', 'x')",
    ],
)
def test_an_event_that_is_none_is_a_fault_and_no_error(full, broken):
    """Named, and the other reviews are compared all the same."""
    _second_review(full)
    event_id = _event_id(full, 5)
    _tamper(
        full, f"UPDATE event SET canonical = {broken} WHERE position = 5", "DELETE FROM finding WHERE subject = 'x'"
    )
    faults = _faults(full)
    assert any("not the one that was hashed" in one for one in faults)
    assert f"event {event_id}: its text is no event" in faults
    assert any("findings in the tables differ" in one for one in faults), faults


@pytest.mark.parametrize(
    "broken",
    [
        "json_remove(canonical, '$.body.finding')",
        "json_remove(canonical, '$.body.finding.policy_id')",
        "json_set(canonical, '$.body.finding', NULL)",
        "json_set(canonical, '$.body.finding', 7)",
        "json_set(canonical, '$.body.finding.more', 7)",
        "json_set(canonical, '$.body.finding.finding_id', json('[]'))",
    ],
)
def test_a_body_of_another_shape_is_a_fault_and_no_error(full, broken):
    """The event can be read, and the review cannot be replayed."""
    _tamper(full, f"UPDATE event SET canonical = {broken} WHERE position = 5")
    assert any("cannot be replayed" in one for one in _faults(full)), _faults(full)


def test_times_follow_submitting_undoing_and_opening_again(full):
    """A verdict taken back has no time, a review opened again is not submitted."""
    review = labelling.open_review(full, stores.RECORDING.recording_id, stores.CONTEXT, 3).review
    stores.keep(full, review, review.reopen("why", 4))
    labelling.undo(full, review.review_id, stores.CONTEXT, 5)
    assert _faults(full) == []
    labelling.redo(full, review.review_id, stores.CONTEXT, 6)
    assert _faults(full) == []


def _second_review(database):
    review = labelling.open_review(database, stores.RECORDING.recording_id, Context("eva", "p@1"), 9).review
    stores.place(database, review, 50, subject="x")


def _event_id(database, position):
    with database.read() as connection:
        return connection.exec_driver_sql(f"SELECT event_id FROM event WHERE position = {position}").scalar()


def test_a_deleted_event_is_found(full):
    _tamper(full, "DELETE FROM envelope WHERE seq = 4", "DELETE FROM event WHERE position = 4")
    assert any("sequence jumps" in one for one in _faults(full))


def test_an_event_slipped_in_without_an_envelope_is_found(full):
    _tamper(
        full,
        "INSERT INTO event (event_id, review_id, kind, canonical) "
        "SELECT 'zz', review_id, kind, replace(canonical, event_id, 'zz') FROM event WHERE position = 5",
    )
    assert any("is in no chain" in one for one in _faults(full))


def test_a_flipped_bit_anywhere_in_the_file_is_found(full, tmp_path):
    """Every page of the closed file has one bit flipped in turn; each is noticed, by verify or on opening."""
    full.close()
    path = full.path
    whole = path.read_bytes()
    assert len(whole) > 40_000
    for offset in range(PAGE_BYTES // 2, len(whole), PAGE_BYTES):
        broken = bytearray(whole)
        broken[offset] ^= 0x10
        path.write_bytes(bytes(broken))
        try:
            database = stores.open_database(path, stores.KEY)
        except StoreUnavailable:
            continue
        try:
            assert _faults(database), f"a bit flipped at byte {offset} went unnoticed"
        finally:
            database.close()
