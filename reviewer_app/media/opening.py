"""Opening recordings with FFmpeg so that damage is told in a sentence and a playlist never waits for more."""

import io
from collections.abc import Iterator
from contextlib import contextmanager

import av
from av.container import InputContainer
from av.packet import Packet
from av.stream import Disposition, Stream

from reviewer_app.domain.errors import Unreadable
from reviewer_app.media import playlist
from reviewer_app.media.source import Source, openable

# FFmpeg takes any step back in MPEG-TS for its clock running over after 26 hours.
_OPTIONS = {"correct_ts_overflow": "0"}
# Segments may have any name, and are never fetched.
_HLS_OPTIONS = {"allowed_extensions": "ALL", "extension_picky": "0", "protocol_whitelist": "file,crypto,data"}


class Abandoned(Exception):
    """Nobody waits for what was to be read any more."""


@contextmanager
def opened(path: Source) -> Iterator[InputContainer]:
    """The recording, open for reading. Raises Unreadable for what FFmpeg cannot open or a block fails to read."""
    try:
        if playlist.is_playlist(path):
            copy = io.BytesIO(playlist.closed_copy(playlist.read_playlist(path)))
            container = av.open(copy, format="hls", options=_OPTIONS | _HLS_OPTIONS)
        else:
            container = av.open(openable(path), options=_OPTIONS, metadata_errors="replace")
        with container:
            yield container
    except av.InvalidDataError as error:
        raise Unreadable(path, "this is no recording, or its beginning is damaged; get another copy.") from error
    except av.FFmpegError as error:
        raise Unreadable(path, f"the recording cannot be read ({error.strerror}); get another copy.") from error


def packets_of(container: InputContainer, streams: list[Stream]) -> Iterator[Packet]:
    """The packets of tracks in file order. Raises av.FFmpegError where reading fails."""
    while True:
        try:
            yield from container.demux(streams)
            return
        except IndexError:
            # A track that FLV or MPEG-TS began in the middle, which PyAV does not know; reading goes on behind it.
            continue


def tracks(container: InputContainer) -> list[Stream]:
    """Picture and sound: the first picture track that is no cover, and every sound track."""
    return pictures(container)[:1] + sounds(container)


def pictures(container: InputContainer) -> list[Stream]:
    """The picture tracks that are no covers and of a codec that FFmpeg knows."""
    return [
        stream
        for stream in container.streams.video
        if stream.codec_context is not None and not stream.disposition & Disposition.attached_pic
    ]


def sounds(container: InputContainer) -> list[Stream]:
    """The sound tracks of codecs that FFmpeg knows."""
    return [stream for stream in container.streams.audio if stream.codec_context is not None]
