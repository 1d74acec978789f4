"""Policies with their keys, and guidance."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from reviewer_app.ui.review.policy_panel import PolicyPanel
from reviewer_app.ui.review.policy_rows import rows_of, shortest_keys


@pytest.fixture
def panel(policy_set, theme, qtbot):
    made = PolicyPanel(policy_set, "es", theme)
    qtbot.addWidget(made)
    made.resize(340, 500)
    made.show()
    return made


def test_every_policy_stands_there_with_all_its_keys(panel, policy_set):
    heading, shown = (), set()
    for row in panel.rows():
        if row.policy is None:
            heading = row.keys
        else:
            shown.add((row.policy.id, (*heading, *row.keys)))
    assert shown == {(policy.id, keys) for policy in policy_set.policies for keys in policy.keys}


def test_the_most_used_come_first_in_the_order_of_the_digits(panel):
    rows = panel.rows()
    assert rows[0].policy is None
    keys = [row.keys[0] for row in rows[1:10]]
    assert keys == sorted(keys)


def test_names_are_in_the_persons_language(policy_set):
    assert {row.text for row in rows_of(policy_set, "en")} != {row.text for row in rows_of(policy_set, "es")}


def test_after_a_first_key_only_its_category_is_shown(panel, policy_set):
    everything = panel.rows()
    category = policy_set.categories[1]
    panel.show_prefix(category.key)
    assert {row.policy.category for row in panel.rows() if row.policy} == {category.id}
    panel.show_prefix("")
    assert panel.rows() == everything


def test_a_prefix_that_is_no_category_changes_nothing(panel):
    everything = panel.rows()
    panel.show_prefix("Ctrl+X")
    assert panel.rows() == everything


def test_guidance_is_that_of_the_one_under_the_pointer_else_the_chosen_findings(panel, policy_set):
    chosen, hovered = policy_set.policies[3], panel.rows()[1].policy
    panel.show_chosen(chosen.id)
    assert panel.guidance() == chosen.guidance["es"]
    panel.list.entered.emit(panel._rows.index(1))
    assert panel.guidance() == hovered.guidance["es"]
    QApplication.sendEvent(panel.list.viewport(), QEvent(QEvent.Type.Leave))
    assert panel.guidance() == chosen.guidance["es"]


def test_policies_have_the_room_of_guidance_until_it_says_something(policy_set, theme, qtbot):
    """What the panel asks for stays the same, so that nothing around it moves."""
    panel = PolicyPanel(policy_set, "es", theme)
    qtbot.addWidget(panel)
    # No pointer is over it.
    panel.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    panel.resize(340, 500)
    panel.show()
    alone, least = panel.list.height(), panel.minimumSizeHint()
    panel.show_chosen(policy_set.policies[3].id)
    assert panel._guidance.height() > 100
    assert panel.list.height() + panel._guidance.height() == alone
    assert panel.minimumSizeHint() == least
    QApplication.sendEvent(panel.list.viewport(), QEvent(QEvent.Type.Leave))
    assert panel.guidance() == policy_set.policies[3].guidance["es"]


def test_a_policy_pointed_at_is_not_covered_by_its_own_guidance(panel):
    """Guidance that took the pointer's row and went away with the pointer would flicker."""
    in_view = range(panel.list.indexAt(QPoint(20, panel.list.viewport().height() - 24)).row())
    lowest = panel._rows.index(max(row for row in in_view if panel.rows()[row].policy is not None))
    panel.list.entered.emit(lowest)
    text = panel.guidance()
    assert text and panel.list.viewport().rect().contains(panel.list.visualRect(lowest))
    QApplication.sendEvent(panel.list.viewport(), QEvent(QEvent.Type.Leave))
    assert (panel.guidance(), panel._guidance.isVisible()) == (text, True)


def test_a_click_on_a_policy_labels_and_on_a_heading_does_not(panel, qtbot):
    wanted = []
    panel.label_wanted.connect(wanted.append)
    for row in (0, 1):
        place = panel.list.visualRect(panel._rows.index(row)).center()
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(place))
    assert wanted == [panel.rows()[1].policy.id]


def test_the_shortest_sequence_of_a_policy(policy_set):
    assert shortest_keys(policy_set.policy("hate.slur")) == ("2",)
    assert shortest_keys(policy_set.policy("hate.dehumanise")) == ("h", "2")


def test_a_line_reads_with_its_keys_and_severity(panel):
    index = panel._rows.index(1)
    row = panel.rows()[1]
    assert index.data() == f"1 {row.text} {row.policy.severity}"


def test_what_the_person_uses_most_comes_first_with_its_keys(panel):
    panel.set_uses({"hate.dehumanise": 3, "hate.slur": 7})
    first, second = panel.rows()[1:3]
    assert (first.policy.id, first.keys) == ("hate.slur", ("2",))
    assert (second.policy.id, second.keys) == ("hate.dehumanise", ("h", "2"))


def test_a_search_shows_guidance_with_examples_and_what_is_allowed(panel, qtbot, policy_set):
    panel.start_search()
    qtbot.keyClicks(panel.field, "insulto discrim")
    slur = policy_set.policy("hate.slur")
    assert panel.found == slur.id
    guidance, allowed, *examples = panel.guidance().split("\n")
    assert guidance == slur.guidance["es"]
    assert slur.exceptions[0].name["es"] in allowed
    assert examples == [f"{'○' if one.allowed else '●'} {one.text['es']}" for one in slur.examples]
    assert {one.allowed for one in slur.examples} == {True, False}


def test_arrows_choose_in_a_search_and_enter_labels(panel, qtbot):
    chosen = []
    panel.search_chosen.connect(chosen.append)
    panel.start_search()
    qtbot.keyClicks(panel.field, "menor")
    wanted = panel.rows()[1].policy.id
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    assert panel.found == wanted
    qtbot.keyClick(panel.field, Qt.Key.Key_Down)
    qtbot.keyClick(panel.field, Qt.Key.Key_Up)
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert chosen == [wanted]


def test_a_search_without_a_hit_labels_nothing(panel, qtbot):
    chosen = []
    panel.search_chosen.connect(chosen.append)
    panel.start_search()
    qtbot.keyClicks(panel.field, "zzzz")
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert (chosen, panel.rows(), panel.guidance()) == ([], [], "")
    qtbot.keyClick(panel.field, Qt.Key.Key_Escape)
    assert panel.rows()


def test_a_finding_chosen_during_a_search_shows_its_guidance_when_the_search_is_over(panel, qtbot, policy_set):
    """Until then it is that of the policy found."""
    panel.start_search()
    qtbot.keyClicks(panel.field, "insulto discrim")
    found = panel.guidance()
    panel.show_chosen("hate.dehumanise")
    assert panel.guidance() == found
    panel.end_search()
    assert panel.guidance() == policy_set.policy("hate.dehumanise").guidance["es"]
