"""Shows what comes beside the recording as it comes: waveform, thumbnails, the lexicon's hits."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

from reviewer_app.background.companions import Companions
from reviewer_app.background.media_job import SOUND
from reviewer_app.domain.lexicon import LexiconHit
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.review import Finding
from reviewer_app.media.waveform import COLUMNS_PER_SECOND
from reviewer_app.operations.scanning import TRANSCRIPT
from reviewer_app.ui.review.panes import Panes
from reviewer_app.ui.review.review_controller import Opened
from reviewer_app.ui.review.rule_names import rule_name
from reviewer_app.ui.review.transcript_model import Marked

# A player lands on a picture a little beside the time asked for.
_AT_HIT_MS = 300


class Beside(QObject):
    """Between the companions and the panes; `status_changed` when `status` says otherwise.

    Where a finding is of a policy of which nothing may be kept, no thumbnail of the recording is made.
    """

    status_changed = Signal()

    def __init__(
        self, companions: Companions, panes: Panes, policies: PolicySet, language: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._companions, self._panes, self._policies, self._language = companions, panes, policies, language
        self._never_kept = frozenset(policy.id for policy in policies.policies if policy.never_export)
        self._hits: list[LexiconHit] = []
        self._at: LexiconHit | None = None
        self._pictures = True
        self._shares: dict[str, float] = {}
        companions.peaks.connect(self._peaks)
        companions.thumbnail.connect(panes.timeline.set_thumbnail)
        companions.hits.connect(self._found)
        companions.progress.connect(self._progress)
        companions.ended.connect(self._ended)
        panes.timeline.pictures_wanted.connect(companions.want)

    @property
    def hits(self) -> list[LexiconHit]:
        """The lexicon's hits in transcript and chat, by time."""
        return self._hits

    @property
    def status(self) -> str:
        """How far waveform and thumbnails are, '' when they are there."""
        if self._companions.stopped:
            return self.tr("waveform and thumbnails stopped")
        under_way = [(share, what) for what, share in self._shares.items() if share < 1]
        if not under_way:
            return ""
        share, what = min(under_way)
        percent = round(share * 100)
        if what == SOUND:
            return self.tr("waveform {percent}%").format(percent=percent)
        return self.tr("thumbnails {percent}%").format(percent=percent)

    @property
    def can_stop(self) -> bool:
        """Whether waveform and thumbnails are being made, or were stopped and can go on."""
        return self._companions.making or self._companions.stopped

    def turn_making(self) -> str:
        """Stop making waveform and thumbnails, or go on with it; what that did, in a sentence."""
        if self._companions.stopped:
            self._shares = {}
            self._companions.make_again()
            told = self.tr("Waveform and thumbnails are being made again.")
        else:
            self._companions.stop_making()
            told = self.tr("Waveform and thumbnails are stopped; what was made stays.")
        self.status_changed.emit()
        return told

    def opened(self, result: Opened, track: int = 0) -> None:
        """Begin with another recording, of which a sound track is heard (from 0)."""
        self._hits, self._at, self._shares = [], None, {}
        self._pictures = self._never_kept.isdisjoint(one.policy_id for one in result.review.findings.values())
        opened = result.opened
        self._companions.open(opened.recording, opened.transcript, pictures=self._pictures, track=track)

    def use_track(self, number: int) -> None:
        """Another sound track is heard: its waveform is shown."""
        self._shares.pop(SOUND, None)
        self._panes.timeline.drop_peaks()
        self._companions.use_track(number)

    def note_finding(self, finding: Finding) -> None:
        """A finding is stored: it may forbid pictures."""
        if self._pictures and finding.policy_id in self._never_kept:
            self._pictures = False
            self._panes.timeline.drop_thumbnails()
            self._companions.without_pictures()

    def step(self, step: int, from_ms: int) -> LexiconHit | None:
        """The next (1) or previous (-1) hit, round the ends; from the last one gone to when still there."""
        if not self._hits:
            return None
        times = [hit.start_ms for hit in self._hits]
        if self._at is not None and abs(self._at.start_ms - from_ms) <= _AT_HIT_MS:
            place = self._hits.index(self._at) + step
        elif step > 0:
            place = bisect_right(times, from_ms)
        else:
            place = bisect_left(times, from_ms) - 1
        self._at = self._hits[place % len(self._hits)]
        return self._at

    def _peaks(self, start: int, columns: object) -> None:
        self._panes.timeline.set_peaks(start, columns, COLUMNS_PER_SECOND)

    def _found(self, hits: Iterable[LexiconHit]) -> None:
        self._hits = list(hits)
        self._panes.timeline.set_hits([(hit.start_ms, self._severity(hit), hit.text) for hit in self._hits])
        said = [hit for hit in self._hits if hit.source == TRANSCRIPT]
        self._panes.transcript.set_lexicon(
            Marked(hit.cue, hit.start, hit.end, self._severity(hit), self.told(hit))  # type: ignore[arg-type]
            for hit in said
        )
        self._panes.chat.set_lexicon(
            (hit.event_id, Marked(0, hit.start, hit.end, self._severity(hit), self.told(hit)))
            for hit in self._hits
            if hit.event_id is not None
        )

    def told(self, hit: LexiconHit) -> str:
        """What a hit is, in words: the lexicon's word and sense, the policy it may touch, and why it was found."""
        policy = self._policies.policy(hit.policy)
        name = hit.policy if policy is None else text_in(policy.name, self._language)
        told = self.tr("{lemma}: {sense} · {policy} · found by {rule}").format(
            lemma=hit.lemma, sense=hit.sense, policy=name, rule=rule_name(hit.rule)
        )
        return told + " · " + self.tr("may be reclaimed") if hit.reclaimed else told

    def _severity(self, hit: LexiconHit) -> str | None:
        """That of the lexicon for the country, else the policy's own."""
        policy = self._policies.policy(hit.policy)
        return hit.severity or (policy.severity if policy is not None else None)

    def _ended(self) -> None:
        # Also where something cannot be had: nothing more comes of it.
        self._shares = dict.fromkeys(self._shares, 1.0)
        self.status_changed.emit()

    def _progress(self, share: float, what: str) -> None:
        before, self._shares[what] = self.status, share
        if self.status != before:
            self.status_changed.emit()
