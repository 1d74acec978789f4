"""The client's side of quality; what is told to whom is in `tests/contract/test_quality.py`."""

import pytest

from reviewer_app.central import quality
from reviewer_app.central.connection import SignInRefused, connect
from tests.postgres import PASSWORD


def test_a_time_without_decisions_is_told_as_such(embedded_central):
    with connect(embedded_central.address, "sol", PASSWORD) as connection:
        told = quality.quality(connection, 1_000_500, 2_000_000)
    assert told == {"from_ms": 1_000_500, "to_ms": 2_000_000, "named": False, "checks": [], "plans": []}


def test_who_may_not_see_it_is_refused(embedded_central):
    with (
        connect(embedded_central.address, "ana", PASSWORD) as connection,
        pytest.raises(SignInRefused, match="does not let ana do this"),
    ):
        quality.quality(connection, 0, 1)
