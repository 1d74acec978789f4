"""The person's own ledger in the window: read from the store when asked for, deleted when asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from reviewer_app.background.store_worker import StoreWorker
    from reviewer_app.operations.exposure import Exposure
    from reviewer_app.ui.exposure_panel import ExposurePanel


class ExposureDesk(QObject):
    """Opens the panel. `worker()` is the store's, None while nobody is signed in; `keep()` stores what was counted."""

    def __init__(
        self,
        window: MainWindow,
        worker: Callable[[], StoreWorker | None],
        keep: Callable[[], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._worker, self._keep, self._failed = window, worker, keep, failed
        self.panel: ExposurePanel | None = None

    def open(self) -> None:
        """Show the ledger as it is now."""
        self._keep()
        self._ask()

    def _ask(self, forget: bool = False) -> None:
        # The store's libraries are not loaded before the window is painted.
        from reviewer_app.operations import exposure

        worker = self._worker()
        if worker is not None:
            if forget:
                worker.run(exposure.forget, failed=self._failed)
            worker.run(exposure.totals, date.today(), then=self._show, failed=self._failed)

    def _show(self, totals: Exposure) -> None:
        if self.panel is None:
            from reviewer_app.ui.exposure_panel import ExposurePanel

            self.panel = ExposurePanel(self._window.centralWidget(), self._window.theme)
            self.panel.forget_wanted.connect(lambda: self._ask(forget=True))
        self.panel.show_totals(totals)
