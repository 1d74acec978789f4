"""What operators do with work, as operations; the rules are in contract/test_assignments."""

import pytest

from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.domain.errors import UserError
from reviewer_app.operations import assigning
from reviewer_app.operations.assigning import Given, Terms

ITEMS = tuple(BatchItem(f"{n:064x}", f"Directo {n}", "", 1_000) for n in range(2))


def test_a_batch_goes_in_and_out_by_the_administrators_dsn(central_servers):
    """Somebody named twice is one person."""
    dsn = central_servers.database("embedded").admin_dsn
    assert assigning.import_batch(dsn, Batch("ES-47", ITEMS)) == 2
    given = assigning.assign_batch(dsn, "ES-47", ["ana", "ana", "bea"], Terms(per_person=1))
    assert given == Given({"ana": 1, "bea": 1}, ())
    assert assigning.central_status(dsn)["assignments"]["offered"] == 2


def test_without_people_or_address_a_sentence_says_what_is_missing(monkeypatch):
    with pytest.raises(UserError, match="Say to whom"):
        assigning.assign_batch("postgresql://x@h/d", "ES-47", [], Terms())
    monkeypatch.delenv("REVIEWER_APP_ADMIN_DSN", raising=False)
    with pytest.raises(UserError, match="Say which database"):
        assigning.central_status(None)
