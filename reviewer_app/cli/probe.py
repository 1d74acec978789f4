"""`reviewer-app probe FILE`: what a recording is, what is odd in it, and what import and the players would do."""

import argparse
from pathlib import Path

from reviewer_app.cli import print_json
from reviewer_app.cli.context import workplace_of
from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.timecode import timecode
from reviewer_app.operations import probing
from reviewer_app.operations.probing import Examination

NAME = "probe"
HELP = "Look at a recording without taking it in: tracks, clock, damage, what import would do, which engine plays it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and how long it may take."""
    parser.add_argument("file", metavar="FILE", help="a recording, or an HLS playlist on this machine")
    parser.add_argument(
        "--time-limit", metavar="SECONDS", type=float, default=probing.LIMIT_S, help="%(default)s when left out"
    )
    parser.add_argument("--json", action="store_true", help="what was found as one JSON object")


def run(arguments: argparse.Namespace) -> int:
    """Exit 0 for a recording that is whole, 1 for one that plays but is damaged, 2 for one that cannot be used."""
    try:
        found = probing.examine(Path(arguments.file), arguments.time_limit)
    except Unreadable as error:
        if not arguments.json:
            raise
        problem = {"action": "refuse", "reason": error.reason}
        print_json({"file": str(Path(arguments.file).absolute()), "usable": False, "import": problem})
        return error.exit_code
    engine = _engine(arguments, found)
    if arguments.json:
        print_json(found.to_json() | {"engine": engine})
    else:
        _tell(found, engine)
    return 1 if found.recording.damaged else 0


def _engine(arguments: argparse.Namespace, found: Examination) -> dict[str, str]:
    # Qt is loaded for few commands.
    from reviewer_app.playback import availability, qt_messages

    with qt_messages.Muffled(*qt_messages.HARMLESS):
        choice = availability.choose(str(workplace_of(arguments).settings["engine"]), found.recording)
    return {"name": choice.engine.name, "reason": choice.reason}


def _tell(found: Examination, engine: dict[str, str]) -> None:
    print(f"{found.path.name}: {found.probe.container}, {timecode(found.recording.duration_ms, millis=True)}")
    for stream in found.to_json()["streams"]:  # type: ignore[attr-defined]
        print("  " + _line(stream))
    for warning in found.recording.warnings:
        print(f"  {warning}")
    if not found.whole:
        print("  The time limit was over before its end: the rest was not looked at.")
    print(f"import: {found.action}. {found.reason}")
    print(f"engine: {engine['name']}. {engine['reason']}")


def _line(stream: dict) -> str:
    begins = f"from {stream['start_ms']} to {stream['end_ms']} ms" if stream["packets"] else "no packets"
    if "codec" not in stream:
        return f"a track of unknown kind, {begins}"
    if stream["kind"] == "audio":
        return f"sound {stream['codec']}, {stream['sample_rate']} Hz, {stream['channels']} channels, {begins}"
    text = f"picture {stream['codec']} {stream['width']}x{stream['height']}, turned {stream['rotation']}°, {begins}"
    if stream["intervals"]:
        kind = "constant" if stream["constant"] else "variable"
        spread = stream["intervals"]
        text += f", {kind} rate ({spread['min_ms']} to {spread['max_ms']} ms between pictures)"
    if stream["key_intervals"]:
        text += f", key pictures up to {stream['key_intervals']['max_ms']} ms apart"
    return text
