"""The calibration page: sessions, a new one, and of a session the agreement, the spots one by one, what comes out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from reviewer_app.domain.calibration.session import OPEN, REVEALED
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.ui.calibration.lead_wishes import LeadWishes
from reviewer_app.ui.calibration.new_session import NewSession
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.calibration.session_views import SessionViews
from reviewer_app.ui.calibration.sessions_view import SessionsView
from reviewer_app.ui.calibration.spot_groups import Standard
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.commands import CALIBRATION, COMMANDS
from reviewer_app.ui.page import Handler, Page
from reviewer_app.ui.theme import Theme

LIST, NEW, AGREEMENT, SPOTS, OUTCOME = range(5)
_HINTS = {
    LIST: ("calibration.work", "calibration.open", "calibration.new", "calibration.reveal", "page.queue"),
    NEW: ("calibration.invite", "escape"),
    AGREEMENT: ("calibration.spots", "calibration.outcome", "escape"),
    SPOTS: ("spot.next", "play.toggle", "spot.vote", "spot.votes", "spot.rule", "spot.names", "escape"),
    OUTCOME: ("calibration.close", "calibration.agreement", "calibration.spots", "escape"),
}
_WHEN = {one.id: one.when for one in COMMANDS}


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
    `session_wanted(Plan)`, and those of `wishes`; `answered` follows. What takes a while to compute, by those of
    `views`. `recording_wanted(recording_id)` opens a review, `decided(Event)` stores a decision (`decision_ended`
    follows), `spot_shown(Spot)` shows clip and words.
    """

    choices_wanted = Signal()
    session_wanted = Signal(object)
    recording_wanted = Signal(str)
    decided = Signal(object)
    spot_shown = Signal(object)

    name = CALIBRATION

    def __init__(self, clip: ClipView, theme: Theme, who: Who, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._who = who
        self.clip = clip
        self.sessions, self.new = SessionsView(theme, now_ms), NewSession(theme)
        self.views = SessionViews(clip, theme, who.user, now_ms)
        self.presenter = self.views.presenter
        self.wishes = LeadWishes(theme, now_ms, self)
        self._rows: tuple[SessionRow, ...] = ()
        self._policies: Mapping[str, PolicySet | None] = {}
        self.view = LIST
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
        if self.opened is None or self.views.spots is None:
            return ""
        spots = self.views.discussed
        ruled = sum(not one.is_open for one in spots)
        return self.tr("{n} of {all} spots ruled on").format(n=ruled, all=len(spots))

    @property
    def status_hints(self) -> tuple[str, ...]:
        """What can be done here."""
        return (*(one for one in _HINTS[self.view] if self.allowed(_WHEN.get(one, "always"))), "help")

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force, for the texts that name them."""
        self.sessions.set_keys(keys)
        self.views.set_keys(keys)

    def handlers(self) -> Mapping[str, Handler]:
        """Sessions, spots and the clip."""
        presenter, wishes = self.presenter, self.wishes
        return {
            **self.clip.handlers(),
            "calibration.open": lambda _: self._open(),
            "calibration.work": lambda _: self._work(),
            "calibration.new": lambda _: self._begin_new(),
            "calibration.invite": lambda _: self.new.confirm(),
            "calibration.reveal": lambda _: self._of_row(wishes.reveal),
            "calibration.move": lambda _: self._of_row(wishes.move),
            "calibration.hand_over": lambda _: self._of_row(wishes.hand_over),
            "calibration.cancel": lambda _: self._of_row(wishes.cancel),
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
            "spot.names": lambda _: self._of_row(wishes.names),
            "escape": lambda _: self._leave(),
        }

    def allowed(self, when: str) -> bool:
        """What the session on screen, or chosen in the list, allows to this person."""
        row, presenter = self.row, self.presenter
        state = row.session.state if row is not None else ""
        leads = row is not None and row.leads
        on_spot = self.view == SPOTS and presenter.current is not None
        asks = leads and not self.wishes.waiting
        in_it = asks and self.opened is not None
        return {
            "always": True,
            "leads": self._who.leads and self.view == LIST,
            "inviting": self.view == NEW and not self.new.waiting,
            "session": row is not None and row.session.is_revealed,
            "labelling": row is not None and row.next_item is not None,
            "sealed": asks and state == OPEN,
            "leading": asks and row is not None and not row.session.is_over,
            "unnamed": in_it and state == REVEALED,
            # How many spots are open is said before: it must be known, and of the session that is on screen.
            "to_close": in_it and self.views.spots is not None and row is not None and not row.session.is_over,
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
        self.wishes.withdraw()
        self.clip.stop()

    def changeEvent(self, event: QEvent) -> None:
        """In another language, everything is said anew."""
        if event.type() == QEvent.Type.LanguageChange:
            self.wishes.withdraw()
            self._show()
            self.views.say_anew()
        super().changeEvent(event)

    # ------------------------------------------------------------ what is told

    @property
    def is_discussing(self) -> bool:
        """Whether spots are on screen on which votes may still come."""
        row = self.opened
        return self.view == SPOTS and self.isVisible() and row is not None and not row.session.is_over

    @property
    def row(self) -> SessionRow | None:
        """The session that is seen: the one that is open, or in the list the one that is chosen."""
        return self.sessions.current() if self.view == LIST else self.opened

    @property
    def opened(self) -> SessionRow | None:
        """The session of which a view is on screen."""
        return next((one for one in self._rows if one.session.session_id == self.views.open_id), None)

    def standard_of(self, row: SessionRow | None) -> Standard:
        """The policies that a session was frozen with, as far as they are here."""
        ref = "" if row is None else row.session.policy_set
        return Standard(self._policies.get(ref), self._who.language())

    def show_sessions(self, rows: Sequence[SessionRow], policies: Mapping[str, PolicySet | None]) -> None:
        """The sessions as they are now; `policies` are the frozen ones by `id@version`, as far as they are here."""
        self._rows, self._policies = tuple(rows), policies
        opened = self.opened
        if self.views.open_id and (opened is None or not opened.session.is_revealed):
            self._to_list()
            return
        self._show()

    def answered(self, problem: str = "") -> None:
        """The central database has answered, or could not: `problem` is a sentence, '' when all went well."""
        shown = self.wishes.answered(problem)
        if self.view == NEW and problem:
            self.new.show_problem(problem)
            return
        if self.view == NEW and self.new.waiting:
            self._to_list()
        if problem and not shown:
            self.failed.emit(problem)

    def decision_ended(self, stored: bool) -> None:
        """A decision is durable, or could not be stored."""
        self.views.decision_ended(stored)
        if stored:
            self._focus()
        self.busy_changed.emit(False)

    def show_view(self, view: int) -> None:
        """Show a view of the session that is open, or chosen in the list."""
        if not self.presenter.may_go():
            return
        row = self.row
        if row is None or not row.session.is_revealed:
            return
        if self.views.open_id != row.session.session_id:
            self.views.open_session(row.session.session_id)
        self.views.show_view(view - AGREEMENT)
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

    def _of_row(self, wish: Callable[[SessionRow], None]) -> None:
        if self.row is not None:
            wish(self.row)

    def _ask_close(self) -> None:
        row = self.opened
        if row is not None:
            self.wishes.close(row, sum(one.is_open for one in self.views.discussed))

    def _decide(self, event: Event) -> None:
        self.busy_changed.emit(True)
        self.decided.emit(event)

    # ------------------------------------------------------------ showing

    def _show(self) -> None:
        self.sessions.show_sessions(self._rows, self._who.leads)
        row = self.opened
        if row is not None:
            self.views.show_row(row, self.standard_of(row))
        self._stack.setCurrentIndex(min(self.view, AGREEMENT))
        self._tell()

    def _tell(self) -> None:
        self.title_changed.emit()
        self.status_changed.emit(self.status_text)

    def _focus(self) -> None:
        if self.isVisible():
            {LIST: self.sessions.setFocus, NEW: self.new.setFocus}.get(self.view, self.views.take_focus)()

    def _leave(self) -> None:
        if self.view != LIST and self.presenter.may_go():
            self._to_list()

    def _to_list(self) -> None:
        self.views.leave()
        self.view = LIST
        self._show()
        self._focus()

    # ------------------------------------------------------------ building

    def _connect(self) -> None:
        self.views.head.chosen.connect(lambda place: self.show_view(AGREEMENT + place))
        self.views.decided.connect(self._decide)
        self.views.failed.connect(self.failed)
        self.views.changed.connect(self._tell)
        self.sessions.chosen.connect(self.title_changed)
        self.sessions.opened.connect(self._open)
        self.new.wanted.connect(self.session_wanted)
        self.presenter.spot_shown.connect(self.spot_shown)
        self.presenter.sheet_left.connect(self._focus)
        self.presenter.changed.connect(self.title_changed)
        self.presenter.refused.connect(self.message)
        self.clip.failed.connect(self.failed)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.sessions, self.new, self.views):
            self._stack.addWidget(widget)
        # What is asked takes room of the views; the window does not grow for it.
        self._stack.setMinimumHeight(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.wishes.ask)
        column.addWidget(self.wishes.sheet)
