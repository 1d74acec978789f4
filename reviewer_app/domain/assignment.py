"""Work that is given to people: recordings in batches, and assignments of them with leases."""

from dataclasses import asdict, dataclass, fields

OFFERED, LEASED, RETURNED = "offered", "leased", "returned"


@dataclass(frozen=True, slots=True)
class BatchItem:
    """A recording of a batch: by its content hash, where it and its texts live ('' for unknown), its bytes (None for
    unknown), what it is about.
    """

    recording_id: str
    title: str
    url: str
    duration_ms: int
    topics: tuple[str, ...] = ()
    transcript_url: str = ""
    chat_url: str = ""
    size_bytes: int | None = None

    @classmethod
    def from_json(cls, value: dict) -> "BatchItem":
        """What the server tells of one; fields of newer servers are passed over."""
        return cls(**{one.name: value[one.name] for one in fields(cls) if one.name in value})


@dataclass(frozen=True, slots=True)
class Batch:
    """Recordings to be reviewed under one policy set ('' for the one in force); `priority` 0 to 9, 9 first.

    From a blind batch nobody gets a recording that they have had before. `due_at_ms` is UTC wall time.
    """

    name: str
    items: tuple[BatchItem, ...]
    market: str = ""
    priority: int = 0
    due_at_ms: int | None = None
    policy_set: str = ""
    blind: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """A recording given to one person.

    `state` is offered, leased, submitted or returned (the lease ran out, or it was given back); wall times in UTC ms.
    """

    assignment_id: str
    recording_id: str
    batch: str
    title: str
    url: str
    duration_ms: int
    policy_set: str
    state: str
    lease_until_ms: int | None
    priority: int
    due_at_ms: int | None
    urgent: bool
    # Not told by servers and stores of before.
    transcript_url: str = ""
    chat_url: str = ""
    size_bytes: int | None = None

    @property
    def is_mine(self) -> bool:
        """Whether it is to be done by the person who has it."""
        return self.state in (OFFERED, LEASED)

    @property
    def item(self) -> BatchItem:
        """Its recording, with where it lives."""
        return BatchItem(
            self.recording_id,
            self.title,
            self.url,
            self.duration_ms,
            transcript_url=self.transcript_url,
            chat_url=self.chat_url,
            size_bytes=self.size_bytes,
        )

    def to_json(self) -> dict[str, object]:
        """All fields as JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: dict) -> "Assignment":
        """What `to_json` wrote, or the server; fields of newer servers are passed over."""
        return cls(**{one.name: value[one.name] for one in fields(cls) if one.name in value})
