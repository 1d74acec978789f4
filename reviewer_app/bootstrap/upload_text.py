"""What the header says of the upload."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from reviewer_app.ui import numbers
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.background.sync_loop import SyncStatus


def sync_text(status: SyncStatus) -> tuple[str, str]:
    """What the header says of the upload, and its state."""
    parts = []
    if status.refused:
        parts.append(QCoreApplication.translate("Upload", "%n refused", "", status.refused))
    parts.append(
        QCoreApplication.translate("Upload", "%n pending", "", status.pending)
        if status.pending
        else QCoreApplication.translate("Upload", "all sent")
    )
    if not status.online:
        parts.append(QCoreApplication.translate("Upload", "offline"))
    state = "error" if status.refused else "offline" if not status.online else "pending" if status.pending else "ok"
    return " · ".join(parts), state


def sync_details(status: SyncStatus) -> str:
    """The upload in numbers, and what is wrong with it."""
    when = "–" if status.last_sync_ms is None else f"{datetime.fromtimestamp(status.last_sync_ms / 1000):%H:%M:%S}"
    text = QCoreApplication.translate(
        "Upload", "Sent since the start: {sent}. Pending: {pending}. Refused: {refused}. Last upload: {when}."
    )
    text = text.format(
        sent=numbers.whole(status.sent),
        pending=numbers.whole(status.pending),
        refused=numbers.whole(status.refused),
        when=when,
    )
    return " ".join(part for part in (text, told(status.refusal), told(status.sentence)) if part)
