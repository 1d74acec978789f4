"""Small parts that several places of the window share."""

from collections.abc import Callable, Sequence
from html import escape

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QLabel, QSizePolicy, QTableView, QWidget

from reviewer_app.ui.theme import Theme


def says(setter: Callable[[str], None], text: Callable[[], str], owner: QObject | None = None) -> None:
    """Give a widget's method, such as `button.setText`, a text now and whenever the window's language changes.

    `owner`: the widget, where the method is that of a part of it, such as an item.
    """
    _Saying(setter, text, owner or setter.__self__)  # type: ignore[attr-defined]


class _Saying(QObject):
    def __init__(self, setter: Callable[[str], None], text: Callable[[], str], owner: QObject) -> None:
        super().__init__(owner)
        self._setter, self._text = setter, text
        owner.installEventFilter(self)
        setter(text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LanguageChange:
            self._setter(self._text())
        return False


def scaled(theme: Theme, setter: Callable[..., object], *pixels: int, owner: QObject | None = None) -> None:
    """Give a method, such as `layout.setSpacing`, lengths of the design now and whenever the scale changes.

    `owner`: the widget or layout, where the method is that of a part of it.
    """
    _Scaling(theme, setter, pixels, owner or setter.__self__)  # type: ignore[attr-defined]


class _Scaling(QObject):
    def __init__(self, theme: Theme, setter: Callable[..., object], pixels: Sequence[int], owner: QObject) -> None:
        super().__init__(owner)
        self._theme, self._setter, self._pixels = theme, setter, pixels
        self._scale = 0
        theme.changed.connect(self._give)
        self._give()

    def _give(self) -> None:
        if self._scale == self._theme.scale:
            return
        self._scale = self._theme.scale
        self._setter(*(self._theme.px(one) if one else 0 for one in self._pixels))


def label(text: str | Callable[[], str] = "", role: str = "", *, rich: bool = False) -> QLabel:
    """A text; `role` is its part in the style sheet (muted, heading, section, error, warn).

    A text given as a function is asked for anew when the window's language changes.
    """
    made = QLabel("" if callable(text) else text)
    if callable(text):
        says(made.setText, text)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


def wrapped(text: str) -> str:
    """A tool tip of a text that may be long: Qt breaks the lines of rich text alone, others run off the screen."""
    return f"<qt>{escape(text, quote=False).replace(chr(10), '<br>')}</qt>" if text else ""


def rule(vertical: bool = False) -> QFrame:
    """A line of one pixel between two surfaces."""
    line = QFrame()
    line.setProperty("role", "column-line" if vertical else "line")
    return line


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties and let the style sheet look again."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def list_rows(table: QTableView, theme: Theme, height: int) -> None:
    """Make a table a list of rows of which one is chosen: no cells to choose, no grid, nothing to move sideways.

    `height`: of a row, in pixels of the design.
    """
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.verticalHeader().hide()
    scaled(theme, table.verticalHeader().setDefaultSectionSize, height)
    head = table.horizontalHeader()
    head.setHighlightSections(False)
    head.setSectionsClickable(False)


class KeyCap(QWidget):
    """A key or a sequence drawn as key caps, `keys` as for `label`. Text that is read aloud is its accessible name."""

    def __init__(self, keys: str | Callable[[], str], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        if callable(keys):
            says(self.set_keys, keys)
        else:
            self.set_keys(keys)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._changed)

    def set_keys(self, keys: str) -> None:
        """Show other keys, each a cap."""
        self._keys = keys.split(" ") if keys else []
        self.setAccessibleName(keys)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Room for the caps side by side."""
        widths = [paint_width(key, self._theme) for key in self._keys]
        gaps = self._theme.px(3) * max(0, len(widths) - 1)
        return QSize(sum(widths) + gaps, self._theme.px(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each cap."""
        painter, x = QPainter(self), 0.0
        for key in self._keys:
            x += paint_key(painter, QRectF(x, 0, paint_width(key, self._theme), self.height()), key, self._theme)
            x += self._theme.px(3)
        painter.end()

    def _changed(self) -> None:
        self.updateGeometry()
        self.update()


def paint_width(key: str, theme: Theme) -> int:
    """The width of a key cap in pixels."""
    return max(theme.px(20), theme.metrics(11).horizontalAdvance(key) + theme.px(12))


def paint_key(painter: QPainter, box: QRectF, key: str, theme: Theme) -> float:
    """Draw a key cap filling `box`; returns its width."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(theme.color("control_line", 0.8))
    painter.setBrush(theme.color("hover"))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.px(4), theme.px(4))
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(11))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, key)
    painter.restore()
    return box.width()
