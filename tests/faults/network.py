"""A network that cuts, delays, doubles and half-closes between the program and the real server, and a server that is
killed in the middle of a batch.

The program's own loop uploads, with its kept session. What was acknowledged to it has to be at the server, each
decision once, whatever is cut where.
"""

import contextlib
import queue
import random
import select
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import psycopg
from PySide6.QtCore import Qt

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.background.sync_loop import SyncLoop, SyncStatus
from reviewer_app.central.connection import connect
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.push import Session
from reviewer_app.domain.review import Review
from reviewer_app.operations import auditing, labelling, syncing
from reviewer_app.store import outbox
from reviewer_app.store.database import Database
from tests import stores
from tests.postgres import PASSWORD, Central, Servers, kill_server, server_folder, start_server

HOWS = ("cut", "reset", "half-closed", "stall", "doubled")
# Signing in takes about a kilobyte, a batch of three events about two more.
MOST_BYTES = 4_000
# What comes twice has to come: an answer may be a few hundred bytes.
MOST_BYTES_DOUBLED = 300
REPLY_SECONDS = 0.5
# For an upload in which the network may not fail.
PATIENT_SECONDS = 60.0
DELAY_SECONDS = 0.02
KILLED_EVERY = 10
# Between two uploads that nobody asked for: longer than any run.
NEVER_SECONDS = 36_000.0
# A batch waits here when its events are written and its device's place is not; a lock that others hold lets it wait.
WAITING_PLACE = """
CREATE FUNCTION central.wait_here() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN PERFORM pg_advisory_xact_lock_shared(1); RETURN NEW; END $$;
CREATE TRIGGER wait_here BEFORE UPDATE ON central.device FOR EACH ROW WHEN (NEW.last_seq > OLD.last_seq)
  EXECUTE FUNCTION central.wait_here();
"""
IN_MID_BATCH = """
SELECT count(*) FROM pg_stat_activity a WHERE a.usename = 'ana' AND a.state = 'active' AND a.query LIKE '%api.push%'
  AND a.wait_event = 'advisory' AND EXISTS (
    SELECT 1 FROM pg_locks l
    WHERE l.pid = a.pid AND l.relation = 'central.event'::regclass AND l.mode = 'RowExclusiveLock')
"""
# The machine goes on when the server is killed, so nothing has to be flushed; but a commit has to be written.
SETTINGS = {"fsync": "off"}


@dataclass(slots=True)
class Outcome:
    """`acknowledged` decisions in all; `cut_off`: uploads that failed; `missing` and `twice` have to be 0.

    `in_mid_batch`: kills before which the server was seen at work on a batch; `doubled`: how often something of the
    traffic came twice; `sessions`: how often the program signed in.
    """

    rounds: int = 0
    kills: int = 0
    in_mid_batch: int = 0
    doubled: int = 0
    sessions: int = 0
    acknowledged: int = 0
    cut_off: int = 0
    missing: int = 0
    twice: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """After so many bytes in one direction (`up` to the server) the connection ends as `how` says; all may be slow.

    `doubled` ends nothing: what comes there is passed on twice, a request as well as an answer.
    """

    how: str
    up: bool
    after: int
    slow: bool


class Proxy:
    """Stands between a client and a server's socket; whoever sends next gets the fault, and gets it once."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.fault: Fault | None = None
        self.doubled = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._open: set[socket.socket] = set()
        self._run(self._accept)

    def drop(self) -> None:
        """Cut what is open, as a machine does that was asleep."""
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """End every connection."""
        self._ended.set()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _run(self, target, *arguments: object) -> None:  # type: ignore[no-untyped-def]
        thread = threading.Thread(target=target, args=arguments, daemon=True)
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while not self._ended.is_set():
            if select.select([self._listener], [], [], 0.05)[0]:
                client, _ = self._listener.accept()
                self._run(self._pass, client)

    def _pass(self, client: socket.socket) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, contextlib.suppress(OSError):
            server.connect(self.upstream)
            self._open.add(client)
            try:
                self._pass_on(client, server)
            finally:
                self._open.discard(client)

    def _pass_on(self, client: socket.socket, server: socket.socket) -> None:
        fault: Fault | None = None
        passed = {client: 0, server: 0}
        open_sides = {client, server}
        while open_sides and not self._ended.is_set():
            for side in select.select(list(open_sides), [], [], 0.05)[0]:
                other = server if side is client else client
                data = side.recv(65_536)
                if not data:
                    open_sides.discard(side)
                    other.shutdown(socket.SHUT_WR)
                    if other is client:
                        return
                    continue
                if self.fault is not None:
                    fault, self.fault = self.fault, None
                    passed = {client: 0, server: 0}
                if fault is not None and fault.slow:
                    self._ended.wait(DELAY_SECONDS)
                if fault is not None and fault.up == (side is client) and passed[side] + len(data) > fault.after:
                    if fault.how != "doubled":
                        other.sendall(data[: fault.after - passed[side]])
                        self._end(fault, side, other)
                        return
                    self.doubled += 1
                    data, fault = data * 2, None
                other.sendall(data)
                passed[side] += len(data)

    def _end(self, fault: Fault, side: socket.socket, other: socket.socket) -> None:
        if fault.how == "reset":
            for one in (side, other):
                one.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
        elif fault.how == "half-closed":
            other.shutdown(socket.SHUT_WR)
            # The rest of this direction is swallowed; the other one goes on until its end.
            with contextlib.suppress(OSError):
                while not self._ended.is_set() and select.select([other], [], [], REPLY_SECONDS)[0]:
                    data = other.recv(65_536)
                    if not data:
                        return
                    side.sendall(data)
        elif fault.how == "stall":
            # Nothing comes and nothing ends: the client has to give up by itself.
            self._ended.wait(2 * REPLY_SECONDS)


def run(rounds: int, seed: int = 1, kind: str = "embedded", careless: bool = False) -> Outcome:
    """Upload `rounds` times over a network that fails each time; every KILLED_EVERY-th time the server dies instead.

    `careless`: a client that counts as acknowledged what it has sent, for the counter-proof.
    """
    with server_folder() as folder, contextlib.ExitStack() as stack, tempfile.TemporaryDirectory() as place:
        central = Servers(folder, stack, SETTINGS).database(kind)
        database = stores.make_store(Path(place))
        stack.callback(database.close)
        return _Run(central, database, seed, careless, lambda: start_server(folder / kind, kind, SETTINGS)).all(rounds)


class _Run:
    def __init__(self, central: Central, database: Database, seed: int, careless: bool, start: Callable) -> None:
        self._central, self._database, self._careless, self._start = central, database, careless, start
        self._chance = random.Random(seed)
        self._outcome = Outcome()
        self._started: list[EmbeddedServer] = []
        socket_folder = central.address.host
        self._proxy = Proxy(f"{socket_folder}/.s.PGSQL.{central.address.port}")
        self._address = replace(central.address, host="127.0.0.1", port=str(self._proxy.port))
        self._reply_seconds = REPLY_SECONDS
        self._told: queue.SimpleQueue[SyncStatus] = queue.SimpleQueue()
        self._worker = StoreWorker(database)
        self._loop = SyncLoop(self._worker, self._sign_in, NEVER_SECONDS)
        self._loop.status.connect(self._told.put, Qt.ConnectionType.DirectConnection)
        central.query(WAITING_PLACE)

    def all(self, rounds: int) -> Outcome:
        kept, syncing.BATCH = syncing.BATCH, 3
        try:
            self._loop.start()
            self._told.get(timeout=PATIENT_SECONDS)
            for number in range(rounds):
                self._decide()
                if number % KILLED_EVERY == KILLED_EVERY - 1:
                    self._killed(number)
                else:
                    self._cut(number)
                self._outcome.rounds += 1
            if not self._careless:
                self._all_goes_up()
        finally:
            self._loop.stop()
            self._worker.close()
            syncing.BATCH = kept
            self._proxy.close()
            for server in self._started:
                server.stop()
        self._outcome.faults += auditing.verify(self._database).faults
        self._outcome.acknowledged = len(stores.acknowledged(self._database))
        self._outcome.doubled = self._proxy.doubled
        return self._outcome

    def _sign_in(self) -> Session:
        self._outcome.sessions += 1
        return Session(connect(self._address, "ana", PASSWORD, self._reply_seconds))

    def _decide(self) -> None:
        for _ in range(self._chance.randint(1, 6)):
            event = Review.open(stores.RECORDING.recording_id, stores.CONTEXT, 1_000)
            self._worker.call(labelling.record, event)

    def _cut(self, number: int) -> None:
        chance = self._chance
        if chance.random() < 0.5:
            # What is kept is found dead, and the fault meets a sign-in.
            self._proxy.drop()
        how = chance.choice(HOWS)
        most = MOST_BYTES_DOUBLED if how == "doubled" else MOST_BYTES
        fault = Fault(how, chance.random() < 0.5, chance.randrange(most), chance.random() < 0.2)
        self._proxy.fault = fault
        self._loop.retry()
        self._judge_answer(f"round {number}: {fault}")
        self._proxy.fault = None

    def _killed(self, number: int) -> None:
        """kill -9 while a batch is half done, or as its commit begins; what it acknowledged the server has to know."""
        self._proxy.drop()
        self._reply_seconds = PATIENT_SECONDS
        with contextlib.closing(psycopg.connect(self._central.admin_dsn, autocommit=True)) as holder:
            holder.execute("SELECT pg_advisory_lock(1)")
            self._loop.retry()
            until = time.monotonic() + PATIENT_SECONDS
            while holder.execute(IN_MID_BATCH).fetchone() != (1,):
                if time.monotonic() > until:
                    raise TimeoutError("no batch is under way")
            self._outcome.in_mid_batch += 1
            if self._chance.random() < 0.5:
                holder.execute("SELECT pg_advisory_unlock(1)")
            kill_server(self._central.server)
        self._outcome.kills += 1
        self._reply_seconds = REPLY_SECONDS
        self._started.append(self._start())
        self._judge_answer(f"round {number}: the server was killed")

    def _judge_answer(self, when: str) -> None:
        if not self._told.get(timeout=PATIENT_SECONDS).online:
            self._outcome.cut_off += 1
            if self._careless:
                self._worker.call(_pretend)
        while not self._told.empty():
            # A try that nobody asked for: behind a failure the loop waits for no one.
            self._told.get()
        self._judge(when)

    def _all_goes_up(self) -> None:
        self._reply_seconds = PATIENT_SECONDS
        self._proxy.drop()
        while True:
            self._loop.retry()
            told = self._told.get(timeout=PATIENT_SECONDS)
            if told.online and told.pending == 0:
                break
        self._judge("at the end")

    def _judge(self, when: str) -> None:
        known = self._worker.call(stores.acknowledged)
        rows = self._central.query("SELECT event_id::text FROM central.event WHERE owner = 'ana'")
        arrived = [event_id for (event_id,) in rows]
        missing, twice = len(known - set(arrived)), len(arrived) - len(set(arrived))
        self._outcome.missing += missing
        self._outcome.twice += twice
        if missing or twice:
            self._outcome.faults.append(f"{when}: {missing} acknowledged decisions missing, {twice} twice")


def _pretend(database: Database) -> None:
    with database.transaction() as connection:
        head = outbox.head(connection)
        outbox.acknowledge(connection, head.epoch, head.last_seq, 1)
