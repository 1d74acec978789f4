"""What the tests of the Standards page share."""

import pytest

from reviewer_app.ui.theme import Theme
from tests.ui.standards.standings import page


@pytest.fixture
def theme(qapp):
    """The dark one, that of the page."""
    return Theme("dark")


@pytest.fixture
def made(qtbot, theme):
    """`made(role)`: the page of somebody, on screen."""

    def make(role="lead"):
        found = page(theme, role)
        qtbot.addWidget(found)
        found.resize(1000, 700)
        found.show()
        return found

    return make
