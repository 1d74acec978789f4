"""Packs are kept word for word."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.store import policies


def test_a_version_means_one_text(database):
    with database.transaction() as connection:
        assert policies.load(connection, "live-es@1") is None
        policies.keep(connection, "live-es@1", "d1", "text")
        policies.keep(connection, "live-es@1", "d1", "text")
        assert policies.load(connection, "live-es@1") == "text"
        with pytest.raises(Refused, match="new version"):
            policies.keep(connection, "live-es@1", "d2", "other text")
