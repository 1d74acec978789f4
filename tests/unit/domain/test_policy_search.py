"""Finding policies by what is typed."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.policy_search import PolicySearch
from reviewer_app.formats.policy_pack import read_policy_pack


@pytest.fixture(scope="module")
def pack():
    return read_policy_pack(paths.resources() / "policies" / "live-es-2026.2.yaml")


def ids(pack, query, **uses):
    return [
        policy.id for policy in PolicySearch(pack).find(query, {name.replace("_", "."): n for name, n in uses.items()})
    ]


def test_a_name_is_found_in_both_languages_without_accents(pack):
    assert ids(pack, "slur")[0] == ids(pack, "insulto discrim")[0] == "hate.slur"
    assert "minor.grooming" in ids(pack, "captacion")


def test_the_id_and_words_of_guidance_and_examples_are_found_behind_names(pack):
    assert ids(pack, "hate.inc")[0] == "hate.incite"
    assert "violence.threat" in ids(pack, "estacionas"), "an example"
    found = ids(pack, "menor")
    named = [one for one in found if "menor" in " ".join(pack.policy(one).name.values()).lower()]
    assert found[: len(named)] == named


def test_every_word_must_stand_somewhere(pack):
    assert ids(pack, "slur zzz") == []
    assert set(ids(pack, "menor regalos")) < set(ids(pack, "menor"))


def test_of_equal_fits_the_one_used_more_comes_first(pack):
    assert ids(pack, "menor")[0] != "minor.gifter"
    assert ids(pack, "menor", minor_gifter=5)[0] == "minor.gifter"


def test_nothing_typed_finds_all_the_used_ones_first(pack):
    found = ids(pack, " ", scam_phishing=2)
    assert len(found) == len(pack.policies)
