"""Checks as the central database gives them."""

import pytest

from reviewer_app.domain.quality.checks import Check, Fault, Label, Planned, Quality

ONE = {
    "check_id": "a", "source": "drawn", "reviewer": "R-1", "decided_at_ms": 7, "right": True, "inclusion": 0.25,
    "labels": [{"policy_id": "hate.slur", "given": True, "right": False}],
    "faults": [{"kind": "extra", "policy_id": "hate.slur", "start_ms": 500, "end_ms": None}],
}  # fmt: skip


def test_a_check_is_read_whole():
    found = Check.from_json(ONE)
    assert found == Check(
        "a", "drawn", "R-1", 7, True, inclusion=0.25, labels=(Label("hate.slur", True, False),),
        faults=(Fault("extra", "hate.slur", start_ms=500),),
    )  # fmt: skip


def test_the_answer_holds_checks_and_plans():
    plan = {"sample": "s", "stratum": "", "population": 40, "drawn": 10, "judged": 9, "final": 8}
    told = {"from_ms": 1, "to_ms": 2, "named": False, "checks": [ONE], "plans": [plan]}
    found = Quality.from_json(told)
    assert (found.from_ms, found.to_ms, found.named) == (1, 2, False)
    assert found.checks == (Check.from_json(ONE),) and found.plans == (Planned("s", "", 40, 10, 9, 8),)


def test_an_error_makes_a_decision_wrong_whatever_the_verdict():
    found = Check.from_json(ONE)
    assert found.right and found.wrong
    assert not Check.from_json({**ONE, "faults": []}).wrong
    assert Check.from_json({**ONE, "faults": [], "right": False}).wrong


def test_one_begins_to_look_at_the_first_error():
    faults = [{"kind": "span", "start_ms": 900}, {"kind": "verdict"}, {"kind": "missed", "start_ms": 400}]
    assert Check.from_json({**ONE, "faults": faults}).start_ms == 400
    assert Check.from_json({**ONE, "faults": [{"kind": "verdict"}]}).start_ms == 0


def test_a_decision_is_as_grave_as_what_is_at_stake():
    """What a finding says goes before its policy's own severity; nothing at stake has none."""
    labels = [("a", "S2"), ("b", ""), ("c", "")]
    own = {"b": "S1", "c": ""}
    for count, expected in ((0, ""), (1, "S2"), (2, "S1"), (3, "S1")):
        told = [{"policy_id": name, "given": True, "right": True, "severity": one} for name, one in labels[:count]]
        quality = Quality(0, 1, checks=(Check.from_json({**ONE, "labels": told}),)).graded(own.get)
        assert quality.checks[0].severity == expected
    alone = Quality(0, 1, checks=(Check("a", "drawn", "R", 0, True, labels=(Label("c", True, True),)),))
    assert alone.graded(own.get).checks[0].severity == ""


@pytest.mark.parametrize(
    ("final", "found", "said"), [(80, 2, "accepted"), (40, 3, "rejected"), (40, 1, "open"), (0, 0, "open")]
)
def test_a_lot_is_decided_by_what_was_judged_for_good(final, found, said):
    assert Planned("s", "", 1000, 80, 80, final, found, 2).verdict == said
    assert Planned("s", "", 1000, 80, 80, final, found).verdict is None
