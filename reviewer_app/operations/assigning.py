"""What operators do with work: batches in, assignments out, and how things stand at the central database."""

from collections.abc import Sequence

from reviewer_app.central import batches
from reviewer_app.central.batches import Given, Terms
from reviewer_app.domain.assignment import Batch
from reviewer_app.domain.errors import UserError
from reviewer_app.operations.administration import administrator

__all__ = ["Given", "Terms", "assign_batch", "central_status", "import_batch"]


def import_batch(dsn: str | None, batch: Batch, *, dry_run: bool = False) -> int:
    """Add a batch; how many recordings it has. Raises Refused for a name that is taken."""
    return batches.add_batch(administrator(dsn), batch, dry_run=dry_run)


def assign_batch(dsn: str | None, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False) -> Given:
    """Give what nobody has of a batch to people. Raises UserError for a batch or a person that is not there."""
    if not people:
        raise UserError("Say to whom: --to LOGIN,LOGIN.")
    return batches.assign_batch(administrator(dsn), name, list(dict.fromkeys(people)), terms, dry_run=dry_run)


def central_status(dsn: str | None) -> dict:
    """People, devices, assignments, the cursor and the schema, as the server tells them."""
    return batches.status(administrator(dsn))
