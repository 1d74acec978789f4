"""The calibration page: sessions, a new one, and of a session the agreement, the spots one by one, what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.discussion import Discussed, discussed, outcome, rule, vote
from reviewer_app.domain.calibration.session import CLOSED, OPEN, REVEALED, Session
from reviewer_app.domain.calibration.spots import Spot, Spots
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.ui.calibration.agreement_view import AgreementView, Figures
from reviewer_app.ui.calibration.ask_bar import AskBar
from reviewer_app.ui.calibration.figures import summary
from reviewer_app.ui.calibration.new_session import NewSession
from reviewer_app.ui.calibration.outcome_view import OutcomeView
from reviewer_app.ui.calibration.presenter import Presenter
from reviewer_app.ui.calibration.questions import Question, close_question, names_question, reveal_question
from reviewer_app.ui.calibration.ruling_sheet import Draft, right_of
from reviewer_app.ui.calibration.session_head import SessionHead
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.calibration.sessions_view import SessionsView
from reviewer_app.ui.calibration.spot_groups import Standard, clause_of_spot
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import CALIBRATION, COMMANDS
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule as line_between

LIST, NEW, AGREEMENT, SPOTS, OUTCOME = range(5)
_TABS = (AGREEMENT, SPOTS, OUTCOME)


@dataclass(frozen=True, slots=True)
class Who:
    """Who is at the page; `leads`: may begin sessions. Language and version in force (`id@version`) are asked for when
    they are needed."""

    user: str
    leads: bool
    language: Callable[[], str]
    policy_set: Callable[[], str]


class CalibrationPage(Page):
    """A list of sessions, and of one session what its state allows; all by keys.

    What needs the central database is asked for by signals: `choices_wanted()` for a new session,
    `session_wanted(Plan)`, `reveal_wanted(Session, early)`, `names_wanted(Session)`, `close_wanted(Session)`;
    `answered` follows. What takes a while to compute: `spots_wanted(Session)`, `figures_wanted(Session, Spots)` for the
    agreement, `rounds_wanted` for that before and after the second vote. `recording_wanted(recording_id)` opens a
    review, `decided(Event)` stores a decision (`decision_ended` follows), `spot_shown(Spot)` shows clip and words.
    """

    choices_wanted = Signal()
    session_wanted = Signal(object)
    reveal_wanted = Signal(object, bool)
    names_wanted = Signal(object)
    close_wanted = Signal(object)
    spots_wanted = Signal(object)
    figures_wanted = Signal(object, object)
    rounds_wanted = Signal(object, object)
    recording_wanted = Signal(str)
    decided = Signal(object)
    spot_shown = Signal(object)

    name = CALIBRATION

    def __init__(self, clip: ClipView, theme: Theme, who: Who, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._theme, self._who, self._now_ms = theme, who, now_ms
        self.clip = clip
        self.sessions, self.new = SessionsView(theme, now_ms), NewSession(theme)
        self.agreement, self.presenter = AgreementView(theme), Presenter(clip, theme)
        self.outcome, self.ask = OutcomeView(theme), AskBar(theme)
        self.head = SessionHead(theme)
        self._rows: tuple[SessionRow, ...] = ()
        self._policies: Mapping[str, PolicySet | None] = {}
        self._open_id = ""
        self._spots: Spots | None = None
        self._spots_of: object = None
        self._votes_of: object = None
        self._rounds = ""
        self.view = LIST
        self._asking = self._storing = False
        self._lay_out()
        self._connect()

    # ------------------------------------------------------------ what the window asks

    @property
    def title(self) -> str:
        """What stands in the breadcrumb."""
        row = self.row
        if self.view == NEW:
            return f"{self.tr('Calibration')} · {self.tr('New session')}"
        if row is None or self.view == LIST:
            return self.tr("Calibration")
        return f"{self.tr('Calibration')} · {row.session.name}"

    @property
    def status_text(self) -> str:
        """How far the session is."""
        if self.opened is None or self._spots is None:
            return ""
        ruled = sum(not one.is_open for one in self._discussed)
        return self.tr("{n} of {all} spots ruled on").format(n=ruled, all=len(self._discussed))

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        ways = {
            LIST: ("calibration.work", "calibration.open", "calibration.new", "calibration.reveal"),
            NEW: ("calibration.invite", "escape"),
            AGREEMENT: ("calibration.spots", "calibration.outcome", "escape"),
            SPOTS: ("spot.next", "play.toggle", "spot.vote", "spot.votes", "spot.rule", "spot.names", "escape"),
            OUTCOME: ("calibration.close", "calibration.agreement", "calibration.spots", "escape"),
        }[self.view]
        by_id = {one.id: one.when for one in COMMANDS}
        return (*(one for one in ways if one not in by_id or self.allowed(by_id[one])), "help")

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force, for the texts that name them."""
        self.sessions.set_keys(keys)
        self.clip.set_keys(keys)
        self.head.set_keys(keys)

    def handlers(self) -> Mapping[str, Handler]:
        """Sessions, spots and the clip."""
        presenter = self.presenter
        return {
            **self.clip.handlers(),
            "calibration.open": lambda _: self._open(),
            "calibration.work": lambda _: self._work(),
            "calibration.new": lambda _: self._begin_new(),
            "calibration.invite": lambda _: self.new.confirm(),
            "calibration.reveal": lambda _: self._ask_reveal(),
            "calibration.agreement": lambda _: self.show_view(AGREEMENT),
            "calibration.spots": lambda _: self.show_view(SPOTS),
            "calibration.outcome": lambda _: self.show_view(OUTCOME),
            "calibration.close": lambda _: self._ask_close(),
            "spot.next": lambda _: presenter.go(1),
            "spot.previous": lambda _: presenter.go(-1),
            "spot.position_next": lambda _: presenter.choose(1),
            "spot.position_previous": lambda _: presenter.choose(-1),
            "spot.vote": lambda _: presenter.vote(),
            "spot.votes": lambda _: presenter.toggle_votes(),
            "spot.rule": lambda _: presenter.rule(),
            "spot.names": lambda _: self._ask_names(),
            "escape": lambda _: self._leave(),
        }

    def allowed(self, when: str) -> bool:
        """What the session on screen, or chosen in the list, allows to this person."""
        row, presenter = self.row, self.presenter
        state = row.session.state if row is not None else ""
        leads = row is not None and row.leads
        on_spot = self.view == SPOTS and presenter.current is not None
        asks = leads and not self._asking
        in_it = asks and self.opened is not None
        return {
            "always": True,
            "leads": self._who.leads and self.view == LIST,
            "inviting": self.view == NEW and not self.new.waiting,
            "session": state not in ("", OPEN),
            "labelling": row is not None and row.next_item is not None,
            "sealed": asks and state == OPEN,
            "unnamed": in_it and state == REVEALED,
            # How many spots are open is said before: it must be known, and of the session that is on screen.
            "to_close": in_it and self._spots is not None and state != CLOSED,
            "spot": on_spot,
            "media": on_spot,
            "vote": on_spot and presenter.may_vote,
            "votes": on_spot and leads,
            "ruling": on_spot and leads and presenter.may_rule,
        }.get(when, False)

    def entered(self, argument: object = None) -> None:
        """Show what is here; another page may have come between."""
        self._focus()

    def left(self) -> None:
        """Nothing plays, and no question stands open, where nobody sees it."""
        self.ask.withdraw()
        self.clip.stop()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, everything is said anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self._votes_of = None
            self._show()
            row = self.opened
            if self._spots is not None and row is not None:
                self.figures_wanted.emit(row.session, self._spots)
        super().changeEvent(event)

    # ------------------------------------------------------------ what is told

    @property
    def is_discussing(self) -> bool:
        """Whether spots are on screen on which votes may still come."""
        row = self.opened
        return self.view == SPOTS and self.isVisible() and row is not None and row.session.state != CLOSED

    @property
    def row(self) -> SessionRow | None:
        """The session that is seen: the one that is open, or in the list the one that is chosen."""
        return self.sessions.current() if self.view == LIST else self.opened

    @property
    def opened(self) -> SessionRow | None:
        """The session of which a view is on screen."""
        if self.view not in _TABS:
            return None
        return next((one for one in self._rows if one.session.session_id == self._open_id), None)

    def standard_of(self, row: SessionRow | None) -> Standard:
        """The policies that a session was frozen with, as far as they are here."""
        ref = "" if row is None else row.session.policy_set
        return Standard(self._policies.get(ref), self._who.language())

    def show_sessions(self, rows: Sequence[SessionRow], policies: Mapping[str, PolicySet | None]) -> None:
        """The sessions as they are now; `policies` are the frozen ones by `id@version`, as far as they are here."""
        self._rows, self._policies = tuple(rows), policies
        if self.view in _TABS and (self.row is None or self.row.session.state == OPEN):
            self.view = LIST
        self._show()

    def show_spots(self, session_id: str, spots: Spots) -> None:
        """The spots of a session, if it is still the one on screen."""
        row = self.opened
        if session_id == self._open_id and row is not None:
            self._spots = spots
            self._show()
            self.figures_wanted.emit(row.session, spots)

    def show_figures(self, session_id: str, figures: Figures) -> None:
        """The agreement of a session, if it is still the one on screen."""
        if session_id == self._open_id:
            self.agreement.show_figures(figures)

    def show_rounds(self, session_id: str, text: str) -> None:
        """The agreement before and after the second vote, with intervals."""
        if session_id == self._open_id:
            self._rounds = text
            self._show_outcome()

    def answered(self, problem: str = "") -> None:
        """The central database has answered, or could not: `problem` is a sentence, '' when all went well."""
        self._asking = False
        if self.view == NEW and problem:
            self.new.show_problem(problem)
            return
        if self.view == NEW and self.new.waiting:
            self.view = LIST
            self._show()
            self._focus()
        if problem:
            self.failed.emit(problem)

    def decision_ended(self, stored: bool) -> None:
        """A decision is durable, or could not be stored: then the sheet stays with all that is in it."""
        self._storing = False
        if stored:
            self.presenter.close_sheet()
            self._focus()
        self.busy_changed.emit(False)

    def show_view(self, view: int) -> None:
        """Show a view of the session."""
        if not self.presenter.may_go():
            return
        if self.view not in _TABS:
            row = self.row
            if row is None or row.session.state == OPEN:
                return
            self._open_id = row.session.session_id
            self._spots = self._spots_of = self._votes_of = None
            self._rounds = ""
            self.agreement.show_figures(Figures(self.tr("The agreement is being computed …"), "", ()))
        self.presenter.close_sheet()
        if self.view == SPOTS and view != SPOTS:
            self.clip.stop()
        self.view = view
        self._show()
        self._focus()

    # ------------------------------------------------------------ asking

    def _open(self) -> None:
        if self.view == LIST:
            self.show_view(AGREEMENT)

    def _work(self) -> None:
        item = self.row.next_item if self.row is not None else None
        if item is not None:
            self.recording_wanted.emit(item.recording_id)

    def _begin_new(self) -> None:
        self.view = NEW
        self.new.begin(self._who.policy_set())
        self._show()
        self._focus()
        self.choices_wanted.emit()

    def _ask_reveal(self) -> None:
        row = self.row
        if row is not None:
            early = bool(row.missing) and row.session.deadline_ms > self._now_ms()
            self._ask(reveal_question(row), lambda: self.reveal_wanted.emit(row.session, early))

    def _ask_names(self) -> None:
        row = self.row
        if row is not None:
            self._ask(names_question(row), lambda: self.names_wanted.emit(row.session))

    def _ask_close(self) -> None:
        row = self.opened
        if row is not None:
            open_spots = sum(one.is_open for one in self._discussed)
            self._ask(close_question(row, open_spots), lambda: self.close_wanted.emit(row.session))

    def _ask(self, question: Question, wish: Callable[[], None]) -> None:
        self.ask.ask(*question, lambda: self._ask_server(wish))

    def _ask_server(self, ask: Callable[[], None]) -> None:
        self._asking = True
        ask()

    # ------------------------------------------------------------ deciding

    def _vote(self, spot: Spot, position: str, why: str) -> None:
        said = position, why, clause_of_spot(position, spot, self._standard)
        self._store(lambda session: vote(session, self._who.user, spot, said, self._now_ms()))

    def _rule(self, spot: Spot, draft: Draft) -> None:
        def decide(session: Session) -> Event:
            right = right_of(draft, spot, session, self._standard)
            return rule(session, self._who.user, spot, right, self._now_ms())

        self._store(decide)

    def _store(self, decide: Callable[[Session], Event]) -> None:
        row = self.opened
        if self._storing or row is None:
            return
        try:
            event = decide(row.session)
        except UserError as error:
            self.failed.emit(told(str(error)))
            return
        self._storing = True
        self.busy_changed.emit(True)
        self.decided.emit(event)

    # ------------------------------------------------------------ showing

    @property
    def _standard(self) -> Standard:
        return self.standard_of(self.row)

    def _show(self) -> None:
        self.sessions.show_sessions(self._rows, self._who.leads)
        if self.view in _TABS:
            self._show_session()
        self._stack.setCurrentIndex(min(self.view, AGREEMENT))
        if self.view in _TABS:
            self._views.setCurrentIndex(_TABS.index(self.view))
            self.head.mark(_TABS.index(self.view))
        self.title_changed.emit()
        self.status_changed.emit(self.status_text)

    def _show_session(self) -> None:
        session, standard = self.row.session, self._standard  # type: ignore[union-attr]
        ref = None if standard.policies is None else standard.policies.ref
        kept = session.session_id, session.reviews, ref
        if kept != self._spots_of:
            self._spots_of = kept
            self.spots_wanted.emit(session)
        votes = session.session_id, session.votes, ref, self._spots
        if self._spots is not None and session.votes and self._votes_of != votes:
            self._votes_of = votes
            self.rounds_wanted.emit(session, self._spots)
        self.head.show_session(session, standard.policies is not None)
        self.presenter.show_session(session, None if self._spots is None else self._discussed, standard)
        self._show_outcome()

    def _show_outcome(self) -> None:
        row = self.opened
        if row is not None and self._spots is not None:
            found = outcome(row.session, self._spots)
            self.outcome.show_outcome(
                row.session, found, self._standard, f"{summary(self._discussed)} {self._rounds}".strip()
            )

    @property
    def _discussed(self) -> tuple[Discussed, ...]:
        row = self.opened
        return () if row is None or self._spots is None else discussed(row.session, self._spots)

    def _focus(self) -> None:
        if self.isVisible():
            spot = self.presenter.sheet or self.presenter
            where = {LIST: self.sessions, NEW: self.new, AGREEMENT: self.agreement, SPOTS: spot}
            where.get(self.view, self.outcome).setFocus()

    def _leave(self) -> None:
        if self.view == LIST or not self.presenter.may_go():
            return
        self.presenter.close_sheet()
        self.clip.stop()
        self.view = LIST
        self._show()
        self._focus()

    # ------------------------------------------------------------ building

    def _connect(self) -> None:
        self.head.chosen.connect(lambda place: self.show_view(_TABS[place]))
        self.sessions.chosen.connect(self.title_changed)
        self.sessions.opened.connect(self._open)
        self.new.wanted.connect(self.session_wanted)
        self.presenter.voted.connect(self._vote)
        self.presenter.ruled.connect(self._rule)
        self.presenter.spot_shown.connect(self.spot_shown)
        self.presenter.sheet_left.connect(self._focus)
        self.presenter.changed.connect(self.title_changed)
        self.presenter.refused.connect(self.message)
        self.clip.failed.connect(self.failed)

    def _lay_out(self) -> None:
        self._stack, self._views = QStackedWidget(), QStackedWidget()
        for widget in (self.agreement, self.presenter, self.outcome):
            self._views.addWidget(widget)
        whole = QWidget()
        inside = QVBoxLayout(whole)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(0)
        inside.addWidget(self.head)
        inside.addWidget(line_between())
        inside.addWidget(self._views, 1)
        for widget in (self.sessions, self.new, whole):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.ask)
