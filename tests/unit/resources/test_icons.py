"""The icon's files are what their script draws, and hold what systems look for."""

import importlib.util

import pytest
from PySide6.QtGui import QImage, QImageReader

from reviewer_app import paths

FOLDER = paths.resources() / "icons"


@pytest.fixture(scope="module")
def make_icons():
    """The script as a module."""
    spec = importlib.util.spec_from_file_location("make_icons", FOLDER / "make_icons.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_files_are_of_the_drawing_in_the_themes_colours(make_icons):
    """Else run `python resources/icons/make_icons.py`."""
    assert (FOLDER / "reviewer-app.svg").read_text(encoding="utf-8") == make_icons.drawing()
    for size in make_icons.SIZES:
        kept = QImage(str(FOLDER / f"reviewer-app-{size}.png"))
        drawn = QImage.fromData(make_icons.picture(make_icons.drawing(), size))
        assert (kept.width(), kept.height()) == (size, size)
        assert _difference(kept, drawn) < 2


def test_windows_and_macos_find_every_size_in_their_containers(make_icons):
    """As Qt reads them, which did not write them."""
    for name, sizes in (("ico", make_icons.ICO_SIZES), ("icns", make_icons.ICNS_TYPES)):
        reader = QImageReader(str(FOLDER / f"reviewer-app.{name}"))
        found = []
        for number in range(reader.imageCount()):
            reader.jumpToImage(number)
            found.append(reader.read().width())
        assert sorted(found) == sorted(sizes)


def _difference(one: QImage, other: QImage) -> float:
    """The mean difference of a channel, 0 to 255."""
    first, second = (bytes(image.convertToFormat(QImage.Format.Format_RGBA8888).constBits()) for image in (one, other))
    return sum(abs(a - b) for a, b in zip(first, second, strict=True)) / len(first)
