"""What the tests of second reviews share."""

import pytest

from reviewer_app.ui.theme import Theme
from tests.ui.audits.desk import AuditsWindow


@pytest.fixture
def at_page(qtbot, qapp, database, tmp_path):
    """`at_page(user)`: that person at the page, nothing of it open yet."""
    made = []

    def build(user, **values):
        made.append(AuditsWindow(qtbot, Theme(), database, tmp_path, user=user, **values))
        return made[-1]

    yield build
    for one in made:
        one.close()
