"""Where a recording lives, as a batch tells it: an address that may come from anybody and is believed only this far."""

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import parse_qsl, unquote, urlsplit

from reviewer_app.domain.errors import UserError

FILE, HTTP, HTTPS, S3 = "file", "http", "https", "s3"
SCHEMES = (FILE, HTTPS, S3, HTTP)
# HLS: they name the pieces of a recording and hold nothing of it.
PLAYLISTS = (".m3u8", ".m3u")
_LONGEST = 2_000
_NOT_IN_ADDRESSES = re.compile(r"[\x00-\x20\x7f\\]")
# What presigned addresses and share links carry: whoever reads the address could fetch with it.
_SECRETS = re.compile(
    r"(x-amz-(signature|credential|security-token)|x-goog-(signature|credential)|signature|sig|awsaccesskeyid"
    r"|(access_?|auth_?|api_?)?(token|key)|password|passwd|pwd|secret)",
    re.IGNORECASE,
)


class BadLocation(UserError):
    """An address that nothing is fetched from; the sentence never repeats a password."""


@dataclass(frozen=True, slots=True)
class Location:
    """A checked address: `scheme` of SCHEMES, `host` (the bucket for S3, '' for files), `path` decoded, as `text`."""

    scheme: str
    host: str
    path: str
    text: str

    @property
    def name(self) -> str:
        """The last part of the path."""
        return PurePosixPath(self.path).name

    @property
    def is_local(self) -> bool:
        """Whether the host is this very machine."""
        return self.host in ("localhost", "127.0.0.1", "::1")

    def __str__(self) -> str:
        return self.text


def locate(text: str) -> Location:
    """The location that an address names. Raises BadLocation with a sentence for one that is not allowed anywhere."""
    if len(text) > _LONGEST or _NOT_IN_ADDRESSES.search(text):
        raise BadLocation("The location holds spaces, backslashes or control characters, or is too long: write a URL.")
    try:
        parts = urlsplit(text)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise BadLocation(f"The location is no URL ({error}).") from None
    if parts.scheme not in SCHEMES:
        raise BadLocation(f"The location {_short(text)} must begin with file://, https:// or s3://.")
    if parts.username is not None or parts.password is not None or "@" in parts.netloc:
        raise BadLocation(f"The location at {host} holds a user or a password: those belong in the keyring.")
    if any(_SECRETS.fullmatch(name) for name, _ in parse_qsl(parts.query, keep_blank_values=True)):
        raise BadLocation(f"The location at {host} holds a signature or a token: those belong in the keyring.")
    path = unquote(parts.path)
    _check_path(text, parts.scheme, path)
    if parts.fragment or (parts.query and parts.scheme in (FILE, S3)):
        raise BadLocation(f"The location {_short(text)} has a part behind ? or # that means nothing there.")
    if parts.scheme == FILE:
        if host not in ("", "localhost") or port is not None or not text.startswith("file:/"):
            raise BadLocation(f"The location {_short(text)} names another machine: mount its share, write file:///….")
        host = ""
    elif not host or not path.strip("/"):
        raise BadLocation(f"The location {_short(text)} names no file.")
    if parts.scheme == S3:
        # Buckets may have capitals, which hosts do not.
        host = parts.netloc
    return Location(parts.scheme, host, path, text)


def must_be_one_file(location: Location) -> None:
    """Raise BadLocation for the location of a recording that is a playlist by its name."""
    if PurePosixPath(location.path).suffix.lower() in PLAYLISTS:
        raise BadLocation(f"{location} is a playlist: have the recording put into one file.")


def _check_path(text: str, scheme: str, path: str) -> None:
    # Decoded twice, because servers do that too.
    if any(part in ("..", ".") for part in unquote(path).replace("\\", "/").split("/")):
        raise BadLocation(f"The location {_short(text)} leads out of its folder by dots: write the path in full.")
    if _NOT_IN_ADDRESSES.sub("", path.replace(" ", "")) != path.replace(" ", ""):
        raise BadLocation(f"The location {_short(text)} holds backslashes or control characters.")
    if scheme == FILE and (not path.startswith("/") or path.endswith("/") or path.startswith("//")):
        raise BadLocation(f"The location {_short(text)} names no file: write file:///folder/name.")


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:117]}…"
