"""The pictures of the documentation: made by one command, whole, and of everything that can be seen."""

import importlib
import inspect
import json
import pkgutil
import subprocess
import sys

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from reviewer_app import ui
from tests.screenshots import __main__ as command
from tests.screenshots import picture
from tests.screenshots.scenes import SCENES


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


def test_the_command_makes_pictures_that_are_not_blank(tmp_path):
    """A state of the review page with its picture, in one language."""
    made = subprocess.run(
        [sys.executable, "-m", "tests.screenshots", "--out", tmp_path, "--language", "es", "--size", "1100x700",
         "--only", "findings-many"],
        capture_output=True, text=True, timeout=240, check=False,
    )  # fmt: skip
    assert made.returncode == 0, made.stdout + made.stderr
    files = sorted(tmp_path.glob("*.png"))
    assert [file.name for file in files] == ["findings-many.es.dark.png", "findings-many.es.light.png"]
    images = [QImage(str(file)) for file in files]
    assert {(image.width(), image.height()) for image in images} == {(1100, 700)}
    assert not any(picture.is_blank(image) for image in images)
    dark, light = (image.pixelColor(550, 10).lightness() for image in images[:2])
    assert dark < 60 and light > 200


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


def test_every_widget_is_seen_in_some_state(states):
    """A new page, sheet or bar needs a state in `tests/screenshots/scenes.py`."""
    seen = {name for state in states.values() for name in state["widgets"]}
    assert sorted(set(_widgets()) - seen) == []
