"""What may follow the first key of a sequence, shown over the page the moment it is pressed."""

from collections.abc import Mapping, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, says

ROWS = 6


class HintOverlay(QFrame):
    """A panel above the status line; it never takes the focus and hides itself without choices."""

    def __init__(self, over: QWidget, theme: Theme) -> None:
        super().__init__(over)
        self._theme = theme
        self._titles: Mapping[str, str] = {}
        self.setProperty("role", "overlay")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        says(self.setAccessibleName, lambda: self.tr("Next keys"))
        self._body: QWidget | None = None
        self._layout = QVBoxLayout(self)
        over.installEventFilter(self)
        self.hide()

    def set_titles(self, titles: Mapping[str, str]) -> None:
        """Names of first keys, such as the policy categories."""
        self._titles = titles

    def show_choices(self, prefix: str, choices: Sequence[tuple[str, str]]) -> None:
        """Show what may follow `prefix`; no choices hides the panel."""
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if not choices:
            self.hide()
            return
        self._body = self._grid(prefix, choices)
        self._layout.addWidget(self._body)
        px = self._theme.px
        self._layout.setContentsMargins(px(16), px(12), px(20), px(14))
        self.setAccessibleDescription(", ".join(f"{key} {title}" for key, title in choices))
        self._place()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep its place when the window is resized."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def _grid(self, prefix: str, choices: Sequence[tuple[str, str]]) -> QWidget:
        body = QWidget()
        grid = QGridLayout(body)
        px = self._theme.px
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(10))
        grid.setVerticalSpacing(px(6))
        name = self._titles.get(prefix, "")
        head = label(f"<b>{escape(prefix)}</b>&nbsp;&nbsp;{escape(name)}", rich=True)
        columns = -(-len(choices) // ROWS)
        grid.addWidget(head, 0, 0, 1, columns * 2)
        for index, (key, title) in enumerate(choices):
            row, column = index % ROWS + 1, index // ROWS * 2
            grid.addWidget(KeyCap(key, self._theme), row, column, Qt.AlignmentFlag.AlignRight)
            text = QLabel(title)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setContentsMargins(0, 0, px(24), 0)
            grid.addWidget(text, row, column + 1)
        return body

    def _place(self) -> None:
        over = self.parentWidget()
        self.adjustSize()
        size = self.sizeHint().boundedTo(over.size())
        gap = self._theme.px(16)
        self.setGeometry(
            max(0, (over.width() - size.width()) // 2),
            max(0, over.height() - size.height() - gap),
            size.width(),
            size.height(),
        )
