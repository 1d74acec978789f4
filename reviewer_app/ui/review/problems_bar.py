"""Says over the panes what reading a recording, its transcripts and its chat log found wrong, and where."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QWidget

from reviewer_app.domain.recording import Recording
from reviewer_app.domain.transcript import Transcript
from reviewer_app.ui.page import KEPT_KEYS
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import KeyCap, label, restyle

RECORDING, TRANSCRIPT, TRANSLATION, CHAT = "recording", "transcript", "translation", "chat"
# So many are told before anybody asks.
_BRIEF = 2
# Pixels of the design, and shares of the page: all of them, and the first of them, take no more of its height.
_HIGHEST, _SHARE, _BRIEF_SHARE = 168, 0.16, 0.09
_MASKED = "words masked by the recogniser (***)"


def problems_of(
    recording: Recording, transcript: Transcript | None, translation: Transcript | None
) -> dict[str, tuple[str, ...]]:
    """What was found wrong, as it is stored; masked words have a bar of their own."""
    texts = {TRANSCRIPT: transcript, TRANSLATION: translation}
    return {RECORDING: recording.problems, **{part: _of_text(text) for part, text in texts.items() if text is not None}}


def _of_text(text: Transcript) -> tuple[str, ...]:
    return tuple(one for one in text.warnings if _MASKED not in one)


class ProblemsBar(QWidget):
    """The first sentences, until it is closed; its key shows all of them, takes the bar away, and brings it again."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._problems: dict[str, tuple[str, ...]] = {}
        self._whole, self._damaged = False, True
        self._text = label()
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        # What wraps asks for the height of its narrowest shape, and a window that has grown for it stays so: the height
        # is this bar's to say.
        self.area = QScrollArea(widgetResizable=True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(self._text)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setProperty(KEPT_KEYS, ["Up", "Down", "PageUp", "PageDown", "Home", "End"])
        self._key, self._does = KeyCap("", theme), label("", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px(12), theme.px(6), theme.px(12), theme.px(6))
        row.setSpacing(theme.px(8))
        self._mark = label("▲", "warn")
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.area, 1)
        row.addWidget(self._key, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._does, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def set_key(self, key: str) -> None:
        """Name the key that shows all, closes, and opens again."""
        self._key.set_keys(key)

    @property
    def any(self) -> bool:
        """Whether anything is wrong."""
        return any(self._problems.values())

    @property
    def text(self) -> str:
        """What it says, '' while it is closed."""
        if self.isHidden():
            return ""
        return self._text.text()

    def begin(self, problems: Mapping[str, Sequence[str]], damaged: bool = True) -> None:
        """Another recording; where it is not `damaged`, what is said of it alone is only a note."""
        self._damaged = damaged
        self._problems, self._whole = {part: tuple(found) for part, found in problems.items()}, False
        self._show(self.any)

    def add(self, part: str, problems: Sequence[str]) -> None:
        """What was found in a part that came later; a bar that was closed opens for it."""
        if tuple(problems) != self._problems.get(part, ()):
            self._problems[part] = tuple(problems)
            self._show(bool(problems) or not self.isHidden())

    def toggle(self) -> bool:
        """Show all, then nothing, then all again; returns whether the keys that it had are nobody's now."""
        if self.isHidden() or (not self._whole and self._cut()):
            self._whole = self._cut()
            self._show(self.any)
            if self._whole:
                self.area.setFocus()
            return False
        had_focus, self._whole = self.area.hasFocus(), False
        self._show(False)
        return had_focus

    def leave_whole(self) -> bool:
        """Close it where all is shown; returns whether it was."""
        whole = self._whole
        if whole:
            self.toggle()
        return whole

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As high as the sentences are in this width."""
        super().resizeEvent(event)
        self._fit(self.area.viewport().width())

    def _width_ahead(self) -> int:
        """How wide the sentences will be, before the bar is laid out."""
        page, row = self.parentWidget(), self.layout()
        others = (row.itemAt(n).widget() for n in range(row.count()))
        taken = sum(one.sizeHint().width() + row.spacing() for one in others if one is not self.area)
        margins = row.contentsMargins()
        whole = self.width() if page is None else page.width()
        return whole - taken - margins.left() - margins.right()

    def _cut(self) -> bool:
        """Whether not all is told at once, or has no room; asked while the bar is not whole."""
        return len(self._lines()) > _BRIEF or self._text.heightForWidth(max(1, self._width_ahead())) > self._room()

    def _room(self) -> int:
        page, most = self.parentWidget(), self._theme.px(_HIGHEST)
        return most if page is None else min(most, round(page.height() * (_SHARE if self._whole else _BRIEF_SHARE)))

    def _fit(self, width: int) -> None:
        self.area.setFixedHeight(max(1, min(self._room(), self._text.heightForWidth(max(1, width)))))

    def _show(self, there: bool) -> None:
        lines = self._lines()
        more = len(lines) - _BRIEF
        brief = [*lines[:_BRIEF], self.tr("and {n} more").format(n=more)] if more > 0 else lines
        self._text.setText("\n".join(lines if self._whole else brief))
        grave = self._damaged or any(found for part, found in self._problems.items() if part != RECORDING)
        self._mark.setText("▲" if grave else "●")
        restyle(self._mark, role="warn" if grave else "muted")
        closes = self._whole or not self._cut()
        self._does.setText(self.tr("closes") if closes else self.tr("shows all"))
        for widget in (self, self.area):
            widget.setAccessibleName(self.tr("What is wrong with the recording"))
            widget.setAccessibleDescription("\n".join(lines))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus if self._whole else Qt.FocusPolicy.NoFocus)
        self._fit(self._width_ahead())
        self.setVisible(there and bool(lines))

    def _lines(self) -> list[str]:
        names = {
            RECORDING: "{problem}",
            TRANSCRIPT: self.tr("Transcript: {problem}"),
            TRANSLATION: self.tr("Translation: {problem}"),
            CHAT: self.tr("Chat: {problem}"),
        }
        found = ((part, problem) for part in names for problem in self._problems.get(part, ()))
        return [names[part].format(problem=told(problem)) for part, problem in found]
