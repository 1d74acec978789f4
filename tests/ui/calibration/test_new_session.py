"""A new session by keys; who answers is the test."""

import pytest
from PySide6.QtCore import QDateTime, Qt

from reviewer_app.ui.calibration.check_row import TEXTS
from reviewer_app.ui.calibration.new_session import Candidate, NewSession, Person

PEOPLE = (Person("ana", "Ana Vega"), Person("bea", "Bea Soto"), Person("sol", ""))
KNOWN = Candidate("k", "Una más", 60_000)
FOUND = (KNOWN, Candidate("d", "Disputada", 3_600_000, ("disputed",)),
         Candidate("b", "Ambas", 1_800_000, ("disputed", "low_agreement")))  # fmt: skip


@pytest.fixture
def form(theme, on_screen):
    made = NewSession(theme)
    made.wishes = []
    made.wanted.connect(made.wishes.append)
    made.resize(900, 600)
    made.begin("live-es@2026.2")
    made.show_choices(FOUND, PEOPLE)
    return on_screen(made)


def names(listed, taken=None):
    items = [listed.item(row) for row in range(listed.count())]
    return [
        item.data(TEXTS)[0] for item in items if taken is None or (item.checkState() == Qt.CheckState.Checked) == taken
    ]


def fill(form, press, qtbot):
    form.name.setText("Semana 48")
    form.people.setFocus()
    press("Space", "Down", "Space")


def test_what_is_proposed_stands_first_and_is_taken(form):
    assert names(form.recordings) == ["Ambas", "Disputada", "Una más"]
    assert names(form.recordings, taken=True) == ["Ambas", "Disputada"]
    assert "disputed, low agreement · 00:30:00" in form.recordings.item(0).data(TEXTS)[1]


def test_space_takes_and_lets_go(form, press, qtbot):
    form.recordings.setFocus()
    press("Space", "Down", "Down", "Space")
    assert names(form.recordings, taken=True) == ["Disputada", "Una más"]


def test_a_click_on_the_line_takes_it(form, qtbot):
    place = form.people.visualItemRect(form.people.item(2)).center()
    qtbot.mouseClick(form.people.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert names(form.people, taken=True) == ["sol"]


def test_the_preview_says_what_it_costs(form, press, qtbot):
    fill(form, press, qtbot)
    assert form.preview.text().startswith("2 recording(s), 2 member(s): 4 blind review(s). About 3.0 h")


def test_it_asks_for_what_was_chosen_and_waits(form, press, qtbot):
    fill(form, press, qtbot)
    form.deadline.setText("2100-01-02 18:30")
    form.confirm()
    [plan] = form.wishes
    assert (plan.name, plan.policy_set, plan.members) == ("Semana 48", "live-es@2026.2", ("ana", "bea"))
    assert plan.recordings == (("b", "disputed, low_agreement"), ("d", "disputed"))
    assert QDateTime.fromMSecsSinceEpoch(plan.deadline_ms).toString("yyyy-MM-dd HH:mm") == "2100-01-02 18:30"
    assert form.waiting and not form.name.isEnabled()
    form.confirm()
    assert len(form.wishes) == 1, "what was asked for is asked once"
    form.show_problem("There is a batch or session Semana 48 already: choose another name.")
    assert form.name.isEnabled() and form.said.property("role") == "error"
    assert form.plan == plan, "all that was chosen is still chosen"


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda form: form.name.clear(), "a name"),
        (lambda form: form.show_choices((KNOWN,), PEOPLE), "at least one recording"),
        (lambda form: form.people.item(0).setCheckState(Qt.CheckState.Unchecked), "two members"),
        (lambda form: form.deadline.setText("mañana"), "2026-11-27"),
        (lambda form: form.deadline.setText("2020-01-01 10:00"), "over already"),
    ],
)
def test_what_is_missing_is_said_and_nothing_asked(form, press, qtbot, change, sentence):
    fill(form, press, qtbot)
    change(form)
    form.confirm()
    assert form.wishes == []
    assert sentence in form.said.text() and form.said.property("role") == "error"


def test_filtering_hides_and_keeps_what_is_taken(form, qtbot):
    form.filter.setFocus()
    qtbot.keyClicks(form.filter, "low ag")
    assert [form.recordings.item(row).isHidden() for row in range(3)] == [False, True, True]
    assert len(form.plan.recordings) == 2
    qtbot.keyClick(form.filter, Qt.Key.Key_Down)
    assert form.recordings.hasFocus()


def test_it_begins_empty_again(form, press, qtbot):
    fill(form, press, qtbot)
    form.begin("live-es@2026.3")
    assert (form.plan.name, form.plan.recordings, form.plan.members) == ("", (), ())
    assert form.plan.policy_set == "live-es@2026.3"
    assert form.plan.deadline_ms > QDateTime.currentMSecsSinceEpoch()
