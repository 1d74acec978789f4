"""What every test shares: no screen, no person's own folders, no keyring of the machine."""

import gc
import itertools
import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest
from pytestqt.qtbot import QtBot

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


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every other file stays with one worker, too: its tests share a database."""
    for item in items:
        plays = item.path.parent.name == "contract" and item.path.stem in PLAYS
        item.add_marker(pytest.mark.xdist_group("playing" if plays else item.nodeid.partition("::")[0]))
    # First what takes longest: nobody waits for it at the end. Beside what plays, what waits for servers.
    items.sort(key=lambda item: (item.path.stem not in PLAYS, *(HERE / one not in item.path.parents for one in ORDER)))


def pytest_collection_finish() -> None:
    """What is there before the first test stays: half a million objects that no look for garbage goes through."""
    _set_aside()


@pytest.fixture(scope="module", autouse=True)
def _still_set_aside():
    """A window that was closed has brought it all back (`Collector.stop`)."""
    if not gc.get_freeze_count():
        _set_aside()


def _set_aside() -> None:
    gc.collect()
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
