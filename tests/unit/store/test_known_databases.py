"""The file that says which store belongs to which central database."""

import pytest

from reviewer_app.domain.errors import StoreUnavailable, Unreachable
from reviewer_app.store.known_databases import FILE, KnownDatabases

ONE, TWO = ("central at db1:5432",), ("central at db1:5432", "central at db2:5432")
ID, OTHER_ID = "11111111-0000-0000-0000-000000000000", "22222222-0000-0000-0000-000000000000"


@pytest.fixture
def known(tmp_path):
    return KnownDatabases(tmp_path)


def test_before_the_first_contact_the_address_names_the_store(known):
    assert known.store_name(ONE, "the address") == "the address"


def test_a_host_that_is_added_or_taken_away_leads_to_the_same_store_without_the_network(known):
    known.learn(ONE, ID, "first", has_store=False)
    assert known.store_name(TWO, "second") == known.store_name(tuple(reversed(TWO)), "third") == "first"
    known.learn(TWO, ID, "second", has_store=False)
    assert known.store_name(TWO[1:], "third") == "first"


def test_a_new_name_of_a_known_database_leads_to_its_store(known):
    known.learn(ONE, ID, "first", has_store=False)
    known.learn(("central at moved:5432",), ID, "moved", has_store=False)
    assert known.store_name(("central at moved:5432",), "moved") == "first"


def test_a_store_that_was_begun_under_a_new_name_stays_where_it_is(known):
    """Work in it would be out of sight otherwise."""
    known.learn(ONE, ID, "first", has_store=True)
    known.learn(("central at moved:5432",), ID, "moved", has_store=True)
    assert known.store_name(("central at moved:5432",), "moved") == "moved"


@pytest.mark.parametrize("places", [ONE, TWO, TWO[::-1]])
def test_another_database_at_a_known_place_is_refused_and_nothing_is_learnt(known, tmp_path, places):
    known.learn(ONE, ID, "first", has_store=False)
    before = (tmp_path / FILE).read_text()
    with pytest.raises(Unreachable, match=f"{OTHER_ID}.* than before .{ID}.*nothing is sent"):
        known.learn(places, OTHER_ID, "second", has_store=False)
    assert (tmp_path / FILE).read_text() == before


def test_databases_are_told_apart(known):
    known.learn(ONE, ID, "first", has_store=False)
    known.learn(("training at db1:5432",), OTHER_ID, "second", has_store=False)
    assert known.store_name(("training at db1:5432",), "") == "second"


@pytest.mark.parametrize("content", ["{", "[]", '{"a": {"x": 1}}', '{"a": 1}'])
def test_a_file_that_cannot_be_read_is_said(known, tmp_path, content):
    """A guess would open another store."""
    (tmp_path / FILE).write_text(content)
    with pytest.raises(StoreUnavailable, match="cannot be read"):
        known.store_name(ONE, "")
