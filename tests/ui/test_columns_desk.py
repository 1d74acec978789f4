"""A table picked with its recording: asked about once, then known by its headings."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reviewer_app.bootstrap.columns_desk import ColumnsDesk
from reviewer_app.bootstrap.importer import Importer
from reviewer_app.settings import Settings
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.queue.page import QueuePage
from reviewer_app.ui.theme import Theme

TABLE = "cuándo;quién;lo dicho\n1,5;Ana;hola\n3;Leo;bien\n"


class Desk:
    """Importer, window and desk, and what came of each request."""

    def __init__(self, bot, folder, video):
        theme = Theme()
        page = QueuePage(theme)
        self.bot, self.folder, self.came = bot, folder, []
        self.window = MainWindow([page], theme)
        bot.addWidget(self.window)
        self.window.show()
        settings = Settings(folder / "settings.toml")
        self.importer = Importer(page, folder / "copies", settings)
        self.importer.imported.connect(self.came.append)
        self.importer.failed.connect(self.came.append)
        self.desk = ColumnsDesk(self.window, self.importer, settings)
        self.video = shutil.copy(video, folder / "directo.mp4")

    def pick(self, *texts, name="registro.csv", table=TABLE):
        """The recording and a table are picked together."""
        path = self.folder / name
        path.write_text(table, "utf-8")
        self.importer.start([self.video, path, *texts])

    def wait_for_sheet(self):
        """Until it asks."""
        self.bot.waitUntil(lambda: self.desk.sheet is not None and self.desk.sheet.isVisible(), timeout=20_000)
        return self.desk.sheet

    def wait(self, count):
        """Until as many requests are over; the chat log of the last one."""
        self.bot.waitUntil(lambda: len(self.came) == count, timeout=20_000)
        return self.came[-1][0].chat


@pytest.fixture
def desk(qtbot, tmp_path, media_files):
    made = Desk(qtbot, tmp_path, media_files("mp4"))
    yield made
    made.importer.stop()


def test_columns_are_asked_for_once_for_a_heading(desk):
    """Nothing is imported before the answer; the second table with the same headings asks nothing."""
    desk.pick()
    sheet = desk.wait_for_sheet()
    assert desk.came == []
    QTest.keyClick(sheet.fields["time"], Qt.Key.Key_Return)
    assert [event.text for event in desk.wait(1).chat.events] == ["hola", "bien"]
    desk.pick(name="directo.chat.csv", table=TABLE.replace("bien", "adiós"))
    assert [event.text for event in desk.wait(2).chat.events] == ["hola", "adiós"]
    assert sheet.isHidden()


def test_a_table_without_headings_is_asked_about_each_time(desk):
    """What people wrote is kept in no settings."""
    for count in (1, 2):
        desk.pick(table="1,5;Ana;hola\n3;Leo;bien\n")
        QTest.keyClick(desk.wait_for_sheet().fields["time"], Qt.Key.Key_Return)
        assert len(desk.wait(count).chat.events) == 2
    assert not (desk.folder / "settings.toml").exists()


def test_left_nothing_is_imported_and_without_it_the_recording_alone(desk):
    desk.pick()
    QTest.keyClick(desk.wait_for_sheet(), Qt.Key.Key_Escape)
    assert desk.came == []
    desk.pick()
    desk.wait_for_sheet().without_.click()
    assert desk.wait(1) is None


def test_what_is_asked_for_meanwhile_waits_for_the_answer(desk, media_files):
    desk.pick()
    sheet = desk.wait_for_sheet()
    desk.importer.start([media_files("mkv")])
    assert desk.importer._job is None and desk.came == []
    sheet.without_.click()
    desk.wait(2)
    assert [prepared.recording.title for [prepared] in desk.came] == ["directo", "plain"]
