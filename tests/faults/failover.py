"""Workstations push while the primary of a pair is killed and its standby promoted: what was acknowledged stays."""

import threading
import time
from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.background.sync_loop import SyncLoop, SyncStatus
from reviewer_app.central.connection import CentralAddress, connect
from reviewer_app.central.push import Session
from reviewer_app.domain.review import Context, Finding
from reviewer_app.operations import labelling, syncing
from reviewer_app.store import log
from tests import stores
from tests.faults.pair import DATABASE, Pair, query
from tests.postgres import PASSWORD, server_folder

STATIONS, SECONDS = 20, 5.0
ROWS = 5
# Between two decisions; uploads follow them as they do in the program, which gathers changes for a second.
PAUSE_S = 0.1
GATHER_SECONDS = 0.1
# Between two uploads without a decision: longer than any run.
NEVER_SECONDS = 36_000.0
WAY_SECONDS = 120.0


@dataclass(slots=True)
class Outcome:
    """One failover in figures.

    `acknowledged` counts rows the workstations had an answer for when the primary was dead, `missing` those of them
    that the standby did not have; `missing_at_end` and `twice` are looked for when everything had been sent again.
    `gap_s` is the longest time without an answer to any station, `longest_wait_s` the longest for one of them.
    """

    synchronous: bool
    link_cut: bool
    stations: int
    acknowledged: int = 0
    missing: int = 0
    rows: int = 0
    missing_at_end: int = 0
    twice: int = 0
    gap_s: float = 0.0
    longest_wait_s: float = 0.0
    promoted_after_s: float = 0.0
    faults: list[str] = field(default_factory=list)

    @property
    def mended(self) -> bool:
        """Whether in the end the promoted server has every decision once, and nothing else."""
        return not (self.missing_at_end or self.twice or self.faults)


def run(stations: int, seconds: float = SECONDS, *, synchronous: bool = True, cut_link: bool = False) -> Outcome:
    """Push for `seconds` before the kill and as long behind the promotion; `cut_link`: the standby had been cut off
    a while before."""
    outcome = Outcome(synchronous, cut_link, stations)
    people = [f"station{number:02}" for number in range(stations)]
    with server_folder() as folder, ExitStack() as stack:
        pair = Pair(folder, synchronous=synchronous, people=people, stack=stack)
        working = []
        for login in people:
            working.append(one := _Workstation(folder, login, pair.address))
            stack.callback(one.database.close)
            stack.callback(one.close)
            stack.callback(one.end_deciding)
            one.start()
        _wait(lambda: all(one.answers for one in working), "the first uploads")
        time.sleep(seconds)
        if cut_link:
            pair.cut_link()
            time.sleep(seconds)
        pair.kill_first()
        killed = time.time()
        acknowledged = {one.login: one.acknowledged() for one in working}
        pair.promote()
        outcome.promoted_after_s = round(time.time() - killed, 2)
        behind = time.time()
        _wait(lambda: all(one.answers[-1] > behind for one in working), "an upload to the promoted standby")
        time.sleep(seconds)
        for one in working:
            one.end_deciding()
        _wait(lambda: not any(one.pending() for one in working), "the upload of all that was pending")
        _judge(outcome, pair, working, acknowledged, killed)
    return outcome


class _Workstation:
    """A store with a person's decisions, a thread that adds to them, and the program's own loop that uploads."""

    def __init__(self, folder: Path, login: str, address: CentralAddress) -> None:
        self.login = login
        self.database = stores.make_store(folder, f"{login}.db")
        self.answers: list[float] = []
        self._address = address
        self._sent = 0
        self._ended = threading.Event()
        self._worker = StoreWorker(self.database)
        self._loop = SyncLoop(self._worker, self._sign_in, NEVER_SECONDS, GATHER_SECONDS)
        self._loop.status.connect(self._told, Qt.ConnectionType.DirectConnection)
        self._thread = threading.Thread(target=self._decide, daemon=True)

    def start(self) -> None:
        """Decide, and upload, until `end_deciding`."""
        self._loop.start()
        self._thread.start()

    def end_deciding(self) -> None:
        """Add nothing more; what is pending goes up by itself."""
        self._ended.set()
        self._thread.join(WAY_SECONDS)

    def pending(self) -> int:
        """How many decisions the server has not acknowledged."""
        return self._worker.call(syncing.pending)

    def acknowledged(self) -> set[str]:
        """Ids of the decisions that it has."""
        return self._worker.call(stores.acknowledged)

    def close(self) -> None:
        """End the loop."""
        self._loop.stop()
        self._worker.close()

    def _sign_in(self) -> Session:
        return Session(connect(self._address, self.login, PASSWORD))

    def _told(self, told: SyncStatus) -> None:
        if told.sent > self._sent:
            self._sent = told.sent
            self.answers.append(time.time())

    def _decide(self) -> None:
        context = Context(self.login, stores.CONTEXT.policy_set)
        recording_id = stores.RECORDING.recording_id
        review = self._worker.call(labelling.open_review, recording_id, context, _now_ms()).review
        start = 0
        while not self._ended.is_set():
            for _ in range(ROWS):
                start += 700
                event = review.place(Finding("hate.slur", start), _now_ms())
                review.apply(self._worker.call(labelling.record, event))
            self._loop.notify()
            self._ended.wait(PAUSE_S)


def _judge(
    outcome: Outcome, pair: Pair, working: list[_Workstation], acknowledged: dict[str, set[str]], killed: float
) -> None:
    there: dict[str, Counter[str]] = {one.login: Counter() for one in working}
    before: dict[str, set[str]] = {one.login: set() for one in working}
    rows = query(
        pair.second,
        "SELECT owner, event_id::text, extract(epoch FROM received_at)::float8 FROM central.event",
        database=DATABASE,
    )
    for owner, event_id, received in rows:
        there[owner][event_id] += 1
        if received <= killed:
            before[owner].add(event_id)
    for one in working:
        login = one.login
        with one.database.read() as connection:
            made = {event.event_id for event, _ in log.events(connection)}
        outcome.acknowledged += len(acknowledged[login])
        outcome.missing += len(acknowledged[login] - before[login])
        outcome.rows += len(made)
        outcome.missing_at_end += len(made - set(there[login]))
        outcome.twice += sum(count - 1 for count in there[login].values())
        outcome.faults += [f"{login}: {event_id} was never made" for event_id in set(there[login]) - made]
        outcome.longest_wait_s = max(outcome.longest_wait_s, _longest(one.answers))
    outcome.gap_s = round(_longest(sorted(answer for one in working for answer in one.answers)), 2)
    outcome.longest_wait_s = round(outcome.longest_wait_s, 2)
    found = query(
        pair.second,
        "SELECT (SELECT count(*) FROM central.event WHERE kind = 'finding.placed') "
        "= (SELECT count(*) FROM central.finding)",
        database=DATABASE,
    )
    if found != [(True,)]:
        outcome.faults.append("findings and the events that made them differ in number")


def _longest(moments: list[float]) -> float:
    return max(later - earlier for earlier, later in pairwise(moments))


def _wait(condition, what: str) -> None:  # type: ignore[no-untyped-def]
    until = time.monotonic() + WAY_SECONDS
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError(f"{what} never came")
        time.sleep(0.02)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
