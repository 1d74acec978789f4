"""The settings page in the window, by keys alone."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QLineEdit, QSpinBox

from reviewer_app.settings import OPTIONS, Settings
from reviewer_app.ui.settings.general_form import GROUPS
from reviewer_app.ui.settings.page import GENERAL, KEYS
from tests.ui.settings.conftest import CTRL


def test_ctrl_comma_opens_and_escape_goes_back(bench):
    bench.press(Qt.Key.Key_Comma, CTRL)
    assert bench.window.page is bench.page and bench.page.sections.hasFocus()
    assert bench.window.header.texts[:2] == ("Settings", "▸ General")
    bench.press(Qt.Key.Key_Down)
    assert bench.page.section == KEYS
    bench.press(Qt.Key.Key_Escape)
    assert bench.window.page is bench.review


def test_every_option_that_people_change_has_a_field(bench):
    """Made from the declarations: by the type of the default, the choices and the limits."""
    fields = bench.page.general.fields
    assert set(fields) == {option.name for option in OPTIONS if option.shown}
    kinds = {bool: QCheckBox, int: QSpinBox, str: QLineEdit}
    for option in OPTIONS:
        if option.shown:
            assert isinstance(fields[option.name], QComboBox if option.choices else kinds[type(option.default)])
            assert fields[option.name].accessibleName() == option.help


def test_every_option_stands_in_one_group_and_its_name_is_told_on_the_pointer_only(bench):
    """Those who write the settings file look for names; nobody else has to read them."""
    grouped = [name for _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(option.name for option in OPTIONS if option.shown)
    form = bench.page.general
    texts = [one.text() for one in form.findChildren(QLabel)]
    assert not set(texts) & set(grouped)
    assert [title for title, _ in GROUPS if title not in texts] == []
    assert form.fields["start_muted"].toolTip() == "In settings.toml: start_muted"


def test_a_changed_field_is_written_at_once(bench):
    heard, fields = [], bench.page.general.fields
    bench.page.setting_changed.connect(heard.append)
    fields["start_grey"].toggle()
    fields["theme"].setCurrentIndex(1)
    fields["scale"].setValue(150)
    fields["policy_set"].setText("mine.yaml")
    fields["policy_set"].editingFinished.emit()
    fields["policy_set"].editingFinished.emit()
    assert heard == ["start_grey", "theme", "scale", "policy_set"]
    again = Settings(bench.settings.path)
    assert [again[name] for name in heard] == [True, "light", 150, "mine.yaml"]


def test_what_changed_elsewhere_is_shown_when_the_page_is_entered(bench):
    bench.settings.set("theme", "light")
    bench.press(Qt.Key.Key_Comma, CTRL)
    assert bench.page.general.fields["theme"].currentData() == "light" and bench.page.section == GENERAL
