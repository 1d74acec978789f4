"""A box that is checked has a tick, in colours that can be told apart."""

import pytest

from reviewer_app.ui.check_box import CheckBox
from reviewer_app.ui.theme import Theme


@pytest.fixture
def dressed(qapp):
    """Themes given to the application, and everything as before at the end."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet()

    def dress(name):
        theme = Theme(name)
        theme.apply()
        return theme

    yield dress
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])


@pytest.mark.parametrize("name", ["dark", "light"])
def test_the_tick_is_seen_when_it_is_checked_and_only_then(dressed, qtbot, name):
    theme = dressed(name)
    box = CheckBox(theme)
    qtbot.addWidget(box)
    box.show()

    def colours():
        picture = box.grab().toImage()
        return {picture.pixelColor(x, y).name() for x in range(18) for y in range(box.height())}

    assert not {theme.tokens.on_accent, theme.tokens.accent_fill} <= colours()
    box.setChecked(True)
    assert {theme.tokens.on_accent, theme.tokens.accent_fill} <= colours()
