"""What a lead is asked once before something that cannot be taken back."""

from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from reviewer_app.ui.calibration.session_row import SessionRow

translate = QCoreApplication.translate


class Question(NamedTuple):
    """A question, and what yes does."""

    text: str
    yes: str


def reveal_question(row: SessionRow) -> Question:
    """Who is missing, and what becomes of labels that come later."""
    yes = translate("CalibrationQuestion", "Reveal: everybody sees the labels, under letters")
    if not row.missing:
        return Question(
            translate(
                "CalibrationQuestion",
                "{name}: everybody has handed in everything. Labels can no longer be changed after the reveal. Reveal?",
            ).format(name=row.session.name),
            yes,
        )
    text = translate(
        "CalibrationQuestion",
        "{name}: still missing: {who}. What comes after the reveal is kept and does not count. Reveal all the same?",
    )
    return Question(text.format(name=row.session.name, who=", ".join(row.missing)), yes)


def names_question(row: SessionRow) -> Question:
    """Names come once, and to everybody."""
    return Question(
        translate(
            "CalibrationQuestion",
            "{name}: show whose letters they are? Everybody in the session sees it, and it cannot be taken back.",
        ).format(name=row.session.name),
        translate("CalibrationQuestion", "Show names"),
    )


def close_question(row: SessionRow, open_spots: int) -> Question:
    """What spots that are not ruled on cost."""
    yes = translate("CalibrationQuestion", "Close the session: nothing in it changes any more")
    if not open_spots:
        return Question(
            translate(
                "CalibrationQuestion", "{name}: every spot is ruled on. Close the session, and make its rulings gold?"
            ).format(name=row.session.name),
            yes,
        )
    return Question(
        translate(
            "CalibrationQuestion",
            "{name}: %n spot(s) are not ruled on: recordings with one of them give no gold. Close all the same?",
            None,
            open_spots,
        ).format(name=row.session.name),
        yes,
    )
