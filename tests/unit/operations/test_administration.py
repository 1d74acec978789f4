"""Which database an administrator means."""

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.operations import administration


def test_the_dsn_may_come_from_the_environment(monkeypatch):
    """So that a password in it is not in the list of processes."""
    monkeypatch.setenv(administration.DSN_VARIABLE, "postgresql://chief:s3cret@localhost/central")
    address = administration.administrator(None)
    assert (address.user, address.password, address.database) == ("chief", "s3cret", "central")
    assert administration.administrator("postgresql://other@localhost/second").user == "other"


@pytest.mark.parametrize(("dsn", "says"), [(None, "Say which"), ("postgresql://localhost/c", "name the administrator")])
def test_what_is_missing_is_said(monkeypatch, dsn, says):
    monkeypatch.delenv(administration.DSN_VARIABLE, raising=False)
    with pytest.raises(UserError, match=says):
        administration.initialise(dsn)


def test_init_and_add_are_repeatable(embedded_central):
    dsn = embedded_central.admin_dsn
    assert administration.initialise(dsn).created is False
    assert administration.add_person(dsn, "nora", "moderator").created
    assert not administration.add_person(dsn, "nora", "lead").created
