"""The client's side of what comes down: values and faults; the rules are in contract/test_assignments."""

import pytest

from reviewer_app.central import batches, pull
from reviewer_app.central.batches import Terms
from reviewer_app.central.connection import SignInRefused, connect
from reviewer_app.domain.assignment import Assignment, Batch, BatchItem
from reviewer_app.domain.errors import UserError
from tests.postgres import PASSWORD


@pytest.fixture
def central(central_servers):
    """A central database of the test's own."""
    return central_servers.database("embedded")


def test_a_page_has_values_an_identity_and_a_cursor_to_go_on_from(central):
    item = BatchItem("a" * 64, "Directo «ñ»", "s3://live/a b", 60_000, ("hate",))
    batches.add_batch(central.admin, Batch("ES-47", (item,)))
    batches.assign_batch(central.admin, "ES-47", ["ana"], Terms())
    with connect(central.address, "ana", PASSWORD) as connection:
        page = pull.pull(connection, None)
        (one,) = page.assignments
        assert one == Assignment(
            one.assignment_id, "a" * 64, "ES-47", "Directo «ñ»", "s3://live/a b", 60_000, "", "leased",
            one.lease_until_ms, 0, None, False,
        )  # fmt: skip
        assert page.cursor.startswith(page.instance_id + "/")
        assert pull.renew_lease(connection, [one.assignment_id]) == 1
        assert pull.renew_lease(connection, []) == 0
        last = pull.pull(connection, page.cursor)
        assert pull.pull(connection, last.cursor).assignments == ()
        assert pull.set_opt_outs(connection, ["Hate"]) == 1
        assert pull.opt_outs(connection) == ["hate"]


@pytest.mark.parametrize("cursor", ["", "nonsense", "a/b/c", "a/b"])
def test_a_cursor_of_elsewhere_counts_as_none(central, cursor):
    with connect(central.address, "ana", PASSWORD) as connection:
        assert pull.pull(connection, cursor).cursor.endswith("/0/0")


def test_an_operator_is_given_no_work(central):
    with connect(central.address, "ope", PASSWORD) as connection, pytest.raises(SignInRefused):
        pull.pull(connection, None)


def test_a_database_that_is_not_prepared_says_what_to_do(central):
    """One of an older version, too."""
    central.query("DROP FUNCTION api.status")
    with pytest.raises(UserError, match="central init"):
        batches.status(central.admin)
