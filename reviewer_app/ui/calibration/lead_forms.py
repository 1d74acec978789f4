"""What a lead is asked to write before a session is cancelled, handed over, or given another deadline."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reviewer_app.ui.calibration.deadline import written
from reviewer_app.ui.calibration.new_session import Person
from reviewer_app.ui.calibration.session_row import SessionRow, moment
from reviewer_app.ui.standards.form_sheet import CHOICE, LINE, Field, Form

translate = QCoreApplication.translate
DEADLINE, LEAD, WHY = "deadline", "lead", "why"


def move_form(row: SessionRow) -> Form:
    """Until when the members label."""
    about = translate("CalibrationForm", "It is {deadline} now. The members see another one with their next sync.")
    return Form(
        translate("CalibrationForm", "{name}: move the deadline").format(name=row.session.name),
        about.format(deadline=moment(row.session.deadline_ms)),
        translate("CalibrationForm", "Move the deadline"),
        [Field(DEADLINE, translate("CalibrationForm", "Deadline"), LINE, written(row.session.deadline_ms))],
    )


def hand_over_form(row: SessionRow, leads: Sequence[Person]) -> Form:
    """To which of the other leads."""
    about = translate(
        "CalibrationForm",
        "The other lead reveals, rules and closes from then on. You see no more of the session, unless you are a "
        "member.",
    )
    choices = [(one.login, f"{one.name} ({one.login})" if one.name else one.login) for one in leads]
    return Form(
        translate("CalibrationForm", "{name}: hand the session over").format(name=row.session.name),
        about,
        translate("CalibrationForm", "Hand over"),
        [Field(LEAD, translate("CalibrationForm", "To"), CHOICE, choices=choices)],
    )


def cancel_form(row: SessionRow) -> Form:
    """Why; it cannot be taken back, and what that means for the labels that are there."""
    about = translate(
        "CalibrationForm",
        "Recordings that are not handed in go back. Labels that are there are shown to nobody, ever. This cannot be "
        "taken back.",
    )
    return Form(
        translate("CalibrationForm", "{name}: cancel the session?").format(name=row.session.name),
        about,
        translate("CalibrationForm", "Cancel the session"),
        [
            Field(
                WHY,
                translate("CalibrationForm", "Why"),
                LINE,
                hint=translate("CalibrationForm", "told to the members; may be left empty"),
            )
        ],
    )
