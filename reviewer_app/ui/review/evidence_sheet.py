"""What is kept with a finding, large: the still in the look in force or a graver one, and the words around."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from reviewer_app.domain.review import Finding
from reviewer_app.domain.timecode import timecode
from reviewer_app.operations.evidence import Held
from reviewer_app.ui.page import OWN_KEYS
from reviewer_app.ui.review.filters import Look
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import label


class EvidenceSheet(QWidget):
    """Covers `over`; Escape closes it, `closed()` follows.

    `video` is the page's picture, whose look and cover hold here too, also when they change.
    """

    closed = Signal()

    def __init__(self, over: QWidget, video: VideoView, theme: Theme) -> None:
        super().__init__(over)
        self._video, self._theme = video, theme
        self.finding_id: str | None = None
        self._least = Look()
        self.setProperty(OWN_KEYS, True)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Evidence"))
        self.still = VideoView()
        self.still.setAccessibleName(self.tr("Kept picture"))
        self._heading, self._facts = label("", "heading"), label("", "muted")
        self._words, self._keys = label(""), label(self.tr("Esc closes"), "muted")
        for text in (self._heading, self._facts, self._words):
            text.setWordWrap(True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._lay_out()
        video.dressed.connect(self._dress)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """What is said beside the picture."""
        return "\n".join(one.text() for one in (self._heading, self._facts, self._words) if one.text())

    def open_it(self, finding: Finding, policy: str, still: Held | None, words: list[str], least: Look) -> None:
        """Show what is kept, in `least` where the look in force is weaker; without a still only the words."""
        self.finding_id, self._least = finding.finding_id, least
        self._heading.setText(policy)
        self._words.setText("\n\n".join(words))
        self._dress()
        if still is None:
            self.still.show_message(self.tr("No picture is kept."))
            self._facts.setText("")
        else:
            self.still.show_picture(QImage.fromData(still.content), still.evidence.start_ms, exact=True)
            self._facts.setText(self._told(finding, still))
        self.setAccessibleDescription(self.text)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
        self.setFocus()

    def close_it(self) -> None:
        """Uncover the page."""
        if self.finding_id is not None:
            self.finding_id = None
            self.hide()
            # What nobody looks at stays in the store only.
            self.still.show_message("")
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape and Enter close; every other key is taken and does nothing."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_it()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays here."""
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep covering the page when it is resized."""
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self.parentWidget().rect())
        return False

    def _dress(self) -> None:
        self.still.dress_like(self._video, self._least)

    def _told(self, finding: Finding, still: Held) -> str:
        known = still.evidence
        end = finding.start_ms if finding.end_ms is None else finding.end_ms
        facts = [
            self.tr("Picture at {time}").format(time=timecode(known.start_ms, millis=True)),
            self.tr("in the original at {time}").format(time=timecode(known.original_ms, millis=True)),
            f"SHA-256 {known.sha256[:16]}…",
        ]
        if not finding.start_ms <= known.start_ms <= end and known.start_ms != finding.start_ms:
            facts.append(self.tr("The finding's times have changed since: keep it again."))
        return "\n".join(facts)

    def _lay_out(self) -> None:
        px = self._theme.px
        side = QVBoxLayout()
        side.setSpacing(px(10))
        for widget in (self._heading, self._facts, self._words):
            side.addWidget(widget, int(widget is self._words))
        side.addWidget(self._keys)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(px(16), px(16), px(16), px(16))
        layout.setSpacing(px(20))
        layout.addWidget(self.still, 3)
        layout.addLayout(side, 2)
