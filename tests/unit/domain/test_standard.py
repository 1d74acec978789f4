"""Which published version is in force on a day, and what differs between two."""

from dataclasses import replace
from datetime import date

from reviewer_app.domain.lexicon import Lexicon, Term
from reviewer_app.domain.standard import POLICY, Changes, Published, begun, lexicon_changes, policy_changes
from reviewer_app.operations import standards

NOON = 1_795_262_400_000  # 2026-11-21 12:00 UTC
DAY_MS = 86_400_000


def published(version: str, since: str | None = None, at_ms: int = NOON) -> Published:
    """A version that counts from a day on."""
    return Published(POLICY, f"live-es@{version}", "0" * 64, since, at_ms)


def in_force(day: str, *found: Published) -> list[str]:
    """Versions that have begun, the one in force first."""
    return [one.ref.partition("@")[2] for one in begun(found, date.fromisoformat(day))]


def test_the_one_whose_day_came_last_is_in_force():
    older, newer = published("2026.2", "2026-11-01"), published("2026.3", "2026-12-01", NOON - DAY_MS)
    assert in_force("2026-10-31", newer, older) == []
    assert in_force("2026-11-30", newer, older) == ["2026.2"]
    assert in_force("2026-12-01", newer, older) == ["2026.3", "2026.2"]


def test_without_a_day_it_counts_at_once():
    """In its place in time; of two on one day the later one."""
    at_once, dated = published("2026.3"), published("2026.2", "2026-11-21", NOON - 1)
    assert in_force("2026-11-21", dated, at_once) == ["2026.3", "2026.2"]
    assert in_force("2026-11-21", published("2026.4", "2026-11-22"), at_once) == ["2026.3"]


def test_a_newer_server_may_tell_more():
    told = {"kind": POLICY, "ref": "a@1", "digest": "0", "effective_from": None, "published_at_ms": 5, "mood": "calm"}
    assert Published.from_json(told) == Published(POLICY, "a@1", "0", None, 5)


def test_changes_of_policies_name_what_differs():
    before = standards.shipped().policies
    first, second, *rest = before.policies
    changed = replace(second, severity="S9", keys=(("z", "9"),), name={"en": "Another", "es": "Otra"})
    after = replace(before, policies=(changed, replace(first, id="hate.new"), *rest))
    changes = policy_changes(before, after)
    assert changes == Changes(("hate.new",), (first.id,), {second.id: ("name", "severity", "keys")})
    assert changes.to_json() == {
        "added": ["hate.new"], "removed": [first.id], "changed": {second.id: ["name", "severity", "keys"]},
    }  # fmt: skip
    assert policy_changes(before, before).is_empty and not changes.is_empty
    assert policy_changes(None, before).added == tuple(policy.id for policy in before.policies)


def test_changes_of_a_lexicon_are_told_by_word():
    """The same word in another country is another sense."""
    before = Lexicon("es", "2026.1", (Term("a", "p.q"), Term("b", "p.q"), Term("c", "p.q", countries=("MX",))))
    terms = (Term("a", "p.q", sense="x"), Term("c", "p.q", countries=("AR",)), Term("d", "p.q"))
    after = Lexicon("es", "2026.2", terms)
    assert lexicon_changes(before, after) == Changes(("c", "d"), ("b", "c"), {"a": ("sense",)})
