"""A picture of a recording as a file: upright, at its own size, without loss."""

from fractions import Fraction

import av

from reviewer_app.media.frames import Picture

MEDIA_TYPE, SUFFIX = "image/png", ".png"
# Half the time of the default level, for files a tenth larger.
_OPTIONS = {"compression_level": "1", "pred": "paeth"}


def png_of(picture: Picture) -> bytes:
    """The picture as PNG: each pixel is the one that was decoded, so that decoding again gives the same."""
    rgb = picture.to_rgb()
    encoder = av.CodecContext.create("png", "w")
    encoder.height, encoder.width = rgb.shape[:2]
    encoder.pix_fmt, encoder.time_base, encoder.options = "rgb24", Fraction(1, 1000), _OPTIONS
    frame = av.VideoFrame.from_ndarray(rgb, format="rgb24")
    frame.pts, frame.time_base = 0, encoder.time_base
    return b"".join(bytes(packet) for packet in (*encoder.encode(frame), *encoder.encode(None)))


def decoder_name() -> str:
    """What decodes pictures here, with its version."""
    return f"PyAV {av.__version__}, libavcodec {'.'.join(map(str, av.library_versions['libavcodec']))}"
