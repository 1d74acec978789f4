"""Says over the transcript that words in it are masked: what was said there is only in the recording."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label


class MaskedBar(QWidget):
    """A line that stays for as long as a transcript with masked words is shown."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = label()
        self._text.setWordWrap(True)
        self._next = QWidget()
        inner = QHBoxLayout(self._next)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(theme.px(6))
        self._key = KeyCap("", theme)
        inner.addWidget(self._key)
        inner.addWidget(label(self.tr("next one"), "muted"))
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(8))
        row.addWidget(label("▲", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        row.addWidget(self._next, 0, Qt.AlignmentFlag.AlignTop)
        self.show_masked(0, False)

    def set_key(self, key: str) -> None:
        """Name the key that goes to the next one."""
        self._key.set_keys(key)

    @property
    def text(self) -> str:
        """What it says, '' while nothing is masked."""
        return "" if self.isHidden() else self._text.text()

    def show_masked(self, count: int, places: bool) -> None:
        """Say how many words are masked; `places`: whether their places are known, so that one can go there."""
        text = self.tr("%n word(s) masked (***): evidence may be missing; listen to the recording.", "", count)
        self._text.setText(text)
        self.setAccessibleName(text)
        self._next.setVisible(places)
        self.setVisible(count > 0)
