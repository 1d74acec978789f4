"""The list of topics by keys; who answers is the test."""

import pytest
from PySide6.QtCore import Qt

from reviewer_app.ui.settings.topics_form import TopicsForm
from reviewer_app.ui.theme import Theme

Key = Qt.Key


@pytest.fixture
def form(qtbot):
    made = TopicsForm(Theme())
    qtbot.addWidget(made)
    made.asked = []
    made.wanted.connect(made.asked.append)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def topics(form):
    return [form.list.item(row).text() for row in range(form.list.count())]


def test_it_is_read_and_shown(form):
    form.ask()
    assert form.asked == [None]
    assert "Asking" in form.said.text()
    form.show_topics(["hate", "minors"], 0)
    assert (topics(form), form.said.text()) == (["hate", "minors"], "")
    form.show_topics([], 0)
    assert "every topic" in form.said.text()


def test_enter_adds_what_was_written_each_topic_once(form, qtbot):
    form.show_topics(["hate"], 0)
    form.field.setFocus()
    qtbot.keyClicks(form.field, " Minors, hate,gore ,")
    qtbot.keyClick(form.field, Key.Key_Return)
    assert form.asked == [("hate", "gore", "minors")]
    assert topics(form) == ["hate"], "until the server has it"
    form.show_topics(["gore", "hate", "minors"], 2)
    assert topics(form) == ["gore", "hate", "minors"]
    assert form.said.text().startswith("2 recording")


@pytest.mark.parametrize("by_key", [True, False])
def test_delete_and_the_button_take_the_chosen_topic_away(form, qtbot, by_key):
    form.show_topics(["gore", "hate", "minors"], 0)
    assert not form.remove.isEnabled()
    form.list.setCurrentRow(1)
    form.list.setFocus()
    qtbot.keyClick(form.list, Key.Key_Delete) if by_key else form.remove.click()
    assert form.asked == [("gore", "minors")]
    form.show_topics(["gore", "minors"], 0)
    assert form.list.currentRow() == 1


def test_nothing_is_asked_for_twice_and_a_refusal_leaves_the_list(form, qtbot):
    form.show_topics(["hate"], 0)
    form.field.setText("gore")
    qtbot.keyClick(form.field, Key.Key_Return)
    form.list.setCurrentRow(0)
    qtbot.keyClick(form.list, Key.Key_Delete)
    form.ask()
    assert form.asked == [("hate", "gore")]
    assert not form.add.isEnabled() and not form.remove.isEnabled()
    form.show_problem("The central database does not answer.")
    assert (topics(form), form.said.text()) == (["hate"], "The central database does not answer.")
    assert form.said.property("role") == "error"
    assert form.add.isEnabled() and form.remove.isEnabled()


def test_what_is_there_already_is_not_asked_for(form, qtbot):
    form.show_topics(["hate"], 0)
    form.field.setText(" HATE ")
    qtbot.keyClick(form.field, Key.Key_Return)
    assert form.asked == []
