"""Looking at a store without changing it: its log, and whether it is whole."""

from collections.abc import Iterator

from reviewer_app.domain.events import Event
from reviewer_app.store import log as decision_log
from reviewer_app.store import verify as verification
from reviewer_app.store.database import Database
from reviewer_app.store.verify import Verification


def log(database: Database, review_id: str | None = None) -> Iterator[tuple[Event, dict[str, object]]]:
    """Every event in the order it was appended, with its envelope as JSON values (hashes in hex)."""
    with database.read() as connection:
        for event, envelope in decision_log.events(connection, review_id):
            yield (
                event,
                {
                    "epoch": envelope.epoch,
                    "seq": envelope.seq,
                    "prev_hash": envelope.prev_hash.hex(),
                    "row_hash": envelope.row_hash.hex(),
                },
            )


def verify(database: Database) -> Verification:
    """Walk the whole store and report every fault."""
    # A power cut while the log was being folded into the file leaves pages half written there and whole in the log.
    database.fold()
    with database.read() as connection:
        return verification.verify(connection)
