"""Asks a person what the columns of a chat log are when it is imported, and remembers the answer for its headings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.bootstrap.importer import Importer
from reviewer_app.settings import Settings
from reviewer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from reviewer_app.formats.chat_csv import UnknownColumns
    from reviewer_app.ui.queue.columns_sheet import ColumnsSheet


class ColumnsDesk(QObject):
    """Between the importer and the sheet; an import that was asked about and is not answered keeps nothing."""

    def __init__(
        self, window: MainWindow, importer: Importer, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._window, self._importer, self._settings = window, importer, settings
        self._key = ""
        self.sheet: ColumnsSheet | None = None
        importer.asked.connect(self._ask)

    def end(self) -> None:
        """Nobody is at work any more."""
        if self.sheet is not None:
            self.sheet.close_it()

    def _ask(self, about: UnknownColumns) -> None:
        if self.sheet is None:
            from reviewer_app.ui.queue.columns_sheet import ColumnsSheet

            self.sheet = ColumnsSheet(self._window.centralWidget(), self._window.theme)
            self.sheet.chosen.connect(self._chosen)
            self.sheet.without.connect(lambda: self._importer.answer(None))
            self.sheet.left.connect(self._importer.cancel)
        self._key = about.heading_key
        self.sheet.ask(about)

    def _chosen(self, columns: Mapping[str, str]) -> None:
        from reviewer_app.operations.chatting import remember_columns

        remember_columns(self._settings, self._key, columns)
        self._importer.answer(columns)
