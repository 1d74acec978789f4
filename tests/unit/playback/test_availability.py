"""Which engine a recording gets, and that a machine without libVLC is told what to install."""

import os
import subprocess
import sys
import threading

import pytest
import vlc

from reviewer_app.domain.recording import AudioStream, Recording, VideoStream
from reviewer_app.playback import availability
from reviewer_app.playback.availability import Engine, choose, install_hint, versions
from reviewer_app.playback.null_player import NullPlayer

VLC, QT = Engine("vlc", NullPlayer, "3.0"), Engine("qt", NullPlayer, "6.11")
NO_VLC = Engine("vlc", None, None, "libVLC is not installed.")
NO_QT = Engine("qt", None, None, "QtMultimedia cannot be loaded.")


def recording(**values) -> Recording:
    """A recording with pictures and sound."""
    usual = {"video": VideoStream("h264", 720, 1280), "audio": (AudioStream("aac", 48000, 2),)}
    return Recording("0" * 64, "clip", "clip.mp4", "clip.mp4", "mp4", 60_000, **(usual | values))


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({}, "qt"),
        ({"video": None}, "vlc"),
        ({"warnings": ("The recording is cut off.",), "damaged": True}, "vlc"),
        ({"warnings": ("The recording has no sound.",)}, "qt"),
    ],
)
def test_auto_takes_the_engine_that_suits_the_recording(values, expected):
    """auto: exact picture times for whole recordings, libVLC for damaged ones and sound alone; notes are no damage."""
    choice = choose("auto", recording(**values), vlc=VLC, qt=QT)
    assert choice.engine.name == expected
    assert choice.reason.endswith(".")
    assert [engine.name for engine in choice.others] == ["vlc" if expected == "qt" else "qt"]


@pytest.mark.parametrize("name", ["vlc", "qt"])
def test_the_setting_decides(name):
    """A named engine is taken for every recording."""
    assert choose(name, recording(damaged=True), vlc=VLC, qt=QT).engine.name == name


def test_without_libvlc_qt_plays_and_the_reason_says_what_is_missing():
    """The program goes on with the other engine and says what to install."""
    choice = choose("vlc", recording(), vlc=NO_VLC, qt=QT)
    assert choice.engine is QT
    assert "libVLC is not installed" in choice.reason


def test_without_any_engine_there_is_still_a_player():
    """With neither, a player whose clock moves keeps transcript review possible; both problems are said."""
    choice = choose("auto", recording(), vlc=NO_VLC, qt=NO_QT)
    assert choice.engine.factory is NullPlayer
    assert "libVLC" in choice.reason
    assert "QtMultimedia" in choice.reason


def test_both_engines_are_found_here(qapp):
    """The machine that runs the tests has both engines; the doctor's table says so."""
    found = versions()
    assert found["vlc"]["ok"]
    assert found["vlc"]["version"].startswith("3.")
    assert found["qt"]["ok"]
    assert set(found["sound"]) == {"version", "ok", "problem"}


def in_a_new_process(**environment: str) -> str:
    """What a fresh interpreter says about libVLC under these variables."""
    code = (
        "from reviewer_app.playback.availability import vlc_engine; e = vlc_engine(True); print(e.factory, e.problem)"
    )
    result = subprocess.run(
        [sys.executable, "-c", code], env=os.environ | environment, capture_output=True, text=True, check=True
    )
    return result.stdout


def test_a_wrong_library_path_does_not_end_the_program(tmp_path):
    """python-vlc ends the process for a wrong PYTHON_VLC_LIB_PATH; the program says so instead."""
    said = in_a_new_process(PYTHON_VLC_LIB_PATH=str(tmp_path / "libvlc.so"))
    assert said.startswith("None libVLC cannot be loaded from")
    assert "PYTHON_VLC_LIB_PATH" in said


def test_a_built_application_takes_its_own_libvlc_unless_another_is_named(tmp_path, monkeypatch):
    """A person may put another libVLC in its place; plugins and library belong together."""
    for name in ("PYTHON_VLC_LIB_PATH", "VLC_PLUGIN_PATH"):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    availability._choose_bundled_vlc()
    assert "PYTHON_VLC_LIB_PATH" not in os.environ and "VLC_PLUGIN_PATH" not in os.environ
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    availability._choose_bundled_vlc()
    assert os.environ["VLC_PLUGIN_PATH"] == str(tmp_path / "vlc" / "plugins")
    assert os.environ["PYTHON_VLC_LIB_PATH"].startswith(str(tmp_path))
    monkeypatch.setenv("PYTHON_VLC_LIB_PATH", "another")
    monkeypatch.delenv("VLC_PLUGIN_PATH")
    availability._choose_bundled_vlc()
    assert os.environ["PYTHON_VLC_LIB_PATH"] == "another" and "VLC_PLUGIN_PATH" not in os.environ
    assert install_hint().startswith("install the program again")


def test_libvlc_without_plugins_says_what_to_install(monkeypatch):
    """libVLC that finds no plugins gives no instance; the sentence says how to get them."""
    monkeypatch.setattr(vlc, "Instance", lambda options: None)
    engine = availability._vlc_engine.__wrapped__(True)
    assert engine.factory is None
    assert install_hint() in engine.problem


@pytest.fixture
def instances(monkeypatch):
    """How often libVLC is started from here on, as if it never had been; each start waits a little for another one."""
    started = []
    second = threading.Event()

    def start(options):
        started.append(options)
        second.set() if len(started) > 1 else second.wait(0.2)
        return instance

    instance = vlc.Instance([*availability.VLC_OPTIONS, availability.SILENT_OPTION])
    monkeypatch.setattr(vlc, "Instance", start)
    availability._vlc_engine.cache_clear()
    yield started
    availability._vlc_engine.cache_clear()


def test_what_is_warmed_up_on_a_thread_is_what_a_recording_gets(instances, qapp):
    """libVLC is started before the first recording, once, with the sound that this machine has."""
    thread = threading.Thread(target=availability.warm_up)
    thread.start()
    thread.join()
    assert len(instances) == 1
    availability.vlc_engine()
    assert len(instances) == 1


def test_a_recording_opened_while_libvlc_loads_waits_for_it(instances):
    """Two libVLCs would take twice the time and memory."""
    threads = [threading.Thread(target=availability.vlc_engine, args=(True,)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(instances) == 1


def test_warming_up_says_nothing():
    """Nobody asked for anything yet: neither Qt nor libVLC has a word on the terminal."""
    code = (
        "import threading; from PySide6.QtGui import QGuiApplication; app = QGuiApplication([]);"
        "from reviewer_app.playback import availability;"
        "t = threading.Thread(target=availability.warm_up); t.start(); t.join();"
        "print(availability._vlc_engine.cache_info().currsize)"
    )
    environment = {name: value for name, value in os.environ.items() if name != "QT_LOGGING_RULES"}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("1\n", "")
