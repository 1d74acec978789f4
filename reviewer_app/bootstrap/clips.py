"""Clips of recordings, on pages that are not the review's: a view has its own deck, and what it lacks is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer_app.background.jobs import Job
from reviewer_app.domain.errors import UserError
from reviewer_app.domain.fetch_state import FAILED
from reviewer_app.operations import clips
from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.ui.clip.clip_view import ClipView
from reviewer_app.ui.sentences import told

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from reviewer_app.bootstrap.session import Session


def clip_view(session: Session, parent: QWidget | None = None) -> ClipView:
    """A view on the recordings of a session; its page calls `release` before the session ends."""
    place = session.place
    deck = Deck(str(place.settings["engine"]), None, place.home.media, session.vault.source_of)
    # What is fetched ahead leaves disk and network to what is watched.
    deck.state_changed.connect(lambda state: session.fetcher.give_way(state is State.PLAYING))
    view = ClipView(deck, session.worker, place.settings, session.vault.source_of, parent)
    _Missing(session, view)
    return view


class _Missing(QObject):
    """Has the session fetch what a view is asked to show and is not here, and says in the view how that goes."""

    def __init__(self, session: Session, view: ClipView) -> None:
        super().__init__(view)
        self._session, self._view = session, view
        view.missing.connect(self._find)
        session.fetcher.arrived.connect(view.arrived)
        session.fetcher.changed.connect(self._tell)

    def _find(self, recording_id: str) -> None:
        if recording_id in self._session.fetcher.states:
            self._tell()
            return
        session = self._session
        job = Job(lambda _: clips.where_it_lives(session.database, session.place, session.who, recording_id), self)
        job.finished.connect(lambda item: None if session.closed else session.fetcher.ask_for(item))
        job.failed.connect(lambda error: self._not_found(recording_id, error))
        job.start()

    def _not_found(self, recording_id: str, error: Exception) -> None:
        if isinstance(error, UserError):
            self._view.tell(recording_id, self._not_yet(str(error)))

    def _tell(self) -> None:
        recording_id = self._view.recording_id
        state = self._session.fetcher.states.get(recording_id)
        if state is None:
            return
        if state.state == FAILED:
            text = self._not_yet(state.sentence)
        else:
            text = self.tr("This recording is being fetched: {percent}%.").format(percent=round(100 * state.share))
        self._view.tell(recording_id, text)

    def _not_yet(self, reason: str) -> str:
        return self.tr("This recording is not on this machine yet. {reason}").format(reason=told(reason))
