"""What the header says of the upload."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reviewer_app.background.sync_loop import SyncStatus


def sync_text(status: SyncStatus, translate: Callable[[str], str]) -> tuple[str, str]:
    """What the header says of the upload, and its state."""
    parts = []
    if status.refused:
        parts.append(translate("{n} refused").format(n=status.refused))
    parts.append(translate("{n} pending").format(n=status.pending) if status.pending else translate("all sent"))
    if not status.online:
        parts.append(translate("offline"))
    state = "error" if status.refused else "offline" if not status.online else "pending" if status.pending else "ok"
    return " · ".join(parts), state


def sync_details(status: SyncStatus, translate: Callable[[str], str]) -> str:
    """The upload in numbers, and what is wrong with it."""
    when = "–" if status.last_sync_ms is None else f"{datetime.fromtimestamp(status.last_sync_ms / 1000):%H:%M:%S}"
    numbers = translate("Sent since the start: {sent}. Pending: {pending}. Refused: {refused}. Last upload: {when}.")
    told = numbers.format(sent=status.sent, pending=status.pending, refused=status.refused, when=when)
    return " ".join(part for part in (told, status.refusal, status.sentence) if part)
