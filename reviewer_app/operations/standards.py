"""The standard that decisions are made under: which pack is in force, and keeping its words with the decisions."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from reviewer_app import paths
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.policy import PolicySet
from reviewer_app.formats.policy_pack import PolicyPackError, parse_policy_pack, policy_set_digest, read_pack_text
from reviewer_app.settings import Settings
from reviewer_app.store import policies, reviews
from reviewer_app.store.database import Database

SHIPPED_PACK = "live-es-2026.2.yaml"


@dataclass(frozen=True, slots=True)
class Standard:
    """A policy set with the text that it was read from and that text's digest."""

    policies: PolicySet
    text: str
    digest: str


def in_force(settings: Settings) -> Standard:
    """The standard of the `policy_set` setting, else the one that comes with the program. Raises PolicyPackError."""
    chosen = str(settings["policy_set"])
    path = Path(chosen).expanduser() if chosen else paths.resources() / "policies" / SHIPPED_PACK
    text = read_pack_text(path)
    return Standard(parse_policy_pack(text, path), text, policy_set_digest(text))


def keep(database: Database, standard: Standard) -> None:
    """Keep the standard's text in the store, so that its decisions can always be read under the same words.

    Raises Refused when the store has another text under the same `id@version`.
    """
    with database.transaction() as connection:
        policies.keep(connection, standard.policies.ref, standard.digest, standard.text)


def of_review(database: Database, recording_id: str, author: str, now_in_force: PolicySet) -> PolicySet:
    """The standard of a person's review of a recording: the one that it was begun under, else the one in force.

    Raises Refused when the store does not have that standard's text.
    """
    with database.read() as connection:
        ref = reviews.policy_set_of(connection, recording_id, author)
        if ref is None or ref == now_in_force.ref:
            return now_in_force
        text = policies.load(connection, ref)
    if text is None:
        raise Refused(
            f"This review was begun under the policy pack {ref}, which is not in this store: name that pack's file "
            "in the setting policy_set once, then open the review again."
        )
    return parse_policy_pack(text, ref)


def pack_of(connection: Any, ref: str, current: PolicySet | None = None) -> PolicySet | None:
    """The policy set `id@version` as kept in the store, else `current` when it is the same version.

    None when it is not known here, or was written for another version of the program.
    """
    text = policies.load(connection, ref)
    if text is None:
        return current if current is not None and current.ref == ref else None
    return _parsed(text, ref)


@lru_cache(maxsize=4)
def _parsed(text: str, ref: str) -> PolicySet | None:
    try:
        return parse_policy_pack(text, ref)
    except PolicyPackError:
        return None
