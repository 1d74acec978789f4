"""The model of the server that the stateful proof uses answers as the real functions do, call by call."""

import uuid
from dataclasses import replace

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import run_state_machine_as_test

from reviewer_app.central.connection import SignInRefused
from reviewer_app.central.push import PushRow, Session
from reviewer_app.domain.review import Context, Review
from tests.faults.upload_machine import Uploads
from tests.faults.upload_server import Call, ModelServer, without_instance
from tests.postgres import Central, Chain

# Every table that holds rows of persons, so that a backup is whole.
OWNED = """SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'owner'
    WHERE c.relnamespace = 'central'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition"""
FEW = settings(
    max_examples=25, derandomize=True, database=None, deadline=None, phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)  # fmt: skip


def replay(central: Central, calls: list[Call]) -> None:
    """Make the same calls at the real server, restores included, and compare each answer."""
    tables = [name for (name,) in central.query(OWNED)]
    central.query("SET session_replication_role = replica;" + ";".join(f"DELETE FROM central.{t}" for t in tables))
    backups = []
    with central.session("ana") as session, psycopg.connect(central.admin_dsn, autocommit=True) as admin:
        for number, call in enumerate(calls):
            if call.kind == "backup":
                backups.append(f"kept_{uuid.uuid4().hex}")
                for table in tables:
                    admin.execute(f"CREATE TABLE {backups[-1]}_{table} AS TABLE central.{table}")
            elif call.kind == "restore":
                admin.execute("SET session_replication_role = replica")
                for table in tables:
                    admin.execute(f"DELETE FROM central.{table}")
                    admin.execute(f"INSERT INTO central.{table} SELECT * FROM {backups[call.epoch]}_{table}")
            else:
                assert asked(session, call) == without_instance(call.answer), f"call {number}"


def asked(session: Session, call: Call) -> object:
    """The real server's answer to a call."""
    if call.kind == "hello":
        return without_instance(session.hello(call.replica, call.epoch))
    try:
        return session.push(call.replica, call.epoch, call.rows)
    except SignInRefused:
        return SignInRefused


def test_histories_of_the_stateful_proof_go_the_same_way_on_the_real_server(central):
    """Whatever its devices and mishaps brought to the model."""
    histories: list[list[Call]] = []

    class Recorded(Uploads):
        def teardown(self):
            super().teardown()
            histories.append(self.server.calls)

    run_state_machine_as_test(Recorded, settings=settings(FEW, max_examples=12, stateful_step_count=12))
    assert len(histories) >= 12
    for calls in histories:
        replay(central, calls)


def damaged(row: PushRow, how: str) -> PushRow:
    """A row that a broken or dishonest client could send."""
    if how == "text changed":
        return replace(row, canonical=row.canonical.replace("a" * 64, "b" * 64))
    if how == "hash changed":
        return replace(row, row_hash=b"\1" * 32)
    if how == "link changed":
        return replace(row, prev_hash=b"\2" * 32)
    return row


BATCHES = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.integers(0, 5),
        st.integers(1, 4),
        st.sampled_from(["", "", "", "text changed", "hash changed", "link changed", "hole"]),
    ),
    min_size=2,
    max_size=8,
)


@given(batches=BATCHES)
@FEW
@pytest.mark.parametrize("login", ["ana"])
def test_batches_of_every_shape_are_answered_alike(central, login, batches):
    """Any part of four chains: a device's, a clone's that went on by itself, the same anew, another device's."""
    model = ModelServer(login)
    chains = four_chains(login)
    for which, start, length, how in batches:
        chain = chains[which]
        rows = chain.rows[start : start + length]
        if rows and how != "hole":
            rows[0] = damaged(rows[0], how)
        elif len(rows) > 2:
            del rows[1]
        model.hello(chain.replica, chain.epoch)
        if rows:
            model.push(chain.replica, chain.epoch, rows)
    replay(central, model.calls)
    stored = central.query("SELECT event_id::text, canonical FROM central.event ORDER BY arrival")
    assert stored == model.state.events


def four_chains(login: str) -> list[Chain]:
    """Chains of six events; one event names another author, one id comes again with another text."""

    def opened(author: str = login) -> str:
        return Review.open("a" * 64, Context(author, "live-es@2026.2"), 1_000).canonical().decode()

    first = [opened(), opened(), opened("bea"), opened(), opened(), opened()]
    one, clone, other = Chain(), Chain(), Chain()
    clone.replica = one.replica
    one.add(*first)
    clone.add(*first[:3], opened(), opened(), opened())
    other.add(opened(), first[0], first[1].replace("a" * 64, "c" * 64), *first[2:5])
    return [one, clone, one.again(2), other]
