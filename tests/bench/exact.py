"""The share of labels on a still picture whose picture, time and kept still are one and the same."""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QLoggingCategory, QTimer
from PySide6.QtWidgets import QApplication

from tests.exactness import ENGINES, RECIPES, sights
from tests.media_files import MediaFiles

NAME = "exact"
HELP = "labels after seeks, steps either way and pauses, by keys in the window: how many are exact, per container"


class Patience:
    """What the window's tests need of a bot."""

    def waitUntil(self, reached: Callable[[], bool], timeout: int = 5_000) -> None:
        """Let the window work until something is so."""
        limit = time.perf_counter() + timeout / 1000
        ticker = QTimer(interval=10)
        ticker.start()
        while not reached():
            if time.perf_counter() > limit:
                raise TimeoutError("the window did not come to it")
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        ticker.stop()


def run() -> dict:
    """Exact labels of all, per engine and container, what was not exact, and the share of all."""
    QLoggingCategory.setFilterRules("qt.multimedia.*=false")
    app = QApplication.instance() or QApplication([])
    result: dict = {engine: {} for engine in ENGINES}
    wrong: list[str] = []
    labels = 0
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "media").mkdir()
        files = MediaFiles(Path(folder) / "media")
        for engine in ENGINES:
            for recipe in RECIPES:
                home = Path(folder) / f"{engine}-{recipe}"
                home.mkdir()
                seen = list(sights(Patience(), home, files(recipe), engine))  # type: ignore[arg-type]
                labels += len(seen)
                result[engine][recipe] = f"{sum(one.exact for one in seen)} of {len(seen)}"
                wrong += [f"{engine} {recipe}: {one}" for one in seen if not one.exact]
    del app
    share = round(100 * (labels - len(wrong)) / labels, 2)
    return result | {"labels": labels, "exact_percent": share, "goal_percent": 100, "not_exact": wrong}
