"""What a held mouse button does to the timeline: scrub, pan, move the view, drag an edge."""

from typing import TYPE_CHECKING, Protocol

from reviewer_app.domain.review import Finding

if TYPE_CHECKING:
    from reviewer_app.ui.timeline.timeline import Timeline

START, END = "start", "end"


class Hand(Protocol):
    """From press to release; places in dots."""

    def move(self, x: float) -> None:
        """The mouse has moved."""

    def release(self) -> None:
        """The button was let go."""

    def cancel(self) -> bool:
        """Escape: as if nothing had happened; False where nothing can be taken back."""


class Scrub:
    """The playhead goes where the mouse is."""

    def __init__(self, timeline: "Timeline", x: float) -> None:
        self._timeline = timeline
        self.move(x)

    def move(self, x: float) -> None:
        """Go along."""
        self._timeline.ask(self._timeline.time_at_dot(x))

    def release(self) -> None:
        """The last place counts."""
        self._timeline.ask_now()

    def cancel(self) -> bool:
        """What was seen was seen."""
        return False


class Pan:
    """The recording is pulled along."""

    def __init__(self, timeline: "Timeline", x: float) -> None:
        self._timeline, self._x = timeline, x

    def move(self, x: float) -> None:
        """Pull along."""
        self._timeline.pan((self._x - x) * self._timeline.view.ms_per_dot)
        self._x = x

    def release(self) -> None:
        """It stays where it is."""

    def cancel(self) -> bool:
        """The view stays."""
        return False


class MoveView:
    """The stretch in view is taken along the overview; a press beside it brings it there first."""

    def __init__(self, timeline: "Timeline", x: float) -> None:
        self._timeline = timeline
        window = timeline.overview.window()
        self._offset = x - window.left() if window.left() <= x <= window.right() else window.width() / 2
        self.move(x)

    def move(self, x: float) -> None:
        """Take the stretch in view along."""
        overview, view = self._timeline.overview, self._timeline.view
        window = overview.window()
        # The window is drawn wider than a short stretch is: its middle says where it stands.
        middle = overview.time(x - self._offset + window.width() / 2)
        self._timeline.pan(middle - view.span_ms / 2 - view.from_ms)

    def release(self) -> None:
        """It stays where it is."""

    def cancel(self) -> bool:
        """The view stays."""
        return False


class DragEdge:
    """An edge of a finding, or a point, is moved; the picture follows, and only letting go decides."""

    def __init__(self, timeline: "Timeline", finding: Finding, edge: str, x: float) -> None:
        self._timeline, self._finding, self._edge = timeline, finding, edge
        at = finding.end_ms if edge == END else finding.start_ms
        self._offset = x - timeline.view.x(at)
        self._before = timeline.playhead_ms
        self._start, self._end = finding.start_ms, finding.end_ms

    def move(self, x: float) -> None:
        """Show the finding with its edge there."""
        timeline = self._timeline
        start, end = timeline.with_edge(self._finding, self._edge, timeline.view.time(x - self._offset))
        if (start, end) != (self._start, self._end):
            self._start, self._end = start, end
            timeline.show_preview(self._finding.finding_id, start, end)
            timeline.ask(end if self._edge == END else start)

    def release(self) -> None:
        """Tell where the edge is now."""
        timeline, finding = self._timeline, self._finding
        timeline.ask_now()
        if (self._start, self._end) == (finding.start_ms, finding.end_ms):
            timeline.end_preview()
        else:
            timeline.edge_moved.emit(finding.finding_id, self._start, self._end)

    def cancel(self) -> bool:
        """The finding and the playhead are where they were."""
        self._timeline.end_preview()
        self._timeline.ask(self._before)
        self._timeline.ask_now()
        return True
