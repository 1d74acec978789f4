"""How the picture of a clip is shown: by the settings, never less than what is known of the place asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication, QObject, Signal

from reviewer_app.domain.comfort import Presets
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding
from reviewer_app.settings import Settings
from reviewer_app.ui.invocation import RELEASE, Invocation
from reviewer_app.ui.page import Handler
from reviewer_app.ui.review.filters import STRONGEST, Look
from reviewer_app.ui.review.playback_keys import PlaybackKeys
from reviewer_app.ui.review.video_view import VideoView
from reviewer_app.ui.review.zones import Zone, Zones


@dataclass(frozen=True, slots=True)
class Words:
    """What is said over the picture, in the window's language."""

    covered: str
    off: str

    @classmethod
    def of(cls, keys: Mapping[str, str]) -> "Words":
        """The sentences, naming the keys in force."""
        translate = QCoreApplication.translate
        covered = translate("ClipView", "The picture is covered. {key} shows it.")
        off = translate("ClipView", "Everything is off. {key} brings picture and sound back as they were.")
        return cls(
            covered.format(key=keys.get("picture.cover", "")), off.format(key=keys.get("panic", "").split(",")[0])
        )


class ClipLook(QObject):
    """Handlers of the commands for the picture. `changed()` follows each change of what the chips say.

    Coming to findings whose policies or severities have presets makes the look at least as strong as all of them ask
    for, before the picture is painted; what a person then lowers stays lower until they come to another one. Look and
    cover last from clip to clip.
    """

    changed = Signal()

    def __init__(
        self,
        video: VideoView,
        playback: PlaybackKeys,
        settings: Settings,
        presets: Presets,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._video, self._playback, self._settings, self._presets = video, playback, settings, presets
        self.zones = Zones()
        self._policies: PolicySet | None = None
        self._places: frozenset[Zone] = frozenset()
        blur = int(str(settings["blur_strength"])) if settings["start_blurred"] else 0
        self._look = Look(blur, bool(settings["start_grey"]), int(str(settings["start_detail"])))
        self._covered, self._off = bool(settings["read_first"]), False
        self._muted_before = True
        self._words = Words.of({})
        self._show()

    @property
    def off(self) -> bool:
        """Whether everything is off."""
        return self._off

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force by command."""
        self._words = Words.of(keys)
        self._show()

    def begin(self, findings: Iterable[Finding], policies: PolicySet | None) -> None:
        """Another recording, with what is known of it."""
        self.zones.begin(findings)
        self._policies, self._places = policies, frozenset()
        self._video.peek(False)

    def begin_recording(self) -> None:
        """The sound is as the settings say again; while everything is off it stays off."""
        if self._off:
            self._muted_before = self._playback.muted
            self._playback.mute(True)

    def moved(self, ms: int) -> None:
        """The playhead is here now."""
        places = self.zones.all_at(ms)
        entered, self._places = places - self._places, places
        if not entered:
            return
        known = self._policies
        preset = self._presets.strongest(
            (None if known is None else known.policy(zone.policy_id), zone.severity) for zone in entered
        )
        if preset.mute and not self._playback.muted:
            self._playback.mute(True)
        self._use(self._look.at_least(Look(preset.blur, preset.grey, preset.detail)))

    def handlers(self) -> Mapping[str, Handler]:
        """The commands by id."""
        return {
            "peek": self._peek,
            "filter.blur": lambda _: self._blur(0 if self._look.blur else int(str(self._settings["blur_strength"]))),
            "filter.blur_strength": lambda _: self._blur(self._look.blur % STRONGEST + 1),
            "filter.grey": lambda _: self._use(replace(self._look, grey=not self._look.grey)),
            "filter.detail": lambda _: self._use(replace(self._look, detail=(self._look.detail + 1) % 4)),
            "picture.cover": lambda _: self._cover(not self._covered),
        }

    def turn_off(self, off: bool) -> None:
        """Blank and mute at once; off again, all is as it was before."""
        if off and not self._off:
            self._muted_before = self._playback.muted
        self._off = off
        self._video.peek(False)
        self._playback.mute(True if off else self._muted_before)
        self._show()

    def chips(self) -> list[tuple[str, str]]:
        """What is in force, each with the command that changes it."""
        return self._video.in_force()

    def _peek(self, invocation: Invocation) -> None:
        self._video.peek(invocation.phase != RELEASE)
        self.changed.emit()

    def _blur(self, strength: int) -> None:
        self._use(replace(self._look, blur=strength))

    def _cover(self, covered: bool) -> None:
        self._covered = covered
        self._show()

    def _use(self, look: Look) -> None:
        self._look = look
        self._show()

    def _show(self) -> None:
        self._video.set_look(self._look)
        self._video.set_cover(self._words.off if self._off else self._words.covered if self._covered else "")
        self.changed.emit()
