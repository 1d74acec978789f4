"""The deadline of a session as people write it: a moment of the wall clock, to the minute."""

from PySide6.QtCore import QCoreApplication, QDateTime

_FORM = "yyyy-MM-dd HH:mm"


def written(ms: int) -> str:
    """UTC ms as it is written into a field."""
    return QDateTime.fromMSecsSinceEpoch(ms).toString(_FORM)


def read(text: str) -> int | None:
    """UTC ms, None for what is no moment."""
    found = QDateTime.fromString(text.strip(), _FORM)
    return found.toMSecsSinceEpoch() if found.isValid() else None


def problem(ms: int | None, now_ms: int) -> str:
    """What is wrong with a deadline that was written, '' for nothing."""
    if ms is None:
        return QCoreApplication.translate("Deadline", "Write the deadline as 2026-11-27 18:00.")
    if ms <= now_ms:
        return QCoreApplication.translate("Deadline", "The deadline is over already.")
    return ""
