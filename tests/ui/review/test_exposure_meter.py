"""What counts as watched, for how long, under which severity; what a refusing store does."""

from collections import Counter
from datetime import date

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage

from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.review import Finding
from reviewer_app.domain.work_clock import WorkClock
from reviewer_app.operations import exposure
from reviewer_app.playback.player import State
from reviewer_app.settings import Settings
from reviewer_app.ui.review.exposure_meter import AT_WORK_MS, ExposureMeter
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.review.zones import Zones
from tests.ui.review.desk import StandInDeck

DAY = date(2026, 11, 23)


class Bench:
    """A meter with its clock in the test's hand; a picture is on screen."""

    def __init__(self, qtbot, database, tmp_path):
        self.now, self.day, self.database = 0, DAY, database
        self.deck, self.zones, self.work = StandInDeck(), Zones(), WorkClock()
        self.video, self.worker = VideoView(), StoreWorker(database)
        qtbot.addWidget(self.video)
        self.playback = PlaybackKeys(self.deck, Settings(tmp_path / "settings.toml"))
        self.meter = ExposureMeter(
            deck=self.deck, video=self.video, playback=self.playback, zones=self.zones, worker=self.worker,
            work=self.work, clock_ms=lambda: self.now, today=lambda: self.day,
        )  # fmt: skip
        self.video.show_picture(QImage(9, 16, QImage.Format.Format_RGB32), 0, True)

    def seconds(self, number):
        for _ in range(number):
            self.now += 1_000
            self.meter.tick()

    def play(self, on=True):
        self.deck.state_changed.emit(State.PLAYING if on else State.PAUSED)

    def ledger(self):
        self.worker.call(lambda _: None)
        return dict(exposure.totals(self.database, DAY).periods[0])


@pytest.fixture
def bench(qtbot, database, tmp_path):
    made = Bench(qtbot, database, tmp_path)
    yield made
    made.worker.close()


def test_a_playing_picture_counts_under_the_gravest_zone(bench):
    bench.zones.put_finding(Finding("a", 10_000, 20_000, severity="S2"))
    bench.zones.put_finding(Finding("b", 15_000, severity="S0"))
    bench.play()
    for ms in (0, 12_000, 15_000, 15_000):
        bench.deck.now = ms
        bench.seconds(1)
    assert bench.meter.watched == {"none": 1_000, "S2": 1_000, "S0": 2_000}


def test_a_still_picture_counts_only_while_somebody_is_at_work(bench):
    bench.seconds(AT_WORK_MS // 1_000 + 30)
    assert bench.ledger().get("none", 0) + bench.meter.watched.get("none", 0) == AT_WORK_MS - 1_000
    before = bench.work.worked_ms
    bench.meter.eventFilter(bench.meter, QEvent(QEvent.Type.KeyPress))
    bench.seconds(1)
    assert bench.work.worked_ms == before + 1_000


def test_a_covered_picture_counts_only_by_its_sound(bench):
    bench.video.set_cover("covered")
    bench.play()
    bench.playback.mute(True)
    bench.seconds(3)
    assert bench.meter.watched == {}
    bench.playback.mute(False)
    bench.seconds(3)
    assert bench.meter.watched == {"none": 3_000}


def test_with_everything_off_nothing_counts_and_it_is_rest(bench):
    bench.meter.rest(True)
    bench.seconds(5 * 60)
    assert bench.meter.watched == {} and bench.work.worked_ms == 0 and bench.work.idle_ms == 5 * 60_000


def test_a_machine_that_slept_showed_nothing_meanwhile(bench):
    bench.play()
    bench.now += 8 * 3_600_000
    bench.meter.tick()
    assert bench.ledger() == {"none": 2_000}


def test_time_goes_to_the_day_it_was_watched_on(bench):
    bench.play()
    bench.seconds(2)
    bench.day = date(2026, 11, 24)
    bench.seconds(1)
    assert bench.ledger() == {"none": 2_000}
    bench.meter.end()
    bench.worker.call(lambda _: None)
    assert exposure.totals(bench.database, bench.day).periods[:2] == ({"none": 1_000}, {"none": 3_000})


def test_it_is_kept_every_half_minute(bench):
    bench.play()
    bench.seconds(30)
    assert bench.ledger() == {"none": 30_000} and bench.meter.watched == {}


def test_what_the_store_refused_waits_for_the_next_time(bench, qtbot, monkeypatch):
    def refuse(*_):
        raise OSError("disk full")

    bench.play()
    bench.seconds(2)
    with monkeypatch.context() as patched:
        patched.setattr(exposure, "add", refuse)
        bench.meter.keep()
        qtbot.waitUntil(lambda: bench.meter.watched == {"none": 2_000})
    bench.meter.keep()
    assert bench.ledger() == {"none": 2_000}


def test_a_closed_store_is_left_alone(bench):
    bench.play()
    bench.seconds(1)
    bench.worker.close()
    bench.meter.keep()
    assert Counter(bench.meter.watched) == Counter({"none": 1_000})


def test_being_away_from_the_page_is_rest(bench):
    bench.work.worked(60_000)
    bench.meter.begin(None)
    bench.meter.end()
    bench.now += 6 * 60_000
    bench.meter.begin(None)
    assert bench.work.worked_ms == 0
    bench.meter.end()
