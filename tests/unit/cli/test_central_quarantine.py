"""`central quarantine list`, and the same in `central status`, as an operator runs them."""

import json

import pytest

from reviewer_app.cli import main
from tests.postgres import PASSWORD, Chain

REASON = "A value of the event has not the form that it must have."


@pytest.fixture(scope="module")
def refused(central_servers) -> tuple[str, str]:
    """The operator's DSN of a database that refused something of ana's, and her device."""
    central, chain = central_servers.database("embedded"), Chain()
    chain.add("no json", "none either")
    with central.session("ana") as session:
        session.hello(chain.replica, chain.epoch)
        session.push(chain.replica, chain.epoch, chain.rows)
    return central.server.dsn("ope", PASSWORD, central.address.database), chain.replica


def test_it_says_how_many_of_whom_and_why(refused, capsys):
    dsn, replica = refused
    assert main(["central", "quarantine", "list", "--limit", "1", "--json", "--dsn", dsn]) == 0
    told = json.loads(capsys.readouterr().out)
    (event,) = told.pop("events")
    assert (told["count"], told["without_month"], told["reasons"][0]["reason"]) == (2, 0, REASON)
    assert told["newest_ms"] == event.pop("received_at_ms")
    assert event == {
        "login": "ana", "replica": replica, "epoch": 1, "seq": 2, "sqlstate": "22P02", "reason": REASON
    }  # fmt: skip
    assert main(["central", "quarantine", "list", "--login", "ana", "--dsn", dsn]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "2 events were refused, 0 lie in no month of the log."
    assert lines[1].endswith(f": {REASON} (22P02)")
    assert [line.split("  ")[1] for line in lines[2:]] == [
        f"ana, device {replica}, epoch 1, place {seq}: {REASON}" for seq in (2, 1)
    ]


def test_the_status_tells_it_too(refused, capsys):
    assert main(["central", "status", "--json", "--dsn", refused[0]]) == 0
    told = json.loads(capsys.readouterr().out)["refused"]
    assert [(one["reason"], one["sqlstate"], one["count"]) for one in told["reasons"]] == [(REASON, "22P02", 2)]
    assert main(["central", "status", "--dsn", refused[0]]) == 0
    said = capsys.readouterr().out
    assert "Refused events: 2, the oldest of 2" in said
    assert f"  2: {REASON} (22P02)\n" in said
