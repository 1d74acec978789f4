"""One clear sentence over the top of the page: an error, a warning or a notice."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from reviewer_app.ui.keymap import shown
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, restyle, scaled

ERROR, WARN, INFO = "error", "warn", "info"
_MARKS = {ERROR: "■", WARN: "▲", INFO: "●"}
# For a sentence that nobody has to act on.
SAID_MS = 6_000


class Banner(QFrame):
    """It lies over the page, so that nothing below it moves; Escape takes it away."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._mark, self._text = label(), label()
        self._text.setWordWrap(True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        scaled(theme, layout.setContentsMargins, 14, 8, 14, 8)
        scaled(theme, layout.setSpacing, 10)
        layout.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._text, 1)
        layout.addWidget(KeyCap(lambda: shown("Escape"), theme), 0, Qt.AlignmentFlag.AlignTop)
        over.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence on screen, '' when there is none."""
        return self._text.text() if self.isVisible() else ""

    def say(self, text: str, level: str = INFO, for_ms: int = 0) -> None:
        """Show a sentence until it is dismissed, or for a time; '' takes it away."""
        self._timer.stop()
        if not text:
            self.hide()
            return
        self._mark.setText(_MARKS[level])
        self._text.setText(told(text))
        self.setAccessibleName(told(text))
        for widget in (self, self._mark):
            restyle(widget, banner=level)
        self._place()
        self.show()
        self.raise_()
        if for_ms:
            self._timer.start(for_ms)

    def dismiss(self) -> bool:
        """Take it away; False when there was none."""
        if not self.isVisible():
            return False
        self.hide()
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the page is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _place(self) -> None:
        px, over = self._theme.px, self.parentWidget()
        width = max(px(240), min(px(760), over.width() - px(32)))
        height = self.layout().totalHeightForWidth(width)
        self.setGeometry((over.width() - width) // 2, px(12), width, max(height, self.minimumSizeHint().height()))


class Farewell(QLabel):
    """A sentence in place of everything, for the moment in which the window closes."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.setProperty("role", "farewell")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(48)
        self.hide()

    def say(self, sentence: str) -> None:
        """Cover the window with the sentence."""
        self.setText(sentence)
        self.setGeometry(self.parentWidget().rect())
        self.show()
        self.raise_()
