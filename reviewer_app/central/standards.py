"""Publishing standards at the central database, with an operator's sign-in."""

from dataclasses import dataclass

from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.operator_calls import call_as_operator
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.standard import POLICY
from reviewer_app.domain.wall_clock import ms_of


@dataclass(frozen=True, slots=True)
class PublishedBy:
    """A version as the server lists it; `published_at_ms` in UTC, `effective_from` a day (ISO) or None: at once."""

    ref: str
    digest: str
    effective_from: str | None
    published_by: str
    published_at_ms: int


def publish(
    address: CentralAddress, kind: str, ref: str, content: str, effective_from: str | None, *, dry_run: bool = False
) -> tuple[bool, str | None]:
    """Publish a version for good: whether it is new, and the day from which it counts. A dry run keeps nothing.

    The same text again changes nothing. Raises Refused where another text has that version.
    """
    statement = "SELECT * FROM api.publish_standard(%s, %s, %s, %s::date)"
    (row,) = call_as_operator(address, statement, (kind, ref, content, effective_from), keep=not dry_run)
    if row.state == "other":
        what = "policy pack" if kind == POLICY else "lexicon"
        raise Refused(
            f"The {what} {ref} was published with other words, and a published version is never changed: "
            "give the changed one a new version."
        )
    return row.state == "new", None if row.effective_from is None else row.effective_from.isoformat()


def published(address: CentralAddress, kind: str) -> list[PublishedBy]:
    """Every version of a kind, in the order in which they were published."""
    return [
        PublishedBy(
            row.ref,
            row.digest,
            None if row.effective_from is None else row.effective_from.isoformat(),
            row.published_by,
            ms_of(row.published_at),
        )
        for row in call_as_operator(address, "SELECT * FROM api.standards(%s)", (kind,), keep=False)
    ]


def content(address: CentralAddress, kind: str, ref: str) -> str | None:
    """The text of a published version."""
    rows = call_as_operator(address, "SELECT content FROM api.standard(%s, %s)", (kind, ref), keep=False)
    return rows[0].content if rows else None
