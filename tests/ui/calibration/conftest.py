"""What the tests of the calibration page share: a session of four people on two recordings, and who looks at it."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.domain.calibration.discussion import discussed
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.domain.review import Finding
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.ui.calibration.spot_groups import Standard
from reviewer_app.ui.theme import Theme
from tests import calibrations

OTHER = "b" * 64
INSULT, SLUR = "harassment.insult", "hate.slur"


def said(policy, start_ms, end_ms, severity, note=""):
    """A finding as a member marked it."""
    return Finding(policy, start_ms, end_ms, severity=severity, note=note, finding_id=f"{policy}-{start_ms}")


def reviews(**more):
    """Three find an insult, one a slur in the same place; one verdict of the other recording differs."""
    return [
        calibrations.review("A", [said(INSULT, 10_000, 14_000, "S2", "payaso")], "NA", **more),
        calibrations.review("B", [said(INSULT, 10_200, 14_100, "S2", "feo")], "NA", **more),
        calibrations.review("C", [said(SLUR, 10_100, 13_900, "S1", "contra un grupo")], "NA", **more),
        calibrations.review("D", [], "NA", **more),
        *(
            calibrations.review(letter, [], outcome, OTHER, **more)
            for letter, outcome in zip("ABCD", ("NA", "NA", "NA", "FI"), strict=True)
        ),
    ]


def make_session(**more):
    """The session as its lead has it, who is no member unless told."""
    given = {"my_letter": None, **more}
    return calibrations.session(given.pop("reviews", reviews()), (calibrations.RECORDING, OTHER), **given)


@pytest.fixture(scope="session")
def standard():
    """The pack that comes with the program, in English."""
    return Standard(read_policy_pack(next((paths.resources() / "policies").glob("live-es-*.yaml"))), "en")


@pytest.fixture
def theme(qapp):
    """The dark theme, not applied to the whole application."""
    return Theme()


@pytest.fixture
def spots(standard):
    """`spots(session)`: its disputed spots as they stand."""
    return lambda session: discussed(session, spots_of(session, standard.policies))


@pytest.fixture
def on_screen(qtbot):
    """`on_screen(widget)`: the widget in a window that has the keys."""

    def show(widget):
        if widget.parent() is None:
            qtbot.addWidget(widget)
        widget.window().show()
        widget.window().activateWindow()
        qtbot.waitUntil(widget.window().isActiveWindow)
        return widget

    return show


@pytest.fixture
def press(qtbot):
    """`press("Ctrl+Return", …)`: keys where the focus is; words of one letter are typed."""
    modifiers = {"Ctrl": Qt.KeyboardModifier.ControlModifier, "Shift": Qt.KeyboardModifier.ShiftModifier}

    def keys(*names):
        for name in names:
            *held, key = name.split("+")
            held_now = Qt.KeyboardModifier.NoModifier
            for one in held:
                held_now |= modifiers[one]
            code = getattr(Qt.Key, f"Key_{key}") if len(key) > 1 else key
            qtbot.keyClick(QApplication.focusWidget(), code, held_now)

    return keys


class Clip(QWidget):
    """Stands for the clip where no picture is looked at: counts how often it was told to stop."""

    failed = Signal(str)

    def __init__(self):
        super().__init__()
        self.stops = 0

    def handlers(self):
        """None of its own."""
        return {}

    def set_keys(self, keys):
        """They are not shown."""

    def stop(self):
        """Once more."""
        self.stops += 1


@pytest.fixture
def clip(qtbot):
    """A clip without a picture."""
    made = Clip()
    qtbot.addWidget(made)
    return made
