"""Players under test, closed afterwards whatever happened; databases in which rules of second reviews are tried."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reviewer_app.playback.player import Player
from tests.contract import players
from tests.contract.audits import prepared
from tests.postgres import SERVERS, Central, Servers


@pytest.fixture(scope="module", params=SERVERS)
def audits(request: pytest.FixtureRequest, central_servers: Servers) -> Central:
    """A central database on each kind of server, shared by the rules of a module."""
    return prepared(central_servers, request.param)


@pytest.fixture(scope="module")
def weaker(central_servers: Servers) -> Central:
    """One in which rules are taken out and put back."""
    return prepared(central_servers, "embedded")


@pytest.fixture(params=players.ENGINES)
def player(request, qtbot):
    """A player of each engine; both must be installed where the suite runs."""
    engine = players.engine(request.param)
    assert engine.factory is not None, engine.problem
    made = engine.factory(None)
    yield made
    made.close()


class Opened:
    """A player with a recording of the tests in it; `index` knows when each of its pictures is due."""

    def __init__(self, player: Player, path: Path, qtbot: QtBot) -> None:
        self.player, self.qtbot = player, qtbot
        self.index = players.index_of(path) if path.suffix != ".m4a" else None

    def middle(self, number: int) -> int:
        """A time in the middle of a picture, in ms."""
        return self.index.middle_of(number)

    def off(self) -> int:
        """By how many pictures the one shown differs from the one due at the playhead."""
        return players.number_shown(self.player) - self.index.index_of(self.player.playhead())

    def seek(self, ms: int) -> int:
        """Seek, wait until done, and return the number in the picture shown then."""
        done: list[int] = []
        connection = self.player.seek_done.connect(lambda token, _: done.append(token))
        token = self.player.seek(ms)
        self.qtbot.waitUntil(lambda: token in done, timeout=6000)
        self.player.disconnect(connection)
        return players.number_shown(self.player)

    def play_past(self, ms: int) -> None:
        """Play until the playhead has passed `ms`."""
        self.player.play()
        self.qtbot.waitUntil(lambda: self.player.playhead() >= ms, timeout=10_000)


@pytest.fixture
def opened(player, media_files, qtbot):
    """`opened(recipe, start_ms)` loads a recording into the player and waits for its first picture."""

    def load(recipe: str, start_ms: int = 0) -> Opened:
        path = media_files(recipe)
        if path.suffix != ".m4a":
            player.set_snap(players.index_of(path).snap)
        with qtbot.waitSignal(player.opened, timeout=9000):
            player.load(path, start_ms)
        return Opened(player, path, qtbot)

    return load
