"""How long it is until something is due, said with a shape so that colour is not the only sign."""

from PySide6.QtCore import QCoreApplication

RUNNING, OVERDUE = "▲", "■"


def is_overdue(due_ms: int, now_ms: int) -> bool:
    """Whether the time (UTC ms) is over."""
    return now_ms >= due_ms


def due_text(due_ms: int, now_ms: int) -> str:
    """`▲ 14:32` while there is time, `■ −03:10` when it is over; hours stand before where there are any."""
    if is_overdue(due_ms, now_ms):
        return f"{OVERDUE} −{_clock(now_ms - due_ms)}"
    # Rounded up: at 0:00 it is over.
    return f"{RUNNING} {_clock(due_ms - now_ms + 999)}"


def due_sentence(due_ms: int, now_ms: int) -> str:
    """The same in words, for those who hear it."""
    if is_overdue(due_ms, now_ms):
        return QCoreApplication.translate("Due", "overdue by {time}").format(time=_clock(now_ms - due_ms))
    return QCoreApplication.translate("Due", "due in {time}").format(time=_clock(due_ms - now_ms + 999))


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
