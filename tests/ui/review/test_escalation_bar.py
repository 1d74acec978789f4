"""The line of open escalations."""

import pytest

from reviewer_app.domain.escalation import Escalation
from reviewer_app.domain.policy import Route
from reviewer_app.ui.review.escalation_bar import EscalationBar


@pytest.fixture
def bar(policy_set, theme, qtbot):
    made = EscalationBar(policy_set, "es", "E", theme, lambda: made.now)
    made.now = 0
    qtbot.addWidget(made)
    return made


CHILD = Escalation.raised(Route("child_safety", {}, 15), "S0", "parece menor", 0)
LEGAL = Escalation.raised(Route("legal_ip", {}, 1440), "S2", "música", 0)


def test_without_an_escalation_there_is_no_line(bar):
    assert bar.isHidden()
    assert not bar._timer.isActive()
    bar.set_escalations([CHILD])
    assert not bar.isHidden()
    bar.set_escalations([])
    assert bar.isHidden()


def test_the_one_due_first_is_named_first(bar):
    bar.set_escalations([LEGAL, CHILD])
    clock, what = bar.texts
    assert clock == "▲ 15:00"
    assert what.endswith("Protección de menores (S0) · parece menor · Legal y propiedad intelectual ▲ 24:00:00")


def test_it_counts_down_and_overdue_shows_by_shape_and_colour(bar):
    bar.set_escalations([CHILD])
    bar.now = 60_000
    bar._timer.timeout.emit()
    assert (bar.texts[0], bar._clock.property("role")) == ("▲ 14:00", "warn")
    bar.now = 961_000
    bar._timer.timeout.emit()
    assert (bar.texts[0], bar._clock.property("role")) == ("■ −1:01", "error")
    assert "overdue" in bar.accessibleName()
