"""Exporting from the window: findings and verdicts into a file, written by a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QFileDialog

from reviewer_app.background.jobs import Job
from reviewer_app.ui.banner import INFO, SAID_MS
from reviewer_app.ui.main_window import MainWindow

if TYPE_CHECKING:
    from reviewer_app.bootstrap.session import Session
    from reviewer_app.domain.policy import PolicySet


class Exporter(QObject):
    """`session()` is the one at work, None while nobody is signed in; `naming()` language and standard of the names."""

    def __init__(
        self,
        window: MainWindow,
        session: Callable[[], Session | None],
        naming: Callable[[], tuple[str, PolicySet | None]],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._session, self._naming, self._failed = window, session, naming, failed

    def ask(self) -> None:
        """Let the person choose the file, then write it."""
        translate = QCoreApplication.translate
        name, _ = QFileDialog.getSaveFileName(
            self._window,
            translate("Application", "Export findings"),
            "findings.xlsx",
            translate("Application", "Excel (*.xlsx);;CSV (*.csv)"),
        )
        if name:
            self.write(Path(name))

    def write(self, path: Path) -> None:
        """Write findings and verdicts to a file, CSV or Excel by its name."""
        session, (language, policies) = self._session(), self._naming()
        if session is None:
            return

        def work(_: Job) -> Path:
            from reviewer_app.operations import exporting
            from reviewer_app.reports.findings_export import write_csv_files, write_xlsx

            export = exporting.gather(session.database, language, policies)
            if path.suffix.lower() == ".csv":
                write_csv_files(export, path)
            else:
                write_xlsx(export, path)
            return path

        job = Job(work, self)
        job.finished.connect(self._written)
        job.failed.connect(self._failed)
        job.start()

    def _written(self, path: Path) -> None:
        text = QCoreApplication.translate("Application", "Written: {path}")
        self._window.show_banner(text.format(path=path), INFO, SAID_MS)
