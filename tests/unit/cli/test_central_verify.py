"""`central verify` as an operator runs it, at both servers: every kind of harm behind the server's back is told."""

import json

import pytest

from reviewer_app.cli import main
from reviewer_app.domain.review import Context, Finding, Review
from tests.postgres import PASSWORD, Chain

OWNER = "ana"


@pytest.fixture
def sent(central):
    """Two chains of one device: the second begins with the events of the first, one of them new, one refused."""
    opened = Review.open("ab" * 32, Context(OWNER, "live-es@2026.2"), 1)
    review = Review.replay([opened])
    events = [opened]
    for ms in range(4):
        events.append(review.place(Finding("hate.slur", ms), 2 + ms))
        review.apply(events[-1])
    first = Chain(epoch=1)
    first.add(*events[:4])
    second = Chain(first.replica, epoch=2)
    second.add(*events, events[1].canonical().decode().replace(OWNER, "bea"))
    with central.session(OWNER) as session:
        for chain in (first, second):
            session.hello(chain.replica, chain.epoch)
            result = session.push(chain.replica, chain.epoch, chain.rows)
            assert result.acked_seq == len(chain.rows)
    yield central, first.replica
    central.query(
        "SET session_replication_role = replica; DELETE FROM central.event; DELETE FROM central.resent; "
        "DELETE FROM central.quarantine; DELETE FROM central.device"
    )


def verify(central):
    return main(["central", "verify", "--dsn", central.server.dsn("ope", PASSWORD, central.address.database), "--json"])


def harm(central, statement):
    """By who may do anything at the server."""
    central.query(f"SET session_replication_role = replica; {statement}")


def test_whole_chains_are_told_place_by_place(sent, capsys):
    central, replica = sent
    assert verify(central) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["ok"]
    found = [
        {
            name: chain[name]
            for name in ("owner", "replica", "epoch", "events", "quarantined", "resent", "last_seq", "fault")
        }
        for chain in told["chains"]
    ]
    common = {"owner": OWNER, "replica": replica, "fault": None}
    assert found == [
        {**common, "epoch": 1, "events": 4, "quarantined": 0, "resent": 0, "last_seq": 4},
        {**common, "epoch": 2, "events": 1, "quarantined": 1, "resent": 4, "last_seq": 6},
    ]


@pytest.mark.parametrize(
    ("statement", "faults"),
    [
        ("DELETE FROM central.event WHERE seq = 2", [("missing", 2), ("altered", 2)]),
        ("DELETE FROM central.event WHERE epoch = 1 AND seq = 4", [("missing", 4), ("altered", 4)]),
        ("DELETE FROM central.resent WHERE seq = 1", [(None, None), ("missing", 1)]),
        ("DELETE FROM central.quarantine", [(None, None), ("missing", 6)]),
        (
            "UPDATE central.event SET prev_hash = sha256('x'), "
            "row_hash = sha256(sha256('x') || convert_to(canonical, 'UTF8')) WHERE seq = 3",
            [("broken", 3), (None, None)],
        ),
        (
            "UPDATE central.event SET prev_hash = sha256('x'), "
            "row_hash = sha256(sha256('x') || convert_to(canonical, 'UTF8')) WHERE seq = 1",
            [("broken", 1), (None, None)],
        ),
        ("UPDATE central.device SET head_hash = sha256('other') WHERE epoch = 1", [("head", 4), (None, None)]),
        ("UPDATE central.device SET last_seq = 3 WHERE epoch = 1", [("head", 3), (None, None)]),
    ],
)
def test_what_was_removed_or_changed_is_told(sent, capsys, statement, faults):
    central, _ = sent
    harm(central, statement)
    assert verify(central) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(chain["fault"], chain["fault_seq"]) for chain in told["chains"]] == faults


def test_an_event_with_other_words_is_altered(sent, capsys):
    """The check of the table refuses it; without the check the walk still sees it, in both chains."""
    central, _ = sent
    central.query("ALTER TABLE central.event DROP CONSTRAINT event_hash_fits")
    harm(central, "UPDATE central.event SET canonical = replace(canonical, 'hate.slur', 'hate.other') WHERE seq = 3")
    assert verify(central) == 1
    told = json.loads(capsys.readouterr().out)
    assert [(chain["fault"], chain["fault_seq"]) for chain in told["chains"]] == [("altered", 3), ("altered", 3)]


def test_a_person_reads_one_sentence_for_each(sent, capsys):
    central, replica = sent
    harm(central, "DELETE FROM central.quarantine")
    assert main(["central", "verify", "--dsn", central.admin_dsn]) == 1
    assert capsys.readouterr().out == (
        f"ana, device {replica}, epoch 2: nothing is at place 6.\n5 events in 2 chains: 1 not whole.\n"
    )


@pytest.mark.parametrize("login", ["ana", "sol", "luz"])
def test_only_operators_walk_them(sent, capsys, login):
    central, _ = sent
    assert main(["central", "verify", "--dsn", central.server.dsn(login, PASSWORD, central.address.database)]) == 4
    assert "may not do this" in capsys.readouterr().err
