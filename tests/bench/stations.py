"""200 workstations that upload at once to one server: how long a push takes, against raw COPY of the same rows."""

import multiprocessing
import os
import random
import statistics
import threading
import time
from dataclasses import dataclass, field, replace

import psutil
import psycopg

from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.push import PushRow, Session
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Finding, Review
from tests import stores
from tests.bench import push
from tests.postgres import PASSWORD, Chain, processes_of, server_folder

NAME = "stations"
HELP = (
    "200 workstations, 20 rows every 2 s each, against one server: p50 and p99 of a push; floor: raw COPY of the rows"
)
STATIONS, PROCESSES = 200, 4
SECONDS, PERIOD_S, ROWS = 30.0, 2.0, 20
JITTER = 0.25
# Enough of them to keep the server busy without a pause.
BUSY_STATIONS, BUSY_SECONDS = 8, 10.0
SETTINGS = {"max_connections": "300"}
WAY_SECONDS = 180.0


@dataclass(frozen=True, slots=True)
class Plan:
    """What the stations do: `kept` uses one connection for all pushes, `period_s` 0 leaves no pause between them."""

    seconds: float
    period_s: float
    kept: bool


@dataclass(slots=True)
class Told:
    """What one process measured, in seconds; `turns` are from before the connection is opened to after the answer
    (on kept connections nothing but the push), `late` is by how much a turn began after its time."""

    turns: list[float] = field(default_factory=list)
    pushes: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    rows: int = 0
    took: float = 0.0
    processor_s: float = 0.0


def run(stations: int = STATIONS, seconds: float = SECONDS) -> dict:
    """All figures on one server that flushes every commit, as it comes."""
    with server_folder() as folder:
        server = EmbeddedServer.start(folder, settings=SETTINGS)
        try:
            admin = replace(CentralAddress.parse(server.admin_dsn), database="central")
            administration.initialise(admin)
            for number in range(stations):
                administration.add_person(admin, _login(number), "moderator", password=PASSWORD)
            address = CentralAddress.parse(server.dsn("", "", "central"))
            floor = _floor(server, stations, seconds)
            apart = _measured(server, address, stations, Plan(seconds, PERIOD_S, kept=False))
            kept = _measured(server, address, stations, Plan(seconds, PERIOD_S, kept=True))
            busy = _measured(server, address, BUSY_STATIONS, Plan(min(seconds, BUSY_SECONDS), 0.0, kept=True))
        finally:
            server.stop()
    cores = os.cpu_count() or 1
    return {
        "stations": stations,
        "cores": cores,
        "shared": f"clients and server share {cores} cores of this machine: a server of its own is faster",
        "floor": floor,
        "connect_push_disconnect": _beside(apart, floor),
        "kept_connections": _beside(kept, floor),
        f"without_pause_{BUSY_STATIONS}_stations": _beside(busy, floor),
        "goal": "p99 under 100 ms",
        "met": apart["p99_ms"] < 100 and not apart["errors"],
    }


def _beside(figures: dict, floor: dict) -> dict:
    return figures | {"p50_x_floor": round(figures["p50_ms"] / floor["p50_ms"], 1)}


# ---------------------------------------------------------------- the stations


def _measured(server: EmbeddedServer, address: CentralAddress, stations: int, plan: Plan) -> dict:
    """Run a plan in a few processes, so that no interpreter is what everything waits for."""
    context = multiprocessing.get_context("spawn")
    processes = min(PROCESSES, stations)
    ready, begin, answers = context.Barrier(processes + 1), context.Barrier(processes + 1), context.Queue()
    workers = [
        context.Process(
            target=_process,
            args=(address, range(number, stations, processes), plan, (ready, begin), answers),
            daemon=True,
        )
        for number in range(processes)
    ]
    for worker in workers:
        worker.start()
    ready.wait(WAY_SECONDS)
    before = _processor_s(server)
    begin.wait(WAY_SECONDS)
    told = [answers.get(timeout=WAY_SECONDS) for _ in workers]
    spent = _processor_s(server) - before
    for worker in workers:
        worker.join(WAY_SECONDS)
    return _figures(told, spent)


def _process(
    address: CentralAddress,
    numbers: range,
    plan: Plan,
    signals: tuple[threading.Barrier, threading.Barrier],
    answers: multiprocessing.Queue,
) -> None:
    ready, begin = signals
    stations = [_Station(address, number, plan) for number in numbers]
    if plan.kept:
        # Once a day, and not what is measured.
        for station in stations:
            station.sign_in()
    threads = [threading.Thread(target=station.work) for station in stations]
    ready.wait(WAY_SECONDS)
    begin.wait(WAY_SECONDS)
    processor, started = time.process_time(), time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    told = Told(took=time.perf_counter() - started, processor_s=time.process_time() - processor)
    for station in stations:
        told.turns += station.told.turns
        told.pushes += station.told.pushes
        told.late += station.told.late
        told.errors += station.told.errors
        told.rows += station.told.rows
    answers.put(told)


class _Station:
    """One person's workstation; what it will send is made before the clock starts."""

    def __init__(self, address: CentralAddress, number: int, plan: Plan) -> None:
        self.told = Told()
        self._address = address
        self._login = _login(number)
        self._plan = plan
        self._chance = random.Random(number)
        self._chain = Chain()
        if plan.period_s:
            self._batches = [self._batch() for _ in range(_turns(plan.seconds))]
        else:
            self._batches = []
        self._session: Session | None = None

    def sign_in(self) -> Session:
        """The session that is open, or a new one whose chain the server knows."""
        if self._session is None:
            self._session = Session(connect(self._address, self._login, PASSWORD))
            self._session.hello(self._chain.replica, self._chain.epoch)
        return self._session

    def work(self) -> None:
        """Push a batch in each period, at a moment of its own; after a fault the next one connects again."""
        plan, started = self._plan, time.perf_counter()
        phase = self._chance.uniform(0, plan.period_s)
        turn = sent = 0
        while time.perf_counter() - started < plan.seconds:
            if plan.period_s:
                if sent == len(self._batches):
                    break
                due = started + phase + turn * plan.period_s
                due += plan.period_s * JITTER * self._chance.uniform(-1, 1) if turn else 0
                time.sleep(max(0.0, due - time.perf_counter()))
                self.told.late.append(max(0.0, time.perf_counter() - due))
            try:
                self._turn(self._batches[sent] if plan.period_s else self._batch())
                sent += 1
            except Unreachable as error:
                # The same rows again at the next turn, as the protocol wants it.
                self.told.errors.append(str(error))
                self._hang_up()
            turn += 1
        self._hang_up()

    def _turn(self, rows: list[PushRow]) -> None:
        begun = time.perf_counter()
        session = self.sign_in()
        asked = time.perf_counter()
        result = session.push(self._chain.replica, self._chain.epoch, rows)
        answered = time.perf_counter()
        if result.acked_seq != rows[-1].seq or result.head != rows[-1].row_hash or result.quarantined:
            raise AssertionError("the server did not take what it was sent")
        self.told.rows += len(rows)
        self.told.pushes.append(answered - asked)
        if not self._plan.kept:
            self._hang_up()
        self.told.turns.append(answered - begun)

    def _hang_up(self) -> None:
        if self._session is not None:
            self._session.close()
        self._session = None

    def _batch(self) -> list[PushRow]:
        return self._chain.add(*_events(self._login))


def _events(login: str) -> list[Event]:
    """A review and what was decided in it, ROWS events."""
    opened = Review.open(stores.RECORDING.recording_id, replace(stores.CONTEXT, author=login), _now_ms())
    review = Review.replay([opened])
    made = [opened]
    for start in range(1, ROWS):
        finding = Finding("hate.slur", start * 700, severity="S2", quote="lo que dijo en ese momento")
        made.append(review.place(finding, _now_ms()))
    return made


def _now_ms() -> int:
    return time.time_ns() // 1_000_000


def _login(number: int) -> str:
    return f"station{number:03}"


def _turns(seconds: float) -> int:
    return int(seconds / PERIOD_S)


# ---------------------------------------------------------------- floor and figures


def _floor(server: EmbeddedServer, stations: int, seconds: float) -> dict:
    """The rows of one figure by one connection into bare tables, each batch of them committed as it comes."""
    batches = []
    for number in range(stations):
        chain = Chain()
        for _ in range(_turns(seconds)):
            made = _events(_login(number))
            rows = list(zip(made, chain.add(*made), strict=True))
            batches.append(
                (
                    [push._event_row(event, place) for event, place in rows],
                    [push._finding_row(event) for event, _ in rows if "finding" in event.body],
                )
            )
    dsn = server.dsn("postgres", CentralAddress.parse(server.admin_dsn).password or "", "central")
    took = []
    with psycopg.connect(dsn, autocommit=True) as connection:
        connection.execute(push._BARE)
        begun = time.perf_counter()
        for events, findings in batches:
            started = time.perf_counter()
            with connection.transaction():
                push._copy_rows(connection, "public.bare_event", events)
                push._copy_rows(connection, "public.bare_finding", findings)
            took.append(time.perf_counter() - started)
        spent = time.perf_counter() - begun
    return {"rows": len(batches) * ROWS, "rows_per_second": round(len(batches) * ROWS / spent)} | _quantiles(took)


def _figures(told: list[Told], server_s: float) -> dict:
    took = max(one.took for one in told)
    rows = sum(one.rows for one in told)
    turns = [turn for one in told for turn in one.turns]
    pushes = [turn for one in told for turn in one.pushes]
    errors = [error for one in told for error in one.errors]
    late = [turn for one in told for turn in one.late]
    return {
        "rows": rows,
        "rows_per_second": round(rows / took),
        **_quantiles(turns),
        "push_alone": _quantiles(pushes),
        "begun_late_p99_ms": _quantiles(late)["p99_ms"] if late else 0.0,
        "errors": len(errors),
        "first_errors": sorted(set(errors))[:3],
        "server_cores_used": round(server_s / took, 2),
        "client_cores_used": round(sum(one.processor_s for one in told) / took, 2),
    }


def _quantiles(seconds: list[float]) -> dict:
    cuts = statistics.quantiles(seconds, n=100, method="inclusive")
    return {
        "p50_ms": round(cuts[49] * 1000, 1),
        "p99_ms": round(cuts[98] * 1000, 1),
        "longest_ms": round(max(seconds) * 1000, 1),
    }


def _processor_s(server: EmbeddedServer) -> float:
    """What the server has used so far: its living processes, and those of connections that are over."""
    main, *others = processes_of(server)
    total = 0.0
    for process in (main, *others):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        total += times.user + times.system
        if process == main:
            total += getattr(times, "children_user", 0.0) + getattr(times, "children_system", 0.0)
    return total
