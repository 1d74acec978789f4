"""What is made of a recording to be kept: the very picture, and the words around."""

import json
from dataclasses import replace

import pytest

from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.review import Finding
from reviewer_app.media.opening import Abandoned
from reviewer_app.operations import copying, importing
from tests import stores
from tests.media_files import read_frame_number
from tests.unit.media.test_still_file import read_png


def imported(path, folder):
    """The recording as import makes it."""
    return importing.prepare(path, None, folder, lambda *_: None, lambda: False).recording


@pytest.mark.parametrize("name", ["mp4", "mp4-late", "mkv-vfr", "flv"])
def test_the_still_is_the_picture_on_screen_then(media_files, tmp_path, name):
    """Its time is the picture's own and leads back to the picture in what was decoded."""
    recording = imported(media_files(name), tmp_path)
    made = copying.still(recording, 1_710)
    number = read_frame_number(read_png(made.content))
    assert made.start_ms == made.end_ms <= 1_710
    again = copying.still(recording, made.start_ms)
    assert again == made
    assert read_frame_number(read_png(copying.still(recording, made.start_ms - 1).content)) == number - 1
    assert (made.kind, made.media_type) == ("still", "image/png")
    assert made.stream_pts is not None
    assert made.time_base.startswith("1/")


def test_sound_only_gives_words_only(media_files, tmp_path):
    recording = imported(media_files("m4a"), tmp_path)
    [made] = copying.copies(recording, stores.TRANSCRIPT, Finding("hate.slur", 1_200, 2_000))
    assert (made.kind, made.start_ms, made.end_ms) == ("excerpt", 1_200, 2_000)
    assert [cue["text"] for cue in json.loads(made.content)["cues"]] == ["Buenas tardes a todos", "¿Qué tal?"]


def test_where_there_is_nothing_it_is_said(media_files, tmp_path):
    recording = imported(media_files("m4a"), tmp_path)
    with pytest.raises(Refused, match="neither a picture nor a transcript"):
        copying.copies(recording, None, Finding("hate.slur", 1_200))


def test_another_picture_of_a_span_can_be_kept(media_files, tmp_path):
    recording = imported(media_files("mp4"), tmp_path)
    still, words = copying.copies(recording, stores.TRANSCRIPT, Finding("hate.slur", 0, 3_000), 2_010)
    assert read_frame_number(read_png(still.content)) == 60
    assert (words.start_ms, words.end_ms) == (0, 3_000)


def test_a_recording_that_is_gone_is_told(media_files, tmp_path):
    recording = replace(imported(media_files("mp4"), tmp_path), media_path=str(tmp_path / "gone.mp4"))
    with pytest.raises(Unreadable, match="the picture cannot be decoded"):
        copying.still(recording, 0)


def test_nobody_waits_any_more(media_files, tmp_path):
    with pytest.raises(Abandoned):
        copying.still(imported(media_files("mp4"), tmp_path), 0, lambda: True)
