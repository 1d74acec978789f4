"""A copy is used again as it is, unless anything about it is in doubt."""

import json
import os

import pytest

from reviewer_app.domain.recording import TimeMap
from reviewer_app.media import kept_copy
from reviewer_app.media.kept_copy import keep_clock, kept_clock, remove_copy
from reviewer_app.media.remux import Clock

CLOCK = Clock(120_000, TimeMap(((0, 40), (5_000, -900))), ("The recording's «clock» jumps.",), True)


@pytest.fixture
def copy(tmp_path):
    """A copy whose clock is kept."""
    made = tmp_path / "abc.mkv"
    made.write_bytes(b"picture and sound")
    keep_clock(made, CLOCK)
    return made


def test_the_clock_comes_back_as_it_was(copy):
    """And only the copy and what is known of it are in the folder."""
    assert kept_clock(copy) == CLOCK
    assert sorted(one.name for one in copy.parent.iterdir()) == ["abc.json", "abc.mkv"]
    remove_copy(copy)
    assert list(copy.parent.iterdir()) == []
    remove_copy(copy)


def test_a_copy_that_is_not_the_same_file_is_not_trusted(copy):
    """Cut short, written to since, put there by another, or gone."""
    state = copy.stat()
    copy.write_bytes(b"picture and soun")
    os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns))
    assert kept_clock(copy) is None
    copy.write_bytes(b"PICTURE and sound")
    os.utime(copy, ns=(state.st_atime_ns, state.st_mtime_ns + 1_000_000_000))
    assert kept_clock(copy) is None
    copy.unlink()
    assert kept_clock(copy) is None


def test_what_an_older_program_made_is_made_anew(copy, monkeypatch):
    """Its way of copying may be another."""
    monkeypatch.setattr(kept_copy, "_FORM", kept_copy._FORM + 1)
    assert kept_clock(copy) is None


@pytest.mark.parametrize("field", ["form", "file", "duration_ms", "time_map", "warnings", "damaged"])
def test_a_note_of_another_shape_is_none(copy, field):
    """Fields that are missing or of another kind."""
    note = copy.with_suffix(".json")
    whole = json.loads(note.read_text(encoding="utf-8"))
    for broken in ({name: value for name, value in whole.items() if name != field}, {**whole, field: None}):
        note.write_text(json.dumps(broken), encoding="utf-8")
        assert kept_clock(copy) is None


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"7", b"\xff"])
def test_a_note_that_was_torn_is_none(copy, content):
    """As a power cut leaves it."""
    copy.with_suffix(".json").write_bytes(content)
    assert kept_clock(copy) is None


def test_a_folder_that_takes_no_note_is_no_fault(tmp_path):
    """The copy is there, and can be played; next time it is made again."""
    made = tmp_path / "abc.mkv"
    made.write_bytes(b"picture and sound")
    made.with_suffix(".json").mkdir()
    keep_clock(made, CLOCK)
    assert kept_clock(made) is None
    assert sorted(one.name for one in tmp_path.iterdir()) == ["abc.json", "abc.mkv"]
