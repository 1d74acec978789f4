"""Presets add up to the strongest of what fits."""

from reviewer_app.domain.comfort import Preset, Presets
from reviewer_app.domain.policy import Policy

GRAVE = Policy("minor.abuse", "minor", {"en": "A"}, {}, "S0", "NA", (), never_export=True)
MILD = Policy("spam.links", "spam", {"en": "B"}, {}, "S3", "FI", ())
PRESETS = Presets(
    {"never_export": Preset(blur=1, thumbnails=False), "S0": Preset(blur=3, mute=True), "spam.links": Preset(grey=True)}
)


def test_all_that_fits_a_policy_adds_up():
    assert PRESETS.of(GRAVE) == Preset(blur=3, mute=True, thumbnails=False)
    assert PRESETS.of(MILD) == Preset(grey=True)


def test_the_severity_given_to_a_finding_counts_instead_of_the_policys():
    assert PRESETS.of(MILD, "S0") == Preset(blur=3, grey=True, mute=True)
    assert PRESETS.of(GRAVE, "S2") == Preset(blur=1, thumbnails=False)


def test_what_several_ask_for_adds_up_too():
    assert PRESETS.strongest([(MILD, None), (GRAVE, "S2")]) == Preset(blur=1, grey=True, thumbnails=False)
    assert PRESETS.strongest([]) == Preset()


def test_a_hit_without_a_known_policy_has_its_severity():
    assert PRESETS.of(None, "S0").mute
    assert PRESETS.of(None) == Preset()
