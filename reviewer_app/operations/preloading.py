"""What opening a recording takes long over, done ahead of time. Nothing is written: nobody has opened it yet."""

from dataclasses import dataclass

from reviewer_app.domain.recording import Recording
from reviewer_app.domain.side_by_side import SideBySide, side_by_side
from reviewer_app.domain.transcript import Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.formats.files import collector_paused
from reviewer_app.store import recordings
from reviewer_app.store.database import Database
from reviewer_app.store.recordings import PackedTranscript


@dataclass(frozen=True, slots=True)
class Preloaded:
    """A recording with its transcripts unpacked, the index of the original one (None without one), and the translation
    beside that (None without one).
    """

    recording: Recording
    transcripts: tuple[tuple[PackedTranscript, Transcript], ...]
    index: TranscriptIndex | None
    beside: SideBySide | None = None

    def unpack(self, packed: PackedTranscript) -> Transcript:
        """The transcript of what the store holds now: the one that was unpacked ahead, if that is the same still."""
        return next((whole for before, whole in self.transcripts if before == packed), None) or packed.unpack()

    def index_of(self, transcript: Transcript) -> TranscriptIndex:
        """The index that was made ahead where it is this transcript's, else a new one."""
        same = self.index is not None and self.index.transcript is transcript
        return self.index if same else TranscriptIndex(transcript)  # type: ignore[return-value]

    def beside_of(self, index: TranscriptIndex, translation: Transcript) -> SideBySide:
        """The translation beside an original as it was matched ahead, if both are the same still, else matched anew."""
        same = index is self.index and any(translation is whole for _, whole in self.transcripts)
        return self.beside if same and self.beside is not None else side_by_side(index, translation)


def preload(database: Database, recording_id: str) -> Preloaded | None:
    """Read a recording and unpack and index its transcripts; None for a recording that is not in the store."""
    with database.read() as connection:
        recording = recordings.load_recording(connection, recording_id)
        kept = [
            recordings.load_transcript(connection, recording_id, role)
            for role in (recordings.ORIGINAL, recordings.TRANSLATION)
        ]
    if recording is None:
        return None
    # A collection among so many new objects would hold up every other thread for a tenth of a second.
    with collector_paused():
        unpacked = tuple((packed, packed.unpack()) for packed in kept if packed is not None)
        index = None if kept[0] is None else TranscriptIndex(unpacked[0][1])
        beside = side_by_side(index, unpacked[1][1]) if index is not None and len(unpacked) > 1 else None
        return Preloaded(recording, unpacked, index, beside)
