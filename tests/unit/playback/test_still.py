"""Exact pictures on a thread of their own: order, abandoning, errors, and the end of the thread."""

import threading

import pytest
from PySide6.QtGui import QImage

from reviewer_app.media.frames import FrameReader
from reviewer_app.playback import still
from reviewer_app.playback.still import StillSource, as_image
from tests.contract.players import index_of, number_in


@pytest.fixture
def source(media_files):
    """A source over a recording."""
    made = StillSource(str(media_files("mp4")))
    yield made
    made.close()


def test_the_picture_and_its_time_come_back_with_the_token(source, media_files, qtbot):
    """`at` and `neighbour` answer with the exact picture on the asking thread."""
    index = index_of(media_files("mp4"))
    for token_of, expected in (
        (lambda: source.at(index.middle_of(40)), 40),
        (lambda: source.neighbour(index.time_of(40), -3), 37),
        (lambda: source.neighbour(index.time_of(119), 5), 119),
    ):
        with qtbot.waitSignal(source.ready, timeout=5000) as ready:
            token = token_of()
        assert ready.args[0] == token
        assert number_in(ready.args[1]) == expected
        assert ready.args[2] == index.time_of(expected)


def test_only_the_newest_request_is_answered(source, qtbot):
    """Of requests made in one go, the last one's picture is the only one delivered."""
    tokens = []
    source.ready.connect(lambda token, *_: tokens.append(token))
    last = [source.at(ms) for ms in range(0, 3000, 100)][-1]
    qtbot.waitUntil(lambda: last in tokens, timeout=5000)
    assert tokens == [last]


def test_an_answer_that_was_overtaken_is_dropped(media_files, qtbot, monkeypatch):
    """A request that was already being served when a newer one came is not answered, nor made into an image."""
    made = []
    monkeypatch.setattr(still, "as_image", lambda picture: made.append(picture.pts_ms) or as_image(picture))
    release, entered = threading.Event(), threading.Event()

    def wait_and_open(path, abandoned):
        entered.set()
        assert release.wait(5)
        return FrameReader(path, abandoned)

    source = StillSource(str(media_files("mp4")), open_reader=wait_and_open)
    tokens = []
    source.ready.connect(lambda token, *_: tokens.append(token))
    source.at(0)
    assert entered.wait(5)
    newest = source.at(2000)
    release.set()
    qtbot.waitUntil(lambda: newest in tokens, timeout=5000)
    assert tokens == [newest]
    assert made == [2000]
    source.close()


def test_the_image_owns_its_pixels_and_needs_no_conversion_to_be_painted(media_files):
    """It outlives the picture that it was made from; a window's own format is 32 bits a pixel."""
    with FrameReader(media_files("mp4")) as reader:
        image = as_image(reader.at(1000))
        for number in range(60, 90):
            as_image(reader.at(number * 33))
    assert image.format() == QImage.Format.Format_RGB32
    assert number_in(image) == 30


def test_a_file_that_cannot_be_read_is_reported(media_files, qtbot):
    """`failed` carries the token and why."""
    source = StillSource(str(media_files("text")))
    with qtbot.waitSignal(source.failed, timeout=5000) as failed:
        token = source.at(0)
    assert failed.args[0] == token
    assert failed.args[1]
    source.close()


def test_closing_ends_the_thread_and_answers_nothing_more(media_files, qtbot):
    """A request under way when the source closes is dropped."""
    before = set(threading.enumerate())
    source = StillSource(str(media_files("mp4-long-gop")))
    answered = []
    source.ready.connect(lambda *values: answered.append(values))
    source.at(9000)
    source.close()
    assert set(threading.enumerate()) == before
    qtbot.wait(50)
    assert answered == []


def test_a_reader_that_hangs_is_left_behind(media_files, monkeypatch):
    """`close` comes back although the decoder does not."""
    monkeypatch.setattr(still, "STOP_LIMIT_S", 0.05)
    release, entered = threading.Event(), threading.Event()

    def hang(path, abandoned):
        entered.set()
        release.wait()
        return FrameReader(path, abandoned)

    source = StillSource(str(media_files("mp4")), open_reader=hang)
    source.at(0)
    assert entered.wait(5)
    source.close()
    assert source._thread.is_alive()
    release.set()
    source._thread.join(5)
    assert not source._thread.is_alive()
