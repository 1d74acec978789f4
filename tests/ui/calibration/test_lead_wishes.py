"""What a lead asks of the central database: once, with what is written checked first, and nothing else meanwhile."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer_app.domain.calibration.session import OPEN
from reviewer_app.ui.calibration import deadline, lead_forms
from reviewer_app.ui.calibration.lead_wishes import LeadWishes
from reviewer_app.ui.calibration.new_session import Person
from reviewer_app.ui.calibration.session_row import SessionRow
from tests.ui.calibration.conftest import make_session

NOW = 1_790_000_000_000
MINUTE = 60_000
ROW = SessionRow(make_session(state=OPEN, reviews=[], handed_in=[], deadline_ms=NOW + MINUTE), False)
PEOPLE = [Person("ana", "Ana", "moderator"), Person("luz", "Luz", "lead"), Person("sol", "Sol Vega", "lead")]


@pytest.fixture
def wishes(theme, on_screen):
    """The bar and the sheet on a page, and in `heard` what was wished."""
    page = QWidget()
    made = LeadWishes(theme, lambda: NOW, page)
    column = QVBoxLayout(page)
    column.addWidget(made.ask)
    column.addWidget(made.sheet)
    page.resize(900, 600)
    made.page, made.heard = page, []
    for name in ("reveal", "names", "close", "cancel", "move", "leads", "hand_over"):
        getattr(made, f"{name}_wanted").connect(lambda session, *more, name=name: made.heard.append((name, *more)))
    on_screen(page)
    return made


def said(wishes):
    """What the sheet says is wrong."""
    return wishes.sheet._said.text() if wishes.sheet._said.isVisible() else ""


def test_a_reveal_before_the_deadline_is_early_while_somebody_is_missing(wishes, press):
    wishes.reveal(ROW)
    press("Return")
    assert wishes.heard == [("reveal", True)] and wishes.waiting
    ready = SessionRow(make_session(state=OPEN, handed_in=ROW.session.members, deadline_ms=NOW + MINUTE), False)
    wishes.answered("")
    wishes.reveal(ready)
    press("Return")
    assert wishes.heard[-1] == ("reveal", False)


def test_a_deadline_is_checked_before_anything_is_asked(wishes, press):
    wishes.move(ROW)
    for text, sentence in (("mañana", "Write the deadline as"), (deadline.written(NOW - MINUTE), "over already")):
        wishes.sheet.put(lead_forms.DEADLINE, text)
        press("Ctrl+Return")
        assert sentence in said(wishes) and wishes.heard == [] and not wishes.waiting
    later = NOW // MINUTE * MINUTE + 90 * MINUTE
    wishes.sheet.put(lead_forms.DEADLINE, deadline.written(later))
    press("Ctrl+Return")
    assert wishes.heard == [("move", later)] and wishes.waiting
    press("Ctrl+Return")
    assert len(wishes.heard) == 1, "asked once"


def test_the_sheet_stays_with_what_is_written_until_it_is_done(wishes, press):
    wishes.move(ROW)
    wishes.sheet.put(lead_forms.DEADLINE, deadline.written(NOW + 90 * MINUTE))
    press("Ctrl+Return")
    assert wishes.answered("The central database does not answer.")
    assert wishes.sheet.isVisible() and said(wishes) == "The central database does not answer."
    press("Ctrl+Return")
    assert len(wishes.heard) == 2 and not wishes.answered("")
    assert not wishes.sheet.isVisible()


def test_an_answer_that_comes_at_once_frees_the_next_wish(wishes, press):
    """Who is not signed in is told before the wish returns."""
    wishes.cancel_wanted.connect(lambda *_: wishes.answered("sign in first"))
    wishes.cancel(ROW)
    press("Ctrl+Return")
    assert said(wishes) == "sign in first" and not wishes.waiting


def test_cancelling_says_what_it_means_and_carries_the_reason(wishes, press):
    wishes.cancel(ROW)
    assert "shown to nobody, ever" in wishes.sheet._about.text()
    press("Escape")
    assert wishes.heard == [] and not wishes.sheet.isVisible()
    wishes.cancel(ROW)
    wishes.sheet.put(lead_forms.WHY, " Sala equivocada ")
    press("Ctrl+Return")
    assert wishes.heard == [("cancel", "Sala equivocada")]


def test_a_session_goes_to_one_of_the_other_leads(wishes, press):
    wishes.hand_over(ROW)
    assert wishes.heard == [("leads",)] and wishes.waiting and not wishes.sheet.isVisible()
    wishes.answered("")
    wishes.show_leads(PEOPLE)
    combo = wishes.sheet._fields[lead_forms.LEAD]
    assert [combo.itemText(n) for n in range(combo.count())] == ["Sol Vega (sol)"]
    press("Ctrl+Return")
    assert wishes.heard[-1] == ("hand_over", "sol")


def test_without_another_lead_nothing_is_handed_over(wishes, press):
    wishes.hand_over(ROW)
    wishes.answered("")
    wishes.show_leads(PEOPLE[:2])
    press("Ctrl+Return")
    assert "no other lead" in said(wishes) and wishes.heard == [("leads",)]


def test_leads_that_come_after_the_page_was_left_open_nothing(wishes):
    wishes.hand_over(ROW)
    wishes.withdraw()
    wishes.answered("")
    wishes.show_leads(PEOPLE)
    assert not wishes.sheet.isVisible()
    wishes.hand_over(ROW)
    assert not wishes.answered("does not answer"), "the page says it, where there is no sheet"
    wishes.show_leads(PEOPLE)
    assert not wishes.sheet.isVisible()


def test_there_is_one_question_at_a_time(wishes):
    wishes.reveal(ROW)
    wishes.move(ROW)
    assert wishes.sheet.isVisible() and not wishes.ask.isVisible()
    wishes.reveal(ROW)
    assert wishes.ask.isVisible() and not wishes.sheet.isVisible()
