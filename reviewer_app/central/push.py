"""The client's side of the upload protocol: hello, push, and getting one's own events back."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from reviewer_app.central import pull, quality
from reviewer_app.central.connection import Connection
from reviewer_app.central.pull import Pulled
from reviewer_app.domain.assignment import BatchItem

# The form of events that this program writes; the server says which ones it takes.
CLIENT_SCHEMA = 1
PAGE = 1000
# Arrays in the driver's binary form: half of the time of one JSON text, at both ends.
PUSH = "SELECT * FROM api.push(%s, %s, %b::bigint[], %b::bytea[], %b::bytea[], %b::text[])"


@dataclass(frozen=True, slots=True)
class Person:
    """Who is signed in, with which role, at which database, and which instance of it (a restore makes a new one)."""

    login: str
    name: str
    role: str
    instance_id: str
    database_id: str


@dataclass(frozen=True, slots=True)
class Hello:
    """What the server has of a device's chain; `head` is the 32-byte hash at `last_seq` (zeros at 0)."""

    instance_id: str
    schema_ok: bool
    last_seq: int
    head: bytes


@dataclass(frozen=True, slots=True)
class PushRow:
    """One event in its envelope; hashes are 32 bytes, `canonical` is the text that was hashed."""

    seq: int
    prev_hash: bytes
    row_hash: bytes
    canonical: str


@dataclass(frozen=True, slots=True)
class PushResult:
    """What the server has now. `quarantined` tells (seq, reason) of refused rows of this batch; `fork`: none taken,
    because the batch does not continue the chain that the server knows."""

    acked_seq: int
    head: bytes
    inserted: int
    quarantined: tuple[tuple[int, str], ...]
    fork: bool


@dataclass(frozen=True, slots=True)
class KeptEvent:
    """One of a person's own events at the server, with its place in a device's chain."""

    event_id: str
    replica: str
    epoch: int
    seq: int
    canonical: str


def push_parameters(replica: str, epoch: int, rows: Sequence[PushRow]) -> tuple:
    """The parameters of PUSH: one list for each column of the rows."""
    hashes = [row.prev_hash for row in rows], [row.row_hash for row in rows]
    return replica, epoch, [row.seq for row in rows], *hashes, [row.canonical for row in rows]


class Session:
    """The calls of one signed-in person. Each is one transaction at the server and may be repeated."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    @property
    def connection(self) -> Connection:
        """What other modules of this package make their calls on."""
        return self._connection

    def whoami(self) -> Person:
        """The person that the server sees."""
        (row,) = self._connection.call("SELECT * FROM api.whoami()")
        return Person(row.login, row.display_name, row.role, str(row.instance_id), str(row.database_id))

    def hello(self, replica: str, epoch: int, client_schema: int = CLIENT_SCHEMA) -> Hello:
        """Announce a device's chain and learn how far the server has it."""
        (row,) = self._connection.call("SELECT * FROM api.hello(%s, %s, %s)", (replica, epoch, client_schema))
        return Hello(str(row.instance_id), row.schema_ok, row.last_seq, row.head_hash)

    def push(self, replica: str, epoch: int, rows: Sequence[PushRow]) -> PushResult:
        """Send rows in order. An answer that is lost leaves both sides as good as before: send again."""
        (row,) = self._connection.call(PUSH, push_parameters(replica, epoch, rows))
        quarantined = tuple((seq, reason) for seq, reason in row.quarantined)
        return PushResult(row.acked_seq, row.head, row.inserted, quarantined, row.fork)

    def my_events(self, after: str | None = None) -> Iterator[KeptEvent]:
        """One's own events in the order in which they reached the server, those after event `after`; in pages."""
        while True:
            rows = self._connection.call("SELECT * FROM api.my_events(%s, %s)", (after, PAGE))
            for row in rows:
                yield KeptEvent(str(row.event_id), str(row.replica), row.epoch, row.seq, row.canonical)
            if len(rows) < PAGE:
                return
            after = str(rows[-1].event_id)

    def pull(self, cursor: str | None, limit: int = pull.PAGE) -> Pulled:
        """One's own assignments that changed since a cursor, None for all, and what was published; what was offered is
        leased by it."""
        return pull.pull(self._connection, cursor, limit)

    def standard_text(self, kind: str, ref: str) -> str | None:
        """The text of a published version, not yet checked against its digest."""
        return pull.standard_text(self._connection, kind, ref)

    def case_file(self, kind: str, case_id: str) -> dict[str, object] | None:
        """What the person may see of a case now, None when nothing was ever told of it."""
        return pull.case_file(self._connection, kind, case_id)

    def client_schemas(self) -> tuple[int, int]:
        """The oldest and the newest form of events that the server takes."""
        return pull.client_schemas(self._connection)

    def renew_lease(self, assignment_ids: list[str]) -> int:
        """Keep what one is working on; how many of them are still one's own."""
        return pull.renew_lease(self._connection, assignment_ids)

    def set_opt_outs(self, topics: list[str]) -> int:
        """Replace one's list of topics that one does not want; how many assignments went back for it."""
        return pull.set_opt_outs(self._connection, topics)

    def opt_outs(self) -> list[str]:
        """One's own list of topics."""
        return pull.opt_outs(self._connection)

    def quality(self, from_ms: int, to_ms: int, names: bool = False) -> Mapping[str, object]:
        """The judged decisions of a time, for specialists and leads."""
        return quality.quality(self._connection, from_ms, to_ms, names)

    def quality_recording(self, recording_id: str) -> BatchItem | None:
        """As `central.quality.recording`."""
        return quality.recording(self._connection, recording_id)

    def answers(self) -> bool:
        """Whether the server still answers; a session that does not is closed."""
        return self._connection.answers()

    def abort(self) -> None:
        """Cut the connection from another thread."""
        self._connection.abort()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
