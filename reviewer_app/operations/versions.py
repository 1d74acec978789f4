"""Versions of the standard as a person knows them: which there are, from when on, and in what two differ."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.policy_difference import SetDifference, compare
from reviewer_app.domain.standard import POLICY, Published
from reviewer_app.formats.policy_pack import parse_policy_pack, read_pack_text
from reviewer_app.operations import standards
from reviewer_app.store import policies
from reviewer_app.store import standards as told
from reviewer_app.store.database import Database


@dataclass(frozen=True, slots=True)
class Version:
    """One version that is known here. `published` is None for the program's own, `text` and `policies` None where the
    text has not come down, or cannot be read by this version of the program.

    `in_force`: new reviews are made under it today.
    """

    ref: str
    published: Published | None
    text: str | None
    policies: PolicySet | None
    in_force: bool = False


def versions(database: Database, in_force: str) -> list[Version]:
    """Every version that is known here, the newest first: those published, those of earlier decisions, the program's
    own. `in_force` is the one that new reviews are made under.
    """
    own = standards.shipped()
    with database.read() as connection:
        published = {one.ref: one for one in told.published(connection, POLICY)}
        refs = dict.fromkeys((*published, *policies.refs(connection), own.policies.ref))
        texts = {ref: policies.load(connection, ref) for ref in refs}
    texts[own.policies.ref] = texts[own.policies.ref] or own.text
    found = [Version(ref, published.get(ref), text, _read(text, ref), ref == in_force) for ref, text in texts.items()]
    return sorted(found, key=_since, reverse=True)


def before(known: list[Version], ref: str) -> Version | None:
    """The version that another followed: the next older one of the same id with a text."""
    places = [place for place, one in enumerate(known) if one.ref == ref]
    older = known[places[0] + 1 :] if places else []
    of_id = ref.partition("@")[0]
    return next((one for one in older if one.policies is not None and one.ref.partition("@")[0] == of_id), None)


def difference(one: str, other: str, store: Callable[[], Database]) -> SetDifference:
    """What the second changes in the first; each is a file, or the `id@version` of the program's or the store's.

    `store` opens the store, asked for only where it is needed. Raises PolicyPackError, and UserError for a version
    that is not known here.
    """
    return compare(_named(one, store), _named(other, store))


def _named(name: str, store: Callable[[], Database]) -> PolicySet:
    own = standards.shipped().policies
    if Path(name).exists() or "@" not in name:
        return parse_policy_pack(read_pack_text(name), name)
    if name == own.ref:
        return own
    with store().read() as connection:
        text = policies.load(connection, name)
    if text is None:
        raise UserError(f"The policy pack {name} is not known here: name a file, or one that has come down.")
    return parse_policy_pack(text, name)


def _read(text: str | None, ref: str) -> PolicySet | None:
    return None if text is None else standards.parsed(text, ref)


def _since(one: Version) -> tuple:
    """Its place in time; what was never published is older than what was, in the order of its numbers."""
    numbers = tuple(int(part) for part in one.ref.partition("@")[2].split(".") if part.isdecimal())
    return (*(("", 0) if one.published is None else one.published.since[:2]), numbers)
