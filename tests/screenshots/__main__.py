"""`python -m tests.screenshots`: pictures of every state of the window, in each language and theme.

Each state is reached by keys in the real window, in a home of its own with a central database of its own. Files are
`STATE.LANGUAGE.THEME.png`; `states.json` beside them says what each state shows, which of the program's widgets were
seen in it and, as digests, which texts and which files. Exit code 1 when a state could not be made; all of those are
named.
"""

import argparse
import hashlib
import json
import os
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from unittest import mock

# Tool tips and lists are kept within the screen: one that holds every size of the window.
os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={Path(__file__).with_name('screen.json')}"
os.environ["QT_SCALE_FACTOR"] = "1"
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ["TZ"] = "UTC"
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia.*=false")
if hasattr(time, "tzset"):
    time.tzset()

from PySide6.QtWidgets import QApplication

from reviewer_app.bootstrap import application
from reviewer_app.domain import wall_clock
from reviewer_app.operations.workplace import Workplace
from reviewer_app.playback import qt_messages
from tests.postgres import server_folder
from tests.screenshots import picture, world
from tests.screenshots.scenes import SCENES, Scene
from tests.screenshots.stage import Patience, Stage, write_all
from tests.screenshots.world import World
from tests.windows import at_work

LANGUAGES, THEMES = ("en", "es"), ("dark", "light")
OUT = Path(__file__).resolve().parents[2] / "docs" / "images"
STATES = "states.json"


def main() -> int:
    """Make the pictures that were asked for."""
    arguments = _arguments()
    scenes = [SCENES[name] for name in arguments.only or SCENES]
    missing: list[str] = []
    seen: dict[str, dict[str, Any]] = {}
    qt_messages.keep_discreet(lambda *_: None)
    _qt = QApplication(["reviewer-app"])
    with ExitStack() as stack:
        home = World(stack.enter_context(server_folder()), stack)
        stack.enter_context(mock.patch.object(wall_clock, "now_ms", lambda: world.NOW_MS))
        stack.enter_context(mock.patch.object(application, "SIZE", arguments.size))
        home.warm(_look_once)
        for language in arguments.language or LANGUAGES:
            for scene in scenes:
                try:
                    stage = _play(home, scene, language, arguments.scale, arguments.theme or THEMES)
                except Exception as error:  # noqa: BLE001 - one state that fails does not keep the others
                    missing.append(f"{scene.name} ({language}): {type(error).__name__}: {error}")
                    print(f"MISSING {missing[-1]}", flush=True)
                    continue
                write_all(arguments.out, scene.name, language, stage.pictures)
                state = seen.setdefault(scene.name, {"told": {}, "files": {}})
                state |= {"shows": scene.shows, "widgets": sorted(stage.classes)}
                state["told"][language] = stage.told
                names = [f"{scene.name}.{language}.{theme}.png" for theme in stage.pictures]
                state["files"] |= {name: file_digest(arguments.out / name) for name in names}
                print(f"{scene.name} ({language})", flush=True)
                if stage.nameless:
                    missing.append(f"{scene.name} ({language}): names for screen readers: {'; '.join(stage.nameless)}")
    _note(arguments.out / STATES, seen)
    print(f"{len(seen)} states in {arguments.out}")
    for one in missing:
        print(f"not made: {one}", file=sys.stderr)
    return 1 if missing else 0


def file_digest(path: Path) -> str:
    """What tells a picture from another."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def _play(home: World, scene: Scene, language: str, scale: int, themes: list[str]) -> Stage:
    place = home.home(language, scale, online=scene.online, signed_in=scene.signed_in)
    if scene.prepare is not None:
        scene.prepare(place)
    place.settings.set("theme", themes[0])
    with scene.within(), at_work(Patience(), place) as work:  # type: ignore[arg-type]
        QApplication.setCursorFlashTime(0)
        stage = Stage(work.application, place, themes)
        scene.play(stage)
        stage.shoot()
        blank = [theme for theme, image in stage.pictures.items() if picture.is_blank(image)]  # type: ignore[arg-type]
        if blank:
            raise ValueError(f"nothing on the picture in {', '.join(blank)}")
        return stage


def _look_once(place: Workplace) -> None:
    """Open every recording that a state shows, until its waveform and thumbnails are there."""
    with at_work(Patience(), place) as work:  # type: ignore[arg-type]
        stage = Stage(work.application, place, ())
        for title in (world.SAMPLE, world.TRANSLATED, world.MASKED, world.DONE, world.WORDLESS, world.SOUND_ONLY):
            stage.open(title)
            stage.command("page.queue")


def _note(path: Path, seen: dict[str, dict[str, Any]]) -> None:
    known = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    for name, state in seen.items():
        for part in ("told", "files"):
            state[part] = known.get(name, {}).get(part, {}) | state[part]
    both = {name: value for name, value in (known | seen).items() if name in SCENES}
    path.write_text(json.dumps(both, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots", description=__doc__)
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--only", action="append", choices=sorted(SCENES), metavar="STATE")
    parser.add_argument("--language", action="append", choices=LANGUAGES)
    parser.add_argument("--theme", action="append", choices=THEMES)
    parser.add_argument("--size", type=_size, default=(1280, 800), metavar="WxH")
    parser.add_argument("--scale", type=int, default=100, metavar="PERCENT")
    return parser.parse_args()


def _size(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


if __name__ == "__main__":
    sys.exit(main())
