"""Keeps known and harmless messages of Qt off the terminal, and nothing else."""

import atexit
import sys
from collections.abc import Callable

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# What Qt says each time that a window changes on a machine without a screen: worth no line anywhere.
CHATTER = "This plugin does not support propagateSizeHints()"
# What Qt says of every run on a machine without a screen, a sound server, a decoder in hardware or a UTF-8 locale, and
# of its own version.
HARMLESS = (
    CHATTER,
    "Detected locale ",
    "qt.multimedia.symbolsresolver: Couldn't ",
    'qt.multimedia.playbackengine.codec: "No HW decoder found"',
    "Using Qt multimedia with FFmpeg version ",
)
# The title and path of each file that is opened: FFmpeg writes them to the terminal itself, past every handler.
_OF_RECORDINGS = "qt.multimedia.ffmpeg.mediadataholder.info=false"


def keep_discreet(instead: Callable[[str], None]) -> None:
    """For the rest of the process: what is harmless goes to `instead`, what is in a recording nowhere."""
    QLoggingCategory.setFilterRules(_OF_RECORDINGS)
    harmless = Muffled(*HARMLESS, instead=instead)
    harmless.install()
    atexit.register(harmless.remove)


class Muffled:
    """Keeps Qt messages that contain one of `texts` from the message handler; every other one goes through.

    A message is looked at as `category: message`. What is kept back is given to `instead`, on the thread that said it.
    """

    def __init__(self, *texts: str, instead: Callable[[str], None] | None = None) -> None:
        self._texts = texts
        self._instead = instead

    def install(self) -> None:
        """Keep them back from now on."""
        self._before = qInstallMessageHandler(self._handle)

    def remove(self) -> None:
        """Let everything through again."""
        qInstallMessageHandler(self._before)

    def __enter__(self) -> None:
        self.install()

    def __exit__(self, *_: object) -> None:
        self.remove()

    def _handle(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        said = f"{context.category}: {message}"
        if any(text in said for text in self._texts):
            if self._instead is not None and CHATTER not in said:
                self._instead(said)
        elif self._before is not None:
            self._before(kind, context, message)
        else:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr, flush=True)  # noqa: T201
