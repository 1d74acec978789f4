"""What operators do with work: batches in, assignments out, and how things stand at the central database."""

from collections.abc import Sequence

from reviewer_app.central import batches, quarantine
from reviewer_app.central import standards as central_standards
from reviewer_app.central.batches import Given, Terms
from reviewer_app.central.quarantine import RefusedEvent
from reviewer_app.domain.assignment import Batch
from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.standard import POLICY
from reviewer_app.operations import standards
from reviewer_app.operations.administration import administrator

__all__ = ["Given", "Terms", "assign_batch", "assign_to_each", "central_status", "import_batch", "refused"]


def import_batch(dsn: str | None, batch: Batch, *, dry_run: bool = False) -> int:
    """Add a batch; how many recordings it has.

    Raises Refused for a name that is taken, and for a policy pack that no workstation could have.
    """
    address = administrator(dsn)
    known = {"", standards.shipped().policies.ref}
    if batch.policy_set not in known | {one.ref for one in central_standards.published(address, POLICY)}:
        raise Refused(
            f"There is no published policy pack {batch.policy_set}: publish it first with `central policy publish`."
        )
    return batches.add_batch(address, batch, dry_run=dry_run)


def assign_batch(dsn: str | None, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False) -> Given:
    """Give what nobody has of a batch to people. Raises UserError for a batch or a person that is not there."""
    return batches.assign_batch(administrator(dsn), name, _named(people), terms, dry_run=dry_run)


def assign_to_each(dsn: str | None, name: str, people: Sequence[str], terms: Terms, *, dry_run: bool = False) -> Given:
    """Give every recording of a batch to every one of the people, for calibration and full double review.

    Raises UserError for a batch or a person that is not there.
    """
    return batches.assign_to_each(administrator(dsn), name, _named(people), terms, dry_run=dry_run)


def central_status(dsn: str | None) -> dict:
    """People, devices, assignments, the cursor, the schema and what was refused, as the server tells them."""
    address = administrator(dsn)
    return batches.status(address) | {"refused": quarantine.summary(address)}


def refused(dsn: str | None, login: str | None, limit: int) -> tuple[dict, list[RefusedEvent]]:
    """How many events the server refused for which reason, and the newest of them, of one person or of all."""
    address = administrator(dsn)
    return quarantine.summary(address), quarantine.listed(address, login, limit)


def _named(people: Sequence[str]) -> list[str]:
    if not people:
        raise UserError("Say to whom: --to LOGIN,LOGIN.")
    return list(dict.fromkeys(people))
