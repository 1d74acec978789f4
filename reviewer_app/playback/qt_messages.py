"""Keeps single, known and harmless messages of Qt out of the log, and nothing else."""

import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler


class Muffled:
    """Keeps Qt messages that contain `text` from the message handler; every other one goes through."""

    def __init__(self, text: str) -> None:
        self._text = text

    def __enter__(self) -> None:
        self._before = qInstallMessageHandler(self._handle)

    def __exit__(self, *_: object) -> None:
        qInstallMessageHandler(self._before)

    def _handle(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if self._text in message:
            return
        if self._before is not None:
            self._before(kind, context, message)
        else:
            print(message, file=sys.stderr)  # noqa: T201
