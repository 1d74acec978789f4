"""200 workstations that upload at once to one server: how long that takes, against what the server cannot do without.

Two floors in the same run: raw COPY by one connection, and as many connections that do nothing but insert the same rows
into a bare table at the same moments.
"""

import contextlib
import multiprocessing
import os
import random
import statistics
import threading
import time
from dataclasses import dataclass, field, replace

import psutil
import psycopg

from reviewer_app.background.kept_session import KeptSession
from reviewer_app.central import administration
from reviewer_app.central.connection import CentralAddress, ClosingConnection, connect, open_raw
from reviewer_app.central.embedded import EmbeddedServer
from reviewer_app.central.push import PushRow, Session, push_parameters
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.events import Event
from reviewer_app.domain.review import Finding, Review
from tests import stores
from tests.bench import push
from tests.postgres import PASSWORD, Chain, processes_of, server_folder

NAME = "stations"
HELP = (
    "200 workstations, 20 rows every 2 s each, against one server: p50 and p99 of a push and of a whole upload; "
    "floors: raw COPY of the rows, and 200 connections that insert the same rows into a bare table"
)
# Two processes: each interpreter serves a hundred sleeping threads, and is one more that asks for a core.
STATIONS, PROCESSES = 200, 2
SECONDS, PERIOD_S, ROWS = 30.0, 2.0, 20
JITTER = 0.25
# Enough of them to keep the server busy without a pause.
BUSY_STATIONS, BUSY_SECONDS = 8, 10.0
SETTINGS = {"max_connections": "300"}
WAY_SECONDS = 180.0
_BARE = "CREATE TABLE public.bare_push (seq bigint, prev_hash bytea, row_hash bytea, canonical text)"
_INSERT = (
    "INSERT INTO public.bare_push SELECT * FROM unnest(%b::bigint[], %b::bytea[], %b::bytea[], %b::text[]) "
    "RETURNING 1 AS inserted"
)


@dataclass(frozen=True, slots=True)
class Plan:
    """What the stations do: `kept` keeps the session as the program does, `period_s` 0 leaves no pause between uploads;
    `bare` is the floor, as the administrator with that address."""

    seconds: float
    period_s: float
    kept: bool = True
    bare: CentralAddress | None = None


@dataclass(slots=True)
class Told:
    """What one process measured, in seconds; `turns` are whole uploads (a look at the session or a sign-in, hello,
    push, pull), `late` is by how much one began after its time; `died` are stations that ended before theirs."""

    turns: list[float] = field(default_factory=list)
    pushes: list[float] = field(default_factory=list)
    late: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    died: list[str] = field(default_factory=list)
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
            bare = _measured(server, address, stations, Plan(seconds, PERIOD_S, bare=admin))
            empty = _written(server)
            kept = _measured(server, address, stations, Plan(seconds, PERIOD_S))
            filled = _written(server)
            apart = _measured(server, address, stations, Plan(seconds, PERIOD_S, kept=False))
            busy = _measured(server, address, BUSY_STATIONS, Plan(min(seconds, BUSY_SECONDS), 0.0))
        finally:
            server.stop()
    cores = os.cpu_count() or 1
    return {
        "stations": stations,
        "cores": cores,
        "shared": f"clients and server share {cores} cores of this machine: a server of its own is faster",
        "floor_copy": floor,
        "floor_bare_inserts": bare,
        "kept_sessions": _beside(kept, bare),
        "bytes_per_event": {
            name: round((filled[name] - empty[name]) / (filled["events"] - empty["events"])) for name in ("disk", "wal")
        },
        "sign_in_each_time": _beside(apart, bare),
        f"without_pause_{BUSY_STATIONS}_stations": busy,
        "goal": "200 stations on kept sessions, as the program has them: p99 of a push under 100 ms, no error",
        "met": kept["push_alone"]["p99_ms"] < 100 and not kept["errors"] and kept["rows"] == floor["rows"],
    }


def _beside(figures: dict, bare: dict) -> dict:
    return figures | {
        "push_p50_x_bare": round(figures["push_alone"]["p50_ms"] / bare["push_alone"]["p50_ms"], 1),
        "push_p99_x_bare": round(figures["push_alone"]["p99_ms"] / bare["push_alone"]["p99_ms"], 1),
    }


# ---------------------------------------------------------------- the stations


def _measured(server: EmbeddedServer, address: CentralAddress, stations: int, plan: Plan) -> dict:
    """Run a plan in a few processes, so that no interpreter is what everything waits for.

    Raises AssertionError when a station ended before its time, whatever the others measured.
    """
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
    # In the middle of the work, when each has planned all that it runs.
    time.sleep(plan.seconds / 2)
    memory = _memory_mb(server) if plan.kept and plan.period_s and plan.bare is None else None
    told = [answers.get(timeout=WAY_SECONDS) for _ in workers]
    spent = _processor_s(server) - before
    for worker in workers:
        worker.join(WAY_SECONDS)
    died = [one for each in told for one in each.died]
    if died:
        raise AssertionError(f"{len(died)} stations died, the first of {died[0]}")
    return _figures(told, spent) | ({} if memory is None else {"memory_of_connection_mb": memory})


def _process(
    address: CentralAddress,
    numbers: range,
    plan: Plan,
    signals: tuple[threading.Barrier, threading.Barrier],
    answers: multiprocessing.Queue,
) -> None:
    ready, begin = signals
    stations = [_Station(address, number, plan) for number in numbers]
    # Seldom where sessions are kept, and not what is measured.
    for station in stations:
        station.prepare()
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
        told.died += station.told.died
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
        self._first = self._batch() if plan.kept and plan.bare is None else []
        if plan.period_s:
            self._batches = [self._batch() for _ in range(_turns(plan.seconds))]
        else:
            self._batches = []
        self._session = KeptSession(lambda: Session(connect(address, self._login, PASSWORD)))
        self._bare: ClosingConnection | None = None
        self._cursor: str | None = None

    def prepare(self) -> None:
        """Sign in where that is not measured, with a first upload, for which the server plans its statements."""
        if self._plan.bare is not None:
            self._bare = open_raw(self._plan.bare, autocommit=True)
            self._insert(self._bare, Chain().add(*_events(self._login)))
        elif self._plan.kept:
            self._upload(self._first)

    def work(self) -> None:
        """Push until the time is over; what ends that early is told."""
        try:
            self._push_in_each_period()
        except Exception as error:  # noqa: BLE001 - a station that died counts, whatever it died of
            self.told.died.append(f"{self._login}: {error!r}")
        finally:
            self._session.close()
            if self._bare is not None:
                self._bare.close()

    def _push_in_each_period(self) -> None:
        """A batch in each period, at a moment of its own; after a fault the next one connects again."""
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
            turn += 1

    def _turn(self, rows: list[PushRow]) -> None:
        begun = time.perf_counter()
        if self._bare is None:
            took = self._upload(rows)
        else:
            took = self._insert(self._bare, rows)
        self.told.turns.append(time.perf_counter() - begun)
        self.told.pushes.append(took)
        self.told.rows += len(rows)

    def _upload(self, rows: list[PushRow]) -> float:
        """As `sync_once` and `pull_once` do it; how long the push took."""
        with self._session.use() as session:
            session.hello(self._chain.replica, self._chain.epoch)
            asked = time.perf_counter()
            result = session.push(self._chain.replica, self._chain.epoch, rows)
            took = time.perf_counter() - asked
            if result.acked_seq != rows[-1].seq or result.head != rows[-1].row_hash or result.quarantined:
                raise AssertionError("the server did not take what it was sent")
            self._cursor = session.pull(self._cursor).cursor
        if not self._plan.kept:
            self._session.close()
        return took

    def _insert(self, connection: ClosingConnection, rows: list[PushRow]) -> float:
        asked = time.perf_counter()
        inserted = connection.execute(_INSERT, push_parameters("", 0, rows)[2:]).fetchall()
        took = time.perf_counter() - asked
        if len(inserted) != len(rows):
            raise AssertionError("the server did not insert what it was sent")
        return took

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
        connection.execute(_BARE)
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


def _memory_mb(server: EmbeddedServer) -> float:
    """Median of what each connection of a person has for itself, without the buffers that all share."""
    with _as_superuser(server) as connection:
        rows = connection.execute("SELECT pid FROM pg_stat_activity WHERE usename LIKE 'station%'").fetchall()
    own = []
    for (pid,) in rows:
        with contextlib.suppress(psutil.NoSuchProcess):
            own.append(psutil.Process(pid).memory_full_info().uss)
    return round(statistics.median(own) / 1e6, 1)


def _written(server: EmbeddedServer) -> dict[str, int]:
    """How many events there are, and bytes of tables with their indexes and of WAL since the server was made."""
    with _as_superuser(server) as connection:
        (row,) = connection.execute(
            "SELECT (SELECT count(*) FROM central.event), pg_current_wal_lsn() - '0/0'::pg_lsn, "
            "(SELECT sum(pg_total_relation_size(oid))::bigint FROM pg_class "
            "WHERE relnamespace = 'central'::regnamespace AND relkind = 'r')"
        ).fetchall()
    return {"events": row[0], "wal": int(row[1]), "disk": row[2]}


def _as_superuser(server: EmbeddedServer) -> psycopg.Connection:
    password = CentralAddress.parse(server.admin_dsn).password or ""
    return psycopg.connect(server.dsn("postgres", password, "central"), autocommit=True)
