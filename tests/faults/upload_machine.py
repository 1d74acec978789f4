"""Any number of mishaps between up to four devices and a server, made up by hypothesis: nothing lost, nothing twice.

The devices are the program's own client on stores of its own; the server is the model of it.
"""

import contextlib
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from reviewer_app.central.connection import SignInRefused
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.review import Context, Review
from reviewer_app.operations import labelling, syncing
from reviewer_app.store.database import Database, open_database
from tests import stores
from tests.faults.upload_server import Call, FaultySession, ModelServer

MOST_DEVICES = 4
# Small, so that an upload of a few events takes several pushes.
BATCH = 2
MISHAPS = ("", "", "", "another works", "unanswered", "late", "lost", "decision", "server restored")


def at_once(call: Callable[[], object]) -> Callable[[], object]:
    """For `syncing.Later`: by turns instead of at the same time, so that each run of a history is the same."""
    result = call()
    return lambda: result


@cache
def _template() -> bytes:
    """The file of a new store."""
    with tempfile.TemporaryDirectory() as place:
        database = stores.make_store(Path(place), synchronous="OFF")
        database.close()
        return database.path.read_bytes()


@dataclass
class Device:
    """A store and what was decided in it: ids of events, `foreign` those that the server has to refuse."""

    database: Database
    made: dict[str, bool] = field(default_factory=dict)
    backup: tuple[bytes, dict[str, bool]] | None = None

    def content(self) -> bytes:
        """The store's file as a copy of the disk has it."""
        self.database.close()
        return self.database.path.read_bytes()

    def stored(self) -> list[str]:
        """Ids of the events in the store."""
        with self.database.read() as connection:
            return list(connection.exec_driver_sql("SELECT event_id FROM event").scalars())


class Uploads(RuleBasedStateMachine):
    """The protocol as it is; the broken variants change `upload` or `server_kind`."""

    upload: type[syncing._Upload] = syncing._Upload
    server_kind: type[ModelServer] = ModelServer

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="uploads-"))
        self.server = self.server_kind()
        self.devices: list[Device] = []
        self.ever_made: set[str] = set()
        self.late: list[Call] = []
        self.files = 0

    @initialize(new=st.integers(1, 2), uploaded=st.integers(0, 3), clones=st.integers(1, 2))
    def install(self, new: int, uploaded: int, clones: int) -> None:
        """The first devices, each with a store of its own; one has perhaps uploaded before it is cloned."""
        for _ in range(new):
            self.devices.append(Device(self._open(_template())))
        self._work(self.devices[0], uploaded)
        for _ in range(clones):
            self.clone(0)

    @rule(which=st.integers(0, 3), count=st.integers(1, 3), foreign=st.sampled_from([False, False, False, True]))
    def decide(self, which: int, count: int, foreign: bool) -> None:
        """Decisions at a device; a foreign one names another person and has to be refused."""
        for _ in range(count):
            self._decide(self._device(which), foreign)

    @rule(
        which=st.integers(0, 3), other=st.integers(0, 3), count=st.integers(0, 4),
        mishaps=st.lists(st.sampled_from(MISHAPS), max_size=5),
    )  # fmt: skip
    def work(self, which: int, other: int, count: int, mishaps: list[str]) -> None:
        """Decisions and their upload, in which the calls go wrong as said."""
        device = self._device(which)
        events: dict[str, Callable[[], object]] = {
            "another works": lambda: self._work(self._another(which, other), 1),
            "server restored": lambda: self.server.restore(-1),
            "decision": lambda: self._decide(device),
        }
        try:
            self._work(device, count, [events.get(mishap, mishap) for mishap in mishaps])
        except Unreachable:
            assert any(mishaps), "an upload failed without a fault"

    @rule(
        which=st.integers(0, 3), other=st.integers(0, 3), count=st.integers(1, 4), calls=st.sampled_from([1, 1, 2, 0])
    )
    def work_at_the_same_time(self, which: int, other: int, count: int, calls: int) -> None:
        """Another device, perhaps a clone, uploads between two calls."""
        self.work(which, other, count, [*[""] * calls, "another works"])

    @precondition(lambda self: len(self.devices) < MOST_DEVICES)
    @rule(which=st.integers(0, 3))
    def clone(self, which: int) -> None:
        """The machine is copied, store and all, and both go on."""
        device = self._device(which)
        self.devices.append(Device(self._open(device.content()), dict(device.made)))

    @rule(which=st.integers(0, 3), back=st.booleans())
    def back_up_or_restore_a_store(self, which: int, back: bool) -> None:
        """A copy of the file takes the store's place; what only the store had is gone, and is nobody else's loss."""
        device = self._device(which)
        if not back:
            device.backup = (device.content(), dict(device.made))
        elif device.backup is not None:
            device.database.close()
            content, made = device.backup
            device.database, device.made = self._open(content), dict(made)

    @rule(age=st.integers(-2, 2))
    def back_up_or_restore_the_server(self, age: int) -> None:
        """To one of the latest backups."""
        if age < 0:
            self.server.back_up()
        else:
            self.server.restore(-1 - age % len(self.server.backups))

    @rule(which=st.integers(0, 99), late=st.booleans())
    def an_old_push_arrives(self, which: int, late: bool) -> None:
        """One that its sender gave up long ago, or any that reached the server before."""
        pushes = self.late if late else [call for call in self.server.calls if call.kind == "push"]
        if pushes:
            push = pushes[-1 - which % len(pushes)]
            # A restored server may not know the chain.
            with contextlib.suppress(SignInRefused):
                self.server.push(push.replica, push.epoch, push.rows)

    @rule()
    def everybody_syncs(self) -> None:
        """Without a fault: then all is where it belongs, and before long there is nothing left to send."""
        try:
            for device in self.devices:
                assert self._sync(device).pending == 0, "a device waits for something"
            self._judge()
            # A clone that goes on with the chain of a restored server makes its twin send once more, in its own one.
            rounds = (sum(self._sync(device).sent for device in self.devices) for _ in range(MOST_DEVICES))
            assert 0 in rounds, "what is acknowledged is sent again and again"
        except Unreachable as error:
            raise AssertionError("an upload failed without a fault") from error

    def teardown(self) -> None:
        """Whatever happened last, it ends with everybody syncing."""
        try:
            if self.devices:
                self.everybody_syncs()
        finally:
            for device in self.devices:
                device.database.close()
            shutil.rmtree(self.folder, ignore_errors=True)

    def _judge(self) -> None:
        arrived = [event_id for event_id, _ in self.server.state.events]
        assert len(arrived) == len(set(arrived)), "the server has a decision twice"
        wanted: set[str] = set()
        for device in self.devices:
            assert sorted(device.stored()) == sorted(device.made), "a store does not have what was decided in it"
            refused = {event_id for event_id, foreign in device.made.items() if foreign}
            assert {event_id for event_id, _ in syncing.refusals(device.database)} == refused, "refusals are not known"
            wanted |= set(device.made) - refused
        assert not wanted - set(arrived), "the server lacks decisions that count as acknowledged"
        assert not set(arrived) - self.ever_made, "the server has what nobody decided"

    def _decide(self, device: Device, foreign: bool = False) -> None:
        author = "bea" if foreign else stores.CONTEXT.author
        event = Review.open(stores.RECORDING.recording_id, Context(author, stores.CONTEXT.policy_set), 1_000)
        labelling.record(device.database, event)
        device.made[event.event_id] = foreign
        if not foreign:
            self.ever_made.add(event.event_id)

    def _work(self, device: Device, count: int, plan: tuple | list = ()) -> None:
        for _ in range(count):
            self._decide(device)
        self._sync(device, plan)

    def _sync(self, device: Device, plan: tuple | list = ()) -> syncing.SyncResult:
        session = FaultySession(self.server, plan, self.late)
        kept, syncing.BATCH = syncing.BATCH, BATCH
        try:
            return self.upload(syncing.directly(device.database), session, at_once).run()  # type: ignore[arg-type]
        finally:
            syncing.BATCH = kept

    def _device(self, which: int) -> Device:
        return self.devices[which % len(self.devices)]

    def _another(self, which: int, other: int) -> Device:
        return self._device(which % len(self.devices) + 1 + other % (len(self.devices) - 1))

    def _open(self, content: bytes) -> Database:
        self.files += 1
        path = self.folder / f"{self.files}.db"
        path.write_bytes(content)
        return open_database(path, stores.KEY, synchronous="OFF")
