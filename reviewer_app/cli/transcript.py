"""`reviewer-app transcript FILE`: the normalised transcript."""

import argparse
import sys
from pathlib import Path

from reviewer_app.cli import counted, print_json
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.transcripts import read_transcript

NAME = "transcript"
HELP = "Print a transcript file as the program understands it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, and whether to print JSON."""
    parser.add_argument("file", metavar="FILE", help="a transcript of any format that docs/formats.md lists")
    parser.add_argument("--json", action="store_true", help="print cues, words and warnings as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the transcript; warnings of the listing go to standard error."""
    transcript = read_transcript(Path(arguments.file))
    if arguments.json:
        print_json(transcript.to_json())
    else:
        _list(transcript)
    return 0


def _list(transcript: Transcript) -> None:
    words = sum(len(cue.words) for cue in transcript.cues)
    guessed = sum(not word.timed for cue in transcript.cues for word in cue.words)
    print(
        f"{transcript.format}, language {transcript.language or 'unknown'}: {counted(len(transcript.cues), 'cue')}, "
        f"{counted(words, 'word')} with times, {guessed} of them placed between neighbours"
    )
    for cue in transcript.cues:
        speaker = f"{cue.speaker}: " if cue.speaker else ""
        print(f"{timecode(cue.start_ms, millis=True)} – {timecode(cue.end_ms, millis=True)}  {speaker}{cue.text}")
    for warning in transcript.warnings:
        print(f"warning: {warning}", file=sys.stderr)
