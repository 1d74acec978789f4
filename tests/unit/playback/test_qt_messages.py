"""Only the named messages are kept back."""

import os
import subprocess
import sys

from PySide6.QtCore import qInstallMessageHandler, qWarning

from reviewer_app.playback.qt_messages import Muffled


def test_only_the_named_message_is_kept_back():
    """Inside, messages with the text vanish and others reach the handler of before; afterwards all do."""
    heard = []
    before = qInstallMessageHandler(lambda kind, context, message: heard.append(message))
    try:
        with Muffled("known and harmless", "known too"):
            qWarning("this is known and harmless, really")
            qWarning("and this is known too")
            qWarning("something else")
        qWarning("known and harmless")
    finally:
        qInstallMessageHandler(before)
    assert heard == ["something else", "known and harmless"]


def test_what_qt_says_of_every_run_is_told_instead():
    """But for what it repeats without a screen; warnings beside it look on standard error as Qt writes them."""
    program = """
from PySide6.QtCore import QLoggingCategory, qCInfo, qCWarning, qWarning
from reviewer_app.playback.qt_messages import HARMLESS, Muffled

resolver, ffmpeg = QLoggingCategory("qt.multimedia.symbolsresolver"), QLoggingCategory("qt.multimedia.ffmpeg")
with Muffled(*HARMLESS, instead=print):
    qWarning("This plugin does not support propagateSizeHints()")
    qCWarning(resolver, "Couldn't load pipewire-0.3 library")
    qCInfo(ffmpeg, "Using Qt multimedia with FFmpeg version 7.1.5 LGPL version 2.1 or later")
    qCWarning(ffmpeg, "Couldn't open the file")
    qWarning("QPainter::begin: Paint device returned engine == 0")
"""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("QT_")}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout.splitlines() == [
        "qt.multimedia.symbolsresolver: Couldn't load pipewire-0.3 library",
        "qt.multimedia.ffmpeg: Using Qt multimedia with FFmpeg version 7.1.5 LGPL version 2.1 or later",
    ]
    assert done.stderr.splitlines() == [
        "qt.multimedia.ffmpeg: Couldn't open the file",
        "QPainter::begin: Paint device returned engine == 0",
    ]
