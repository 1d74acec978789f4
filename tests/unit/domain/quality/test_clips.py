"""The clip of a check, and what is known to be met there."""

from dataclasses import replace

import pytest

from reviewer_app import paths
from reviewer_app.domain.quality.checks import Label
from reviewer_app.domain.quality.clips import GLIMPSE_MS, known_of, span_of
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import standards
from tests.unit.domain.quality.made import check, fault

PACK = read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)


def known(*checks):
    """Policy, severity and span of what is known of the first recording; None for one that may be anywhere."""
    return {
        (one.policy_id, one.severity, None if one.open_span else (one.start_ms, one.end_ms))
        for one in known_of("r1", checks, PACK)
    }


@pytest.mark.parametrize(("faults", "span"), [
    ((), (0, GLIMPSE_MS)),
    ((fault("a", start_ms=9_000, end_ms=9_500), fault("b", start_ms=4_000, end_ms=6_000)), (4_000, 6_000)),
    ((fault("a", start_ms=4_000),), (4_000, 4_000)),
    ((fault("a"),), (0, GLIMPSE_MS)),
])  # fmt: skip
def test_a_clip_is_the_first_error_or_the_beginning(faults, span):
    assert span_of(check(1, faults=faults)) == span


def test_what_was_rightly_found_may_be_met_anywhere():
    """A decision without an error is about something, too, and nobody tells where."""
    grave = check(1, "minor.sexualised")
    assert known(grave) == {("minor.sexualised", PACK.policy("minor.sexualised").severity, None)}


def test_what_was_missed_or_too_many_is_at_its_errors():
    missed = fault("hate.slur", start_ms=4_000, end_ms=6_000)
    assert known(check(1, "-hate.slur", faults=(missed,))) == {("hate.slur", "S1", (4_000, 6_000))}


def test_a_policy_that_stands_is_also_where_its_error_is_not():
    moved = fault("hate.slur", start_ms=4_000, end_ms=6_000)
    assert known(check(1, "hate.slur", faults=(moved,))) == {
        ("hate.slur", "S1", (4_000, 6_000)),
        ("hate.slur", "S1", None),
    }


def test_a_severity_of_its_own_comes_before_that_of_the_standard():
    own = check(1, faults=(fault("hate.slur", severity="S0", start_ms=1),), severity="S0")
    assert known(own) == {("hate.slur", "S0", (1, None))}


def test_every_decision_about_the_recording_tells_and_no_other():
    """A severity that one reviewer gave is known to who looks at the decision of another."""
    other = check(2, "hate.slur")
    second = check(1, "violence.threat")
    severe = replace(check(1), labels=(Label("scam.investment", True, True, "S0"),))
    found = known(check(1, "hate.slur"), second, severe, other)
    assert {policy for policy, _, _ in found} == {"hate.slur", "violence.threat", "scam.investment"}
    assert ("scam.investment", "S0", None) in found


def test_the_verdict_alone_is_nowhere():
    assert known(check(1, faults=(fault(""),))) == set()
