"""The quality page in a window, with the figures of a team; what plays a clip only notes what it was asked."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer_app import paths
from reviewer_app.domain.quality.checks import Quality
from reviewer_app.domain.quality.report import Report, View, first_view, report
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import standards
from reviewer_app.operations.quality import begin_ms
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.quality import chart  # noqa: F401 - as the desk has loaded it by then
from reviewer_app.ui.quality.page import QualityPage
from reviewer_app.ui.theme import Theme
from tests.qualities import DAY_MS, quality

PACK = read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)


class Clip(QWidget):
    """Notes what is to be shown; `tests/ui/test_quality_desk.py` has a real one."""

    failed = Signal(str)

    def __init__(self):
        super().__init__()
        self.recording_id, self.played, self.known = "", [], ([], None)

    def set_keys(self, keys):
        self.keys = keys

    def handlers(self):
        return {}

    def show_recording(self, recording_id, findings=(), policies=None):
        self.recording_id, self.known = recording_id, (list(findings), policies)

    def play(self, start_ms, end_ms):
        self.played.append((self.recording_id, start_ms, end_ms))

    def stop(self):
        self.played.append("stop")


class Desk:
    """Answers the page at once, with the figures of `data`."""

    def __init__(self, page, data):
        self.page, self.data = page, data
        self.fetched, self.views = [], []
        # While it is silent nothing is answered.
        self.silent = False
        page.fetch_wanted.connect(self._fetch)
        page.view_wanted.connect(self._look)

    def _fetch(self, first, last, names, view):
        self.fetched.append((first, last, names))
        if self.silent:
            return
        self.told = replace(self.data, from_ms=begin_ms(first), to_ms=begin_ms(last) + DAY_MS, named=names)
        self.page.show_report(_report(self.data, view or first_view(self.data)), self.told)

    def _look(self, view):
        self.views.append(view)
        self.page.show_report(_report(self.data, view), self.told)


# Made once for all tests: the same decisions looked at in the same way.
_made: dict[tuple, Report] = {}


def _report(data: Quality, view: View) -> Report:
    key = (len(data.checks), data.checks[:1], view)
    if key not in _made:
        _made[key] = report(data, view)
    return _made[key]


@pytest.fixture(scope="session")
def figures():
    """Eight weeks of a team."""
    return quality()


@pytest.fixture
def today(figures):
    """The last day that there are decisions of."""
    return datetime.fromtimestamp(figures.to_ms / 1000 - 1, UTC).date()


@pytest.fixture
def make(qtbot, figures, today):
    """`make(data, leads)`: the page on screen, and who answers it."""

    def build(data=figures, leads=True, size=(1280, 800), scale=100) -> QualityPage:
        theme = Theme("dark", scale)
        page = QualityPage(
            Clip(), theme, lambda: today, lambda policy: policy.title(), standard=lambda: PACK, leads=leads
        )
        page.desk = Desk(page, data)
        window = MainWindow([page], theme)
        qtbot.addWidget(window)
        window.resize(*size)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        if data.checks:
            qtbot.waitUntil(lambda: all(panel.chart is not None for panel in page.board.panels))
        page.window_for_test = window
        return page

    return build


@pytest.fixture
def page(make):
    return make()


def days(first: date, last: date) -> int:
    """How many days these are."""
    return (last - first).days + 1
