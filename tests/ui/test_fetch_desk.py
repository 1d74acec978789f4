"""What the window says of recordings that are on their way."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.ui.queue.model import READY
from tests.postgres import PASSWORD
from tests.web_server import web_server
from tests.windows import CTRL, at_work
from tests.workplaces import make_place


@pytest.fixture
def server(media_files):
    """A web server with the recordings of the tests."""
    with web_server(media_files("mp4").parent) as running:
        yield running


@pytest.fixture
def central(central_servers, server, media_files):
    """One recording is assigned to ana, and lives at the server."""
    made = central_servers.database("embedded")
    path = media_files("mp4")
    item = BatchItem(content_hash(path), "Directo uno", f"{server.url}/{path.name}", 3_000)
    batches.add_batch(made.admin, Batch("ES-47", (item,)))
    batches.assign_batch(made.admin, "ES-47", ["ana"], Terms())
    return made


@pytest.fixture
def place(tmp_path, central):
    """Ana signed in here once."""
    made = make_place(tmp_path, central.dsn)
    made.settings.set("engine", "qt")
    made.settings.set("last_user", "ana")
    made.secrets.set(f"password {signing_in.address_of(made)} ana", PASSWORD)
    return made


def ready(work) -> str:
    """What the last column says of the first row."""
    return work.application.queue.model.index(0, READY).data()


def test_a_server_that_fails_is_told_on_the_row_and_asked_again_by_the_key(qtbot, place, server):
    """Enter on the row says why; the key for sending asks at once."""
    server.status = 403
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.wait(lambda: ready(work) == "▲  Failed")
        index = work.application.queue.model.index(0, READY)
        assert "credentials" in index.data(Qt.ItemDataRole.ToolTipRole)
        work.key(Qt.Key.Key_Return)
        assert work.window.banner.text.startswith("Directo uno is not on this machine yet. 127.0.0.1 does not give")
        server.status = None
        work.key("S", CTRL)
        work.wait(lambda: ready(work) == "●  Ready")
        assert index.data(Qt.ItemDataRole.ToolTipRole) is None
        work.open_recording()


def test_nothing_is_fetched_where_the_settings_say_so(qtbot, place, server):
    """The row says where the recording is, as before."""
    place.settings.set("fetch_ahead", False)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert ready(work) == "○  Not here"
        work.key(Qt.Key.Key_Return)
        assert "Import its file: http://127.0.0.1" in work.window.banner.text
    assert server.asked == []
