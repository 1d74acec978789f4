"""What a lead asks of the central database about a session: each wish is asked back once, or written on a sheet."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, Signal

from reviewer_app.ui.calibration import deadline, lead_forms
from reviewer_app.ui.calibration.ask_bar import AskBar
from reviewer_app.ui.calibration.new_session import Person
from reviewer_app.ui.calibration.questions import Question, close_question, names_question, reveal_question
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.standards.form_sheet import Form, FormSheet
from reviewer_app.ui.theme import Theme

_Wish = Callable[[], None]
# A sheet's values as a wish, or what is wrong with them in a sentence.
_Read = Callable[[Mapping[str, str]], _Wish | str]


class LeadWishes(QObject):
    """Has the bar and the sheet, which the page puts below its views.

    Wishes follow a yes, with the `Session`: `reveal_wanted(session, early)`, `names_wanted(session)`,
    `close_wanted(session)`, `cancel_wanted(session, why)`, `move_wanted(session, deadline_ms)`,
    `hand_over_wanted(session, login)`; before that one `leads_wanted(session)` asks who leads, and `show_leads`
    follows. Until `answered`, nothing else is asked.
    """

    reveal_wanted = Signal(object, bool)
    names_wanted = Signal(object)
    close_wanted = Signal(object)
    cancel_wanted = Signal(object, str)
    # UTC ms are more than an int of Qt holds.
    move_wanted = Signal(object, object)
    leads_wanted = Signal(object)
    hand_over_wanted = Signal(object, str)

    def __init__(self, theme: Theme, now_ms: Callable[[], int], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._now_ms = now_ms
        self.ask, self.sheet = AskBar(theme), FormSheet(theme)
        self._read: _Read = lambda _: ""
        self._to_hand_over: SessionRow | None = None
        self.waiting = False
        self.sheet.taken.connect(self._written)

    def reveal(self, row: SessionRow) -> None:
        """Ask whether the labels are to be shown, and say who is missing."""
        early = bool(row.missing) and row.session.deadline_ms > self._now_ms()
        self._ask(reveal_question(row), lambda: self.reveal_wanted.emit(row.session, early))

    def names(self, row: SessionRow) -> None:
        """Ask whether names are to be shown."""
        self._ask(names_question(row), lambda: self.names_wanted.emit(row.session))

    def close(self, row: SessionRow, open_spots: int) -> None:
        """Ask whether the session is to end, with so many spots not ruled on."""
        self._ask(close_question(row, open_spots), lambda: self.close_wanted.emit(row.session))

    def cancel(self, row: SessionRow) -> None:
        """Ask whether the session is to end without a reveal, and why."""

        def read(values: Mapping[str, str]) -> _Wish:
            return lambda: self.cancel_wanted.emit(row.session, values[lead_forms.WHY].strip())

        self._open(lead_forms.cancel_form(row), read)

    def move(self, row: SessionRow) -> None:
        """Ask for another deadline."""

        def read(values: Mapping[str, str]) -> _Wish | str:
            wanted = deadline.read(values[lead_forms.DEADLINE])
            problem = deadline.problem(wanted, self._now_ms())
            return problem or (lambda: self.move_wanted.emit(row.session, wanted))

        self._open(lead_forms.move_form(row), read)

    def hand_over(self, row: SessionRow) -> None:
        """Ask the central database who else leads, then to whom of them the session goes."""
        self._to_hand_over = row
        self._wish(lambda: self.leads_wanted.emit(row.session))

    def show_leads(self, people: Sequence[Person]) -> None:
        """Who may be invited to sessions: the leads among them may be handed this one."""
        row, self._to_hand_over = self._to_hand_over, None
        if row is None:
            return
        others = [one for one in people if one.role == "lead" and one.login != row.session.lead]

        def read(values: Mapping[str, str]) -> _Wish | str:
            to = values[lead_forms.LEAD]
            if not to:
                return self.tr("There is no other lead to hand it over to.")
            return lambda: self.hand_over_wanted.emit(row.session, to)

        self._open(lead_forms.hand_over_form(row, others), read)

    def answered(self, problem: str) -> bool:
        """The central database has answered; whether a sheet is open that shows the problem."""
        self.waiting = False
        if problem:
            self._to_hand_over = None
            if self.sheet.isVisible():
                self.sheet.show_problem(problem)
                return True
        elif self._to_hand_over is None:
            self.sheet.close_sheet()
        return False

    def withdraw(self) -> None:
        """Ask no more: what it was about is not seen any more."""
        self._to_hand_over = None
        self.ask.withdraw()
        self.sheet.close_sheet()

    def _ask(self, question: Question, wish: _Wish) -> None:
        self.sheet.close_sheet()
        self.ask.ask(*question, lambda: self._wish(wish))

    def _open(self, form: Form, read: _Read) -> None:
        self.ask.withdraw()
        self._read = read
        self.sheet.open_sheet(form)

    def _written(self, values: Mapping[str, str]) -> None:
        if self.waiting:
            return
        found = self._read(values)
        if isinstance(found, str):
            self.sheet.show_problem(found)
        else:
            self._wish(found)

    def _wish(self, wish: _Wish) -> None:
        """The answer may come before this returns."""
        self.waiting = True
        wish()
