"""Which engines this machine has, which one a recording gets, and what to install where one is missing."""

import functools
import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from PySide6.QtCore import QCoreApplication, QObject, qVersion

from reviewer_app import paths
from reviewer_app.domain.recording import Recording
from reviewer_app.playback.null_player import NullPlayer
from reviewer_app.playback.player import Player
from reviewer_app.playback.qt_messages import HARMLESS, Muffled

# No window, no on-screen texts, no scripts of libVLC's own; pictures in memory rule hardware decoding out. A decoder in
# a hurry leaves pictures out that others refer to: what it shows then is distorted, and is taken for evidence.
VLC_OPTIONS = (
    "--no-xlib", "--avcodec-hw=none", "--no-osd", "--no-spu", "--no-lua", "--quiet", "--no-video-title-show",
    "--no-snapshot-preview", "--no-stats", "--no-avcodec-hurry-up",
)  # fmt: skip
SILENT_OPTION = "--aout=adummy"
# libVLC is loaded once, also when a recording is opened while `warm_up` still loads it.
_LOADING = threading.Lock()
Factory = Callable[[QObject | None], Player]


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine: `factory` makes a player, or is None and `problem` says in a sentence what is missing."""

    name: str
    factory: Factory | None
    version: str | None
    problem: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """The engine that a recording gets, the ones to try after it, and why, in a sentence."""

    engine: Engine
    others: tuple[Engine, ...]
    reason: str


def install_hint() -> str:
    """How libVLC gets onto this kind of machine."""
    if paths.built():
        return "install the program again, its folder is not whole"
    if sys.platform.startswith("win"):
        return "install VLC 3 (64 bit) from videolan.org and start the program again"
    if sys.platform == "darwin":
        return "put VLC 3 from videolan.org into Applications and start the program again"
    return "install the packages libvlc5 and vlc-plugin-base and start the program again"


def has_sound_device() -> bool:
    """True where Qt sees a sound output (on Linux also: where the kernel has a sound card)."""
    if QCoreApplication.instance() is None:
        # Qt cannot look without an application; Linux can be asked by itself.
        return _has_sound_card() or not sys.platform.startswith("linux")
    return _has_sound_card() or _qt_sees_a_sound_device()


@functools.cache
def _qt_sees_a_sound_device() -> bool:
    try:
        from PySide6.QtMultimedia import QMediaDevices
    except ImportError:
        return False
    # Without a PulseAudio server Qt warns once for the whole process; that there is none is what was asked.
    with Muffled("pa_context_connect() failed"):
        return not QMediaDevices.defaultAudioOutput().isNull()


def vlc_engine(silent: bool | None = None) -> Engine:
    """libVLC as found on this machine; `silent` None: only without a sound device."""
    silent = not has_sound_device() if silent is None else silent
    with _LOADING:
        return _vlc_engine(silent)


@functools.cache
def _vlc_engine(silent: bool) -> Engine:
    module, problem = _import_vlc()
    if module is None:
        return Engine("vlc", None, None, problem)
    options = (*VLC_OPTIONS, SILENT_OPTION) if silent else VLC_OPTIONS
    instance = module.Instance(list(options))
    version = module.libvlc_get_version().decode(errors="replace")
    if instance is None:
        what = f"libVLC {version} starts without its plugins; {install_hint()}."
        return Engine("vlc", None, version, what)
    if not version.startswith("3."):
        return Engine("vlc", None, version, f"libVLC {version} is not of the 3 series; {install_hint()}.")

    def make(parent: QObject | None) -> Player:
        from reviewer_app.playback.vlc_player import VlcPlayer

        return VlcPlayer(module, instance, parent)

    return Engine("vlc", make, version)


def _import_vlc() -> tuple[ModuleType | None, str | None]:
    """python-vlc, or why not. A wrong PYTHON_VLC_LIB_PATH makes its import end the process: not here."""
    chosen = os.environ.get("PYTHON_VLC_LIB_PATH") or os.environ.get("PYTHON_VLC_MODULE_PATH")
    _choose_bundled_vlc()
    try:
        import vlc
    except SystemExit:
        if chosen is None:
            return None, f"libVLC is not installed; {install_hint()}."
        return None, f"libVLC cannot be loaded from {chosen}; correct or remove PYTHON_VLC_LIB_PATH."
    except ImportError:
        return None, "The Python package python-vlc is missing; install it with pip."
    except (OSError, NotImplementedError, AttributeError, TypeError):
        return None, f"libVLC is not installed; {install_hint()}."
    return vlc, None


def _choose_bundled_vlc() -> None:
    """The built application takes its own libVLC, unless a person has named another one."""
    bundled = paths.bundled_vlc()
    if bundled is not None and "PYTHON_VLC_LIB_PATH" not in os.environ:
        library, plugins = bundled
        os.environ |= {"PYTHON_VLC_LIB_PATH": str(library), "VLC_PLUGIN_PATH": str(plugins)}


def qt_engine(silent: bool | None = None) -> Engine:
    """QtMultimedia as found on this machine."""
    try:
        from reviewer_app.playback.qt_player import QtPlayer
    except ImportError as error:
        problem = f"QtMultimedia cannot be loaded ({error}); install PySide6-Addons and the system packages it needs."
        return Engine("qt", None, None, problem)
    quiet = not has_sound_device() if silent is None else silent
    return Engine("qt", lambda parent: QtPlayer(parent, silent=quiet), qVersion())


def warm_up() -> None:
    """Load libVLC ahead of the first recording, which takes about 100 ms; on any thread, since Qt is left alone.

    Whether there is sound is guessed, because Qt may be asked on its own thread only; a wrong guess costs the time.
    """
    vlc_engine(silent=sys.platform.startswith("linux") and not _has_sound_card())


NONE = Engine("none", NullPlayer, None)


def choose(setting: str, recording: Recording, *, vlc: Engine | None = None, qt: Engine | None = None) -> Choice:
    """The engine for a recording: `setting` is auto, vlc or qt; `vlc` and `qt` default to what this machine has.

    auto takes QtMultimedia for recordings with pictures that are whole or were copied at import, since only it knows
    each picture's time at every rate, and libVLC for damaged files as they are and for sound alone.
    """
    engines = {"vlc": vlc or vlc_engine(), "qt": qt or qt_engine()}
    if setting in engines:
        first, why = setting, f"{_TITLES[setting]} was chosen in the settings."
    elif recording.video is None:
        first, why = "vlc", "libVLC plays this recording: it has sound only."
    elif recording.damaged and not recording.remuxed:
        first, why = "vlc", "libVLC plays this recording: it is damaged, and libVLC gets further in such files."
    else:
        first, why = "qt", "QtMultimedia plays this recording: it knows the exact time of each picture."
    second = "qt" if first == "vlc" else "vlc"
    usable = [engines[name] for name in (first, second) if engines[name].factory]
    if not usable:
        return Choice(NONE, (), f"Nothing here can play recordings: {engines['vlc'].problem} {engines['qt'].problem}")
    if usable[0].name != first:
        why = f"{_TITLES[second]} plays this recording. {engines[first].problem}"
    return Choice(usable[0], tuple(usable[1:]), why)


def versions() -> dict[str, dict[str, object]]:
    """For a check of the machine: per engine `{"version", "ok", "problem"}`, and whether there is a sound device."""
    with Muffled(*HARMLESS):
        found = {
            engine.name: {"version": engine.version, "ok": engine.factory is not None, "problem": engine.problem}
            for engine in (vlc_engine(), qt_engine())
        }
        sound = has_sound_device()
    problem = None if sound else "No sound output was found; recordings play in silence."
    return found | {"sound": {"version": None, "ok": sound, "problem": problem}}


_TITLES = {"vlc": "libVLC", "qt": "QtMultimedia"}


def _has_sound_card() -> bool:
    cards = Path("/proc/asound/cards")
    return cards.exists() and "no soundcards" not in cards.read_text(errors="replace")
