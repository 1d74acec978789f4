"""A window whose program is too old or too new for the server: one sentence, and work goes on."""

import pytest

from reviewer_app.operations import signing_in, syncing
from tests.postgres import PASSWORD
from tests.windows import CTRL, at_work, take_in
from tests.workplaces import make_place

SENTENCES = {
    (2, 3): "This program is too old for the central database: update it to upload; all is kept.",
    (0, 0): "This program is newer than the central database: the upload waits until the operator has upgraded it.",
}


@pytest.fixture
def central(central_servers):
    """A central database of the test's own: which forms it takes is changed."""
    return central_servers.database("embedded")


@pytest.fixture
def place(tmp_path, central, media_files):
    """Ana signed in here once, and the server is there; one recording is in her store."""
    made = make_place(tmp_path, central.dsn)
    made.settings.set("engine", "vlc")
    made.settings.set("last_user", "ana")
    made.secrets.set(f"password {signing_in.address_of(made)} ana", PASSWORD)
    take_in(made, media_files("mp4"))
    return made


@pytest.mark.parametrize("takes", SENTENCES, ids=["too old", "too new"])
def test_it_is_said_and_what_is_decided_meanwhile_goes_up_after_the_update(qtbot, place, central, takes):
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.wait_until_sent()
        central.query("UPDATE central.server_info SET schema_min = %s, schema_max = %s", takes)
        work.key("2")
        work.key("S", CTRL)
        work.wait(lambda: work.window.banner.text == SENTENCES[takes])
        assert len(work.findings) == 1
        work.key("2")
        database = work.application.session.database
        assert (len(work.findings), syncing.pending(database)) == (2, 2)
        assert central.query("SELECT count(*) FROM central.event") == [(1,)]
        central.query("UPDATE central.server_info SET schema_min = 1, schema_max = 1")
        work.key("S", CTRL)
        work.wait_until_sent()
    assert central.query("SELECT count(*) FROM central.finding") == [(2,)]
