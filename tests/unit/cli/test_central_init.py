"""`central init` as an operator runs it."""

import json
from dataclasses import replace

import pytest

from reviewer_app.cli import main
from reviewer_app.operations import administration


def test_it_prepares_a_database_and_says_what_it_did(embedded_central, capsys):
    admin = replace(embedded_central.admin, database="by_hand")
    dsn = embedded_central.server.dsn(admin.user, admin.password, admin.database)
    assert main(["central", "init", "--dsn", dsn, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["created"], told["before"], told["database"]) == (True, None, "by_hand")
    assert main(["central", "init", "--dsn", dsn]) == 0
    assert capsys.readouterr().out.startswith(f"The database by_hand is up to date ({told['after']}), PostgreSQL ")


def test_a_mistake_is_one_sentence_without_the_password(capsys, monkeypatch):
    assert main(["central", "init", "--dsn", "postgresql://chief:s3cret@db.example/c?sslmode=require"]) == 2
    assert main(["central", "init", "--dsn", "host=/nowhere dbname=c user=chief password=s3cret"]) == 4
    monkeypatch.delenv(administration.DSN_VARIABLE, raising=False)
    assert main(["central", "init"]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert "s3cret" not in "".join(lines)


def test_the_dsn_may_stand_in_the_environment(embedded_central, capsys, monkeypatch):
    monkeypatch.setenv(administration.DSN_VARIABLE, embedded_central.admin_dsn)
    assert main(["central", "init"]) == 0
    assert "is up to date" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["central", "init"], ["central", "user", "add"]])
def test_help_warns_of_passwords_in_the_list_of_processes(words, capsys):
    with pytest.raises(SystemExit):
        main([*words, "--help"])
    assert "PGPASSWORD" in capsys.readouterr().out
