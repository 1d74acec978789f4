"""`central user disable` as an operator runs it."""

import json

import psycopg
import pytest

from reviewer_app.central import administration
from reviewer_app.central.connection import SignInRefused, connect
from reviewer_app.cli import main
from reviewer_app.domain.errors import Unreachable

PASSWORD = "una clave larga ñ"


@pytest.fixture
def bob(embedded_central):
    administration.add_person(embedded_central.admin, "bob", "moderator", password=PASSWORD)
    return embedded_central


def disable(central, *options):
    return main(["central", "user", "disable", *options, "--dsn", central.admin_dsn])


def test_who_is_signed_in_is_signed_out_and_stays_out(bob, capsys):
    """Until somebody lets them in again, with the password that they had."""
    with connect(bob.address, "bob", PASSWORD) as connection:
        assert disable(bob, "bob", "--json") == 0
        told = json.loads(capsys.readouterr().out)
        assert told == {"login": "bob", "was_enabled": True, "connections_ended": 1, "dry_run": False}
        with pytest.raises(Unreachable, match="was lost"):
            connection.call("SELECT login FROM api.whoami()")
    with pytest.raises(SignInRefused, match="disabled"):
        connect(bob.address, "bob", PASSWORD)
    assert disable(bob, "bob") == 0
    assert capsys.readouterr().out == "bob was disabled before.\n"
    assert main(["central", "user", "add", "bob", "--role", "moderator", "--dsn", bob.admin_dsn]) == 0
    connect(bob.address, "bob", PASSWORD).close()


def test_a_login_that_the_server_lets_in_all_the_same_may_do_nothing(bob):
    """Somebody gave the role its LOGIN back by hand: the person is still disabled."""
    assert disable(bob, "bob") == 0
    bob.query("ALTER ROLE bob LOGIN")
    with connect(bob.address, "bob", PASSWORD) as connection, pytest.raises(SignInRefused, match="may not work here"):
        connection.call("SELECT login FROM api.whoami()")


@pytest.mark.parametrize("login", ["nobody", "postgres", "central_owner"])
def test_logins_that_are_no_reviewers_end_with_2(bob, login, capsys):
    assert disable(bob, login) == 2
    assert login in capsys.readouterr().err
    with psycopg.connect(bob.admin_dsn) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
