"""The standard that decisions are made under: which pack is in force, and keeping its words with the decisions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from reviewer_app import paths
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.standard import POLICY, Changes, Published, begun, policy_changes
from reviewer_app.formats.policy_pack import PolicyPackError, parse_policy_pack, policy_set_digest, read_pack_text
from reviewer_app.operations import queueing
from reviewer_app.settings import Settings
from reviewer_app.store import assignments, policies, reviews
from reviewer_app.store import standards as told
from reviewer_app.store.database import Database

SHIPPED_PACK = "live-es-2026.2.yaml"


@dataclass(frozen=True, slots=True)
class Standard:
    """A policy set with the text that it was read from and that text's digest."""

    policies: PolicySet
    text: str
    digest: str


@dataclass(frozen=True, slots=True)
class News:
    """A published version to be told of: what it changes in `before`, None where that is not known here.

    `effective_from` is the day from which it counts (ISO), None for one that is in force.
    """

    before: PolicySet | None
    after: PolicySet
    changes: Changes
    effective_from: str | None = None


def in_force(settings: Settings) -> Standard:
    """The standard of the `policy_set` setting, else the one that comes with the program. Raises PolicyPackError.

    Where there is a store, `of_day` says which one new reviews are made under.
    """
    chosen = str(settings["policy_set"])
    path = Path(chosen).expanduser() if chosen else paths.resources() / "policies" / SHIPPED_PACK
    return _standard(read_pack_text(path), path)


def shipped() -> Standard:
    """The standard that comes with the program."""
    path = paths.resources() / "policies" / SHIPPED_PACK
    return _standard(read_pack_text(path), path)


def of_day(database: Database, settings: Settings, today: date) -> Standard:
    """The standard for reviews that are begun on a day: that of the setting, else the published one in force, else the
    program's own. Raises PolicyPackError.

    A published one that has not come down, or that this version of the program cannot read, is passed over.
    """
    return _published(database, settings, today) or in_force(settings)


def keep(database: Database, standard: Standard) -> None:
    """Keep the standard's text in the store, so that its decisions can always be read under the same words.

    Raises Refused when the store has another text under the same `id@version`.
    """
    with database.transaction() as connection:
        policies.keep(connection, standard.policies.ref, standard.digest, standard.text)


def follow(
    database: Database, settings: Settings, now_in_force: PolicySet, today: date
) -> tuple[PolicySet, News | None]:
    """The standard of the day, `now_in_force` where nothing published takes its place; and the news of a published one
    that the person has not been told of yet.
    """
    standard = _published(database, settings, today)
    policies_now = now_in_force if standard is None else standard.policies
    with database.read() as connection:
        last = told.last_told(connection, POLICY)
        if last == policies_now.ref:
            return policies_now, None
        before = None if last is None else pack_of(connection, last, shipped().policies)
    with database.transaction() as connection:
        told.set_last_told(connection, POLICY, policies_now.ref)
    if standard is None or last is None:
        return policies_now, None
    return policies_now, News(before, policies_now, policy_changes(before, policies_now))


def coming(database: Database, came: Iterable[Published], now_in_force: PolicySet, today: date) -> list[News]:
    """The news of policy packs that have come down and count from a later day."""
    found = []
    with database.read() as connection:
        for one in came:
            if one.kind == POLICY and not one.has_begun(today):
                after = pack_of(connection, one.ref)
                if after is not None:
                    changes = policy_changes(now_in_force, after)
                    found.append(News(now_in_force, after, changes, one.effective_from))
    return found


def of_review(  # noqa: PLR0917 - each once, from the one place that opens reviews
    database: Database, recording_id: str, author: str, now_in_force: PolicySet, settings: Settings, today: date
) -> PolicySet:
    """The standard of a person's review of a recording: the one that it was begun under, else the one that its batch
    asks for, else the one of the day. `now_in_force` is one that has been read already.

    Raises Refused when the store does not have that standard's text, or cannot use it.
    """
    with database.read() as connection:
        ref = reviews.policy_set_of(connection, recording_id, author)
        is_begun = ref is not None
        ref = ref or _asked_for(connection, recording_id)
        if ref == now_in_force.ref:
            return now_in_force
        text = None if ref is None else policies.load(connection, ref)
        other = ref is not None and _has_other_words(connection, ref)
    if ref is None:
        found = _published(database, settings, today)
        return now_in_force if found is None else found.policies
    if other and not is_begun:
        raise Refused(
            f"This recording is to be reviewed under the policy pack {ref}, and the one of that name here has other "
            "words: ask your operator to publish it under a new version."
        )
    if text is None:
        return _brought_along(database, ref, is_begun)
    pack = parsed(text, ref)
    if pack is None:
        raise Refused(f"The policy pack {ref} cannot be read by this version of the program: update it.")
    return pack


def pack_of(connection: Any, ref: str, current: PolicySet | None = None) -> PolicySet | None:
    """The policy set `id@version` as kept in the store, else `current` when it is the same version.

    None when it is not known here, or was written for another version of the program.
    """
    text = policies.load(connection, ref)
    if text is None:
        return current if current is not None and current.ref == ref else None
    return parsed(text, ref)


def _published(database: Database, settings: Settings, today: date) -> Standard | None:
    """The published standard of a day, None for none that can be used, or where a setting names another."""
    if settings["policy_set"]:
        return None
    with database.read() as connection:
        for one in begun(told.here(connection, POLICY), today):
            text = policies.load(connection, one.ref) or ""
            found = parsed(text, one.ref)
            if found is not None:
                return Standard(found, text, one.digest)
    return None


def _brought_along(database: Database, ref: str, is_begun: bool) -> PolicySet:
    """A standard that is not in the store: the program's own, or none."""
    own = shipped()
    if own.policies.ref == ref:
        keep(database, own)
        return own.policies
    if is_begun:
        raise Refused(
            f"This review was begun under the policy pack {ref}, which is not in this store: name that pack's file "
            "in the setting policy_set once, then open the review again."
        )
    raise Refused(
        f"This recording is to be reviewed under the policy pack {ref}, which has not come down to this machine yet: "
        "it comes with the next sync, or ask your operator to publish it."
    )


def _asked_for(connection: Any, recording_id: str) -> str | None:
    """What the batch of an assignment asks for, None for no assignment or for the one of the day."""
    given = [one for one in assignments.list_assignments(connection) if one.recording_id == recording_id]
    chosen = queueing.by_recording(given).get(recording_id)
    return chosen.policy_set or None if chosen is not None and chosen.is_mine else None


def _has_other_words(connection: Any, ref: str) -> bool:
    return any(one.ref == ref and told.differs(connection, one) for one in told.published(connection, POLICY))


def _standard(text: str, name: object) -> Standard:
    return Standard(parse_policy_pack(text, name), text, policy_set_digest(text))


@lru_cache(maxsize=4)
def parsed(text: str, ref: str) -> PolicySet | None:
    """The policy set of a kept text, None where this version of the program cannot read it, or it is another's."""
    try:
        found = parse_policy_pack(text, ref)
    except PolicyPackError:
        return None
    return found if found.ref == ref else None
