"""Imported lexicons are kept word for word."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.store import lexicons


def test_a_version_means_one_text(database):
    with database.transaction() as connection:
        assert lexicons.load(connection, "es@1") is None
        assert lexicons.keep(connection, "es@1", "text", 7)
        assert not lexicons.keep(connection, "es@1", "text", 8)
        assert lexicons.imported(connection) == [("es@1", 7, "text")]
        with pytest.raises(Refused, match="new version"):
            lexicons.keep(connection, "es@1", "other", 9)
