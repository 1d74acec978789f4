"""A file that lives elsewhere, read piece by piece: on a file share, behind HTTPS, in an S3-compatible store.

fsspec and what it needs (half a second to load) are imported when the first one is opened.
"""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.request import url2pathname

from reviewer_app.domain.errors import UserError
from reviewer_app.domain.location import FILE, HTTP, HTTPS, S3, BadLocation, Location

_CONNECT_S, _READ_S = 10.0, 30.0
_SKIPPED_AT_ONCE = 1024 * 1024
# A fault that passes by itself, and one that somebody has to mend: pauses of at most so many seconds.
SOON_S, LATER_S = 60.0, 600.0


class NotFetched(UserError):
    """A recording cannot be had now; `longest_pause_s` until it is worth another try."""

    exit_code = 4

    def __init__(self, sentence: str, longest_pause_s: float = SOON_S) -> None:
        super().__init__(sentence)
        self.longest_pause_s = longest_pause_s


class Remote:
    """An open file; `size` in bytes, None where the server does not say. `read` raises NotFetched."""

    def __init__(self, location: Location, options: Mapping[str, Any], shares: Sequence[Path] = ()) -> None:
        self._location, self._options, self._shares = location, options, shares
        self._place = 0
        self._file = self._opened()
        self._ranged = bool(self._file.seekable())
        self.size: int | None = getattr(self._file, "size", None)

    def __enter__(self) -> "Remote":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def read(self, offset: int, size: int) -> bytes:
        """Bytes from a place on; fewer, or none, at the end. Servers that give no parts are read up to there."""
        try:
            if self._ranged:
                with _in_a_sentence(self._location, but=ValueError):
                    self._file.seek(offset)
                    return self._file.read(size)
        except ValueError:
            # What fsspec says of a server that ignores which part is asked for.
            self._file.close()
            self._file, self._ranged, self._place = self._opened(block_size=0), False, 0
        while self._place < offset:
            if not self._read_on(min(_SKIPPED_AT_ONCE, offset - self._place)):
                return b""
        return self._read_on(size)

    def _read_on(self, size: int) -> bytes:
        with _in_a_sentence(self._location):
            found = self._file.read(size)
        self._place += len(found)
        return found

    def _opened(self, **values: int) -> Any:
        with _in_a_sentence(self._location):
            return _open(self._location, dict(self._options), self._shares, values)


def _open(location: Location, options: dict[str, Any], shares: Sequence[Path], values: Mapping[str, int]) -> Any:
    if location.scheme == FILE:
        path = share_path(location, shares)
        # Never through a buffer: pieces are large.
        file = path.open("rb", buffering=0)
        return _Sized(file, path.stat().st_size)
    import fsspec

    if location.scheme in (HTTP, HTTPS):
        options = {"get_client": _client, **options}
    protocol = S3 if location.scheme == S3 else HTTPS
    system = fsspec.filesystem(protocol, skip_instance_cache=True, use_listings_cache=False, **options)
    return system.open(location.text, "rb", cache_type="none", **values)


def protocols() -> tuple[str, ...]:
    """The ways in beside files, all of them loaded. Raises ImportError for one that is missing."""
    import fsspec

    for protocol in (HTTPS, S3):
        fsspec.get_filesystem_class(protocol)
    return HTTPS, S3


class _Sized:
    """A file of this machine as fsspec's are: with its size."""

    def __init__(self, file: Any, size: int) -> None:
        self._file, self.size = file, size
        self.seek, self.read, self.close, self.seekable = file.seek, file.read, file.close, file.seekable


def share_path(location: Location, shares: Sequence[Path]) -> Path:
    """The file that a location names, if it lies below one of the shares, links followed. Raises NotFetched.

    Raises BadLocation for any other.
    """
    if not shares:
        raise BadLocation(f"{location} lies on a file share, and none is set: name its folder in file_shares.")
    path = Path(url2pathname(location.text.partition("://")[2].removeprefix("localhost")))
    try:
        real = path.resolve()
        inside = any(real.is_relative_to(share.resolve()) for share in shares)
    except (OSError, RuntimeError, ValueError) as error:
        raise _not_fetched(location, error) from error
    if not inside:
        folders = ", ".join(map(str, shares))
        raise BadLocation(f"{location} lies outside of the file shares ({folders}): it is not read.")
    if not any(share.is_dir() for share in shares):
        raise NotFetched(f"The file share of {location} is not there: it is tried again.")
    if not real.is_file():
        raise NotFetched(f"{location} is not there: tell your operator.", LATER_S)
    return real


async def _client(**options: Any) -> Any:
    """A client that waits for no one for long, and does not follow from HTTPS to an address that anybody can read."""
    import aiohttp

    tracing = aiohttp.TraceConfig()
    tracing.on_request_redirect.append(_refuse_downgrade)
    options.setdefault("timeout", aiohttp.ClientTimeout(total=None, sock_connect=_CONNECT_S, sock_read=_READ_S))
    return aiohttp.ClientSession(trace_configs=[tracing], **options)


async def _refuse_downgrade(_session: Any, _context: Any, redirect: Any) -> None:
    target = redirect.response.headers.get("Location", "")
    if redirect.url.scheme == HTTPS and target.lower().startswith("http:"):
        raise NotFetched(
            f"The server {redirect.url.host} leads to an address without TLS: tell your operator.", LATER_S
        )


@contextmanager
def _in_a_sentence(location: Location, but: type[Exception] = UserError) -> Iterator[None]:
    """Whatever goes wrong in here is NotFetched, but for what is a sentence already, and for `but`.

    fsspec, aiohttp and botocore each raise classes of their own, and not all of them OSErrors.
    """
    try:
        yield
    except (UserError, but):
        raise
    except Exception as error:
        raise _not_fetched(location, error) from error


def _not_fetched(location: Location, error: Exception) -> NotFetched:
    """A sentence for whatever a library says; never its own text, which may hold what signs a request."""
    while isinstance(error, FileNotFoundError) and isinstance(error.__cause__, Exception):
        # What fsspec says of a server that does not answer, too.
        error = error.__cause__
    if isinstance(error, NotFetched):
        # Of a redirect that was not followed.
        return error
    status = getattr(error, "status", None)
    where = location.host or str(location)
    if status in (401, 403) or isinstance(error, PermissionError) or type(error).__name__ == "NoCredentialsError":
        return NotFetched(f"{where} does not give {location.name} to us: the credentials for it are missing.", LATER_S)
    if isinstance(error, FileNotFoundError) or status in (404, 410):
        return NotFetched(f"{location} is not there: tell your operator.", LATER_S)
    if isinstance(error, (asyncio.TimeoutError, TimeoutError)):
        return NotFetched(f"{where} does not answer: it is tried again.")
    if status:
        return NotFetched(f"{where} answers {status} for {location.name}: it is tried again.")
    reason = type(error).__name__
    return NotFetched(f"{where} cannot be reached or breaks off ({reason}): it is tried again.")
