"""What every test shares: no screen, no person's own folders, no keyring of the machine."""

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

import pytest

from tests import stores

pytest_plugins = ("tests.media_files", "tests.postgres")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    """Each test has a home folder of its own; nothing reads or writes the person's."""
    monkeypatch.setenv("REVIEWER_APP_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture
def database(tmp_path):
    """A store with one recording in it."""
    made = stores.make_store(tmp_path)
    yield made
    made.close()
