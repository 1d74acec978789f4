"""Only the named message is kept back."""

from PySide6.QtCore import qInstallMessageHandler, qWarning

from reviewer_app.playback.qt_messages import Muffled


def test_only_the_named_message_is_kept_back():
    """Inside, messages with the text vanish and others reach the handler of before; afterwards all do."""
    heard = []
    before = qInstallMessageHandler(lambda kind, context, message: heard.append(message))
    try:
        with Muffled("known and harmless"):
            qWarning("this is known and harmless, really")
            qWarning("something else")
        qWarning("known and harmless")
    finally:
        qInstallMessageHandler(before)
    assert heard == ["something else", "known and harmless"]
