"""Clips of recordings, on pages that are not the review's: each view has a deck of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewer_app.playback.deck import Deck
from reviewer_app.playback.player import State
from reviewer_app.ui.clip.clip_view import ClipView

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
    session.fetcher.arrived.connect(view.arrived)
    return view
