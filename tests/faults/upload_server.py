"""The server's side of the upload protocol in a few lines of Python, and a session that goes wrong on request.

`tests/contract/test_upload_model.py` holds it against the functions of the real database, call by call.
"""

import copy
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from reviewer_app.central.connection import SignInRefused
from reviewer_app.central.push import CLIENT_SCHEMA, Hello, PushResult, PushRow
from reviewer_app.domain.errors import Unreachable
from reviewer_app.domain.ids import ZERO_HASH, chain_hash

NOT_THE_AUTHOR = "The author of the event is not the person who signed in."
CHANGED = "The event does not fit its hash: it was changed after it was written."
ANOTHER_EVENT = "The server has another event under this id."


@dataclass(slots=True)
class State:
    """What a backup of the server holds. A chain is (last_seq, head); events are (event id, text), as they came."""

    chains: dict[tuple[str, int], tuple[int, bytes]] = field(default_factory=dict)
    events: list[tuple[str, str]] = field(default_factory=list)
    quarantine: dict[tuple[str, int, int], str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Call:
    """One call that reached the server, with its answer; `kind`: hello, push, backup, or restore of number `epoch`."""

    kind: str
    replica: str = ""
    epoch: int = 0
    rows: tuple[PushRow, ...] = ()
    answer: object = None


class ModelServer:
    """hello and push for one person, as `api.hello` and `api.push` do them; it remembers every call."""

    def __init__(self, login: str = "ana") -> None:
        self.login = login
        self.state = State()
        self.instance = 0
        self.backups: list[State] = []
        self.calls: list[Call] = []
        self.back_up()

    def hello(self, replica: str, epoch: int, client_schema: int = CLIENT_SCHEMA) -> Hello:
        """Announce a chain and learn how far it is here."""
        last_seq, head = self.state.chains.setdefault((replica, epoch), (0, ZERO_HASH))
        answer = Hello(str(self.instance), client_schema == CLIENT_SCHEMA, last_seq, head)
        self.calls.append(Call("hello", replica, epoch, (), answer))
        return answer

    def push(self, replica: str, epoch: int, rows: Sequence[PushRow]) -> PushResult:
        """Take the rows that continue the chain. Raises SignInRefused for a chain that was never announced."""
        if (replica, epoch) not in self.state.chains:
            self.calls.append(Call("push", replica, epoch, tuple(rows), SignInRefused))
            raise SignInRefused("this device may not upload here")
        answer = self._pushed(replica, epoch, sorted(rows, key=lambda row: row.seq))
        self.calls.append(Call("push", replica, epoch, tuple(rows), answer))
        return answer

    def back_up(self) -> None:
        """Keep a copy of everything."""
        self.backups.append(copy.deepcopy(self.state))
        self.calls.append(Call("backup"))

    def restore(self, which: int) -> None:
        """Go back to a backup, as a new instance; the first backup is the empty server."""
        self.state = copy.deepcopy(self.backups[which])
        self.instance += 1
        self.calls.append(Call("restore", epoch=which))

    def continues(self, head: bytes, rows: Sequence[PushRow]) -> bool:
        """Rule 1: the first new row names the stored head, each further one the row before it."""
        return rows[0].prev_hash == head and all(b.prev_hash == a.row_hash for a, b in pairwise(rows))

    def knows(self, event_id: str) -> str | None:
        """The text that is here under an id: what makes it harmless to send an event again."""
        return dict(self.state.events).get(event_id)

    def _pushed(self, replica: str, epoch: int, rows: list[PushRow]) -> PushResult:
        last_seq, head = self.state.chains[replica, epoch]
        seqs = [row.seq for row in rows]
        inserted, fork = 0, False
        if rows and seqs[-1] > last_seq and seqs[0] <= last_seq + 1 and seqs == list(range(seqs[0], seqs[-1] + 1)):
            fresh = [row for row in rows if row.seq > last_seq]
            fork = not self.continues(head, fresh)
            if not fork:
                inserted = sum(self._taken(replica, epoch, row) for row in fresh)
                last_seq, head = self.state.chains[replica, epoch] = (fresh[-1].seq, fresh[-1].row_hash)
        places = {(replica, epoch, seq): seq for seq in seqs if seq <= last_seq}
        told = tuple((places[key], reason) for key, reason in sorted(self.state.quarantine.items()) if key in places)
        return PushResult(last_seq, head, inserted, told, fork)

    def _taken(self, replica: str, epoch: int, row: PushRow) -> bool:
        event = json.loads(row.canonical)
        known = self.knows(event["event_id"])
        reason = ""
        if event["author"] != self.login:
            reason = NOT_THE_AUTHOR
        elif row.row_hash != chain_hash(row.prev_hash, row.canonical.encode()):
            reason = CHANGED
        elif known not in (None, row.canonical):
            reason = ANOTHER_EVENT
        if reason:
            self.state.quarantine[replica, epoch, row.seq] = reason
        elif known is None:
            self.state.events.append((event["event_id"], row.canonical))
            return True
        return False


class FaultySession:
    """A session with a server in which the next calls go wrong, one entry of `plan` for each.

    An entry is `lost` (the call never arrives), `unanswered` (it arrives, its answer does not), `late` (its answer does
    not, and a push arrives at any later time), or something to do before the call; after the plan all goes well.
    """

    def __init__(self, server: ModelServer, plan: Sequence[str | Callable[[], object]], late: list[Call]) -> None:
        self._server = server
        self._plan = list(plan)
        self._late = late

    def hello(self, replica: str, epoch: int) -> Hello:
        """Announce a chain."""
        return self._through(lambda: self._server.hello(replica, epoch), None)

    def push(self, replica: str, epoch: int, rows: Sequence[PushRow]) -> PushResult:
        """Send rows."""
        call = Call("push", replica, epoch, tuple(rows))
        return self._through(lambda: self._server.push(replica, epoch, rows), call)

    def _through(self, call: Callable[[], object], delayed: Call | None) -> object:
        fault = self._plan.pop(0) if self._plan else ""
        if callable(fault):
            fault()
        elif fault == "late" and delayed is not None:
            self._late.append(delayed)
        if fault in ("lost", "late"):
            raise Unreachable("the call was lost")
        answer = call()
        if fault == "unanswered":
            raise Unreachable("the answer was lost")
        return answer


def without_instance(answer: object) -> object:
    """An answer of hello without the name of the instance, which no two servers share; others as they are."""
    return replace(answer, instance_id="") if isinstance(answer, Hello) else answer
