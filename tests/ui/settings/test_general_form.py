"""The options as fields: nothing is cut, however large texts are and however narrow the window is."""

import pytest
from PySide6.QtWidgets import QApplication

from reviewer_app.settings import Settings
from reviewer_app.ui.settings.general_form import GeneralForm
from reviewer_app.ui.theme import Theme


@pytest.fixture
def form(qtbot, tmp_path, qapp):
    """The form at a scale, so wide."""
    before = qapp.font(), qapp.palette(), qapp.styleSheet()

    def make(scale, width):
        theme = Theme("dark", scale)
        theme.apply()
        made = GeneralForm(Settings(tmp_path / "settings.toml"), theme)
        qtbot.addWidget(made)
        made.resize(width, 700)
        made.show()
        QApplication.processEvents()
        return made

    yield make
    qapp.setFont(before[0])
    qapp.setPalette(before[1])
    qapp.setStyleSheet(before[2])


@pytest.mark.parametrize(("scale", "width"), [(200, 1000), (200, 800), (150, 620), (100, 500), (100, 1090)])
def test_every_field_is_whole(form, scale, width):
    made = form(scale, width)
    assert made.widget().width() <= made.viewport().width()
    for field in made.fields.values():
        assert made.widget().rect().contains(field.geometry())
        assert field.width() >= field.minimumSizeHint().width()


def test_fields_stand_beside_their_texts_where_there_is_room(form):
    made = form(100, 1000)
    field = made.fields["theme"]
    assert field.x() > made.width() // 2
    made.resize(500, 700)
    QApplication.processEvents()
    assert field.x() < 50
    made.resize(1000, 700)
    QApplication.processEvents()
    assert field.x() > made.width() // 2
