"""Where the panes of the review page stand, and how they share its room out."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from reviewer_app.ui.review.pane_room import PaneRoom
from reviewer_app.ui.theme import Theme
from reviewer_app.ui.widgets import rule

if TYPE_CHECKING:
    from reviewer_app.domain.recording import VideoStream
    from reviewer_app.ui.review.panes import Panes

_PORTRAIT = 9 / 16
_RIGHT_AT_MOST, _WORDS_WIDE = 0.354, 300
# Names under which a person's shares of the room are kept.
_COLUMNS, _RIGHT, _WORDS = "columns", "right", "words"
# How wide a small picture is, in pixels of the design.
_SMALL = 170
# Pixels, two lines of the cue at the playhead and one of its neighbours'.
_WORDS_OVER_SHEET, _WORDS_SHARE = 100, 0.2


class PaneLayout(QObject):
    """Lays the panes out in `page`: picture, words and the right column over the timeline.

    The picture's pane is as wide as the picture wants at the height there is, up to a share of the window; once a
    person has moved a divider, the sizes are theirs: `room` remembers them.
    """

    def __init__(self, panes: Panes, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._panes, self._theme, self._page = panes, theme, page
        self._aspect, self._small = _PORTRAIT, False
        self._room_told = -1
        self._lay_out()
        self.room = PaneRoom(
            {_COLUMNS: self._columns, _RIGHT: self._right, _WORDS: panes.words.columns}, self._parts(), self
        )
        self.room.hidden_changed.connect(self.share_out)
        panes.words.restore = lambda: self.room.restore(_WORDS)
        panes.editor.shown.connect(self._show_right)
        panes.editor.left.connect(self._show_right)
        # As little as can be until the page's height is known: a window never shrinks by itself.
        self._tell_room(0)
        for watched in (page, self._columns, panes.sheet, panes.editor):
            watched.installEventFilter(self)

    def set_shape(self, video: VideoStream | None) -> None:
        """The picture has this shape; a portrait one where there is none."""
        self._aspect = shape_of(video)
        self.share_out()

    def set_small(self, small: bool) -> None:
        """Give the picture little room, or what it wants."""
        self._small = small
        self.room.forget(_COLUMNS)
        self.share_out()

    def share_out(self) -> None:
        """Give the picture the width it wants, the right column what it needs, the transcript the rest."""
        if self._columns.width() < 1:
            return
        self.room.restore(_RIGHT)
        if self.room.restore(_COLUMNS):
            return
        width, height, px = self._columns.width(), self._columns.height(), self._theme.px
        right = min(max(px(300), min(px(420), round(width * 0.26))), round(width * _RIGHT_AT_MOST))
        right = 0 if self._right.isHidden() else right
        most = min(round(width * 0.42), width - right - px(380))
        strip_at = self._panes.video.strip_at
        # As if all were told on one line; the pane that this gives may be too narrow for that.
        picture = min(round((height - strip_at(width)) * self._aspect), most)
        picture = min(round((height - strip_at(picture)) * self._aspect), most)
        # The words come first where texts are large.
        picture = px(_SMALL) if self._small else max(min(px(200), width - right - px(_WORDS_WIDE)), picture)
        self._columns.setSizes([picture, max(px(200), width - right - picture), right])

    def make_room_for(self, sheet: QWidget) -> None:
        """A sheet below the words gets the room that it needs whenever it shows."""
        sheet.installEventFilter(self)

    def make_room_now(self) -> None:
        """A sheet below the words has just been opened: the words at the playhead stay over it."""
        words = min(self._theme.px(_WORDS_OVER_SHEET), round(self._page.height() * _WORDS_SHARE))
        self._panes.words.setMinimumHeight(words)
        self._squeeze()
        self._page.layout().activate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Share the room out again when it changes, and when fields or a sheet come and go."""
        if watched is self._page:
            # Also when a line over the panes has come or gone: it takes its room from them, and the window stays.
            if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
                self._tell_room(max(0, self._page.height() - self._bars_need()))
                self._squeeze()
        elif watched is self._columns:
            if event.type() == QEvent.Type.Resize:
                # The height that is lent for a while leaves picture and words where they are.
                if not self.room.squeezed or event.size().width() != event.oldSize().width():  # type: ignore[attr-defined]
                    self.share_out()
            elif event.type() == QEvent.Type.LayoutRequest:
                self._squeeze()
        elif event.type() in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._squeeze()
        return False

    def _lay_out(self) -> None:
        panes = self._panes
        # The sheet takes its room from the transcript, which keeps the words at the playhead in view: the picture and
        # the findings, which the verdict is about, stay where they are.
        self._middle = _column(panes.search, panes.masked, rule(), panes.words, panes.sheet, grows=panes.words)
        self._below = _column(panes.heading, panes.findings_view, rule(), panes.editor, grows=panes.findings_view)
        self._right = _splitter(Qt.Orientation.Vertical, panes.policies, self._below)
        self._right.setSizes([600, 400])
        self._columns = _splitter(Qt.Orientation.Horizontal, panes.video, self._middle, self._right)
        layout = QVBoxLayout(self._page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (panes.lock, panes.problems, self._columns, rule(), panes.timeline):
            layout.addWidget(widget, int(widget is self._columns))

    def _tell_room(self, height: int) -> None:
        if height == self._room_told:
            return
        self._room_told = height
        self._panes.timeline.set_room(height)
        self._panes.policies.set_room(height)

    def _squeeze(self) -> None:
        """Where fields or a sheet need more height than there is, panes that can wait give them theirs.

        Nobody searches while a sheet has the keys, so its choices always have that room.
        """
        fields = ("policies",) if not self._panes.editor.isHidden() else ()
        sheet = ("search",) if self._sheet_open() else ()
        waiting = (*sheet, *fields, "timeline") if fields or sheet else ()
        height, others = self._page.height(), self._bars_need()
        for count in range(len(sheet), len(waiting) + 1):
            gone = frozenset(waiting[:count])
            columns = self._columns_need(gone)
            below = self._panes.timeline.sizeHint().height() if self._stays("timeline", gone) else 0
            if columns + below + others + 1 <= height:
                break
        # Qt makes a window higher the moment that something is shown, before anything can give way, so it is told what
        # is needed: less before panes come back, more when they have gone.
        self._columns.setMinimumHeight(min(columns, self._columns.minimumHeight()))
        self.room.squeeze(gone)
        self._columns.setMinimumHeight(columns)

    def _bars_need(self) -> int:
        """The height of the lines over the panes: that the review is locked, what is escalated, that a break is due."""
        layout = self._page.layout()
        lines = (layout.itemAt(n).widget() for n in range(layout.indexOf(self._columns)))
        return sum(one.sizeHint().height() for one in lines if not one.isHidden())

    def _stays(self, part: str, gone: frozenset[str]) -> bool:
        return part not in self.room.hidden | gone

    def _sheet_open(self) -> bool:
        column = self._middle.layout()
        behind = range(column.indexOf(self._panes.sheet), column.count())
        return any(not column.itemAt(n).widget().isHidden() for n in behind)

    def _columns_need(self, gone: frozenset[str]) -> int:
        """The least height of the columns with these panes gone, whichever are in view now."""
        panes = self._panes
        search = panes.search.minimumSizeHint().height()
        words = self._middle.minimumSizeHint().height() - (0 if panes.search.isHidden() else search)
        words += search if self._stays("search", gone) else 0
        policies = panes.policies.minimumSizeHint().height() + 1 if self._stays("policies", gone) else 0
        below = 0 if self._below.isHidden() else self._below.minimumSizeHint().height()
        return max(words, policies + below, panes.video.minimumHeight())

    def _parts(self) -> dict[str, Callable[[bool], object]]:
        panes = self._panes
        return {
            "picture": panes.video.setVisible,
            "chat": panes.words.set_beside,
            "policies": lambda on: self._show_right(policies=on),
            "findings": lambda on: self._show_right(findings=on),
            "timeline": panes.timeline.setVisible,
            "search": panes.search.setVisible,
        }

    def _show_right(self, _: object = None, *, policies: bool | None = None, findings: bool | None = None) -> None:
        """The right column is there while anything in it is; fields of a finding show without the list, too."""
        policies = self.room.shown("policies") if policies is None else policies
        findings = self.room.shown("findings") if findings is None else findings
        self._panes.policies.setVisible(policies)
        for widget in (self._panes.heading, self._panes.findings_view):
            widget.setVisible(findings)
        self._below.setVisible(findings or not self._panes.editor.isHidden())
        if self._right.isHidden() == (policies or not self._below.isHidden()):
            self._right.setVisible(self._right.isHidden())
            self.share_out()


def shape_of(video: VideoStream | None) -> float:
    """Width by height of the picture as shown; a portrait shape where there is none."""
    if video is None or not video.width or not video.height:
        return _PORTRAIT
    return video.height / video.width if video.rotation % 180 else video.width / video.height


def _column(*widgets: QWidget, grows: QWidget) -> QWidget:
    column = QWidget()
    column.setProperty("role", "surface")
    column.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, int(widget is grows))
    return column


def _splitter(orientation: Qt.Orientation, *widgets: QWidget) -> QSplitter:
    splitter = QSplitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for widget in widgets:
        splitter.addWidget(widget)
    return splitter
