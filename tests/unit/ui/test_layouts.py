"""Layouts in their file, and windows brought back into view."""

import os

import pytest
from PySide6.QtCore import QRect

from reviewer_app.ui.layouts import Layout, Layouts, in_view, shares

SCREEN, BESIDE = QRect(0, 0, 1920, 1040), QRect(1920, 0, 2560, 1400)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "config" / "layouts.toml"


def test_what_was_on_screen_is_there_again(file):
    parts = {"review.columns": (250, 500, 250), "review.hidden": ("picture",)}
    Layouts(file).keep_last(Layout((10, 20, 1200, 800), True, parts))
    assert Layouts(file).last == Layout((10, 20, 1200, 800), True, parts)


def test_named_layouts_are_saved_chosen_and_deleted(file):
    """Names may hold anything that a person types."""
    layouts = Layouts(file)
    night, other = Layout((1, 2, 300, 400)), Layout(None, False, {"review.columns": (1, 2)})
    layouts.save('Night “ñ” "x"\n', night)
    layouts.save("Chat", other)
    again = Layouts(file)
    assert again.names == ('Night “ñ” "x"\n', "Chat")
    assert (again.chosen, again.last) == ("Chat", other)
    assert again.choose('Night “ñ” "x"\n') == night == Layouts(file).last
    again.delete("Chat")
    again.delete('Night “ñ” "x"\n')
    assert (Layouts(file).names, Layouts(file).chosen) == ((), "")
    assert Layouts(file).last == night


def test_the_default_layout_is_chosen_by_the_empty_name(file):
    layouts = Layouts(file)
    layouts.save("One", Layout((1, 2, 300, 400)))
    assert layouts.choose("") == Layout()
    assert (layouts.chosen, layouts.named("One")) == ("", Layout((1, 2, 300, 400)))


@pytest.mark.parametrize(
    "text",
    [
        "not toml [",
        "version = 2",
        'version = 1\n[layouts.""]\nwindow = [1, 2, 3]',
        'version = 1\n[layouts.""]\nwindow = [1, 2, 0, 4]',
        'version = 1\n[layouts.""]\nmaximised = 1',
        'version = 1\n[layouts.""]\n"review.columns" = [1, "a"]',
        'version = 1\n[layouts.""]\n"review.columns" = 5',
        "version = 1\nlayouts = 3",
        "version = 1\n[layouts]\nx = 3",
    ],
)
def test_a_damaged_file_means_the_default_layout_and_one_sentence(file, text):
    file.parent.mkdir()
    file.write_text(text)
    layouts = Layouts(file)
    assert (layouts.last, layouts.names) == (Layout(), ())
    assert layouts.problems == [f"{file} cannot be read; the default layout is used."]


def test_bytes_that_are_no_text_are_damage_too(file):
    file.parent.mkdir()
    file.write_bytes(b"version = 1\n\xff")
    assert Layouts(file).problems


def test_no_file_is_no_problem(file):
    assert Layouts(file).problems == []


def test_nothing_is_written_while_nothing_changes(file):
    layouts = Layouts(file)
    layouts.keep_last(Layout((1, 2, 300, 400)))
    os.utime(file, (1, 1))
    layouts.keep_last(Layout((1, 2, 300, 400)))
    assert file.stat().st_mtime == 1


@pytest.mark.parametrize(
    ("wanted", "placed"),
    [
        (QRect(100, 100, 800, 600), QRect(100, 100, 800, 600)),
        (QRect(-500, -300, 800, 600), QRect(0, 0, 800, 600)),
        (QRect(1500, 900, 800, 600), QRect(1920, 800, 800, 600)),
        (QRect(2000, 100, 800, 600), QRect(2000, 100, 800, 600)),
        (QRect(9000, 100, 800, 600), QRect(1120, 100, 800, 600)),
        (QRect(0, 0, 5000, 3000), QRect(1920, 0, 2560, 1400)),
    ],
)
def test_a_window_is_brought_wholly_into_view(wanted, placed):
    """Of a screen that is no longer there it comes to the first one."""
    assert in_view(wanted, [SCREEN, BESIDE]) == placed


def test_shares_of_nothing_are_none():
    assert (shares([0, 0]), shares([1, 3])) == ((), (2500, 7500))
