"""The states of the quality page that have a picture."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from unittest import mock

from PySide6.QtCore import Qt

from reviewer_app.bootstrap import quality_desk
from reviewer_app.domain.quality.checks import Planned
from reviewer_app.operations import quality as operations
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import people, recordings
from reviewer_app.ui.commands import QUALITY
from reviewer_app.ui.quality.page import CHARTS, CLIPS
from tests import qualities
from tests.screenshots import world
from tests.screenshots.scenes import _scene
from tests.screenshots.stage import Stage


def _at(at_ms: int) -> date:
    return datetime.fromtimestamp(at_ms / 1000, UTC).date()


# A lot that is rejected, and a stratum of which nothing was drawn.
_PLANS = Planned("lote-ES-19", "", 1_000, 80, 80, 80, 3, 2), Planned("semana", "regulated", 14, 0, 0, 0)
# The sample in the home of the scene.
_here: dict[str, str] = {}


def _shows(count: int) -> dict[str, object]:
    """Of a scene: Ana leads, and the central database tells of so many decisions."""

    @contextmanager
    def told() -> Iterator[None]:
        made = qualities.quality(count, here=_here["sample"])
        if made.checks:
            made = replace(made, plans=(*made.plans, *_PLANS))
        with (
            mock.patch.object(operations, "fetch_kept", lambda *_, **__: made),
            mock.patch.object(quality_desk, "today", lambda: _at(made.to_ms - 1)),
        ):
            yield

    return {"online": False, "prepare": _prepare, "within": told}


def _prepare(place: Workplace) -> None:
    database = place.open_store(world.USER)
    with database.transaction() as connection:
        people.set_role(connection, "lead")
        listed = recordings.list_recordings(connection)
    _here["sample"] = next(one.recording.recording_id for one in listed if one.recording.title == world.SAMPLE)
    database.close()


def _quality(stage: Stage, state: int | None = CHARTS) -> None:
    stage.to_queue()
    stage.command("page.quality")
    stage.wait_for("the page", lambda: stage.window.page.name == QUALITY)
    page = stage.window.page
    if state is None:
        stage.wait_for("the sentence", lambda: page.report is not None)
        return
    # As many days as there are decisions of, and the charts.
    page._days = qualities.WEEKS * 7
    stage.command("quality.read")
    stage.wait_for("the figures", lambda: page.state == state and page._shown_days == page.days)
    stage.wait_for("the charts", lambda: all(panel.chart is not None for panel in page.board.panels))


@_scene("quality", "How right decisions are: figures with intervals, over time, by policy.", **_shows(840))
def _filled(stage: Stage) -> None:
    _quality(stage)
    page = stage.window.page
    page.board.control.table.setFocus()
    page.board.control.table.choose(4)


@_scene("quality-reviewers", "Agreement by reviewer, under pseudonyms.", **_shows(840))
def _reviewers(stage: Stage) -> None:
    _quality(stage)
    page = stage.window.page
    for command in ("quality.previous", "quality.by", "quality.by"):
        before = page.report
        stage.command(command)
        stage.wait_for("another view", lambda before=before: page.report is not before)


@_scene("quality-few", "Under thirty there are counts and no rates.", **_shows(26))
def _few(stage: Stage) -> None:
    _quality(stage)


@_scene("quality-clips", "The clips behind a point, errors first; the chosen one plays.", **_shows(840))
def _clips(stage: Stage) -> None:
    _quality(stage)
    page = stage.window.page
    stage.window.activateWindow()
    page.board.over_time.table.setFocus()
    stage.wait_for("the focus", lambda: page.board.focused() is page.board.over_time)
    # A week whose recordings are on this machine.
    page.board.over_time.table.choose(len(page.report.over_time) - 1)
    stage.key(Qt.Key.Key_Return)
    stage.wait_for("the clips", lambda: page.state == CLIPS)
    stage.key(Qt.Key.Key_Return)
    stage.wait_for("the picture", lambda: page.clip.video.has_picture)
    stage.wait_for("the clip", lambda: page.clip.playing)
    stage.command("play.toggle")
    stage.wait_for("the still", lambda: not page.clip.playing)


@_scene("quality-empty", "Nothing of this time was looked at again.", **_shows(0))
def _empty(stage: Stage) -> None:
    _quality(stage, None)
