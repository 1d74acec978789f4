"""One session behind its reveal: the agreement, the spots one by one, what comes out; and what is decided on a spot."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from reviewer_app.domain.calibration.discussion import Discussed, discussed, outcome, rule, vote
from reviewer_app.domain.calibration.session import Session
from reviewer_app.domain.calibration.spots import Spot, Spots
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.events import Event
from reviewer_app.ui.calibration.agreement_view import AgreementView, Figures
from reviewer_app.ui.calibration.figures import summary
from reviewer_app.ui.calibration.outcome_view import OutcomeView
from reviewer_app.ui.calibration.presenter import Presenter
from reviewer_app.ui.calibration.room_theme import RoomTheme
from reviewer_app.ui.calibration.ruling_sheet import Draft, right_of
from reviewer_app.ui.calibration.session_head import SessionHead
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.calibration.spot_groups import Standard, clause_of_spot
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.sentences import told
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule as line_between


class SessionViews(QWidget):
    """Shows the session that `open_session` named, as `show_row` tells it, until `leave`.

    What takes a while to compute is asked for by `spots_wanted(Session)`, `figures_wanted(Session, Spots)` for the
    agreement, `rounds_wanted` for that before and after the second vote; `show_spots`, `show_figures` and `show_rounds`
    follow. `decided(Event)` is to be stored, `decision_ended` follows. `failed(sentence)`: it could not be decided.
    `changed()`: more is known of the session.
    """

    spots_wanted = Signal(object)
    figures_wanted = Signal(object, object)
    rounds_wanted = Signal(object, object)
    decided = Signal(object)
    failed = Signal(str)
    changed = Signal()

    def __init__(self, clip: ClipView, theme: Theme, user: str, now_ms: Callable[[], int]) -> None:
        super().__init__()
        self._user, self._now_ms = user, now_ms
        self.clip = clip
        self._room = RoomTheme(theme, self)
        self.presenter = Presenter(clip, theme, self._room)
        self.agreement, self.outcome = AgreementView(self._room), OutcomeView(self._room)
        self.head = SessionHead(theme)
        self._open_id = ""
        self._row: SessionRow | None = None
        self._standard = Standard(None, "")
        self.spots: Spots | None = None
        # What was asked for last: with another value it is asked for anew.
        self._spots_of: object = None
        self._votes_of: object = None
        self._rounds = ""
        self._storing = False
        self.presenter.voted.connect(self._vote)
        self.presenter.ruled.connect(self._rule)
        self._lay_out()

    # ------------------------------------------------------------ what is on screen

    @property
    def open_id(self) -> str:
        """The session that is on screen, '' for none."""
        return self._open_id

    @property
    def discussed(self) -> tuple[Discussed, ...]:
        """Its disputed spots as they stand, none while they are being found."""
        return () if self._row is None or self.spots is None else discussed(self._row.session, self.spots)

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force."""
        self.clip.set_keys(keys)
        self.head.set_keys(keys)

    def open_session(self, session_id: str) -> None:
        """Nothing is known of this session yet; `show_row` tells it."""
        self._open_id = session_id
        self._row = self.spots = self._spots_of = self._votes_of = None
        self._rounds = ""
        self.agreement.show_figures(Figures(self.tr("The agreement is being computed …"), "", ()))

    def leave(self) -> None:
        """No session is on screen any more; the clip stops."""
        self._open_id = ""
        self._row = None
        self.presenter.close_sheet()
        self.clip.stop()

    def show_view(self, place: int) -> None:
        """Show a view, by its place from 0; nothing plays behind another one."""
        self.presenter.close_sheet()
        if self._stack.currentWidget() is self.presenter and self._stack.currentIndex() != place:
            self.clip.stop()
        self._stack.setCurrentIndex(place)
        self.head.mark(place)

    def take_focus(self) -> None:
        """The keys are those of the view on screen, or of a sheet that is open on it."""
        view = self._stack.currentWidget()
        (self.presenter.sheet if view is self.presenter and self.presenter.sheet else view).setFocus()

    def show_row(self, row: SessionRow, standard: Standard) -> None:
        """Show the session as it is now, with the text of its frozen version as far as that is here."""
        self._row, self._standard = row, standard
        session = row.session
        ref = None if standard.policies is None else standard.policies.ref
        kept = session.session_id, session.reviews, ref
        if kept != self._spots_of:
            self._spots_of = kept
            self.spots_wanted.emit(session)
        votes = session.session_id, session.votes, ref, self.spots
        if self.spots is not None and session.votes and self._votes_of != votes:
            self._votes_of = votes
            self.rounds_wanted.emit(session, self.spots)
        self.head.show_session(session, standard.policies is not None)
        self.presenter.show_session(session, None if self.spots is None else self.discussed, standard)
        self._show_outcome()

    def say_anew(self) -> None:
        """In another language, what was computed is said anew, too."""
        self._votes_of = None
        if self._row is not None and self.spots is not None:
            self.figures_wanted.emit(self._row.session, self.spots)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """On a projector, what everybody reads is larger."""
        super().resizeEvent(event)
        self._room.fit(self.width(), self.height())

    # ------------------------------------------------------------ what was computed

    def show_spots(self, session_id: str, spots: Spots) -> None:
        """The spots of a session, if it is still the one on screen."""
        row = self._row
        if session_id == self._open_id and row is not None:
            self.spots = spots
            self.show_row(row, self._standard)
            self.changed.emit()
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

    # ------------------------------------------------------------ deciding

    def decision_ended(self, stored: bool) -> None:
        """A decision is durable, or could not be stored: then the sheet stays with all that is in it."""
        self._storing = False
        if stored:
            self.presenter.close_sheet()

    def _vote(self, spot: Spot, position: str, why: str) -> None:
        said = position, why, clause_of_spot(position, spot, self._standard)
        self._store(lambda session: vote(session, self._user, spot, said, self._now_ms()))

    def _rule(self, spot: Spot, draft: Draft) -> None:
        def decide(session: Session) -> Event:
            right = right_of(draft, spot, session, self._standard)
            return rule(session, self._user, spot, right, self._now_ms())

        self._store(decide)

    def _store(self, decide: Callable[[Session], Event]) -> None:
        if self._storing or self._row is None:
            return
        try:
            event = decide(self._row.session)
        except UserError as error:
            self.failed.emit(told(str(error)))
            return
        self._storing = True
        self.decided.emit(event)

    # ------------------------------------------------------------ inside

    def _show_outcome(self) -> None:
        if self._row is not None and self.spots is not None:
            found = outcome(self._row.session, self.spots)
            words = f"{summary(self.discussed)} {self._rounds}".strip()
            self.outcome.show_outcome(self._row.session, found, self._standard, words)

    def _lay_out(self) -> None:
        self._stack = QStackedWidget()
        for widget in (self.agreement, self.presenter, self.outcome):
            self._stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(line_between())
        column.addWidget(self._stack, 1)
