"""The look: contrast proven for both themes, scaling, severity by shape and colour."""

import re
import subprocess
import sys
from itertools import combinations

import pytest
from PySide6.QtCore import QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reviewer_app import paths
from reviewer_app.ui.theme import SEVERITIES, Theme, paint_severity
from reviewer_app.ui.tokens import EDGE_PAIRS, NAMES, TEXT_PAIRS, THEMES, contrast


def test_contrast_formula_against_known_values():
    """Black on white is 21:1; #767676 on white is WCAG's own example of just above 4.5:1."""
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.005)
    assert contrast("#ffffff", "#777777") < 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids=" on ".join)
def test_every_text_is_readable_on_every_background(theme, pair):
    tokens = THEMES[theme]
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("pair", EDGE_PAIRS, ids=" on ".join)
def test_controls_are_recognised_by_their_edge(theme, pair):
    tokens = THEMES[theme]
    assert contrast(tokens[pair[0]], tokens[pair[1]]) >= 3


def test_the_style_sheet_names_only_known_text_pairs():
    """Each rule that sets both colours sets a pair whose contrast is tested above."""
    sheet = (paths.resources() / "style.qss").read_text(encoding="utf-8")
    known = set(TEXT_PAIRS)
    found = 0
    for body in re.findall(r"\{((?:[^{}$]|\$\{\w+\})*)\}", sheet):
        text = re.search(r"(?<!-)\bcolor: \$\{(\w+)\}", body)
        back = re.search(r"(?<!selection-)(?<!alternate-)\bbackground: \$\{(\w+)\}", body)
        if text and back:
            found += 1
            assert (text[1], back[1]) in known
    assert found >= 4


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize("scale", [100, 150, 200])
def test_palette_and_style_sheet_are_complete(qapp, name, scale):
    theme = Theme(name, scale)
    sheet = theme.stylesheet()
    assert "${" not in sheet
    assert theme.tokens.accent in sheet
    assert theme.palette().color(QPalette.ColorRole.Window) == QColor(theme.tokens.window)
    assert (theme.px(10), theme.font().pixelSize()) == (scale // 10, round(13 * scale / 100))


def test_every_token_is_a_colour():
    for tokens in THEMES.values():
        assert all(re.fullmatch(r"#[0-9a-f]{6}", tokens[name]) for name in NAMES)


@pytest.fixture
def looks_kept(qapp):
    """Qt looks as before when the test is over."""
    before = qapp.styleSheet(), qapp.palette(), qapp.font()
    yield
    qapp.setStyleSheet(before[0])
    qapp.setPalette(before[1])
    qapp.setFont(before[2])


def test_setting_the_theme_tells_those_who_paint(qapp, qtbot, looks_kept):
    theme = Theme("dark")
    with qtbot.waitSignal(theme.changed):
        theme.set("light", 150)
    assert (theme.name, theme.scale) == ("light", 150)
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(THEMES["light"].window)


def test_digits_of_times_have_one_width(qapp):
    from PySide6.QtGui import QFontMetricsF

    metrics = QFontMetricsF(Theme().time_font())
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def _mask(severity, theme):
    image = QImage(64, 64, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_severity(painter, QRectF(0, 0, 64, 64), severity, theme)
    painter.end()
    return [image.pixelColor(x, y).alpha() > 127 for y in range(64) for x in range(64)]


@pytest.mark.parametrize("name", THEMES)
def test_severities_differ_in_shape_and_in_colour(qapp, name):
    """Each two of the marks, the one for no severity too, differ in a good part of their area without any colour."""
    theme = Theme(name)
    masks = {severity: _mask(severity, theme) for severity in (*SEVERITIES, None)}
    for one, other in combinations(masks, 2):
        differing = sum(a != b for a, b in zip(masks[one], masks[other], strict=True))
        assert differing > 0.1 * max(sum(masks[one]), sum(masks[other])), (one, other)
    assert len({theme.severity_color(severity).name() for severity in SEVERITIES}) == 4
    assert not theme.severity_icon("S0").isNull()


class Restyled(QObject):
    """Counts how often a widget has been given another style."""

    count = 0

    def eventFilter(self, watched, event):
        self.count += event.type() == QEvent.Type.StyleChange
        return False


def test_another_theme_is_laid_over_each_widget_once(qtbot, looks_kept):
    """However deep it is in the window: Qt alone would come by once for each of its ancestors."""
    theme = Theme()
    theme.apply()
    top = inner = QWidget()
    qtbot.addWidget(top)
    for _ in range(8):
        outer, inner = inner, QWidget()
        QVBoxLayout(outer).addWidget(inner)
    label = QLabel("text", inner)
    top.show()
    counted = Restyled()
    label.installEventFilter(counted)
    theme.set("light")
    assert 1 <= counted.count <= 2
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme.color("text")


def test_measures_are_kept_until_the_scale_changes(looks_kept):
    theme = Theme()
    theme.apply()
    before = theme.metrics(12)
    assert theme.metrics(12) is before and before.height() != theme.metrics(20).height()
    theme.set(scale=200)
    assert theme.metrics(12).height() > before.height()
    theme.font(12).setPixelSize(80)
    assert theme.font(12).pixelSize() == 24


# A widget that was measured and never shown is gone after the look has changed; then Qt looks at all it knows.
GONE = """
import shiboken6
from PySide6.QtWidgets import QApplication, QSpinBox, QStyle
from reviewer_app.ui.theme import Theme
app, theme = QApplication([]), Theme()
theme.apply()
asked = QStyle.StyleHint.SH_SpinBox_KeyPressAutoRepeatRate
gone = [QSpinBox() for _ in range(200)]
theme.set("light")
for one in gone:
    one.style().styleHint(asked, None, one)
for one in gone:
    shiboken6.delete(one)
app.setStyleSheet(theme.stylesheet() + " ")
print("alive")
"""


def test_widgets_that_are_gone_are_not_looked_at():
    done = subprocess.run([sys.executable, "-c", GONE], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout == "alive\n"
