"""Drafts of the next version of the standard: files that a person edits with any editor, and in the window."""

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reviewer_app.domain.errors import Refused, Unreadable, UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.policy_difference import ADDED, MOVED, REMOVED, RENAMED, SetDifference, compare
from reviewer_app.domain.proposal import Proposal
from reviewer_app.formats import policy_edit
from reviewer_app.formats.policy_pack import PolicyPackError, canonical_text, parse_policy_pack, read_pack_text
from reviewer_app.operations import publishing, standards
from reviewer_app.operations.publishing import Publishing
from reviewer_app.operations.signing_in import address_of, kept_password
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import policies, recordings, reviews
from reviewer_app.store.database import Database

_FROM = re.compile(r"^# Draft from ([a-z0-9-]+@[0-9.]+), begun ")
# Changes of a clause that make another decision out of the same facts; words alone do not touch what was decided.
DECISIVE = ("severity", "outcome", "exceptions", "actions", "category", "escalate")


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as its file is now. `before` is the version that it was begun from, `ref` what it would be published as.

    `policies` and `difference` are None while there are `problems`: (line or None, sentence), in the order of the file.
    """

    path: Path
    before: str
    ref: str
    text: str
    policies: PolicySet | None
    difference: SetDifference | None
    problems: tuple[tuple[int | None, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Touched:
    """A finding of before that a draft touches: `how` is removed, renamed, changed, or decisive where it would be
    decided otherwise today. `policy_set` is the version under which it was made."""

    policy_id: str
    how: str
    recording_id: str
    title: str
    start_ms: int
    policy_set: str


def folder(place: Workplace) -> Path:
    """Where drafts are."""
    return place.home.data / "drafts"


def drafts(place: Workplace) -> list[Path]:
    """The files of drafts, the newest first."""
    found = folder(place).glob("*.yaml")
    return sorted(found, key=lambda one: (one.stat().st_mtime_ns, one.name), reverse=True)


def begin(place: Workplace, text: str, proposals: Sequence[Proposal], known: Iterable[str], today: date) -> Path:
    """Begin the next version from the text of one, what is proposed noted above each policy; the draft's file.

    `known`: every `id@version` there is. Raises Refused while a draft of that version is there already.
    """
    before = parse_policy_pack(text, "the version in force")
    version = next_version(before, known)
    path = folder(place) / f"{before.id}-{version}.yaml"
    if path.exists():
        raise Refused(f"There is a draft of {before.id}@{version} already: go on with it, or remove it.")
    drafted = policy_edit.with_version(canonical_text(text), version, None)
    drafted = f"# Draft from {before.ref}, begun {today.isoformat()}.\n{drafted}"
    for one in proposals:
        drafted = note(drafted, one)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(drafted, encoding="utf-8", newline="\n")
    return path


def next_version(before: PolicySet, known: Iterable[str]) -> str:
    """The number behind every one of the same id and year that is known: 2026.3 behind 2026.2."""
    year, *_ = before.version.split(".")
    numbers = [0]
    for ref in (before.ref, *known):
        name, _, version = ref.partition("@")
        its_year, number, *_ = version.split(".")
        if name == before.id and its_year == year:
            numbers.append(int(number))
    return f"{year}.{max(numbers) + 1}"


def note(text: str, proposal: Proposal) -> str:
    """The draft with a proposal noted above its policy."""
    change = proposal.change
    lines = [f"Proposal of {proposal.proposed_by}: {change.change}"]
    if change.why:
        lines.append(f"Why: {change.why}")
    return policy_edit.with_note(text, change.policy_id, lines)


def read(path: Path, database: Database) -> Draft:
    """A draft as its file is now, checked as a whole. Raises Unreadable where the file cannot be had."""
    text = read_pack_text(path)
    before = _before(text, database)
    try:
        found = parse_policy_pack(text, path)
    except PolicyPackError as error:
        problems = tuple((one.line, one.reason) for one in error.problems)
        return Draft(path, before.ref if before else "", _named(path), text, None, None, problems)
    difference = None if before is None else compare(before, found)
    return Draft(path, before.ref if before else "", found.ref, text, found, difference)


def change_text(path: Path, policy_id: str, field: str, language: str, value: str) -> None:
    """Replace a policy's name or guidance in a language. Raises Refused and Unreadable."""
    _write(path, policy_edit.with_text(read_pack_text(path), policy_id, field, language, value))


def change_word(path: Path, policy_id: str, field: str, value: str) -> None:
    """Replace a policy's severity or outcome. Raises Refused and Unreadable."""
    _write(path, policy_edit.with_word(read_pack_text(path), policy_id, field, value))


def change_words(path: Path, policy_id: str, field: str, values: Sequence[str]) -> None:
    """Replace a policy's exceptions or actions. Raises Refused and Unreadable."""
    _write(path, policy_edit.with_words(read_pack_text(path), policy_id, field, values))


def take_in(path: Path, proposal: Proposal) -> None:
    """Note one more proposal in a draft. Raises Refused and Unreadable."""
    _write(path, note(read_pack_text(path), proposal))


def remove(path: Path) -> None:
    """Throw a draft away. Raises Unreadable where its file cannot be removed."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise Unreadable(path, f"cannot be removed ({error.strerror or error}).") from error


def effects(difference: SetDifference) -> dict[str, str]:
    """What a draft does to each policy that findings may stand under, by its id before: removed, renamed, changed, or
    decisive where what was found would be decided otherwise."""
    found = {}
    for one in difference.policies:
        if one.how in {ADDED, MOVED}:
            continue
        names = {clause.name.partition(".")[0] for clause in one.clauses}
        how = one.how if one.how in {REMOVED, RENAMED} else "decisive" if names & set(DECISIVE) else one.how
        found[one.before_id or one.entry_id] = how
    return found


def touched(database: Database, difference: SetDifference) -> list[Touched]:
    """The person's findings under policies that the draft changes, removes or renames, the gravest first."""
    how = effects(difference)
    with database.read() as connection:
        titles = {one.recording.recording_id: one.recording.title for one in recordings.list_recordings(connection)}
        found = [
            Touched(policy, how[policy], recording, titles.get(recording, recording), start_ms, policy_set)
            for policy, recording, start_ms, policy_set in reviews.findings_under(connection, list(how))
        ]
    order = (REMOVED, "decisive", RENAMED, "changed")
    return sorted(found, key=lambda one: (order.index(one.how), one.policy_id, one.title, one.start_ms))


def publish(place: Workplace, user: str, draft: Draft, effective: date | None) -> Publishing:
    """Publish a draft for everybody, to be used from a day on, None: at once; for a lead. Its file goes.

    A file that could not be removed, or that was changed meanwhile, is told in the `warnings`. Raises PolicyPackError
    for a draft with mistakes, Refused (also where the file is not what `draft` shows), SignInRefused, Unreachable.
    """
    if draft.policies is None:
        raise Refused("The draft still has mistakes: mend them first.")
    if read_pack_text(draft.path) != draft.text:
        raise Refused("The draft was changed meanwhile: look at it again.")
    text = _FROM.sub("# Begun from \\1 on ", draft.text, count=1)
    text = policy_edit.with_version(text, draft.policies.version, effective and effective.isoformat())
    address = replace(address_of(place), user=user, password=kept_password(place, user) or "")
    done = publishing.publish_text(address, text, draft.path.name, effective)
    return replace(done, warnings=(*done.warnings, *_taken_away(draft)))


def _taken_away(draft: Draft) -> Iterator[str]:
    """Remove the file of what is published, unless somebody has saved something else in it; why it is still there."""
    try:
        if read_pack_text(draft.path) == draft.text:
            remove(draft.path)
        else:
            yield "The draft was changed while it was published: its file is kept."
    except UserError:
        yield "The file of the draft could not be removed: delete it yourself."


def _before(text: str, database: Database) -> PolicySet | None:
    """The version that a draft says it was begun from, as far as it is here."""
    found = next((match for line in text.split("\n")[:5] if (match := _FROM.match(line))), None)
    if found is None:
        return None
    with database.read() as connection:
        kept = policies.load(connection, found[1])
    own = standards.shipped()
    return own.policies if kept is None and own.policies.ref == found[1] else kept and standards.parsed(kept, found[1])


def _named(path: Path) -> str:
    name, _, version = path.stem.rpartition("-")
    return f"{name}@{version}"


def _write(path: Path, text: str) -> None:
    # Aside first: a full disk or a power cut leaves the draft as it was.
    aside = path.with_name(f"{path.name}.new")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.replace(aside, path)  # noqa: PTH105
    except OSError as error:
        with suppress(OSError):
            aside.unlink()
        raise Unreadable(path, f"cannot be written ({error.strerror or error}).") from error
