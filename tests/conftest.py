"""What every test shares: no screen, no person's own folders, no keyring of the machine."""

import gc
import itertools
import os
import sys
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# Versions and titles, and which libraries for sound and decoding a machine lacks; every other warning fails its test.
os.environ.setdefault(
    "QT_LOGGING_RULES", "qt.multimedia.*.debug=false;qt.multimedia.*.info=false;qt.multimedia.symbolsresolver=false"
)
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from pytestqt.qtbot import QtBot
from xdist.scheduler import LoadFileScheduling

from tests import stores

# A machine that is busy with something else is no reason to fail: what never comes is only told later.
for wait in (QtBot.waitUntil, QtBot.waitSignal):
    wait.__kwdefaults__["timeout"] = 20_000

pytest_plugins = ("tests.media_files", "tests.postgres")


# What plays in real time wants a core for itself: all of it goes to one worker, one recording after the other.
PLAYS = (
    "test_audio_track",
    "test_deck",
    "test_difficult_media",
    "test_player",
    "test_qt_player",
    "test_reel",
    "test_sealed_device",
    "test_standby",
    "test_vlc_player",
)

# The folders by how long their files take.
HERE = Path(__file__).parent
ORDER = ("contract", "end2end", "faults", "ui", "meta", "unit")


def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> LoadFileScheduling:
    """A file stays with one worker: its tests share a database. All that plays does, too.

    Not by marks and `--dist loadgroup`: pytest-xdist 3.8 writes groups where pytest 9.2 does not look.
    """
    return _ByFile(config, log)


class _ByFile(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        path = Path(super()._split_scope(nodeid))
        return "playing" if path.parent.name == "contract" and path.stem in PLAYS else path.as_posix()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """First what takes longest: nobody waits for it at the end. Beside what plays, what waits for servers."""
    items.sort(key=lambda item: (item.path.stem not in PLAYS, *(HERE / one not in item.path.parents for one in ORDER)))


def pytest_collection_finish() -> None:
    """What is there before the first test stays: half a million objects that no look for garbage goes through."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="module", autouse=True)
def _still_set_aside():
    """A window that was closed has brought it all back (`Collector.stop`); looking through it first takes seconds."""
    if not gc.get_freeze_count():
        gc.freeze()


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """Numbered folders of their own: among thousands of others pytest looks through all for the next number."""
    folder = tmp_path_factory.mktemp("homes")
    return (folder / str(number) for number in itertools.count())


@pytest.fixture(autouse=True)
def _own_home(_homes, monkeypatch):
    """Each test has a home folder of its own; nothing reads or writes the person's."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("REVIEWER_APP_HOME", str(home))


@pytest.fixture(autouse=True)
def _event_loops_go_on():
    """A request to quit that is left in Qt's queue ends every later loop at once: the test that left it fails."""
    yield
    core = sys.modules.get("PySide6.QtCore")
    application = core and core.QCoreApplication.instance()
    if application is None:
        return
    turned = []
    loop = core.QEventLoop()
    core.QTimer.singleShot(0, loop, lambda: (turned.append(True), loop.quit()))
    loop.exec()
    if not turned:
        core.QTimer.singleShot(0, application, application.quit)
        application.exec()
        core.QCoreApplication.removePostedEvents(application, core.QEvent.Type.Quit)
        pytest.fail("a request to quit was left in Qt's queue")


@pytest.fixture(autouse=True)
def _look_as_before():
    """A theme that a test gave to the whole application does not make the texts of the next one larger."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    before = widgets and widgets.QApplication.instance()
    look = before and (before.font(), before.palette(), before.styleSheet())
    yield
    if look:
        if before.styleSheet() != look[2]:
            before.setStyleSheet(look[2])
        if before.font() != look[0]:
            before.setFont(look[0])
        if before.palette() != look[1]:
            before.setPalette(look[1])


@pytest.fixture(scope="module", autouse=True)
def _sessions_are_left():
    """Sessions that a module's tests share are closed behind the last of them."""
    # Imported above, its assertions would not be told in full: pytest rewrites what it imports itself.
    from tests.postgres import sign_out

    yield
    sign_out()


@pytest.fixture
def database(tmp_path):
    """A store with one recording in it."""
    made = stores.make_store(tmp_path)
    yield made
    made.close()
