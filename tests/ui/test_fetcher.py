"""The fetcher behind the window: order, bounds, faults that pass, and an end that waits for nobody."""

import shutil
import threading
from dataclasses import replace

import pytest

from reviewer_app.background import fetcher as module
from reviewer_app.background.fetcher import Fetcher
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.fetch_state import FAILED, RUNNING, WAITING
from reviewer_app.domain.queue import QueueRow
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import queueing
from reviewer_app.store import assignments
from tests import stores
from tests.sealed import access_to, assigned, vault_in
from tests.web_server import web_server

NAMES = ("mp4", "mkv", "webm")


@pytest.fixture
def database(tmp_path):
    """A store."""
    made = stores.make_store(tmp_path)
    yield made
    made.close()


@pytest.fixture
def worker(database):
    """The one thread that writes it."""
    made = StoreWorker(database)
    yield made
    made.close()


@pytest.fixture
def vault(tmp_path):
    """An empty vault."""
    return vault_in(tmp_path / "recordings")


@pytest.fixture
def share(tmp_path, media_files):
    """A folder with the recordings."""
    folder = tmp_path / "share"
    folder.mkdir()
    for name in NAMES:
        shutil.copy(media_files(name), folder / name)
    return folder


@pytest.fixture
def make(worker, vault, share):
    """`make(at_once)`: a fetcher."""
    made = []

    def build(at_once=2):
        made.append(Fetcher(worker, vault, lambda: access_to(share), at_once))
        return made[-1]

    yield build
    for one in made:
        one.stop()


def rows_of(*given) -> list[QueueRow]:
    """What is assigned and not here, as the queue has it."""
    return [QueueRow(one.recording_id, one.title, 0, None, False, "new", 0, 0, None, 0, one, False) for one in given]


def gate(monkeypatch):
    """Fetches wait until they are let through; which have begun, in order."""
    begun, doors = [], {}
    fetch = module.fetching.fetch

    def waiting(one, *rest):
        begun.append(one.title)
        doors.setdefault(one.title, threading.Event()).wait()
        return fetch(one, *rest)

    monkeypatch.setattr(module.fetching, "fetch", waiting)
    return begun, doors


def open_doors(doors) -> None:
    """Let everything through."""
    for door in doors.values():
        door.set()


def test_what_is_assigned_arrives_and_is_in_the_store(qtbot, make, vault, database, share):
    """The queue has it as here, with its assignment."""
    given = [assigned(share / name, title=name, assignment_id=name) for name in NAMES]
    with database.transaction() as connection:
        assignments.keep(connection, given)
    fetcher, arrived = make(), []
    fetcher.arrived.connect(arrived.append)
    fetcher.plan(queueing.queue_of(database, "ana", vault))
    qtbot.waitUntil(lambda: len(arrived) == 3, timeout=20_000)
    rows = [row for row in queueing.queue_of(database, "ana", vault) if row.is_mine]
    assert [row.here for row in rows] == [True] * 3
    assert fetcher.states == {}
    vault.drop(rows[0].recording_id)
    left = [row.recording_id for row in queueing.queue_of(database, "ana", vault) if row.is_mine and row.here]
    assert sorted(left) == sorted(row.recording_id for row in rows[1:])


def test_in_the_order_of_the_queue_and_so_many_at_once(qtbot, make, share, monkeypatch):
    """While something plays only one."""
    begun, doors = gate(monkeypatch)
    given = [assigned(share / name, title=name) for name in NAMES]
    fetcher = make(at_once=2)
    fetcher.plan(rows_of(*given))
    qtbot.waitUntil(lambda: len(begun) == 2)
    assert sorted(begun) == ["mkv", "mp4"]
    assert [fetcher.states[one.recording_id].state for one in given] == [RUNNING, RUNNING, WAITING]
    fetcher.give_way(True)
    with qtbot.waitSignal(fetcher.arrived):
        doors["mp4"].set()
    assert len(begun) == 2
    fetcher.give_way(False)
    qtbot.waitUntil(lambda: len(begun) == 3)
    with qtbot.waitSignals([fetcher.arrived, fetcher.arrived]):
        open_doors(doors)


def test_what_cases_want_comes_behind_the_work(qtbot, make, share, monkeypatch):
    """Work makes room at its cost; cases make none for each other. What is both is fetched once."""
    begun, kept = [], {}
    fetch = module.fetching.fetch

    def noted(one, vault, access, keep, pace):
        begun.append(one.title)
        kept[one.title] = keep
        return fetch(one, vault, access, keep, pace)

    monkeypatch.setattr(module.fetching, "fetch", noted)
    first, second, work = (assigned(share / name, title=name) for name in NAMES)
    fetcher = make(at_once=1)
    with qtbot.waitSignals([fetcher.arrived] * 3):
        fetcher.plan(rows_of(work), [first.item, work.item, second.item])
    assert begun == [work.title, first.title, second.title]
    assert kept[first.title] >= {first.recording_id, second.recording_id, work.recording_id}
    assert kept[work.title] >= {work.recording_id}


def test_a_server_that_comes_back_is_asked_again(qtbot, make, share, monkeypatch):
    """The sentence is shown meanwhile; asked for by the person, at once."""
    monkeypatch.setattr(module.random, "uniform", lambda *_: 0.01)
    with web_server(share) as server:
        server.status = 503
        one = assigned(share / "mp4", f"{server.url}/mp4")
        fetcher = make()
        fetcher.plan(rows_of(one))
        qtbot.waitUntil(lambda: fetcher.states[one.recording_id].state == FAILED)
        assert "answers 503" in fetcher.states[one.recording_id].sentence
        with qtbot.waitSignal(fetcher.arrived, timeout=10_000):
            server.status = None


def test_a_fault_that_somebody_has_to_mend_waits_for_the_person(qtbot, make, share):
    """Trying again is a key away; until then nobody is asked."""
    one = replace(assigned(share / "mp4"), size_bytes=7)
    fetcher = make()
    fetcher.plan(rows_of(one))
    qtbot.waitUntil(lambda: fetcher.states[one.recording_id].state == FAILED)
    assert fetcher._again.remainingTime() > 200_000
    fetcher.plan(rows_of(replace(one, size_bytes=None)))
    assert fetcher.states[one.recording_id].state == FAILED
    with qtbot.waitSignal(fetcher.arrived):
        fetcher.try_again()


def test_what_went_back_is_not_fetched_any_more(qtbot, make, share, monkeypatch, vault):
    """Its job is cancelled, and nothing arrives."""
    begun, doors = gate(monkeypatch)
    fetcher, arrived = make(at_once=1), []
    fetcher.arrived.connect(arrived.append)
    fetcher.plan(rows_of(assigned(share / "mp4", title="mp4")))
    qtbot.waitUntil(lambda: begun == ["mp4"])
    fetcher.plan(rows_of(assigned(share / "mkv", title="mkv")))
    assert list(fetcher.states) == [content_hash(share / "mkv")]
    doors["mp4"].set()
    qtbot.waitUntil(lambda: begun == ["mp4", "mkv"])
    with qtbot.waitSignal(fetcher.arrived):
        doors["mkv"].set()
    assert arrived == [content_hash(share / "mkv")]


def test_the_end_does_not_wait_for_a_server(qtbot, make, share, monkeypatch, worker):
    """What hangs is left behind and stores nothing."""
    monkeypatch.setattr(module, "STOP_SECONDS", 0.05)
    begun, doors = gate(monkeypatch)
    fetcher = make()
    fetcher.plan(rows_of(assigned(share / "mp4", title="mp4")))
    qtbot.waitUntil(lambda: begun == ["mp4"])
    [job] = fetcher._jobs.values()
    fetcher.stop()
    worker.close()
    open_doors(doors)
    assert job.join(10)
