"""The topics that a person does not take, in the whole program, with a central database."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.central import batches
from reviewer_app.central.batches import Terms
from reviewer_app.domain.assignment import Batch, BatchItem
from reviewer_app.operations import opting_out, signing_in
from tests.postgres import PASSWORD
from tests.windows import at_work, place_of_ana
from tests.workplaces import make_place

GIVEN = Batch("ES-47", (BatchItem("ab" * 32, "Directo", "https://media.example/x", 9_000, ("hate",)),))


@pytest.fixture
def central(central_servers):
    return central_servers.database("embedded")


@pytest.fixture
def place(tmp_path, central):
    """Ana has signed in here once."""
    made = make_place(tmp_path, central.dsn)
    made.settings.set("engine", "vlc")
    signing_in.sign_in(made, "ana", PASSWORD)
    return made


def in_palette(work, name):
    """Call a command by its name, as somebody does who does not know where it is."""
    work.key(":")
    work.type(name)
    work.key(Qt.Key.Key_Return)


def test_a_topic_that_is_not_wanted_any_more_takes_its_work_out_of_the_queue(qtbot, place, central):
    """From the palette to the server and back; the command line reads the same list."""
    batches.add_batch(central.admin, GIVEN)
    batches.assign_batch(central.admin, "ES-47", ["ana"], Terms())
    with at_work(qtbot, place) as work:
        work.wait_for_queue(rows=1)
        in_palette(work, "topics")
        work.wait(lambda: work.window.page is work.application.settings.page)
        form = work.application.settings.page.topics
        work.wait(lambda: not form.waiting and "every topic" in form.said.text())
        form.field.setFocus()
        work.type("Hate")
        work.key(Qt.Key.Key_Return)
        work.wait(lambda: form.list.count() == 1 and "1 recording" in form.said.text())
        work.key(Qt.Key.Key_Escape)
        QApplication.processEvents()
        work.wait(lambda: work.application.queue.model.rows == ())
    assert opting_out.opt_outs_kept(place, "ana").topics == ("hate",)


def test_without_a_server_it_says_so_in_a_sentence(qtbot, tmp_path, media_files):
    with at_work(qtbot, place_of_ana(tmp_path, media_files("mp4"))) as work:
        work.wait_for_queue()
        work.application.settings.open_topics()
        form = work.application.settings.page.topics
        work.wait(lambda: not form.waiting)
        assert form.said.property("role") == "error"
        assert form.said.text().endswith(".")
