"""Where something grave is: around findings and hits, the gravest counts."""

from dataclasses import replace

from reviewer_app.domain.lexicon import LexiconHit
from reviewer_app.domain.review import Finding
from reviewer_app.ui.review.zones import Zone, Zones

HIT = LexiconHit("chat", 60_000, 60_000, None, "e", 0, 4, "text", "text", "lemma", "", "hate.slur", "S1", False,
                 "exact", None, "text")  # fmt: skip


def test_a_span_reaches_a_second_beyond_both_ends():
    zones = Zones()
    zones.put_finding(Finding("hate.slur", 10_000, 20_000, severity="S1"))
    here = Zone("hate.slur", "S1")
    assert [zones.at(ms) for ms in (8_999, 9_000, 21_000, 21_001)] == [None, here, here, None]


def test_an_open_span_has_no_end_yet():
    zones = Zones()
    zones.put_finding(Finding("hate.slur", 10_000, open_span=True))
    assert zones.at(9_000_000) == Zone("hate.slur", None)


def test_the_gravest_counts_and_none_last():
    zones = Zones()
    for policy, severity in (("a", None), ("b", "S2"), ("c", "S0"), ("d", "S1")):
        zones.put_finding(Finding(policy, 10_000, severity=severity))
    assert zones.at(10_000).policy_id == "c"


def test_a_finding_that_moves_or_goes_leaves_nothing_behind():
    zones = Zones()
    finding = Finding("hate.slur", 10_000, severity="S1")
    zones.put_finding(finding)
    zones.put_finding(replace(finding, start_ms=50_000))
    assert zones.at(10_000) is None and zones.at(50_000)
    zones.drop_finding(finding.finding_id)
    zones.drop_finding("unknown")
    assert zones.at(50_000) is None and zones.at(-(2**61)) is None


def test_hits_have_five_seconds_around_and_are_taken_together():
    zones = Zones()
    zones.set_hits([HIT])
    assert zones.at(55_000) == zones.at(65_000) == Zone("hate.slur", "S1") and zones.at(65_001) is None
    zones.set_hits([])
    assert zones.at(60_000) is None


def test_many_at_once_are_as_one_by_one():
    findings = [Finding("p", n * 10_000, severity="S3", open_span=n == 299) for n in range(300)]
    zones = Zones()
    zones.begin(findings)
    assert all(zones.at(n * 10_000) == Zone("p", "S3") for n in (0, 255, 256, 299)) and zones.at(5_000) is None
    assert zones.at(9_000_000) == Zone("p", "S3")
    for n in range(400):
        zones.put_finding(Finding("q", n * 10_000 + 4_000, severity="S0"))
    zones.drop_finding(findings[0].finding_id)
    assert zones.at(0) is None and zones.at(3_994_000).policy_id == "q"


def test_more_than_there_is_room_for():
    zones = Zones()
    for number in range(700):
        zones.put_finding(Finding("p", number * 10_000, severity="S3"))
    assert all(zones.at(number * 10_000) for number in (0, 255, 256, 699))
    zones.clear()
    assert zones.at(0) is None


def test_every_zone_at_a_time_is_told():
    zones = Zones()
    zones.begin([Finding("a", 0, open_span=True, severity="S2"), Finding("b", 10_000, severity="S0")])
    assert zones.all_at(10_000) == {Zone("a", "S2"), Zone("b", "S0")} and zones.all_at(20_000) == {Zone("a", "S2")}
    assert Zones().all_at(0) == frozenset()
