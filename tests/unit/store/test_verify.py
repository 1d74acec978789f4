"""verify finds what was changed behind the program's back."""

import pytest

from reviewer_app.domain.errors import StoreUnavailable
from reviewer_app.domain.review import Verdict
from reviewer_app.store import verify
from tests import stores


@pytest.fixture
def full(database):
    review = stores.open_review(database)
    for start in range(20):
        stores.place(database, review, start)
    stores.keep(database, review, review.give_verdict(Verdict("OK"), 1))
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
    assert (result.faults, result.events, result.epochs, result.reviews) == ([], 22, 1, 1)


@pytest.mark.parametrize(
    ("statement", "fault"),
    [
        ("UPDATE event SET canonical = replace(canonical, 'hate.slur', 'hate.slvr') WHERE position = 5", "not the one"),
        ("UPDATE event SET kind = 'finding.withdrawn' WHERE position = 5", "columns differ"),
        ("UPDATE envelope SET row_hash = zeroblob(32) WHERE seq = 7", "not the one that was hashed"),
        ("UPDATE envelope SET seq = 99 WHERE seq = 22", "sequence jumps"),
        ("UPDATE finding SET start_ms = 77 WHERE start_ms = 7", "findings in the tables differ"),
        ("DELETE FROM finding WHERE start_ms = 7", "findings in the tables differ"),
        ("UPDATE verdict SET outcome = 'NA'", "verdict in the tables differ"),
        ("UPDATE review SET state = 'submitted'", "state in the tables differ"),
        ("UPDATE review SET author = 'eva'", "author"),
        ("DELETE FROM review", "not in the tables"),
        ("UPDATE step SET undone_by = 'x' WHERE n = 3", "undo steps"),
        ("INSERT INTO verdict VALUES ('ghost', 'OK', '[]', '', 1)", "no event made"),
    ],
)
def test_each_tampering_is_found(full, statement, fault):
    _tamper(full, statement)
    assert any(fault in one for one in _faults(full)), _faults(full)


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
    """Every 4 KiB page of the closed file has one bit flipped in turn; each is noticed, by verify or on opening."""
    full.close()
    path = full.path
    whole = path.read_bytes()
    assert len(whole) > 40_000
    for offset in range(2048, len(whole), 4096):
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
