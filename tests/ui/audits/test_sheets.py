"""The sheets: a key for everything, and clauses to quote."""

import pytest

from reviewer_app.domain.second_review import CRITICALITIES, ERROR_CLASSES, ROOT_CAUSES, Judgement
from reviewer_app.ui.audits.sheets import Asked, JudgeSheet, WordsSheet, clauses_of
from reviewer_app.ui.review.choice_grid import ChoiceGrid
from reviewer_app.ui.theme import Theme
from tests import audits


@pytest.fixture
def sheet(qtbot):
    made = JudgeSheet(Theme())
    qtbot.addWidget(made)
    return made


def test_every_choice_has_a_key_of_its_own(sheet):
    keys = [one.key for one in sheet._choices]
    assert len(keys) == len(set(keys)) == len(ERROR_CLASSES) + len(CRITICALITIES) + len(ROOT_CAUSES)


def test_what_is_known_is_taken_and_what_is_missing_is_said(sheet, qtbot):
    typed = []
    sheet.typed.connect(typed.append)
    sheet.open_sheet("…", Judgement("d", "missed", True, "false_negative", note="nota"))
    assert [one.text() for one in sheet._choices if one.isChecked()] == ["False negative: something was missed"]
    assert sheet.note.toPlainText() == "nota" and sheet._missing.text() == "Choose the root cause of the error."
    sheet._confirm(submit=False)
    assert typed == [] and sheet._missing.property("role") == "error"
    for key in ("9", "g"):
        next(one for one in sheet._choices if one.key == key).click()
    sheet._confirm(submit=False)
    (one,) = typed
    assert (one.error_class, one.criticality, one.root_cause, one.note) == (
        "false_negative",
        "minor",
        "fatigue",
        "nota",
    )


def test_clauses_are_the_sentences_of_the_policies_each_with_its_id(qapp):
    found = clauses_of(audits.pack(), ["scam.giveaway", "hate.slur", "scam.giveaway"], "en")
    assert [one.partition(":")[0] for one in found][:3] == ["scam.giveaway"] * 3
    assert len(found) == len(set(found)) <= 9 and any(one.startswith("hate.slur: ") for one in found)
    assert all(one.endswith(".") for one in found)
    assert clauses_of(audits.pack(), ["hate.slur"], "es") != clauses_of(audits.pack(), ["hate.slur"], "en")
    assert clauses_of(None, ["hate.slur"], "en") == ("hate.slur",), "without the standard its id is quoted"


def test_words_are_asked_for_anew_each_time(qtbot):
    """Clauses, then none; what was half written of the one is told at once and does not stand in the other."""
    made = WordsSheet(Theme())
    qtbot.addWidget(made)
    written, sent = [], []
    made.changed.connect(lambda *said: written.append(said))
    made.sent.connect(lambda *said: sent.append(said))
    made.open_sheet(Asked("DISPUTE", "Why", "Ctrl+Enter", clauses=("hate.slur: x.", "hate.slur: y."), may_propose=True))
    assert [one.key for one in made._choices] == ["1", "2", "p"]
    assert made.missing == "Choose the clause that you quote."
    made._choices[1].click()
    assert made.missing == "Write it: Tab goes to the text."
    made.text.setPlainText("por esto")
    assert written[-2:] == [("", "hate.slur: y."), ("por esto", "hate.slur: y.")]
    told = len(written)
    made.close_sheet()
    assert len(written) == told, "what is in it is known already"
    made.open_sheet(Asked("FEEDBACK", "What", "Ctrl+Enter", needs_text=False))
    assert made._choices == [] and made.text.toPlainText() == "" and made.missing == ""
    assert not isinstance(made._scroll.widget(), ChoiceGrid), "a grid of nothing has no rows to share out"
    made._confirm(submit=False)
    assert sent == [("", "", False)]


def test_a_sheet_never_opened_has_a_size(qtbot):
    """Its window asks for one as soon as it is shown."""
    made = WordsSheet(Theme())
    qtbot.addWidget(made)
    assert made._scroll.sizeHint() == made._scroll.widget().sizeHint()
    assert made.sizeHint().isValid()
