"""One's own list of topics, as the window asks for it."""

import pytest

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.operations import signing_in
from reviewer_app.operations.opting_out import OptOuts, opt_outs, opt_outs_kept
from tests.postgres import PASSWORD
from tests.workplaces import make_place


@pytest.fixture
def central(central_servers):
    return central_servers.database("embedded")


@pytest.fixture
def place(tmp_path, central):
    """A workplace where Ana has signed in."""
    made = make_place(tmp_path, central.dsn)
    signing_in.sign_in(made, "ana", PASSWORD)
    return made


def test_the_list_is_read_changed_and_cleared_with_the_kept_password(place, central):
    assert opt_outs_kept(place, "ana") == OptOuts(())
    batches.add_batch(central.admin, Batch("b", (BatchItem("a" * 64, "t", "", 1, ("hate",)),)))
    batches.assign_batch(central.admin, "b", ["ana"], Terms())
    assert opt_outs_kept(place, "ana", ["Minors", " hate"]) == OptOuts(("hate", "minors"), 1)
    assert opt_outs_kept(place, "ana") == OptOuts(("hate", "minors"))
    assert opt_outs_kept(place, "ana", []) == OptOuts(())


def test_without_a_password_the_server_refuses(place):
    signing_in.sign_out(place, "ana")
    with pytest.raises(SignInRefused):
        opt_outs_kept(place, "ana")
    assert opt_outs(place, "ana", PASSWORD) == OptOuts(())
