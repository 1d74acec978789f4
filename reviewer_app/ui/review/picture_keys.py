"""The commands for the picture's look: filters, peeking, cover, size, thumbnails, and the presets at grave places."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from reviewer_app.domain.comfort import Presets
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding
from reviewer_app.settings import Settings
from reviewer_app.ui.invocation import RELEASE, Invocation
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.filters import STRONGEST, Look
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.zones import Zone, Zones


@dataclass(frozen=True, slots=True)
class PictureState:
    """How a person has the picture: look, thumbnails, covered or not, and the grave places that they are in."""

    look: Look
    thumbnails: bool
    covered: bool
    places: frozenset[Zone]


class PictureKeys(QObject):
    """Handlers of the picture's commands. `changed()` follows each change of what the chips say.

    Coming to zones whose policies or severities have presets makes the look at least as strong as all of them ask,
    before the picture is painted; what a person then lowers stays lower until they leave the zone and come back.
    """

    changed = Signal()

    def __init__(
        self,
        *,
        panes: Panes,
        playback: PlaybackKeys,
        settings: Settings,
        presets: Presets,
        policies: PolicySet,
        zones: Zones,
        cover_key: str,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._panes, self._playback, self._settings = panes, playback, settings
        self._presets, self._policies, self._zones, self._cover_key = presets, policies, zones, cover_key
        self._state = PictureState(Look(), True, False, frozenset())
        self._blank = ""
        panes.layout.set_small(bool(settings["small_picture"]))

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "peek": self._peek,
            "filter.blur": lambda _: self._blur(0 if self.look.blur else int(self._settings["blur_strength"])),
            "filter.blur_strength": lambda _: self._next_strength(),
            "filter.grey": lambda _: self._use(look=replace(self.look, grey=not self.look.grey)),
            "filter.detail": lambda _: self._use(look=replace(self.look, detail=(self.look.detail + 1) % 4)),
            "picture.cover": lambda _: self._use(covered=not self._state.covered),
            "picture.small": lambda _: self._toggle_small(),
            "thumbnails.toggle": lambda _: self._use(thumbnails=not self._state.thumbnails),
            "read_first.toggle": lambda _: self._toggle_read_first(),
        }

    @property
    def look(self) -> Look:
        """The look in use."""
        return self._state.look

    @property
    def state(self) -> PictureState:
        """What another page is to go on with."""
        return self._state

    def begin(self) -> None:
        """The look that a recording starts with, by the settings."""
        settings = self._settings
        blur = int(settings["blur_strength"]) if settings["start_blurred"] else 0
        look = Look(blur, bool(settings["start_grey"]), int(settings["start_detail"]))
        self.go_on(PictureState(look, True, bool(settings["read_first"]), frozenset()))

    def go_on(self, state: PictureState) -> None:
        """Show the picture as it was."""
        self._panes.video.peek(False)
        self._state = state
        self._show()

    def strongest(self) -> None:
        """The strongest blur; thumbnails stay away."""
        self._use(look=self.look.at_least(Look(blur=STRONGEST)), thumbnails=False)

    def blank(self, sentence: str) -> None:
        """Show a sentence instead of every picture, small ones too, whatever else is chosen; '' ends it."""
        self._panes.video.peek(False)
        self._blank = sentence
        self._show()

    def end_peek(self) -> None:
        """The key that shows the picture as it is was let go."""
        self._panes.video.peek(False)
        self.changed.emit()

    def moved(self, ms: int) -> None:
        """The playhead is here now."""
        places = self._zones.all_at(ms)
        entered = places - self._state.places
        if places != self._state.places:
            self._state = replace(self._state, places=places)
        if entered:
            preset = self._presets.strongest((self._policies.policy(one.policy_id), one.severity) for one in entered)
            if preset.mute and not self._playback.muted:
                self._playback.mute(True)
            least = Look(preset.blur, preset.grey, preset.detail)
            self._use(look=self.look.at_least(least), thumbnails=self._state.thumbnails and preset.thumbnails)

    def look_at(self, finding: Finding) -> Look:
        """The look in which a finding's picture is met wherever the playhead is: its preset's."""
        preset = self._presets.of(self._policies.policy(finding.policy_id), finding.severity)
        return Look(preset.blur, preset.grey, preset.detail)

    def noticed(self, finding: Finding, playhead_ms: int) -> None:
        """A finding is in the review: its preset hides thumbnails at once; the picture where it was placed was seen."""
        self._state = replace(self._state, places=self._zones.all_at(playhead_ms))
        self.hide_thumbnails({(finding.policy_id, finding.severity)})

    def hide_thumbnails(self, kinds: Iterable[tuple[str, str | None]]) -> None:
        """Put thumbnails away where the preset of any policy and severity says so."""
        preset = self._presets.strongest((self._policies.policy(policy), severity) for policy, severity in kinds)
        if self._state.thumbnails and not preset.thumbnails:
            self._use(thumbnails=False)

    def chips(self) -> list[tuple[str, str]]:
        """What is in force, each with the command that changes it."""
        return self._panes.video.in_force()

    def _peek(self, invocation: Invocation) -> None:
        self._panes.video.peek(invocation.phase != RELEASE)
        self.changed.emit()

    def _blur(self, strength: int) -> None:
        self._use(look=replace(self.look, blur=strength))

    def _next_strength(self) -> None:
        """Where it is off, as strong as it was last; else the next strength."""
        before = self.look.blur
        strength = before % STRONGEST + 1 if before else int(self._settings["blur_strength"])
        self._settings.set("blur_strength", strength)
        self._blur(strength)

    def _toggle_small(self) -> None:
        self._settings.set("small_picture", not self._settings["small_picture"])
        self._panes.layout.set_small(bool(self._settings["small_picture"]))

    def _toggle_read_first(self) -> None:
        self._settings.set("read_first", not self._settings["read_first"])
        self._use(covered=bool(self._settings["read_first"]))

    def _use(self, **values: object) -> None:
        self._state = replace(self._state, **values)  # type: ignore[arg-type]
        self._show()

    def _show(self) -> None:
        state, panes = self._state, self._panes
        covered = self.tr("The picture is covered. {key} shows it.").format(key=self._cover_key)
        panes.video.set_look(state.look)
        panes.video.set_cover(self._blank or (covered if state.covered else ""))
        panes.timeline.set_thumbnails(state.look, bool(self._blank) or not state.thumbnails)
        self.changed.emit()
