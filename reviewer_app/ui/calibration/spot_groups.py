"""The positions of a spot as they are shown: who says the same stands together, those with most voices first."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain.calibration.discussion import Discussed
from reviewer_app.domain.calibration.session import (
    BAD_DATA,
    MISSING_RULE,
    NONE,
    POLICY_AMBIGUOUS,
    REVIEWER_ERROR,
    Session,
)
from reviewer_app.domain.calibration.spots import VERDICT, Position, Spot, clause_of
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.timecode import timecode

translate = QCoreApplication.translate


class Standard(NamedTuple):
    """The frozen policies, None where their text is not here, and the language that they are read in."""

    policies: PolicySet | None
    language: str


@dataclass(frozen=True, slots=True)
class Voice:
    """What one member says: the letter, the name once names are shown, how grave, where, and why in their words."""

    letter: str
    name: str
    severity: str | None
    place: str
    why: str


@dataclass(frozen=True, slots=True)
class Group:
    """A position, `number` from 1; `clause` is what the frozen policy says of it. `votes` are the letters that are
    for it in the second round, by letter with the reason given then; None while votes are not shown, or nobody voted.
    """

    number: int
    position: str
    title: str
    clause: str
    voices: tuple[Voice, ...]
    votes: Mapping[str, str] | None = None


def groups_of(one: Discussed, session: Session, standard: Standard, show_votes: bool) -> list[Group]:
    """The positions of a spot, and those that came up in the votes alone where votes are shown."""
    names = names_of(session)
    tally = list(one.spot.tally)
    show_votes = show_votes and bool(one.votes)
    if show_votes:
        tally += sorted({vote.position for vote in one.votes.values()} - set(tally))
    groups = []
    for number, position in enumerate(tally, 1):
        own = [said for said in one.spot.positions if said.position == position]
        voices = tuple(_voice(said, names.get(said.letter, "")) for said in own)
        votes = {letter: vote.rationale for letter, vote in one.votes.items() if vote.position == position}
        title, clause = position_name(position, standard), clause_text(position, standard)
        groups.append(Group(number, position, title, clause, voices, votes if show_votes else None))
    return groups


def position_name(position: str, standard: Standard) -> str:
    """What a position is called: the name of the policy or outcome, or that there is nothing to find."""
    policies, language = standard
    if position == NONE:
        return translate("CalibrationSpot", "Nothing to find here")
    policy = policies.policy(position) if policies else None
    if policy is not None and policies is not None:
        category = next((text_in(one.name, language) for one in policies.categories if one.id == policy.category), "")
        return f"{category} · {text_in(policy.name, language)}" if category else text_in(policy.name, language)
    outcome = next((one for one in policies.outcomes if one.id == position), None) if policies else None
    return position if outcome is None else text_in(outcome.name, language)


def clause_text(position: str, standard: Standard) -> str:
    """What the frozen version of the standard says of a policy, '' of anything else."""
    policies, language = standard
    if policies is None or policies.policy(position) is None:
        return ""
    return text_in(clause_of(policies, position), language)


def clause_of_spot(position: str, spot: Spot, standard: Standard) -> str:
    """The clause that a decision for a position stands on, `id: its words`; for nothing that of whom most are for."""
    name = subject_of(position, spot)
    words = clause_text(name, standard) or (position_name(name, standard) if name else "")
    return f"{name}: {words}" if name else ""


def subject_of(position: str, spot: Spot) -> str:
    """The policy or outcome that a position is about: for nothing the one that most are for."""
    return position if position != NONE else next((one for one in spot.tally if one != NONE), "")


def cause_name(cause: str) -> str:
    """What a disagreement came from, as people read it."""
    return {
        REVIEWER_ERROR: translate("CalibrationCause", "Reviewer error"),
        POLICY_AMBIGUOUS: translate("CalibrationCause", "Ambiguous policy"),
        MISSING_RULE: translate("CalibrationCause", "Missing rule"),
        BAD_DATA: translate("CalibrationCause", "Bad data"),
    }[cause]


def names_of(session: Session) -> dict[str, str]:
    """The name behind each letter, as far as the server tells it."""
    return {one.letter: one.login for one in session.reviews if one.login}


def place_text(spot: Spot) -> str:
    """Where a spot is, as people read it."""
    if spot.kind == VERDICT:
        return translate("CalibrationSpot", "verdict on the whole recording")
    return _span(spot.start_ms, spot.end_ms)


def _voice(said: Position, name: str) -> Voice:
    place = ", ".join(_span(one.start_ms, one.end_ms) for one in said.findings)
    return Voice(said.letter, name, said.severity or None, place, said.rationale)


def _span(start_ms: int, end_ms: int | None) -> str:
    if end_ms is None or end_ms == start_ms:
        return timecode(start_ms)
    return f"{timecode(start_ms)}–{timecode(end_ms)}"
