"""`run`, and no command at all: the window, and what it tells the terminal."""

from argparse import Namespace

import pytest
from PySide6.QtCore import QObject, Signal

from reviewer_app import bootstrap, cli
from reviewer_app.cli import run
from reviewer_app.domain.errors import StoreUnavailable
from tests.workplaces import options


class Window(QObject):
    """The application as the command sees it; it may be refused its store once it is on screen."""

    refused = Signal(str)

    def __init__(self, refusal=None):
        super().__init__()
        self.refusal = refusal

    def run(self):
        """The exit code of the window."""
        if self.refusal is None:
            return 0
        self.refused.emit(str(self.refusal))
        return self.refusal.exit_code


@pytest.fixture
def opened(monkeypatch):
    """The places that windows were opened for; the next window may be refused."""
    places, windows = [], []

    def start(place):
        places.append(place)
        return windows.pop() if windows else Window()

    monkeypatch.setattr(bootstrap, "start", start)
    return places, windows


@pytest.mark.parametrize("words", [[], ["run"]])
def test_with_and_without_its_name_the_window_opens_on_the_place_given(opened, tmp_path, words, capsys):
    assert cli.main([*options(tmp_path, "host=/nowhere dbname=c"), *words]) == 0
    [place] = opened[0]
    assert (place.home.data.parent, place.central) == (tmp_path, "host=/nowhere dbname=c")
    assert capsys.readouterr() == ("", "")


def test_a_window_that_may_not_open_its_store_says_so_in_the_terminal_too(opened, tmp_path, capsys):
    """One sentence, at once; the exit code tells a script."""
    opened[1].append(Window(StoreUnavailable("Another window is open.")))
    assert run.run(Namespace(home=str(tmp_path), key_file=str(tmp_path / "key"))) == 5
    assert capsys.readouterr().err == "reviewer-app: Another window is open.\n"
