"""`demo` decides between a window for a person and the scripted review; the demo itself is in end2end/test_demo."""

import os
import signal

import pytest

from reviewer_app.bootstrap import demo, signals
from reviewer_app.central.reading import Arrived
from reviewer_app.cli import main

EQUAL = demo.Result("18", "libVLC", Arrived({}, {"r": {"f": None}}, {}, {}, 0), [])


@pytest.fixture
def chosen(monkeypatch):
    """What was begun, instead of beginning it."""
    begun = []
    monkeypatch.setattr(
        demo, "interactive", lambda home, progress: begun.append(("interactive", home)) or (0, "in words")
    )
    monkeypatch.setattr(demo, "scripted", lambda home, out, progress: begun.append(("scripted", home)) or EQUAL)
    monkeypatch.setattr(demo.Result, "to_json", lambda self: {"equal": self.equal})
    monkeypatch.setattr(demo.Result, "text", lambda self: "in words")
    before = {one: signal.getsignal(one) for one in signals.requests_to_end()}
    yield begun
    for one, handler in before.items():
        signal.signal(one, handler)


@pytest.mark.parametrize(
    ("platform", "display", "words", "kind"),
    [
        ("linux", ":0", [], "interactive"),
        ("linux", "", [], "scripted"),
        ("win32", "", [], "interactive"),
        ("linux", ":0", ["--scripted"], "scripted"),
        ("linux", ":0", ["--json"], "scripted"),
        ("linux", ":0", ["--out", "pictures"], "scripted"),
    ],
)
def test_a_window_where_there_is_a_screen_else_the_script(  # noqa: PLR0917
    chosen, monkeypatch, platform, display, words, kind
):
    """What only the script can give means the script."""
    monkeypatch.setattr("sys.platform", platform)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setenv("DISPLAY", display)
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ["QT_QPA_PLATFORM"])
    assert main(["demo", *words]) == 0
    assert [one for one, _ in chosen] == [kind]


def test_what_arrived_is_told_when_the_window_is_closed(chosen, monkeypatch, capsys):
    monkeypatch.setattr("sys.platform", "win32")
    assert main(["demo"]) == 0
    assert capsys.readouterr().out == "in words\n"


@pytest.mark.parametrize(("words", "out"), [(["--json"], '{\n  "equal": true\n}\n'), (["--scripted"], "in words\n")])
def test_the_result_is_json_or_words(chosen, capsys, words, out):
    assert main(["demo", *words]) == 0
    assert capsys.readouterr().out == out
