"""Quality from the server's words to figures; `tests/unit/cli/test_quality.py` asks a real one."""

from datetime import date

from reviewer_app import paths
from reviewer_app.domain.quality.checks import Label
from reviewer_app.domain.quality.report import View
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import quality, standards
from tests.qualities import quality as made
from tests.unit.domain.quality.made import MONDAY_MS, check


def pack():
    return read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)


def test_days_are_whole_and_in_utc():
    assert quality.begin_ms(date(2026, 10, 5)) == MONDAY_MS
    assert quality.last_days(date(2026, 10, 28)) == (date(2026, 10, 1), date(2026, 10, 28))


def test_errors_weigh_as_the_standard_says():
    assert quality.weights_of(pack()) == {"S0": 10.0, "S1": 5.0, "S2": 2.0, "S3": 1.0, "": 1.0}


def test_a_decision_is_as_grave_as_its_policies_are():
    found = quality.graded(made(0).__class__(0, 1, checks=(check(1, "hate.slur", "regulated.alcohol"),)), pack())
    assert found.checks[0].labels[0] == Label("hate.slur", True, True)
    assert found.checks[0].severity == pack().policy("hate.slur").severity


def test_what_is_told_names_time_and_view():
    told = quality.told_as_json(made(60), View(source="drawn"), quality.weights_of(pack()))
    assert (told["from"], told["to"], told["named"]) == ("2026-03-20", "2026-05-14", False)
    assert told["view"]["metric"] == "decision_accuracy" and len(told["figures"]) == 10
