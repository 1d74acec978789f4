"""The pictures of the documentation: made by one command, whole, and of everything that can be seen."""

import importlib
import inspect
import json
import pkgutil
import subprocess
import sys
import tempfile

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from reviewer_app import ui
from tests.screenshots import __main__ as command
from tests.screenshots import picture
from tests.screenshots.scenes import SCENES
from tests.screenshots.told import differs, lasting


def _widgets():
    """Every class of the window's widgets that is not there only for others to be made from."""
    names = [info.name for info in pkgutil.walk_packages(ui.__path__, f"{ui.__name__}.")]
    for module in [importlib.import_module(name) for name in names]:
        for name, kind in inspect.getmembers(module, inspect.isclass):
            if issubclass(kind, QWidget) and kind.__module__ == module.__name__ and not kind.__subclasses__():
                yield f"{module.__name__}.{name}"


@pytest.fixture(scope="module")
def states():
    return json.loads((command.OUT / command.STATES).read_text(encoding="utf-8"))


def _made(folder, *arguments, timeout=240):
    """What the command notes of the pictures that it makes."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.screenshots", "--out", folder, *arguments],
        capture_output=True, text=True, timeout=timeout, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    return json.loads((folder / command.STATES).read_text(encoding="utf-8"))


def _out_of_date(states, made):
    """The states that show other texts than when their pictures were made."""
    return [
        f"{name} ({language})"
        for name, state in made.items()
        for language, now in state["told"].items()
        if differs(states[name]["told"][language], now)
    ]


def test_the_command_makes_pictures_that_are_not_blank_and_show_the_same_texts(tmp_path, states):
    """A state of the review page with its picture, in one language; the other states are compared when time allows."""
    made = _made(tmp_path, "--language", "es", "--only", "findings-many")
    files = sorted(tmp_path.glob("*.png"))
    assert [file.name for file in files] == ["findings-many.es.dark.png", "findings-many.es.light.png"]
    images = [QImage(str(file)) for file in files]
    assert {(image.width(), image.height()) for image in images} == {(1280, 800)}
    assert not any(picture.is_blank(image) for image in images)
    dark, light = (image.pixelColor(550, 10).lightness() for image in images)
    assert dark < 60 and light > 200
    assert _out_of_date(states, made) == [], "make the pictures anew: python -m tests.screenshots"


@pytest.mark.slow
@pytest.mark.timeout(2_400)
@pytest.mark.parametrize("language", command.LANGUAGES)
def test_no_picture_is_older_than_a_change_of_its_texts(tmp_path, states, language):
    made = _made(tmp_path, "--language", language, "--theme", command.THEMES[0], timeout=2_400)
    assert _out_of_date(states, made) == [], "make the pictures anew: python -m tests.screenshots"


def test_a_blank_picture_would_be_found(qapp):
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(0x202020)
    assert picture.is_blank(image)


def test_every_state_has_its_pictures(states):
    """In both languages and both themes, and none is left over: `python -m tests.screenshots`."""
    wanted = {
        f"{name}.{language}.{theme}.png"
        for name in SCENES
        for language in command.LANGUAGES
        for theme in command.THEMES
    }  # fmt: skip
    assert set(states) == set(SCENES)
    assert {file.name for file in command.OUT.glob("*.png")} == wanted


def test_every_picture_is_the_one_that_was_noted(states):
    """What is said of a state is said of these files: all of them were copied, and none was left behind."""
    for name, state in states.items():
        assert set(state["told"]) == set(command.LANGUAGES), name
        now = {file: command.file_digest(command.OUT / file) for file in state["files"]}
        assert now == state["files"], name
        assert len(now) == len(command.LANGUAGES) * len(command.THEMES)


def test_another_text_or_another_sign_between_digits_is_another_picture():
    """Other digits are not, times differ from one run to the next. Rows compare where letters are as large."""
    assert lasting("15.3 s") == lasting("7.95 s") != lasting("15,3 s")
    assert lasting(f"{tempfile.gettempdir()}/a-{1}/b/name.yaml") == "name.yaml"
    one = {"texts": "a", "rows": "b", "letters": "90x15"}
    assert not differs(one, dict(one))
    assert differs(one, one | {"texts": "c"}) and differs(one, one | {"rows": "c"})
    assert not differs(one, one | {"rows": "c", "letters": "91x15"})


def test_every_widget_is_seen_in_some_state(states):
    """A new page, sheet or bar needs a state in `tests/screenshots/scenes.py`."""
    seen = {name for state in states.values() for name in state["widgets"]}
    assert sorted(set(_widgets()) - seen) == []
