"""The commands of the timeline: zoom, go from mark to mark, nudge the edges of the chosen finding."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.review import Finding
from reviewer_app.playback.deck import Deck
from reviewer_app.ui.page import Handler
from reviewer_app.ui.timeline.hands import END, START
from reviewer_app.ui.timeline.marks import ENFORCEMENT, FINDING, KINDS
from reviewer_app.ui.timeline.timeline import Timeline

ZOOM = 1.6
NUDGE_MS = 100
# How much of what is in view one pan goes on by.
_PAN = 0.5
# Nudges that follow each other within this time are one decision.
ONE_DECISION_MS = 900
# While playing the mark just passed is not the one before.
_PASSED_MS = 800


class TimelineKeys(QObject):
    """Handlers of the timeline's commands. `chosen()` gives the finding they act on, `revise(finding_id, values)` asks
    for a change of its times and raises UserError where a rule forbids it; `refused(sentence)` says so.

    Nudges are shown at once and decided together when no other follows, or before anything else is done.
    """

    refused = Signal(str)

    def __init__(
        self,
        timeline: Timeline,
        deck: Deck,
        chosen: Callable[[], Finding | None],
        revise: Callable[[str, dict[str, object]], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._timeline, self._deck, self._chosen, self._revise = timeline, deck, chosen, revise
        self._nudged: Finding | None = None
        self._timer = QTimer(self, singleShot=True, interval=ONE_DECISION_MS)
        self._timer.timeout.connect(self.settle)
        timeline.edge_moved.connect(self._moved)

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        timeline = self._timeline
        handlers: dict[str, Handler] = {
            "timeline.zoom_in": lambda _: timeline.zoom(ZOOM),
            "timeline.zoom_out": lambda _: timeline.zoom(1 / ZOOM),
            "timeline.fit": lambda _: timeline.zoom_to_fit(),
            "timeline.earlier": lambda _: timeline.pan(-timeline.view.span_ms * _PAN),
            "timeline.later": lambda _: timeline.pan(timeline.view.span_ms * _PAN),
            "timeline.finding": lambda _: timeline.zoom_to_chosen(),
            "mark.next": lambda _: self._go(1),
            "mark.previous": lambda _: self._go(-1),
            "edge.next": lambda _: self._go_to(FINDING, 1),
            "edge.previous": lambda _: self._go_to(FINDING, -1),
            "deed.next": lambda _: self._go_to(ENFORCEMENT, 1),
            "deed.previous": lambda _: self._go_to(ENFORCEMENT, -1),
        }
        for edge in (START, END):
            for name, step in (("earlier", -1), ("later", 1)):
                handlers[f"nudge.{edge}_{name}"] = self._nudger(edge, step, 0)
                handlers[f"nudge.{edge}_{name}_more"] = self._nudger(edge, 0, step * NUDGE_MS)
        return handlers

    def settled(self, handlers: Mapping[str, Handler]) -> dict[str, Handler]:
        """The same handlers, those of other decisions carried out only after what was nudged is decided."""
        return {
            name: handler if name == "escape" or name.startswith("nudge.") else self._after(handler)
            for name, handler in handlers.items()
        }

    def settle(self) -> None:
        """Decide what was nudged."""
        nudged, self._nudged = self._nudged, None
        self._timer.stop()
        if nudged is not None:
            self._moved(nudged.finding_id, nudged.start_ms, nudged.end_ms)

    def cancel(self) -> bool:
        """Leave what is dragged or nudged as it was; returns whether there was such."""
        dragged, nudged, self._nudged = self._timeline.cancel(), self._nudged, None
        self._timer.stop()
        if nudged is not None:
            self._timeline.end_preview()
        return dragged or nudged is not None

    def _after(self, handler: Handler) -> Handler:
        def run(invocation: object) -> None:
            self.settle()
            handler(invocation)

        return run

    def _nudger(self, edge: str, frames: int, ms: int) -> Handler:
        return lambda _: self._nudge(edge, frames, ms)

    def _nudge(self, edge: str, frames: int, ms: int) -> None:
        finding = self._chosen()
        if finding is None or (finding.open_span and edge == END):
            return
        if self._nudged is not None and self._nudged.finding_id != finding.finding_id:
            self.settle()
        start, end = self._timeline.nudged(self._nudged or finding, edge, frames, ms)
        self._nudged = replace(finding, start_ms=start, end_ms=end)
        self._timeline.show_preview(finding.finding_id, start, end)
        self._deck.seek(end if edge == END and end is not None else start)
        self._timer.start()

    def _moved(self, finding_id: str, start_ms: int, end_ms: int | None) -> None:
        try:
            self._revise(finding_id, {"start_ms": start_ms, "end_ms": end_ms})
        except UserError as error:
            self._timeline.end_preview()
            self.refused.emit(str(error))

    def _go_to(self, kind: str, direction: int) -> None:
        if not self._go(direction, (kind,)):
            none = (
                self.tr("There is none further on.") if direction > 0 else self.tr("There is none before this place.")
            )
            self.refused.emit(none)

    def _go(self, direction: int, kinds: Sequence[str] = KINDS) -> bool:
        """The deck goes to the picture on screen at the mark, so that what is marked is seen; False at the end."""
        now = self._deck.playhead_ms()
        if direction < 0 and self._deck.time_source() != "picture":
            now -= _PASSED_MS
        ms = self._timeline.next_mark(now, kinds, direction)
        if ms is not None:
            self._deck.seek(ms)
        return ms is not None
