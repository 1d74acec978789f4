"""Upgrades of the local store, interrupted: a store of each released schema is brought to a later one and cut.

`python -m tests.faults.upgrading` keeps a store of today's schema in `released/`, which belongs to a release, and a
dump of a central database.
"""

import random
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import sqlalchemy as sa

from reviewer_app import paths
from reviewer_app.domain.assignment import Assignment
from reviewer_app.domain.chat import Chat, ChatEvent
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.events import Event
from reviewer_app.domain.evidence import Evidence, fingerprint
from reviewer_app.domain.review import Review, Verdict, evidence_kept
from reviewer_app.domain.standard import Published
from reviewer_app.operations import labelling
from reviewer_app.store import (
    assignments,
    case_files,
    chats,
    evidence,
    exposure,
    lexicons,
    log,
    outbox,
    pace,
    policies,
    standards,
    tables,
    verify,
)
from reviewer_app.store import database as store_database
from reviewer_app.store.chats import PackedChat
from reviewer_app.store.database import engine_of, open_database
from tests import stores
from tests.faults import power_cut, shim
from tests.faults.power_cut import ARRIVALS, Disk, Operation

RELEASED = Path(__file__).with_name("released")
LATER = "9001"
CASE, PICTURE = "0193c000-0000-7000-8000-000000000001", b"picture"
STORE = "ana.db"
# What is in the log and its envelopes outlives every upgrade, whatever becomes of the other tables.
LOG = {
    "event": "SELECT position, event_id, review_id, kind, canonical FROM event ORDER BY position",
    "envelope": "SELECT epoch, seq, position, prev_hash, row_hash FROM envelope ORDER BY epoch, seq",
    "epoch": "SELECT position, epoch, started_at_ms, acked_seq FROM epoch ORDER BY position",
}

Content = dict[str, list[tuple]]


@dataclass(slots=True)
class Outcome:
    """How many interruptions left the old and the new schema, and what is wrong, a sentence each."""

    old: int = 0
    new: int = 0
    faults: list[str] = field(default_factory=list)


def revisions() -> list[str]:
    """The schemas of the local store, oldest first."""
    return sorted(one.name[:4] for one in (paths.migrations("local") / "versions").glob("[0-9]*.py"))


def fill(folder: Path) -> Path:
    """A new store of today's schema: decisions, undone ones, two epochs, a refusal, and rows in every other table."""
    database = stores.make_store(folder, STORE)
    review = stores.open_review(database)
    findings = [stores.place(database, review, start, note="«sí»" * start) for start in range(40)]
    stores.keep(database, review, review.withdraw(findings[3].finding_id, 9_000))
    escalation = Escalation("legal", "24h", "dudoso", 9_100, 9_200)
    stores.keep(database, review, review.escalate(escalation, 9_100))
    with database.transaction() as connection:
        outbox.replica_id(connection)
        outbox.acknowledge(connection, outbox.head(connection).epoch, 20, 9_300)
        outbox.start_new_epoch(connection)
        outbox.refuse(connection, review.steps.done[0], "no", 9_400)
    stores.keep(database, review, review.give_verdict(Verdict("violating", ("remove",), "así"), 9_500))
    stores.keep(database, review, review.submit(9_600))
    disputed = {"audit_id": CASE, "difference_ids": ["d0"], "reason": "no lo es", "clause": "3.1"}
    labelling.record(database, Event("audit.disputed", CASE, "ana", 9_700, stores.CONTEXT.policy_set, disputed))
    with database.transaction() as connection:
        _fill_beside(connection, review, findings[0].finding_id)
    database.close()
    return database.path


def _fill_beside(connection: sa.Connection, review: Review, finding_id: str) -> None:
    recording_id, content = review.recording_id, "el texto"
    chat = Chat("tiktok", "wall", (ChatEvent("1", 1_000, "comment", "u1", "Ana", "¡Ñandú!"),), 500, ("line 2: odd.",))
    chats.save_chat(connection, recording_id, PackedChat.pack(chat), ChatClock(((0, -500),), "sidecar"))
    still = Evidence(
        finding_id, "still", 40, 40, fingerprint(PICTURE), len(PICTURE), "image/png", recording_id, 40, 9_800
    )
    log.append(connection, evidence_kept(still, review.review_id, review.context, 9_800))
    evidence.put_content(connection, still.evidence_id, PICTURE)
    policies.keep(connection, stores.CONTEXT.policy_set, fingerprint(content.encode()), content)
    lexicons.keep(connection, "es-live@2026.1", content, 9_800)
    standards.announce(connection, [Published("policy", stores.CONTEXT.policy_set, "0" * 64, "2026-12-01", 9_800)])
    given = Assignment(
        "a1", recording_id, "ES-47", "Directo", "https://m.example/1", 60_000, "", "leased", 9_900, 7, 9_950, True
    )
    assignments.keep(connection, [given])
    assignments.set_cursor(connection, "instance/1/1")
    case_files.announce(connection, [("audit", CASE), ("calibration", "c1")])
    case_files.keep(connection, "audit", CASE, {"state": "judged", "note": "«sí»"}, 9_800)
    case_files.keep_draft(connection, CASE, {"reason": "a medias"})
    exposure.add(connection, "2026-11-23", {"S1": 60_000})
    pace.add(connection, review.review_id, "2026-11-23", 90_000, 120)


def look(path: Path) -> tuple[str, Content]:
    """The schema of a store and everything in it, read as it is. Raises what SQLite raises."""
    engine = engine_of(path, stores.KEY)
    try:
        with engine.connect() as connection:
            assert connection.exec_driver_sql("PRAGMA integrity_check").all() == [("ok",)], "the file is damaged"
            version = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
            names = sa.inspect(connection).get_table_names()
            content = {name: _rows(connection, f'SELECT * FROM "{name}"') for name in names}
            content |= {f"log: {name}": _rows(connection, query) for name, query in LOG.items()}
            content["schema"] = _rows(connection, "SELECT type, name, sql FROM sqlite_master")
            return version, content
    finally:
        engine.dispose()


def later_migrations(folder: Path, migration: str) -> Path:
    """The program's migrations with one more behind them; `migration` is its source."""
    shutil.copytree(paths.migrations("local"), folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / f"{LATER}_later.py").write_text(migration.replace("{before}", revisions()[-1]))
    return folder


@contextmanager
def program_of(migrations: Path) -> Iterator[None]:
    """The program as a later release has it."""
    kept = paths.migrations, store_database.SCHEMA
    paths.migrations, store_database.SCHEMA = lambda _: migrations, LATER
    try:
        yield
    finally:
        paths.migrations, store_database.SCHEMA = kept


def upgraded(store: Path, folder: Path, migrations: Path) -> Path:
    """A copy of a store, brought up to date without an interruption."""
    copy = folder / store.name
    shutil.copy(store, copy)
    with program_of(migrations):
        open_database(copy, stores.KEY).close()
    return copy


def fail_at_each_statement(store: Path, folder: Path, migrations: Path, *, first_fault: bool = False) -> Outcome:
    """An error at the first statement of the upgrade, at the second, and so on until it comes through; or, with
    `first_fault`, until something is wrong."""
    judge = Judge(store, upgraded(store, folder, migrations), migrations)
    for statements in range(1_000):
        path = folder / f"failed-{statements}.db"
        shutil.copy(store, path)
        if _upgrade_until(path, migrations, statements):
            judge.judge(path, f"after all {statements} statements", must_be_new=True)
            return judge.outcome
        judge.judge(path, f"at statement {statements}")
        if first_fault and judge.outcome.faults:
            return judge.outcome
    raise AssertionError("the upgrade does not end")


def cut_at_each_operation(
    store: Path, folder: Path, migrations: Path, seed: int = 1, *, first_fault: bool = False
) -> Outcome:
    """The power fails before each thing that the upgrade does to the disk; behind its end, the store is new."""
    judge = Judge(store, upgraded(store, folder, migrations), migrations)
    place = folder / "recorded"
    place.mkdir()
    shutil.copy(store, place / STORE)
    trace = folder / "trace"
    shim.run(shim.build(folder), place, "tests.faults.upgrader", place / STORE, migrations, trace=trace)
    disk, done = Disk(), False
    for one in (("C", b""), ("W", store.read_bytes()), ("S", b""), ("D", b"")):
        disk.apply(Operation(one[0], STORE, one[1], 0))
    for number, one in enumerate(power_cut._read(trace.read_bytes())):
        for arrival in ("everything", ARRIVALS[number % len(ARRIVALS)]):
            path = folder / f"cut-{number}" / STORE
            path.parent.mkdir()
            for name, content in disk.after_cut(arrival, random.Random(seed * number)).items():
                (path.parent / name).write_bytes(content)
            judge.judge(path, f"before operation {number} ({arrival})", must_be_new=done, go_on=number % 5 == 0)
            shutil.rmtree(path.parent)
        if first_fault and judge.outcome.faults:
            return judge.outcome
        if one.kind == "M":
            done = True
        else:
            disk.apply(one)
    return judge.outcome


class Judge:
    """What an interrupted upgrade may leave: the store as it was, or as it is without an interruption."""

    def __init__(self, store: Path, done: Path, migrations: Path) -> None:
        self.outcome = Outcome()
        self._migrations = migrations
        self._old, self._new = look(store), look(done)
        if any(self._old[1][f"log: {name}"] != self._new[1][f"log: {name}"] for name in LOG):
            self.outcome.faults.append("the upgrade changes the log")

    def judge(self, path: Path, when: str, *, must_be_new: bool = False, go_on: bool = True) -> None:
        """Look at what was left; `go_on`: the next start of the program ends the upgrade, and all is well."""
        try:
            left = look(path)
            if left == self._new:
                self.outcome.new += 1
            elif left == self._old and not must_be_new:
                self.outcome.old += 1
            else:
                self.outcome.faults.append(f"{when}: neither the old nor the new store, schema {left[0]}")
            if go_on:
                self._go_on(path, when)
        except Exception as error:  # noqa: BLE001 - whatever it is, the store cannot be used
            self.outcome.faults.append(f"{when}: the store cannot be opened: {error}")

    def _go_on(self, path: Path, when: str) -> None:
        with program_of(self._migrations):
            database = open_database(path, stores.KEY)
        with database.read() as connection:
            self.outcome.faults += [f"{when}: {fault}" for fault in verify.verify(connection).faults]
        database.close()
        if look(path) != self._new:
            self.outcome.faults.append(f"{when}: the next start does not end the upgrade")


def _upgrade_until(path: Path, migrations: Path, statements: int) -> bool:
    """Upgrade with an error at a statement; whether there were fewer."""
    left = statements

    def count(*_: object) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Interrupted

    sa.event.listen(sa.Engine, "before_cursor_execute", count)
    try:
        with program_of(migrations):
            open_database(path, stores.KEY).close()
    except Interrupted:
        return False
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", count)
    return True


class Interrupted(Exception):
    """Stands for whatever ends an upgrade in its middle."""


def _rows(connection: sa.Connection, query: str) -> list[tuple]:
    return sorted((tuple(row) for row in connection.exec_driver_sql(query)), key=repr)


def keep(folder: Path = RELEASED) -> Path:
    """Keep a store of today's schema, for good: one that is there is not replaced. Raises FileExistsError."""
    kept = folder / f"{tables.SCHEMA}.db"
    if kept.exists():
        raise FileExistsError(f"{kept} belongs to a release")
    with tempfile.TemporaryDirectory() as place:
        shutil.copy(fill(Path(place)), kept)
    return kept


def main() -> None:
    """Keep what a release has to keep, and say where it is; what is kept already stays."""
    from tests.faults import server_schemas

    for one in (keep, server_schemas.keep):
        try:
            print(one())
        except FileExistsError as error:
            print(error)


if __name__ == "__main__":
    main()
