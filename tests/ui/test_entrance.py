"""The entrance: who is at work, and what is made and loaded before the window is painted."""

import os
import subprocess
import sys

import pytest

from reviewer_app.operations import signing_in
from reviewer_app.ui.commands import QUEUE, SIGN_IN
from tests.windows import at_work, place_of_ana

# The command itself, with its own options; says at the first paint which of the modules named by the environment are
# loaded, and which pages there are.
AT_THE_FIRST_PAINT = """
import os, runpy, sys
from PySide6.QtCore import QEvent, QObject
from reviewer_app import bootstrap
class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            print(*(name for name in os.environ["LOOK_FOR"].split() if name in sys.modules), flush=True)
            print(*(page.name for page in self.parent().window.pages), flush=True)
            os._exit(0)
        return False
start = bootstrap.start
def watched(place):
    application = start(place)
    application.window.centralWidget().installEventFilter(Watch(application))
    return application
bootstrap.start = watched
runpy.run_module("reviewer_app", run_name="__main__", alter_sys=True)
"""
HEAVY = (
    "sqlalchemy", "psycopg", "sqlcipher3", "numpy", "av", "vlc", "PySide6.QtMultimedia", "urllib.request", "defusedxml",
    "reviewer_app.formats.transcripts", "reviewer_app.formats.chats", "reviewer_app.domain.review",
    "reviewer_app.domain.policy", "reviewer_app.ui.sign_in.page", "reviewer_app.ui.review.page",
)  # fmt: skip


@pytest.mark.parametrize("verb", [[], ["run"]], ids=["alone", "run"])
def test_the_window_is_painted_before_what_it_does_not_show_is_loaded(tmp_path, media_files, verb):
    """No database, decoder, reader nor page that is not on screen costs the person a moment of waiting."""
    place_of_ana(tmp_path, media_files("mp4"))
    said = subprocess.run(
        [sys.executable, "-c", AT_THE_FIRST_PAINT, "--home", str(tmp_path), "--key-file", str(tmp_path / "key"), *verb],
        env={**os.environ, "LOOK_FOR": " ".join([*HEAVY, "reviewer_app.ui.queue.page"])},
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert said.stdout.splitlines() == ["reviewer_app.ui.queue.page", QUEUE]


def test_the_page_is_made_when_somebody_must_sign_in(qtbot, tmp_path, media_files):
    """Filled in with who worked here last until that person has signed out."""
    place = place_of_ana(tmp_path, media_files("mp4"))
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert SIGN_IN not in [page.name for page in work.window.pages]
        work.application.entrance.show()
        page = work.application.sign_in
        assert work.window.page is page and page.user.text() == "ana" and page.offline.isVisible()
        work.application.entrance.show_to_anybody()
        assert page.user.text() == "" and not page.offline.isVisible()


def test_signing_out_forgets_the_password_only(qtbot, tmp_path, media_files):
    """The store stays where it is."""
    place = place_of_ana(tmp_path, media_files("mp4"))
    assert signing_in.kept_password(place, "ana") is not None
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.application.entrance.sign_out("ana")
    assert signing_in.kept_password(place, "ana") is None
    assert place.store_path("ana").exists()
