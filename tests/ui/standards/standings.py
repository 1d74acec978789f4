"""Standings of the page for tests: real packs, real drafts, proposals in every state."""

from datetime import date

from reviewer_app.domain.dispute_alarm import ClauseCount, alarms
from reviewer_app.domain.policy_difference import compare
from reviewer_app.domain.proposal import Change, Proposal
from reviewer_app.operations import drafting, standards, versions
from reviewer_app.store import policies
from reviewer_app.store import standards as told
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.standards.page import StandardsPage
from reviewer_app.ui.standards.standing import Standing
from tests.packs import announced_pack

OWN = standards.shipped()
TODAY = date(2026, 11, 23)
CHANGED = ("El aspecto joven por sí solo", "El aspecto por sí solo")


def proposal(name: str, state: str = "open", policy: str = "hate.slur", **values) -> Proposal:
    """A proposal of sol's."""
    change = Change(policy, "«marica» entre amigos", "Decir qué pasa con las citas.", "Se discute.")
    return Proposal(name, state, OWN.policies.ref, change, "sol", 1_763_900_000_000, **values)


def publish(database, version: str = "2026.3") -> None:
    """A version has come down that counts from December on."""
    one, text = announced_pack(version, "2026-12-01", CHANGED)
    with database.transaction() as connection:
        told.announce(connection, [one])
        policies.keep(connection, one.ref, one.digest, text)


def standing(database, place=None, proposals=(), counts=()) -> Standing:
    """All that is here, as the desk reads it."""
    known = versions.versions(database, OWN.policies.ref)
    differences = {
        one.ref: compare(before.policies, one.policies)
        for one in known
        if (before := versions.before(known, one.ref)) is not None and one.policies is not None
    }
    drafts = [] if place is None else [drafting.read(path, database) for path in drafting.drafts(place)]
    touched = {one.path: drafting.touched(database, one.difference) for one in drafts if one.difference is not None}
    return Standing(OWN.policies, known, differences, proposals, drafts, touched, {}, alarms(counts))


def page(theme, role: str = "lead") -> StandardsPage:
    """The page in Spanish."""
    return StandardsPage(theme, role, lambda: "es", lambda: TODAY)


def run(found: StandardsPage, command: str) -> None:
    """What the key of a command does."""
    found.handlers()[command](Invocation(command))


ALARMING = (ClauseCount("hate.slur", 8, 6), ClauseCount("minor.host", 40, 1), ClauseCount("spam.x", 20, 1))
