"""The real window on a real store, in a process of its own, and what it paints."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from reviewer_app import paths
from reviewer_app.background.store_worker import StoreWorker
from reviewer_app.domain.review import Finding
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import labelling
from reviewer_app.playback import deck
from reviewer_app.playback.availability import NONE, Choice
from reviewer_app.settings import Settings
from reviewer_app.store.database import Database
from reviewer_app.ui.commands import REVIEW
from reviewer_app.ui.main_window import MainWindow
from reviewer_app.ui.review.bench import Bench
from reviewer_app.ui.review.findings_view import FindingRows, FindingsView
from reviewer_app.ui.review.page import ReviewPage
from reviewer_app.ui.theme import Theme
from tests import stores

PATIENCE_MS = 20_000


class EarlyWorker(StoreWorker):
    """Answers a recording before its `commit`: the window paints too early, which the tests must notice."""

    def __init__(self, database: Database, commit: Callable[..., object] = labelling.record) -> None:
        super().__init__(database)
        self._commit = commit

    def run(self, operation: Any, *arguments: Any, then: Any = None, failed: Any = None, meanwhile: Any = None) -> None:
        """Run an operation; one that records is answered first."""
        if operation is labelling.record:
            QTimer.singleShot(0, self, lambda: then(arguments[0]))
            super().run(self._commit, *arguments, failed=failed)
        else:
            super().run(operation, *arguments, then=then, failed=failed, meanwhile=meanwhile)


def open_window(worker: StoreWorker, home: Path) -> MainWindow:
    """The window on the review page with the one recording open, on screen."""
    policy_set = read_policy_pack(next((paths.resources() / "policies").glob("live-es-*.yaml")))
    settings = Settings(home / "settings.toml")
    theme = Theme()
    # The recording is judged by its transcript: what plays has no part in what is stored.
    deck.choose = lambda *_: Choice(NONE, (), "Nothing plays here.")
    bench = Bench(worker, deck.Deck(), policy_set, stores.CONTEXT.author, settings, lambda: 5_000)
    window = MainWindow([ReviewPage(bench, theme)], theme)
    window.set_policies(policy_set, "es")
    window.resize(1400, 900)
    window.show()
    window.show_page(REVIEW, stores.RECORDING.recording_id)
    wait(lambda: window.page.controller.is_open)
    return window


def watch_painting(report: Callable[[dict[str, object]], None]) -> None:
    """From now on say what the list of findings shows, each time that it is painted: call before the window is made.

    Reports are `{"painted": finding}` for a finding or a new state of one, `{"gone": id}` for one painted no more. A
    row made ready outside of a painting is seen by nobody.
    """
    seen: dict[str, Finding] = {}
    under_way: list[FindingsView] = []
    picture_of, paint_list = FindingRows.picture, FindingsView.paintEvent

    def picture(self: FindingRows, finding: Finding, chosen: bool) -> QPixmap:
        if under_way and seen.get(finding.finding_id) != finding:
            seen[finding.finding_id] = finding
            report({"painted": finding.to_json()})
        return picture_of(self, finding, chosen)

    def whole(self: FindingsView, event: QPaintEvent) -> None:
        under_way.append(self)
        paint_list(self, event)
        under_way.pop()
        for finding_id in [one for one in seen if not self.model().has(one)]:
            del seen[finding_id]
            report({"gone": finding_id})

    FindingRows.picture, FindingsView.paintEvent = picture, whole


def press(key: str) -> None:
    """A real key event to whatever has the focus."""
    QTest.keyClick(QApplication.focusWidget(), key)


def wait(condition: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    patience = QTimer(singleShot=True, interval=PATIENCE_MS)
    patience.start()
    while not condition():
        if not patience.isActive():
            raise TimeoutError("the window did not get there")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
