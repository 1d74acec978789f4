"""Bytes of a file that somebody named."""

import gc

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.files import LARGEST, collector_paused, read_bytes


def test_the_sentence_names_what_was_asked_for(tmp_path):
    with pytest.raises(Unreadable, match="choose a chat log"):
        read_bytes(tmp_path, "chat log")
    with pytest.raises(Unreadable, match="cannot be opened"):
        read_bytes(tmp_path / "none", "chat log")


def test_of_a_binary_file_the_beginning_is_enough_and_of_text_nothing_huge_is_read(tmp_path):
    binary, text = tmp_path / "a.mp4", tmp_path / "b.txt"
    binary.write_bytes(b"\0\1\2" * 100_000)
    assert len(read_bytes(binary, "transcript")) == 65_536
    with text.open("wb") as file:
        file.write(b"x" * 70_000)
        file.truncate(LARGEST + 1)
    with pytest.raises(Unreadable, match="too large to be a transcript"):
        read_bytes(text, "transcript")


def test_the_collector_runs_again_after_a_failure():
    with pytest.raises(KeyError), collector_paused():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled()
