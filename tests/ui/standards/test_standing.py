"""What is here is found by the name that the list has for it."""

from reviewer_app.operations import drafting
from tests.ui.standards.standings import OWN, TODAY, proposal, standing
from tests.workplaces import make_place


def test_each_thing_is_found_by_its_name_and_nothing_by_another(database, tmp_path):
    here = make_place(tmp_path / "home")
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found = standing(database, here, [proposal("p"), proposal("q")])
    assert found.version("live-es@2026.2").policies == OWN.policies
    assert found.proposal("q").proposal_id == "q"
    assert found.draft(path.name).path == path
    assert (found.version("x"), found.proposal("x"), found.draft("x")) == (None, None, None)


def test_a_policy_that_is_not_in_force_is_called_by_its_id(database):
    found = standing(database)
    assert found.policy_name("hate.slur", "es") == "Insulto discriminatorio"
    assert found.policy_name("hate.new", "es") == "hate.new"
