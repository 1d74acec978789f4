"""How the window looks: colours, fonts and sizes from one place, and the marks of severity."""

from math import cos, radians, sin
from string import Template

from PySide6.QtCore import QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QPainter, QPalette, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app import paths
from reviewer_app.ui.tokens import THEMES, Tokens

BASE_PIXELS = 13
SEVERITIES = ("S0", "S1", "S2", "S3")
# Corners of the shapes on the unit circle, in degrees clockwise from the right; a circle has none.
_CORNERS = {
    "S0": tuple(range(22, 382, 45)),
    "S1": (-90, 30, 150),
    "S2": (-90, 0, 90, 180),
}


class Theme(QObject):
    """The look in use. `changed` is emitted when colours or scale change; painted widgets then call `update()`."""

    changed = Signal()

    def __init__(self, name: str = "dark", scale: int = 100, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name, self._scale = name, scale
        self._colors: dict[tuple[str, float], QColor] = {}
        # Making a font and asking the system for its measures takes longer than painting a line with it.
        self._fonts: dict[tuple[float, bool], QFont] = {}
        self._metrics: dict[float, QFontMetrics] = {}

    @property
    def name(self) -> str:
        """`dark` or `light`."""
        return self._name

    @property
    def scale(self) -> int:
        """Size of text and controls in percent, 80 to 200."""
        return self._scale

    @property
    def tokens(self) -> Tokens:
        """The colours as `#rrggbb`."""
        return THEMES[self._name]

    def color(self, token: str, alpha: float = 1.0) -> QColor:
        """The colour of a token of `Tokens`, `alpha` 0 to 1."""
        if (token, alpha) not in self._colors:
            color = self._colors[token, alpha] = QColor(self.tokens[token])
            color.setAlphaF(alpha)
        return QColor(self._colors[token, alpha])

    def px(self, pixels: float) -> int:
        """A length of the design in device-independent pixels at the scale in use; never less than 1."""
        return max(1, round(pixels * self._scale / 100))

    def font(self, pixels: float = BASE_PIXELS, bold: bool = False) -> QFont:
        """The system's sans at a design size in pixels."""
        if (pixels, bold) not in self._fonts:
            font = self._fonts[pixels, bold] = QFont(QApplication.font())
            font.setPixelSize(self.px(pixels))
            font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        return QFont(self._fonts[pixels, bold])

    def metrics(self, pixels: float = BASE_PIXELS) -> QFontMetrics:
        """The measures of `font(pixels)`; the same object until the scale changes."""
        if pixels not in self._metrics:
            self._metrics[pixels] = QFontMetrics(self.font(pixels))
        return self._metrics[pixels]

    def time_font(self, pixels: float = BASE_PIXELS, bold: bool = False) -> QFont:
        """The same with digits of one width, for times: they do not jitter while playing."""
        font = self.font(pixels, bold)
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def severity_color(self, severity: str | None) -> QColor:
        """The colour of a severity `S0` to `S3`; muted for any other."""
        return self.color(f"severity_{severity[1]}") if severity in SEVERITIES else self.color("muted")

    def severity_icon(self, severity: str | None, pixels: float = 12) -> QIcon:
        """The mark of a severity as an icon, for menus and combo boxes."""
        ratio = 2
        picture = QPixmap(QSize(self.px(pixels), self.px(pixels)) * ratio)
        picture.setDevicePixelRatio(ratio)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        paint_severity(painter, QRectF(0, 0, self.px(pixels), self.px(pixels)), severity, self)
        painter.end()
        return QIcon(picture)

    def set(self, name: str | None = None, scale: int | None = None) -> None:
        """Change colours or scale, and apply them."""
        self._name, self._scale = name or self._name, scale or self._scale
        self.apply()

    def apply(self) -> None:
        """Give palette, font and style sheet to the application."""
        app = QApplication.instance()
        self._forget()
        font = QFont(QApplication.font())
        font.setPixelSize(self.px(BASE_PIXELS))
        app.setFont(font)
        app.setPalette(self.palette())
        _lay_over_all(app, self.stylesheet())
        self.changed.emit()

    def _forget(self) -> None:
        self._colors.clear()
        self._fonts.clear()
        self._metrics.clear()

    def palette(self) -> QPalette:
        """The colours for Qt's own drawing and for delegates."""
        palette = QPalette()
        for role, token in _ROLES.items():
            palette.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.color("muted", 0.6))
        return palette

    def stylesheet(self) -> str:
        """The application's style sheet, colours and lengths filled in."""
        lengths = {f"px{n}": f"{self.px(n)}px" for n in _LENGTHS}
        colours = {name: self.tokens[name] for name in Tokens.__slots__}
        return Template((paths.resources() / "style.qss").read_text(encoding="utf-8")).substitute(lengths, **colours)


def _lay_over_all(app: QApplication, sheet: str) -> None:
    """Qt lays another sheet over every widget once for each of its ancestors, but a first one just once."""
    # While any widget has a sheet of its own, Qt keeps what it knows of the others, and hears of those that go:
    # widgets never shown yet would be known for ever, and looked at when they are gone.
    keeper = QWidget()
    keeper.setStyleSheet("QWidget { }")
    app.setStyleSheet("")
    app.setStyleSheet(sheet)


_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 11, 12, 13, 14, 15, 16, 18, 20, 22, 24, 28, 32)
_ROLES = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "raised",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "accent_fill",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Link: "accent",
    QPalette.ColorRole.LinkVisited: "accent",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "line",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Shadow: "field",
}


def paint_severity(painter: QPainter, rect: QRectF, severity: str | None, theme: Theme) -> None:
    """Draw the mark of a severity, centred in `rect`: S0 octagon, S1 triangle, S2 diamond, S3 circle, each in its
    colour, so that shape alone tells them apart; any other is an empty circle.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = min(rect.width(), rect.height()) / 2
    color, centre = theme.severity_color(severity), rect.center()
    pen = QPen(color, max(1.0, radius / 5))
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(color if severity in SEVERITIES else Qt.BrushStyle.NoBrush)
    corners = _CORNERS.get(severity or "")
    if corners is None:
        painter.drawEllipse(centre, radius * 0.7, radius * 0.7)
    else:
        # A triangle's centre of gravity lies below the middle of its height.
        lower = radius * 0.15 if severity == "S1" else 0.0
        painter.drawPolygon(QPolygonF([_corner(centre, radius * 0.86, angle, lower) for angle in corners]))
    painter.restore()


def _corner(centre: QPointF, radius: float, degrees: float, lower: float) -> QPointF:
    return QPointF(centre.x() + radius * cos(radians(degrees)), centre.y() + lower + radius * sin(radians(degrees)))
