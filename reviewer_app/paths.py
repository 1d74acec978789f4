"""Where the program's own files and a person's files are."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP = "reviewer-app"
HOME_VARIABLE = "REVIEWER_APP_HOME"


def _bundle() -> Path:
    """The folder that holds `resources/` and `migrations/`: the source tree, or the built application's folder."""
    return Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resources() -> Path:
    """The program's read-only files: icons, policy pack, sample recording."""
    return _bundle() / "resources"


def migrations(which: str) -> Path:
    """The Alembic environment `local` or `central`."""
    return _bundle() / "migrations" / which


def built() -> bool:
    """Whether this is the built application and not the source tree."""
    return hasattr(sys, "_MEIPASS")


def bundled_vlc() -> tuple[Path, Path] | None:
    """libVLC and its plugins' folder in the built application, None in the source tree."""
    name = {"win32": "libvlc.dll", "darwin": "libvlc.dylib"}.get(sys.platform, "libvlc.so.5")
    return (_bundle() / name, _bundle() / "vlc" / "plugins") if built() else None


@dataclass(frozen=True, slots=True)
class Home:
    """The folders of one installation of a person; with `--home DIR` (or REVIEWER_APP_HOME) all of them below DIR."""

    data: Path
    config: Path
    cache: Path
    logs: Path

    @property
    def settings_file(self) -> Path:
        """The settings that differ from their defaults (TOML)."""
        return self.config / "settings.toml"

    @property
    def keys_file(self) -> Path:
        """The keys that a person has chosen (TOML)."""
        return self.config / "keys.toml"

    @property
    def layouts_file(self) -> Path:
        """How the window was left, and the named layouts (TOML)."""
        return self.config / "layouts.toml"

    @property
    def stores(self) -> Path:
        """One encrypted store per central database and user."""
        return self.data / "stores"

    @property
    def media(self) -> Path:
        """Normalised copies of recordings, by content hash."""
        return self.cache / "media"

    @property
    def recordings(self) -> Path:
        """Fetched recordings, sealed, one folder per store."""
        return self.cache / "recordings"

    @property
    def pictures(self) -> Path:
        """Waveforms and thumbnails, one encrypted file per store."""
        return self.cache / "pictures"


def home(chosen: str | os.PathLike[str] | None = None) -> Home:
    """The folders to use: `chosen`, else $REVIEWER_APP_HOME, else the system's places for this user."""
    root = chosen or os.environ.get(HOME_VARIABLE)
    if root:
        base = Path(root).expanduser().resolve()
        return Home(base / "data", base / "config", base / "cache", base / "logs")
    dirs = platformdirs.PlatformDirs(APP, appauthor=False)
    return Home(dirs.user_data_path, dirs.user_config_path, dirs.user_cache_path, dirs.user_log_path)
