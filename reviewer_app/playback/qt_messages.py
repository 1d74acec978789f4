"""Keeps known and harmless messages of Qt off the terminal, and nothing else."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QMessageLogContext, QtMsgType, qFormatLogMessage, qInstallMessageHandler

# What Qt says of every run on a machine without a screen, a sound server or a UTF-8 locale, and of its own version.
HARMLESS = (
    "This plugin does not support propagateSizeHints()",
    "Detected locale ",
    "qt.multimedia.symbolsresolver: Couldn't ",
    "Using Qt multimedia with FFmpeg version ",
)


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
            if self._instead is not None:
                self._instead(said)
        elif self._before is not None:
            self._before(kind, context, message)
        else:
            print(qFormatLogMessage(kind, context, message), file=sys.stderr, flush=True)  # noqa: T201
