"""Publishing standards: a policy pack or a lexicon goes to the central database for good, checked as a local one is."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reviewer_app.central import standards as central
from reviewer_app.central.connection import CentralAddress
from reviewer_app.central.standards import PublishedBy
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.lexicon import Lexicon
from reviewer_app.domain.standard import LEXICON, POLICY, Changes, lexicon_changes, policy_changes
from reviewer_app.formats.lexicon_file import lexicon_text, parse_lexicon, read_lexicon
from reviewer_app.formats.policy_pack import canonical_text, parse_policy_pack, policy_set_digest, read_pack_text
from reviewer_app.operations import lexicons, standards
from reviewer_app.operations.administration import administrator

__all__ = ["PublishedBy", "Publishing", "publish_lexicon", "publish_policy", "published"]


@dataclass(frozen=True, slots=True)
class Publishing:
    """What publishing did, or in a dry run would do: `new` is false where the same text was published before.

    `before` is the newest published version of the same id, else the program's own, None where there is neither;
    `changes` are against it.
    """

    ref: str
    digest: str
    effective_from: str | None
    new: bool
    before: str | None
    changes: Changes
    warnings: tuple[str, ...] = ()


def publish_policy(dsn: str | None, pack: Path, effective: date | None = None, *, dry_run: bool = False) -> Publishing:
    """Publish a policy pack, to be used from a day on; None: the pack's own `effective_from`, else at once.

    Raises PolicyPackError for a pack with mistakes, Refused where the version has another text or another day.
    """
    return publish_text(administrator(dsn), read_pack_text(pack), pack, effective, dry_run=dry_run)


def publish_text(
    address: CentralAddress, text: str, name: object, effective: date | None, *, dry_run: bool = False
) -> Publishing:
    """The same of a text, with the sign-in of an address; `name` says in errors where it came from."""
    text = canonical_text(text)
    policies = parse_policy_pack(text, name)
    own = standards.shipped()
    if policies.ref == own.policies.ref and policy_set_digest(text) != own.digest:
        raise _comes_with_the_program("policy pack", policies.ref)
    before = _newest(address, POLICY, policies.id, policies.ref)
    day = effective.isoformat() if effective is not None else policies.effective_from
    new, since = central.publish(address, POLICY, policies.ref, text, day, dry_run=dry_run)
    _check_day("policy pack", policies.ref, effective, since)
    older = None
    if before is not None:
        older = parse_policy_pack(central.content(address, POLICY, before) or "", before)
    elif own.policies.id == policies.id and own.policies.ref != policies.ref:
        older = own.policies
    changes = policy_changes(older, policies)
    return Publishing(policies.ref, policy_set_digest(text), since, new, older and older.ref, changes)


def publish_lexicon(dsn: str | None, file: Path, effective: date | None = None, *, dry_run: bool = False) -> Publishing:
    """Publish a lexicon, to be used from a day on; None: at once. Warns of policies that the newest pack lacks.

    Raises LexiconError for a file with mistakes, Refused where the version has another text or another day.
    """
    address = administrator(dsn)
    newest = central.published(address, POLICY)
    pack = central.content(address, POLICY, newest[-1].ref) if newest else None
    policies = standards.shipped().policies if pack is None else parse_policy_pack(pack, newest[-1].ref)
    read = read_lexicon(file, policies)
    lexicon, text = read.lexicon, lexicon_text(read.lexicon, ".yaml")
    own = lexicons.shipped()
    if lexicon.ref == own.ref and lexicon != own:
        raise _comes_with_the_program("lexicon", lexicon.ref)
    before = _newest(address, LEXICON, lexicon.id, lexicon.ref)
    day = None if effective is None else effective.isoformat()
    new, since = central.publish(address, LEXICON, lexicon.ref, text, day, dry_run=dry_run)
    _check_day("lexicon", lexicon.ref, effective, since)
    older: Lexicon | None = None
    if before is not None:
        older = parse_lexicon(central.content(address, LEXICON, before) or "", before).lexicon
    elif own.id == lexicon.id and own.ref != lexicon.ref:
        older = own
    changes = lexicon_changes(older, lexicon)
    warnings = tuple(read.warnings)
    return Publishing(lexicon.ref, policy_set_digest(text), since, new, older and older.ref, changes, warnings)


def published(dsn: str | None, kind: str) -> list[PublishedBy]:
    """Every published version of a kind, in the order in which they were published."""
    return central.published(administrator(dsn), kind)


def _newest(address: CentralAddress, kind: str, name: str, but: str) -> str | None:
    """The version of an id that was published last, other than the one at hand."""
    refs = [one.ref for one in central.published(address, kind) if one.ref.partition("@")[0] == name and one.ref != but]
    return refs[-1] if refs else None


def _comes_with_the_program(what: str, ref: str) -> Refused:
    return Refused(f"A {what} {ref} comes with the program, in other words: give yours a new version.")


def _check_day(what: str, ref: str, wanted: date | None, since: str | None) -> None:
    """Raise Refused where a day is wanted and the version was published for another one."""
    if wanted is not None and since != wanted.isoformat():
        counts = "at once" if since is None else f"from {since}"
        raise Refused(
            f"The {what} {ref} was published to be used {counts}, and that is never changed: give it a new version."
        )
