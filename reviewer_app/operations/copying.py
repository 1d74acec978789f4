"""Making the copies that are kept as evidence: the exact picture decoded from the recording, the words around.

Takes up to a second and needs no store; what is made is handed to `evidence.keep`.
"""

from collections.abc import Callable

import av

from reviewer_app.domain import evidence as rules
from reviewer_app.domain.errors import Refused, Unreadable
from reviewer_app.domain.evidence import EXCERPT, STILL
from reviewer_app.domain.recording import Recording
from reviewer_app.domain.review import Finding
from reviewer_app.domain.transcript import Transcript
from reviewer_app.media.frames import FrameReader
from reviewer_app.media.source import Source, file_of
from reviewer_app.media.still_file import MEDIA_TYPE, decoder_name, png_of
from reviewer_app.operations.evidence import Copy

EXCERPT_TYPE = "application/json"
NOTHING = "There is neither a picture nor a transcript here that could be kept."


def still(
    recording: Recording, ms: int, abandoned: Callable[[], bool] = lambda: False, source: Source | None = None
) -> Copy:
    """The picture on screen at a media time, decoded exactly. Raises Unreadable; Abandoned when asked to stop."""
    source = source or file_of(recording)
    try:
        with FrameReader(source, abandoned) as reader:
            picture = reader.at(ms)
            content = png_of(picture)
    except (av.FFmpegError, OSError, ValueError) as error:
        raise Unreadable(source, f"the picture cannot be decoded ({error}).") from error
    frame = picture.frame
    return Copy(
        STILL, picture.pts_ms, picture.pts_ms, MEDIA_TYPE, content, frame.pts, str(frame.time_base), decoder_name()
    )


def excerpt(transcript: Transcript, start_ms: int, end_ms: int) -> Copy | None:
    """The words around a finding, None where nothing is said."""
    content = rules.excerpt(transcript, start_ms, end_ms)
    return None if content is None else Copy(EXCERPT, start_ms, end_ms, EXCERPT_TYPE, content)


def copies(  # noqa: PLR0917 - recording, words and finding, and how they are read
    recording: Recording,
    transcript: Transcript | None,
    finding: Finding,
    still_ms: int | None = None,
    abandoned: Callable[[], bool] = lambda: False,
    source: Source | None = None,
) -> list[Copy]:
    """All that can be kept with a finding; `still_ms` is the time of another picture than the one at its start,
    `source` where the recording is read from, its file when left out.

    Raises Refused where there is nothing, Unreadable, Abandoned.
    """
    made = []
    if recording.video is not None:
        made.append(still(recording, finding.start_ms if still_ms is None else still_ms, abandoned, source))
    end_ms = finding.start_ms if finding.end_ms is None else finding.end_ms
    words = None if transcript is None else excerpt(transcript, finding.start_ms, end_ms)
    if words is not None:
        made.append(words)
    if not made:
        raise Refused(NOTHING)
    return made
