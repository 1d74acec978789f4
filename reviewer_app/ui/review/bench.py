"""What the review page works with."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reviewer_app.background.ahead import Ahead
from reviewer_app.background.companions import Companions
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.work_clock import WorkClock
from reviewer_app.media.source import Source, file_of
from reviewer_app.playback.deck import Deck
from reviewer_app.settings import Settings
from reviewer_app.ui.commands import COMMANDS, Command


@dataclass(frozen=True, slots=True)
class Bench:
    """What the page works with; one value, so that the window hands it over in one piece.

    `policy_set` and `commands` have the keys that the person has chosen; `source_of` tells where a recording is
    read from.
    """

    worker: StoreWorker
    deck: Deck
    policy_set: PolicySet
    author: str
    settings: Settings
    now_ms: Callable[[], int]
    commands: Sequence[Command] = COMMANDS
    companions: Companions | None = None
    ahead: Ahead | None = None
    work: WorkClock = field(default_factory=WorkClock)
    source_of: Callable[[Recording], Source] = file_of
