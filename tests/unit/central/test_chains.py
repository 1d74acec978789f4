"""Walking chains; what is found in harmed ones is in tests/unit/cli/test_central_verify.py."""

import time
from dataclasses import replace

import pytest

from reviewer_app.central.chains import walk_chains
from reviewer_app.domain.errors import UserError
from tests.postgres import Chain


def test_a_device_that_has_sent_nothing_is_whole(embedded_central):
    before = time.time_ns() // 1_000_000
    with embedded_central.session("ana") as session:
        session.hello(Chain().replica, 7)
    (chain,) = walk_chains(embedded_central.admin)
    assert (chain.owner, chain.epoch, chain.events, chain.last_seq, chain.fault) == ("ana", 7, 0, 0, None)
    assert chain.forked_at_ms is None and before - 1 <= chain.last_seen_ms <= time.time_ns() // 1_000_000 + 1


def test_a_database_that_is_not_prepared_says_so(embedded_central):
    with pytest.raises(UserError, match="central init"):
        walk_chains(replace(embedded_central.admin, database="postgres"))
