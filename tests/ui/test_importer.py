"""Importing through the window: progress, cancel, files that cannot be used."""

import shutil
import threading

import pytest

from reviewer_app.bootstrap.importer import Importer
from reviewer_app.domain.errors import Unreadable
from reviewer_app.operations import importing
from reviewer_app.operations.signing_in import SignedIn
from reviewer_app.settings import Settings
from reviewer_app.store import recordings
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.theme import Theme
from tests.windows import at_work
from tests.workplaces import make_place


class Desk:
    """An importer on its page, and what came of each request in order."""

    def __init__(self, bot, folder):
        self.bot, self.folder, self.came, self.shown = bot, folder, [], []
        self.page = QueuePage(Theme())
        bot.addWidget(self.page)
        self.page.show()
        self.importer = Importer(self.page, folder, Settings(folder / "settings.toml"))
        self.importer.imported.connect(self.came.append)
        self.importer.failed.connect(self.came.append)
        show = self.page.set_import_progress

        def shown(text, done, total):
            self.shown.append((text, done, total))
            show(text, done, total)

        self.page.set_import_progress = shown

    def wait(self, count):
        """Until as many requests are over."""
        self.bot.waitUntil(lambda: len(self.came) == count, timeout=20_000)

    @property
    def copies(self):
        """The normalised copies on disk, with what is known of each."""
        return [one.name for one in self.folder.iterdir()] if self.folder.exists() else []


@pytest.fixture
def desk(qtbot, tmp_path):
    """An importer without the rest of the window."""
    made = Desk(qtbot, tmp_path / "copies")
    yield made
    made.importer.stop()


@pytest.fixture
def held(monkeypatch):
    """Imports that wait in the middle until they are let go."""
    began, go_on = threading.Event(), threading.Event()
    prepare = importing.prepare

    def waiting(*arguments, **texts):
        found = prepare(*arguments[:-1], lambda: False, **texts)
        began.set()
        go_on.wait(20)
        return found

    monkeypatch.setattr(importing, "prepare", waiting)
    yield began, go_on
    go_on.set()


def test_progress_is_shown_with_the_name_and_goes_away(desk, media_files):
    """In thousandths, up to the whole."""
    desk.importer.start((media_files("flv"),))
    desk.wait(1)
    [prepared] = desk.came[0]
    assert prepared.recording.remuxed and len(desk.copies) == 2
    names, parts, totals = zip(*desk.shown, strict=True)
    assert set(names) == {"Importing plain.flv"} and set(totals) == {1000}
    assert list(parts) == sorted(parts) and parts[-1] == 1000
    assert not desk.page.progress.isVisible()


def test_requests_come_one_after_the_other(desk, media_files):
    """A broken file is its own request's fault alone."""
    desk.importer.start((media_files("text"),))
    desk.importer.start((media_files("mp4"),))
    desk.wait(2)
    assert isinstance(desk.came[0], Unreadable) and "text.mp4" in str(desk.came[0])
    assert desk.came[1][0].recording.title == "plain"


def test_one_that_cannot_be_used_leaves_no_copy_of_the_others(desk, media_files):
    """Whole or not at all."""
    desk.importer.start((media_files("flv"), media_files("empty")))
    desk.wait(1)
    assert isinstance(desk.came[0], Unreadable)
    assert desk.copies == []


def test_cancelled_it_keeps_nothing_and_says_nothing(desk, media_files, held, qtbot):
    """Even when the work was done before the cancel was seen; what waited is forgotten too."""
    began, go_on = held
    desk.importer.start((media_files("flv"),))
    desk.importer.start((media_files("mkv"),))
    qtbot.waitUntil(began.is_set)
    desk.importer.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: desk.importer._job is None)
    assert (desk.came, desk.copies) == ([], [])
    desk.importer.start((media_files("mp4"),))
    desk.wait(1)


def test_a_disk_that_fails_leaves_no_copy_either(desk, media_files, monkeypatch):
    """An error that nobody thought of is no reason to keep half a request."""
    prepare = importing.prepare

    def failing(path, *arguments, **texts):
        if path.suffix == ".mp4":
            raise OSError("the disk was pulled out")
        return prepare(path, *arguments, **texts)

    monkeypatch.setattr(importing, "prepare", failing)
    desk.importer.start((media_files("flv"), media_files("mp4")))
    desk.wait(1)
    assert isinstance(desk.came[0], OSError)
    assert desk.copies == []


def test_closing_the_window_takes_the_copy_away_at_once(desk, media_files, held, qtbot):
    """No event reaches the importer after that, so its thread does it."""
    began, go_on = held
    desk.importer.start((media_files("flv"),))
    qtbot.waitUntil(began.is_set)
    desk.importer.cancel()
    go_on.set()
    desk.importer.stop()
    assert desk.copies == []


@pytest.fixture
def work(qtbot, tmp_path):
    """The whole window with Ana's empty store."""
    place = make_place(tmp_path)
    with at_work(qtbot, place) as made:
        made.application.begin(SignedIn("ana"))
        made.wait_for_queue(0)
        yield made


def test_through_the_window_and_twice_the_same(work, media_files, tmp_path):
    """It is in the queue once."""
    for _ in range(2):
        work.application.import_files((media_files("flv"),))
        work.wait(lambda: work.application._importer._job is None)
        work.wait(lambda: len(work.application.queue.model.rows) == 1)
    shutil.copy(media_files("mp4"), tmp_path / "second.mp4")
    work.application.queue.import_requested.emit((tmp_path / "second.mp4",))
    work.wait(lambda: len(work.application.queue.model.rows) == 2)
    assert sorted(row.title for row in work.application.queue.model.rows) == ["plain", "second"]


def test_a_broken_file_is_a_sentence_in_the_banner(work, media_files):
    """And the queue is as before."""
    work.application.import_files((media_files("mp4-no-moov"),))
    work.wait(lambda: "no-moov.mp4" in work.window.banner.text)
    assert "cut off before its index" in work.window.banner.text
    logged = (work.application.place.home.logs / "reviewer-app.log").read_text(encoding="utf-8")
    assert "import failed: Unreadable" in logged and "no-moov" not in logged
    assert not work.application.queue.model.rows


def test_the_cancel_button_stops_it(work, media_files, held, qtbot):
    """Nothing reaches the store."""
    began, go_on = held
    work.application.import_files((media_files("flv"),))
    qtbot.waitUntil(began.is_set)
    work.wait(work.application.queue.cancel.isVisible)
    work.application.queue.cancel.click()
    go_on.set()
    work.wait(lambda: not work.application.queue.cancel.isVisible())
    assert not work.application.queue.model.rows and work.window.banner.text == ""


def test_what_a_recording_warns_of_is_said(work, media_files):
    """With the name of the recording."""
    work.application.import_files((media_files("mkv-cut"),))
    work.wait(lambda: work.window.banner.text.startswith("cut: "))


def test_a_chat_log_picked_with_its_recording_is_taken_with_it(desk, media_files, tmp_path):
    """Whatever it is called, and wherever it lies."""
    log = tmp_path / "elsewhere.jsonl"
    log.write_text('{"event": "CommentEvent", "common": {"msg_id": "1", "create_time": 1}, "content": "a"}\n')
    desk.importer.start((log, media_files("mp4")))
    desk.wait(1)
    [prepared] = desk.came[0]
    assert prepared.chat.path == log and [event.text for event in prepared.chat.chat.events] == ["a"]


def test_a_translation_picked_with_its_recording_is_taken_with_it_and_its_warnings_are_told(
    work, media_files, tmp_path
):
    recording = shutil.copy(media_files("mp4"), tmp_path / "directo.mp4")
    original, translation = tmp_path / "dicho.srt", tmp_path / "said.en.srt"
    original.write_text("1\n00:00:01,000 --> 00:00:02,000\nhola\n", "utf-8")
    translation.write_text("1\n00:00:01,000 --> 00:00:02,000\nyou ***\n", "utf-8")
    work.application.import_files((translation, recording, original))
    work.wait(lambda: "masked" in work.window.banner.text)
    assert work.window.banner.text.startswith("directo: ")
    work.wait(lambda: bool(work.application.queue.model.rows))
    recording_id = work.application.queue.model.rows[0].recording_id
    with work.application.session.database.read() as connection:
        kept = recordings.load_transcript(connection, recording_id, recordings.TRANSLATION)
    assert kept.unpack().cues[0].text == "you ***"
