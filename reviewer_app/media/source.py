"""Where a recording's bytes are read: a file, or one that is kept sealed. Both are used as `pathlib.Path` is."""

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from reviewer_app.domain.recording import Recording
from reviewer_app.store.sealed_file import SealedReader, sealed_id


class SealedStat(NamedTuple):
    """What of `os.stat_result` is known of a sealed recording: its length decrypted, and that it is a file."""

    st_size: int
    st_mode: int = 0o100600


class Named:
    """What is no file, but has a file's name, with the part of `Path` that reading asks for by name."""

    def __init__(self, name: str) -> None:
        self.name = name

    @property
    def stem(self) -> str:
        """The name without its extension."""
        return PurePosixPath(self.name).stem

    @property
    def suffix(self) -> str:
        """The name's extension."""
        return PurePosixPath(self.name).suffix


class SealedMedia(Named):
    """A recording that is kept sealed, with the part of `Path` that reading needs; as text it is `name`.

    `name` is what it was called where it came from; `on_damage` as for `SealedReader`. Opening raises Damaged for one
    that is not what was written.
    """

    def __init__(
        self, sealed: Path, master: bytes, label: str, name: str, on_damage: Callable[[], object] = lambda: None
    ) -> None:
        super().__init__(name)
        self.sealed, self._on_damage = sealed, on_damage
        self._master, self._label = master, label

    def __str__(self) -> str:
        return self.name

    def __repr__(self) -> str:
        return f"SealedMedia({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SealedMedia) and (self.sealed, self._label) == (other.sealed, other._label)

    def __hash__(self) -> int:
        return hash((self.sealed, self._label))

    def open(self, mode: str = "rb") -> SealedReader:
        """A reader of its own."""
        assert mode == "rb"
        return SealedReader(self.sealed, self._master, self._label, self._on_damage)

    def stat(self) -> SealedStat:
        """Its length."""
        with self.open() as reader:
            return SealedStat(reader.length)

    def exists(self) -> bool:
        """Whether it is there."""
        return self.sealed.exists()

    def is_file(self) -> bool:
        """Whether it is there."""
        return self.sealed.is_file()

    def is_dir(self) -> bool:
        """No."""
        return False

    def absolute(self) -> "SealedMedia":
        """Itself: its name is no path."""
        return self


Source = Path | SealedMedia


def file_of(recording: Recording) -> Source:
    """Where a recording is read from that plays from a plain file."""
    return Path(recording.media_path)


def openable(source: "str | Source") -> str | SealedReader:
    """What `av.open` reads the recording from. A sealed one is open already; PyAV lets go of it with the container."""
    return source.open() if isinstance(source, SealedMedia) else str(source)


def stamp(source: "str | Source") -> list[int]:
    """Two numbers that another recording in the same place does not share."""
    if isinstance(source, SealedMedia):
        return [source.stat().st_size, int.from_bytes(sealed_id(source.sealed)[:7], "big")]
    state = Path(source).stat()
    return [state.st_size, state.st_mtime_ns]
