"""Close the lid, fly, review, sync later: a recording is assigned, fetched, and reviewed without share and server."""

import shutil

import psycopg
import pytest
from psycopg import sql
from PySide6.QtCore import Qt

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.media.identity import content_hash
from reviewer_app.operations import signing_in
from reviewer_app.playback.player import State
from reviewer_app.store import recordings
from reviewer_app.ui.queue.model import READY
from tests.contract.players import ENGINES
from tests.postgres import PASSWORD
from tests.windows import CTRL, SHIFT, at_work
from tests.workplaces import make_place

SRT = "1\n00:00:00,500 --> 00:00:02,500\nBuenas noches a todas\n"


@pytest.fixture
def central(central_servers):
    """A central database of the test's own."""
    return central_servers.database("embedded")


@pytest.fixture
def share(tmp_path, media_files):
    """A file share with a recording and its transcript."""
    folder = tmp_path / "share"
    folder.mkdir()
    shutil.copy(media_files("mp4"), folder / "directo uno.mp4")
    (folder / "directo uno.srt").write_text(SRT, encoding="utf-8")
    return folder


def assign(central, share) -> str:
    """Give ana the recording of the share; its id."""
    path = share / "directo uno.mp4"
    text = path.with_suffix(".srt").as_uri()
    item = BatchItem(
        content_hash(path), "Directo uno", path.as_uri(), 3_000, transcript_url=text, size_bytes=path.stat().st_size
    )
    batches.add_batch(central.admin, Batch("ES-47", (item,)))
    batches.assign_batch(central.admin, "ES-47", ["ana"], Terms())
    return item.recording_id


def let_connect(central, allowed: bool) -> None:
    """The server takes connections to the database, or cuts those there are and takes none."""
    name = central.address.database
    with psycopg.connect(central.server.admin_dsn, autocommit=True) as connection:
        change = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(sql.Identifier(name), sql.Literal(allowed))
        connection.execute(change)
        if not allowed:
            connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (name,))


@pytest.mark.parametrize("engine", ENGINES)
def test_review_without_share_and_server_and_sync_later(engine, qtbot, tmp_path, central, share):
    """By keys in the window; what was decided offline arrives when the server is back."""
    recording_id = assign(central, share)
    place = make_place(tmp_path / "home", central.dsn)
    for name, value in {"engine": engine, "last_user": "ana", "file_shares": str(share), "sync_seconds": 1}.items():
        place.settings.set(name, value)
    place.secrets.set(f"password {signing_in.address_of(place)} ana", PASSWORD)
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        model = work.application.queue.model
        work.wait(lambda: model.rows[0].here)
        assert (model.rows[0].recording_id, model.rows[0].title) == (recording_id, "Directo uno")
        assert (model.index(0, READY).data(), model.rows[0].has_transcript) == ("●  Ready", True)
        let_connect(central, False)
        shutil.rmtree(share)
        work.open_recording()
        deck = work.application.deck
        work.wait(lambda: deck.state is State.PAUSED)
        with work.application.session.database.read() as connection:
            kept = recordings.load_recording(connection, recording_id)
        assert kept.media_path == "sealed:original"
        deck.play()
        work.wait(lambda: deck.state is State.PLAYING and deck.playhead_ms() > 300)
        deck.pause()
        work.key("1")
        assert len(work.findings) == 1
        work.key(Qt.Key.Key_Return, CTRL)
        work.key("w")
        work.key(Qt.Key.Key_Return, CTRL | SHIFT)
        work.wait(lambda: work.review_page.controller.is_submitted)
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and b"ftyp" in path.read_bytes()[:64]]
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert work.application.queue.model.rows[0].here
        let_connect(central, True)
        work.key("S", CTRL)
        work.wait_until_sent()
    assert central.query("SELECT count(*) FROM central.finding WHERE owner = 'ana'") == [(1,)]
    assert central.query("SELECT state FROM central.assignment") == [("submitted",)]
