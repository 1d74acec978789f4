"""The log file: what the program did, never what is in a recording."""

import logging
import logging.handlers
import platform
import traceback
from pathlib import Path
from types import TracebackType

from reviewer_app import __version__

MEGABYTE = 1024 * 1024
_Fault = tuple[type[BaseException] | None, BaseException | None, TracebackType | None]


class _Discreet(logging.Formatter):
    """Faults by their type and place alone: what an exception says may quote a note or a transcript."""

    def formatException(self, ei: _Fault) -> str:
        """Where it was raised, outermost first, then what led to it."""
        lines: list[str] = []
        fault = ei[1]
        while fault is not None:
            lines += [type(fault).__name__ + ":\n", *traceback.format_tb(fault.__traceback__)]
            fault = fault.__cause__ or fault.__context__
        return "".join(lines).rstrip()


def set_up(folder: Path) -> Path:
    """Write the program's log to `reviewer-app.log` in a folder, five files of a megabyte at most.

    Modules log kinds, ids and durations. Titles, transcripts, notes, quotes and passwords are never arguments of a
    logging call; a test runs a review and looks for them in the file.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "reviewer-app.log"
    handler = logging.handlers.RotatingFileHandler(path, maxBytes=MEGABYTE, backupCount=4, encoding="utf-8")
    handler.setFormatter(_Discreet("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logger = logging.getLogger("reviewer_app")
    for old in logger.handlers[:]:
        logger.removeHandler(old)
        old.close()
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    # Not platform.platform(): that starts a process to ask for the processor's name.
    system = f"{platform.system()} {platform.release()}"
    logger.info("reviewer-app %s on %s, Python %s", __version__, system, platform.python_version())
    return path


def shut_down() -> None:
    """Close the log file."""
    logger = logging.getLogger("reviewer_app")
    for handler in logger.handlers[:]:
        logger.removeHandler(handler)
        handler.close()
    logger.propagate = True
