"""`central user add` as an operator runs it."""

import io
import json

from reviewer_app.central.connection import connect
from reviewer_app.cli import main


def test_a_new_person_signs_in_with_the_password_that_was_printed(embedded_central, capsys):
    command = ["central", "user", "add", "--dsn", embedded_central.admin_dsn, "--role", "moderator", "inma"]
    assert main([*command, "--name", "Inma G.", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["login"], told["role"], told["created"]) == ("inma", "moderator", True)
    with connect(embedded_central.address, "inma", told["password"]) as connection:
        assert connection.call("SELECT display_name FROM api.whoami()")[0].display_name == "Inma G."
    assert main(command) == 0
    assert capsys.readouterr().out == "inma is known as moderator.\n"


def test_a_password_may_be_given_and_is_not_repeated(embedded_central, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("una clave larga ñ\n"))
    command = ["central", "user", "add", "jon", "--role", "lead", "--dsn", embedded_central.admin_dsn]
    assert main([*command, "--password-stdin"]) == 0
    assert capsys.readouterr().out == "jon was added as lead.\n"
    connect(embedded_central.address, "jon", "una clave larga ñ").close()


def test_a_made_up_password_is_shown_once(embedded_central, capsys):
    command = ["central", "user", "add", "kim", "--role", "operator", "--dsn", embedded_central.admin_dsn]
    assert main(command) == 0
    assert "Password, shown once: " in capsys.readouterr().out


def test_a_login_that_is_not_free_ends_with_2(embedded_central, capsys):
    assert main(["central", "user", "add", "postgres", "--role", "lead", "--dsn", embedded_central.admin_dsn]) == 2
    assert "is not a reviewer" in capsys.readouterr().err
