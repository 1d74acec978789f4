"""A network that cuts, delays and half-closes between the real client and the real server, and a server that is killed.

What was acknowledged to the client has to be at the server, each decision once, whatever is cut where.
"""

import contextlib
import random
import select
import socket
import tempfile
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from reviewer_app.central.connection import connect
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.push import Session
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.review import Review
from reviewer_app.operations import auditing, labelling, syncing
from reviewer_app.store import outbox
from reviewer_app.store.database import Database
from tests import stores
from tests.postgres import PASSWORD, Central, Servers, kill_server, server_folder, start_server

HOWS = ("cut", "reset", "half-closed", "stall")
# Signing in takes about a kilobyte, a batch of three events about two more.
MOST_BYTES = 4_000
REPLY_SECONDS = 0.5
# For the last upload, in which nothing may fail.
PATIENT_SECONDS = 60.0
DELAY_SECONDS = 0.02
KILLED_EVERY = 10
# The machine goes on when the server is killed, so nothing has to be flushed; but a commit has to be written.
SETTINGS = {"fsync": "off"}


@dataclass(slots=True)
class Outcome:
    """`acknowledged` decisions in all; `cut_off`: uploads that failed; `missing` and `twice` have to be 0."""

    rounds: int = 0
    kills: int = 0
    acknowledged: int = 0
    cut_off: int = 0
    missing: int = 0
    twice: int = 0
    faults: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Fault:
    """After so many bytes in one direction (`up` to the server) the connection ends as `how` says; all may be slow."""

    how: str
    up: bool
    after: int
    slow: bool


class Proxy:
    """Stands between a client and a server's socket; the next connection gets the fault, later ones none."""

    def __init__(self, upstream: str) -> None:
        self.upstream = upstream
        self.fault: Fault | None = None
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._run(self._accept)

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
                fault, self.fault = self.fault, None
                self._run(self._pass, client, fault)

    def _pass(self, client: socket.socket, fault: Fault | None) -> None:
        server = socket.socket(socket.AF_UNIX)
        with client, server, contextlib.suppress(OSError):
            server.connect(self.upstream)
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
                    if fault is not None and fault.slow:
                        time.sleep(DELAY_SECONDS)
                    if fault is not None and fault.up == (side is client) and passed[side] + len(data) > fault.after:
                        other.sendall(data[: fault.after - passed[side]])
                        self._end(fault, side, other)
                        return
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

    def all(self, rounds: int) -> Outcome:
        try:
            for number in range(rounds):
                self._decide()
                if number % KILLED_EVERY == KILLED_EVERY - 1:
                    self._killed(number)
                else:
                    self._cut(number)
                self._outcome.rounds += 1
            if not self._careless:
                self._upload(PATIENT_SECONDS)
                self._judge("at the end")
                self._outcome.faults += auditing.verify(self._database).faults
        finally:
            self._proxy.close()
            for server in self._started:
                server.stop()
        self._outcome.acknowledged = len(stores.acknowledged(self._database))
        return self._outcome

    def _decide(self) -> None:
        for _ in range(self._chance.randint(1, 6)):
            event = Review.open(stores.RECORDING.recording_id, stores.CONTEXT, 1_000)
            labelling.record(self._database, event)

    def _cut(self, number: int) -> None:
        chance = self._chance
        fault = Fault(chance.choice(HOWS), chance.random() < 0.5, chance.randrange(MOST_BYTES), chance.random() < 0.2)
        self._proxy.fault = fault
        self._try(number, str(fault))

    def _killed(self, number: int) -> None:
        """kill -9 at a random moment of an upload; started again it has to know what it acknowledged."""
        moment = self._chance.random() * 0.1
        killer = threading.Timer(moment, kill_server, (self._central.server,))
        killer.start()
        self._try(number, "the server was killed", again=False)
        killer.join()
        self._started.append(self._start())
        self._outcome.kills += 1
        self._judge(f"round {number}: the server was killed")

    def _try(self, number: int, what: str, again: bool = True) -> None:
        try:
            self._upload()
        except Unreachable:
            self._outcome.cut_off += 1
            if self._careless:
                self._pretend()
        if again:
            self._judge(f"round {number}: {what}")

    def _upload(self, reply_seconds: float = REPLY_SECONDS) -> None:
        kept, syncing.BATCH = syncing.BATCH, 3
        try:
            with Session(connect(self._address, "ana", PASSWORD, reply_seconds)) as session:
                syncing.sync_once(syncing.directly(self._database), session)
        finally:
            syncing.BATCH = kept

    def _pretend(self) -> None:
        with self._database.transaction() as connection:
            head = outbox.head(connection)
            outbox.acknowledge(connection, head.epoch, head.last_seq, 1)

    def _judge(self, when: str) -> None:
        known = stores.acknowledged(self._database)
        rows = self._central.query("SELECT event_id::text FROM central.event WHERE owner = 'ana'")
        arrived = [event_id for (event_id,) in rows]
        missing, twice = len(known - set(arrived)), len(arrived) - len(set(arrived))
        self._outcome.missing += missing
        self._outcome.twice += twice
        if missing or twice:
            self._outcome.faults.append(f"{when}: {missing} acknowledged decisions missing, {twice} twice")
