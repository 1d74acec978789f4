"""What belongs beside a recording, made beside everything else."""

import threading
from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QCoreApplication

from reviewer_app.background.companions import Companions
from reviewer_app.background.media_job import PICTURES, SOUND, MediaJob
from reviewer_app.domain.chat import COMMENT, MEDIA, Chat, ChatEvent
from reviewer_app.domain.chat_clock import ChatClock
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.media.media_cache import MediaCache
from reviewer_app.media.probe import probe
from reviewer_app.media.thumbnails import ThumbnailReader
from reviewer_app.operations import scanning
from reviewer_app.settings import Settings
from reviewer_app.store import chats
from reviewer_app.store.chats import PackedChat
from reviewer_app.store.sealed_cache import SealedCache
from tests import stores

CHAT = Chat("csv", MEDIA, (ChatEvent("m1", 4_000, COMMENT, "u1", "Memo", "qué estafador"),))
TRANSCRIPT = Transcript("srt", "es", (Cue(1_000, 2_500, "eres un gilipollas"),))


@pytest.fixture
def database(tmp_path):
    made = stores.make_store(tmp_path)
    with made.transaction() as connection:
        chats.save_chat(connection, stores.RECORDING.recording_id, PackedChat.pack(CHAT), ChatClock())
    yield made
    made.close()


@pytest.fixture
def companions(database, tmp_path, qtbot):
    cache = MediaCache(SealedCache(tmp_path / "cache.db", bytes(32), 10_000_000))
    made = Companions(database, Settings(tmp_path / "settings.toml"), cache)
    yield made
    made.wait()
    cache.close()


def test_the_chat_log_comes_first_and_then_the_hits(companions, qtbot):
    told = []
    companions.chat.connect(lambda recorded: told.append(recorded.chat))
    companions.hits.connect(lambda hits: told.append([(hit.source, hit.start_ms, hit.lemma) for hit in hits]))
    companions.open(stores.RECORDING, TRANSCRIPT)
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told[0] == CHAT
    assert told[1] == [("transcript", 1_000, "gilipollas"), ("chat", 4_000, "estafador")]


def test_another_clock_moves_the_hits_of_the_chat(companions, qtbot):
    companions.open(stores.RECORDING, None)
    with qtbot.waitSignal(companions.hits):
        pass
    with qtbot.waitSignal(companions.hits) as heard:
        companions.use_clock(ChatClock(((0, -1_500),)))
    assert [hit.start_ms for hit in heard.args[0]] == [2_500]


def test_the_rows_of_the_chat_are_told_and_told_again_on_another_clock(companions, qtbot):
    told = []
    companions.chat_index.connect(lambda index: told.append(list(index.times)))
    companions.open(stores.RECORDING, None)
    qtbot.waitUntil(lambda: told == [[4_000]])
    companions.use_clock(ChatClock(((0, 700),)))
    qtbot.waitUntil(lambda: told == [[4_000], [4_700]])


def test_another_clock_looks_for_nothing_again(companions, qtbot, monkeypatch):
    companions.open(stores.RECORDING, TRANSCRIPT)
    with qtbot.waitSignal(companions.hits):
        pass
    monkeypatch.setattr("reviewer_app.operations.scanning.scan", None)
    with qtbot.waitSignal(companions.hits) as heard:
        companions.use_clock(ChatClock(((0, -3_500),)))
    assert [(hit.source, hit.start_ms) for hit in heard.args[0]] == [("chat", 500), ("transcript", 1_000)]


def test_hits_still_looked_for_come_on_the_clock_set_meanwhile(companions, qtbot, monkeypatch):
    began, go_on = threading.Event(), threading.Event()
    scan = scanning.scan

    def held(*arguments, **more):
        began.set()
        assert go_on.wait(20)
        return scan(*arguments, **more)

    monkeypatch.setattr(scanning, "scan", held)
    told = []
    companions.hits.connect(told.append)
    companions.open(stores.RECORDING, None)
    with qtbot.waitSignal(companions.chat_index):
        pass
    qtbot.waitUntil(began.is_set)
    companions.use_clock(ChatClock(((0, -1_500),)))
    go_on.set()
    qtbot.waitUntil(lambda: bool(told))
    assert [[hit.start_ms for hit in hits] for hits in told] == [[2_500]]


def test_only_the_recording_opened_last_is_told_of(companions, qtbot):
    told = []
    companions.hits.connect(told.append)
    companions.open(stores.RECORDING, TRANSCRIPT)
    companions.open(stores.RECORDING, None)
    qtbot.waitUntil(lambda: bool(told))
    assert [[hit.source for hit in hits] for hits in told] == [["chat"]]


def test_what_cannot_be_read_is_told_in_a_sentence(companions, qtbot, tmp_path):
    companions._settings.set("lexicon", str(tmp_path / "nowhere.yaml"))
    sentences = []
    companions.failed.connect(sentences.append)
    companions.open(stores.RECORDING, TRANSCRIPT)
    qtbot.waitUntil(lambda: any("nowhere.yaml" in text for text in sentences))


def test_waveform_and_pictures_come_and_pictures_can_be_forbidden(companions, media_files, qtbot):
    path = media_files("mp4")
    found = probe(path)
    recording = replace(stores.RECORDING, media_path=str(path), video=found.video, audio=found.audio, duration_ms=4_000)
    times, columns, ended = [], [], []
    companions.thumbnail.connect(lambda ms, _: times.append(ms))
    companions.peaks.connect(lambda start, _: columns.append(start))
    companions.progress.connect(lambda share, what: ended.append(what) if share == 1.0 else None)
    companions.open(recording, None)
    qtbot.waitUntil(lambda: {PICTURES, SOUND} <= set(ended))
    assert times and columns[0] == 0
    times.clear(), ended.clear()
    companions.without_pictures()
    qtbot.waitUntil(lambda: SOUND in ended)
    assert not times


def test_the_waveform_is_that_of_the_sound_track_asked_for(companions, media_files, qtbot):
    path = media_files("mp4-two-tracks")
    found = probe(path)
    recording = replace(stores.RECORDING, media_path=str(path), video=found.video, audio=found.audio, duration_ms=4_000)
    pieces, ended = [], []
    companions.peaks.connect(lambda _, columns: pieces.append(columns))
    companions.progress.connect(lambda share, what: ended.append(what) if share == 1.0 else None)

    def waveform(make):
        pieces.clear(), ended.clear()
        make()
        qtbot.waitUntil(lambda: SOUND in ended)
        return np.concatenate(pieces)

    first = waveform(lambda: companions.open(recording, None))
    second = waveform(lambda: companions.use_track(1))
    assert first.shape != second.shape or (first != second).any()
    assert (waveform(lambda: companions.use_track(0)) == first).all()
    assert (waveform(lambda: companions.open(recording, None, track=1)) == second).all()


def test_the_window_waits_for_no_thread(companions, media_files, qtbot, monkeypatch):
    """The next recording opens while a picture of the one before is still being decoded."""
    going_on, entered = threading.Event(), threading.Event()

    def slow(*_):
        entered.set()
        going_on.wait(10)

    monkeypatch.setattr(ThumbnailReader, "at", slow)
    path = media_files("mp4")
    found = probe(path)
    recording = replace(stores.RECORDING, media_path=str(path), video=found.video, audio=found.audio, duration_ms=4_000)
    companions.open(recording, None)
    assert entered.wait(10)
    companions.open(stores.RECORDING, None)
    (left,) = (job for job in companions._leaving if isinstance(job, MediaJob))
    assert not going_on.is_set() and left.running
    going_on.set()


def test_making_is_stopped_by_a_person_and_goes_on_from_what_was_kept(companions, media_files, qtbot, monkeypatch):
    """Nothing is told between; the waveform, which is kept whole only, comes from its beginning."""
    began, go_on, at = threading.Event(), threading.Event(), ThumbnailReader.at

    def held(self, ms, known):
        if began.is_set():
            assert go_on.wait(20)
        began.set()
        return at(self, ms, known)

    monkeypatch.setattr(ThumbnailReader, "at", held)
    found = probe(media_files("mp4"))
    path = str(media_files("mp4"))
    recording = replace(
        stores.RECORDING, recording_id="c" * 64, media_path=path, original_path=path, video=found.video,
        audio=found.audio, duration_ms=found.duration_ms,
    )  # fmt: skip
    pictures, columns = [], []
    companions.thumbnail.connect(lambda ms, _: pictures.append(ms))
    companions.peaks.connect(lambda start, _: columns.append(start))
    companions.open(recording, None)
    qtbot.waitUntil(began.is_set)
    assert companions.making and not companions.stopped
    companions.stop_making()
    assert companions.stopped and not companions.making
    go_on.set()
    for job in companions._leaving:
        job.join(20)
    before = list(pictures), list(columns)
    QCoreApplication.processEvents()
    assert (pictures, columns) == before
    with qtbot.waitSignal(companions.ended, timeout=20_000):
        companions.make_again()
    assert columns and columns[0] == 0 and len(set(pictures)) > 1
    assert not companions.making and not companions.stopped


def test_what_was_stopped_for_one_recording_is_made_for_the_next(companions, qtbot):
    companions.open(stores.RECORDING, None)
    companions.stop_making()
    companions.open(replace(stores.RECORDING, recording_id="d" * 64), None)
    assert not companions.stopped
