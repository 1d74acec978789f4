"""Calibration in the window: sessions from the store, decisions through its worker, the server on threads."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, QTimer

from reviewer_app.background.jobs import Job
from reviewer_app.bootstrap.case_desks import CaseDesk, Room
from reviewer_app.bootstrap.clips import clip_view
from reviewer_app.domain import wall_clock
from reviewer_app.domain.calibration.measures import Measures, measure, two_rounds
from reviewer_app.domain.calibration.session import CANCELLED, CLOSED, OPEN, Session
from reviewer_app.domain.calibration.spots import VERDICT, Spot, Spots, spots_of
from reviewer_app.domain.case_file import CALIBRATION as CASE
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review_states import SUBMITTED
from reviewer_app.operations import calibrating, deciding, queueing, signing_in, standards
from reviewer_app.operations.deciding import OpenCase
from reviewer_app.store import recordings
from reviewer_app.ui.banner import WARN
from reviewer_app.ui.calibration.figures import rounds
from reviewer_app.ui.calibration.figures import told as figures_of
from reviewer_app.ui.calibration.new_session import Candidate, Person, Plan
from reviewer_app.ui.calibration.page import CalibrationPage, Who
from reviewer_app.ui.calibration.session_row import SessionRow
from reviewer_app.ui.calibration.spot_words import Said, said_around
from reviewer_app.ui.commands import CALIBRATION
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from reviewer_app.central.push import Session as CentralSession
    from reviewer_app.domain.events import Event
    from reviewer_app.domain.transcript import Transcript
    from reviewer_app.media.vault import Vault
    from reviewer_app.operations.pulling import PullResult
    from reviewer_app.store.database import Database
    from reviewer_app.ui.calibration.lead_wishes import LeadWishes

# How often votes are asked for while spots are on screen.
ASK_MS = 4_000
_ORDER = {OPEN: 0, CLOSED: 2, CANCELLED: 2}


_Kept = Mapping[str, tuple[OpenCase, Session]]


class _Found(NamedTuple):
    """What the store has for the page; `kept`: documents as they were read, with the sessions made of them."""

    rows: list[SessionRow]
    kept: _Kept
    policies: Mapping[str, PolicySet | None]


class CalibrationDesk(CaseDesk):
    """Serves the page for one session of work; nothing on it waits for disk or network."""

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(room, parent)
        self._closed = False
        self._kept: _Kept = {}
        self._spots: tuple[object, Spots] | None = None
        self._spots_asked: object = None
        self._figures: tuple[object, Measures] | None = None
        self._policies: Mapping[str, PolicySet] = {}
        self._words: tuple[str, Transcript | None] = ("", None)
        who = Who(
            room.session.who.user,
            room.session.who.role == "lead",
            lambda: room.session.place.settings.language,
            lambda: room.review_desk.policies.ref,
        )
        self.page = CalibrationPage(clip_view(room.session), room.window.theme, who, wall_clock.now_ms)
        self._clock = QTimer(self, interval=ASK_MS)
        self._clock.timeout.connect(self._ask_for_votes)
        self._clock.start()
        self._connect()

    def came(self, pulled: PullResult) -> None:
        """Sessions have changed, or recordings of them have come."""
        if pulled.changed or pulled.standards or any(kind == CASE for kind, _ in pulled.cases):
            self._look()

    def close(self) -> None:
        """The session of work ends."""
        self._closed = True
        self._clock.stop()
        self.page.clip.release()

    # ------------------------------------------------------------ what is here

    def _shown(self, page: str) -> None:
        if page == CALIBRATION:
            self._look()

    def _look(self) -> None:
        """Read what is here; where nobody sees it, it is read when the page is shown."""
        if not self._closed and self._window.page is self.page:
            known = {**self._policies, self._review_desk.policies.ref: self._review_desk.policies}
            arguments = self._session.who.user, self._session.vault, known, self._kept
            self._session.worker.run(_read, *arguments, then=self._show, failed=self._failed)

    def _show(self, found: _Found) -> None:
        if self._closed:
            return
        # The text of a version never changes.
        self._policies = {ref: pack for ref, pack in found.policies.items() if pack is not None}
        self._kept = found.kept
        self.page.show_sessions(found.rows, found.policies)

    def _show_spot(self, spot: Spot) -> None:
        clip, row = self.page.clip, self.page.opened
        standard = self._standard_of(row)
        # All that anybody found: what stands beside the spot may have to be covered, too.
        counted = () if row is None else row.session.counted(spot.recording_id)
        findings = [finding for one in counted for finding in one.findings]
        clip.show_recording(spot.recording_id, findings, standard)
        clip.stand(spot.start_ms, spot.start_ms if spot.kind == VERDICT else spot.end_ms)
        if spot.kind == VERDICT:
            return
        if self._words[0] == spot.recording_id:
            self._show_words(spot, self._words[1])
            return
        database = self._session.database
        self._run(lambda _: _transcript(database, spot.recording_id), lambda found: self._read_words(spot, found))

    def _read_words(self, spot: Spot, found: Transcript | None) -> None:
        self._words = spot.recording_id, found
        self._show_words(spot, found)

    def _show_words(self, spot: Spot, found: Transcript | None) -> None:
        said = Said() if found is None else said_around(found, spot.start_ms, spot.end_ms)
        self.page.presenter.show_words(spot.spot_id, said)

    def _find_spots(self, session: Session) -> None:
        """Many labels take a second; what was found once is kept for as long as they are the same."""
        policies = self._standard_of(self.page.opened)
        asked = self._spots_asked = _key(session, policies)

        def show(found: Spots) -> None:
            if asked == self._spots_asked:
                self._spots = asked, found
                self.page.views.show_spots(session.session_id, found)

        if self._spots is not None and self._spots[0] == asked:
            show(self._spots[1])
        else:
            self._run(lambda _: spots_of(session, policies), show)

    def _show_figures(self, session: Session, spots: Spots) -> None:
        """Intervals are drawn on a thread; what was drawn once is kept for as long as the labels are the same."""
        standard = self.page.standard_of(self.page.opened)
        asked = _key(session, standard.policies)

        def show(found: Measures) -> None:
            self._figures = asked, found
            self.page.views.show_figures(session.session_id, figures_of(found, session, standard))

        if self._figures is not None and self._figures[0] == asked:
            show(self._figures[1])
        else:
            self._run(lambda _: measure(session, spots, standard.policies), show)

    def _show_rounds(self, session: Session, spots: Spots) -> None:
        self._run(
            lambda _: two_rounds(session, spots),
            lambda both: self.page.views.show_rounds(session.session_id, rounds(*both)),
        )

    def _standard_of(self, row: SessionRow | None) -> PolicySet | None:
        return None if row is None else self.page.standard_of(row).policies

    # ------------------------------------------------------------ what is decided

    def _decide(self, event: Event) -> None:
        def stored(_: Event) -> None:
            if not self._closed:
                self.page.decision_ended(True)
                self._look()

        def not_stored(error: Exception) -> None:
            if self._closed:
                self._failed(error)
                return
            self.page.decision_ended(False)
            self._failed(error)

        self._session.worker.run(deciding.decide, event, then=stored, failed=not_stored)

    def _open_recording(self, recording_id: str) -> None:
        self._review_desk.open(recording_id)

    # ------------------------------------------------------------ what the server is asked

    def _propose(self) -> None:
        database, policies = self._session.database, self._review_desk.policies.ref

        def work(server: CentralSession) -> tuple[list[dict], list[dict]]:
            changed = calibrating.new_policies(database, date.today())
            proposed = calibrating.candidates(server, (), changed, policies, wall_clock.now_ms())
            return proposed, calibrating.people(server)

        def show(found: tuple[list[dict], list[dict]]) -> None:
            recordings_, people = found
            picked = [
                Candidate(one["recording_id"], one["title"], one["duration_ms"], tuple(one["why"]))
                for one in recordings_
            ]
            self.page.new.show_choices(picked, _people(people))

        self._ask(work, show)

    def _show_leads(self, people: list[dict]) -> None:
        self.page.wishes.show_leads(_people(people))

    def _begin(self, plan: Plan) -> None:
        wanted = calibrating.Plan(plan.name, plan.recordings, plan.policy_set, plan.deadline_ms, plan.members)

        def show(opened: calibrating.Opened) -> None:
            self._look_again(None)
            if opened.missing:
                text = self.tr("%n recording(s) were not given to everybody.", "", len(opened.missing))
                self._window.show_banner(text, WARN)

        self._ask(lambda server: calibrating.open_session(server, wanted), show)

    def _end(self, session: Session) -> None:
        database = self._session.database
        self._ask(lambda server: calibrating.close(server, database, session.session_id), self._look_again)

    def _ask_for_votes(self) -> None:
        """While people discuss, what comes down is asked for more often than otherwise."""
        if self._session.sync is not None and self.page.is_discussing:
            self._session.sync.notify()

    def _look_again(self, _: object) -> None:
        """What the server did comes down as any other news."""
        if self._session.sync is not None:
            self._session.sync.retry()

    def _ask(self, work: Callable[[CentralSession], Any], then: Callable[[Any], None]) -> None:
        """Ask the server on a thread of its own; `then` follows when it did it, else the page has the sentence."""
        place, user = self._session.place, self._session.who.user
        if self._session.sync is None:
            self.page.answered(self.tr("Sessions are kept at the central database: sign in first."))
            return

        def call(_: Job) -> Any:
            with signing_in.open_session(place, user) as server:
                return work(server)

        def done(found: Any) -> None:
            self.page.answered()
            then(found)

        self._run(call, done, lambda error: self.page.answered(_sentence(error)))

    # ------------------------------------------------------------ threads

    def _run(
        self,
        work: Callable[[Job], Any],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        job = Job(work, self)
        job.finished.connect(lambda found: None if self._closed else then(found))
        job.failed.connect(lambda error: None if self._closed else (failed or self._failed)(error))
        job.start()

    def _connect(self) -> None:
        page = self.page
        self._window.page_shown.connect(self._shown)
        self._session.fetcher.arrived.connect(self._look)
        page.spot_shown.connect(self._show_spot)
        page.views.spots_wanted.connect(self._find_spots)
        page.views.figures_wanted.connect(self._show_figures)
        page.views.rounds_wanted.connect(self._show_rounds)
        page.decided.connect(self._decide)
        page.recording_wanted.connect(self._open_recording)
        page.choices_wanted.connect(self._propose)
        page.session_wanted.connect(self._begin)
        self._connect_wishes(page.wishes)

    def _connect_wishes(self, wishes: LeadWishes) -> None:
        def asks(what: Callable[..., object]) -> Callable[..., None]:
            """`what(server, session id, …)`, then whatever became of it comes down."""
            return lambda session, *more: self._ask(
                lambda server: what(server, session.session_id, *more), self._look_again
            )

        wishes.reveal_wanted.connect(
            lambda session, early: self._ask(
                lambda server: calibrating.reveal(server, session.session_id, early=early), self._look_again
            )
        )
        wishes.names_wanted.connect(asks(calibrating.show_names))
        wishes.close_wanted.connect(self._end)
        wishes.cancel_wanted.connect(asks(calibrating.cancel))
        wishes.move_wanted.connect(asks(calibrating.move))
        wishes.hand_over_wanted.connect(asks(calibrating.hand_over))
        wishes.leads_wanted.connect(lambda _: self._ask(calibrating.people, self._show_leads))


def _read(database: Database, user: str, vault: Vault, known: Mapping[str, PolicySet], kept: _Kept) -> _Found:
    cases = deciding.cases(database, CASE)
    sessions = {one.case_file.case_id: (one, _session_of(one, kept)) for one in cases}
    rows = queueing.queue_of(database, user, vault)
    refs = {str(one.case_file.content["policy_set"]) for one in cases}
    with database.read() as connection:
        packs = {ref: known.get(ref) or standards.pack_of(connection, ref) for ref in refs}
    done = frozenset(row.recording_id for row in rows if row.state == SUBMITTED)
    here = queueing.here(database, vault)
    found = [
        SessionRow(session, user in session.members, done, here, len(one.on_their_way))
        for one, session in sessions.values()
    ]
    found.sort(key=lambda row: (_ORDER.get(row.session.state, 1), row.session.deadline_ms))
    return _Found(found, sessions, packs)


def _session_of(case: OpenCase, kept: _Kept) -> Session:
    """Thousands of findings take a while to make: what has not changed is taken as it was made before."""
    before = kept.get(case.case_file.case_id)
    if before is not None and before[0] == case:
        return before[1]
    return Session.from_json(case.case_file.content, case.on_their_way)


def _key(session: Session, policies: PolicySet | None) -> object:
    return session.session_id, session.reviews, None if policies is None else policies.ref


def _transcript(database: Database, recording_id: str) -> Transcript | None:
    with database.read() as connection:
        packed = recordings.load_transcript(connection, recording_id)
    return None if packed is None else packed.unpack()


def _people(told_of: list[dict]) -> list[Person]:
    return [Person(one["login"], one["name"], one["role"]) for one in told_of]


def _sentence(error: Exception) -> str:
    return told(str(error)) if isinstance(error, UserError) else str(error)
