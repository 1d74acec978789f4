"""`reviewer-app chat FILE`: the normalised chat log."""

import argparse
import sys
from pathlib import Path

from reviewer_app.cli import counted, print_json
from reviewer_app.cli.chat_table import add_map, naming_map, reader_of
from reviewer_app.cli.context import workplace_of
from reviewer_app.domain.chat import WALL, Chat, ChatEvent
from reviewer_app.domain.timecode import timecode, utc_text

NAME = "chat"
HELP = "Print a chat log as the program understands it."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the columns of a table, and whether to print JSON."""
    parser.add_argument(
        "file",
        metavar="FILE",
        type=Path,
        help="TikTok webcast lines, JSON of chat-downloader, yt-dlp's live chat or Twitch, bilibili XML, or CSV",
    )
    add_map(parser)
    parser.add_argument("--json", action="store_true", help="print events and warnings as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the chat log; warnings of the listing go to standard error."""
    with naming_map():
        chat = reader_of(arguments, workplace_of(arguments).settings)(arguments.file)
    if arguments.json:
        print_json(chat.to_json())
    else:
        _list(chat)
    return 0


def _list(chat: Chat) -> None:
    clock = "wall-clock times (UTC)" if chat.clock == WALL else "media times"
    began = "" if chat.anchor_ms is None else f", the recording began at {utc_text(chat.anchor_ms)}"
    print(f"{chat.format}: {counted(len(chat.events), 'event')} with {clock}{began}")
    for event in chat.events:
        print("  ".join(_cells(chat, event)).rstrip())
    for warning in chat.warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _cells(chat: Chat, event: ChatEvent) -> tuple[str, ...]:
    at = utc_text(event.time_ms) if chat.clock == WALL else timecode(event.time_ms, millis=True)
    kind = event.action if event.action else event.kind
    words = [event.text]
    if event.gift is not None:
        cost = "" if event.gift.value is None else f" = {event.gift.value}"
        words.insert(0, f"{event.gift.name} ×{event.gift.count}{cost}")
    elif event.count is not None:
        words.append(f"({event.count})")
    if event.deleted:
        words.append("[deleted]")
    return at, f"{kind:12}", f"{event.user_name or event.user_id or '':16}", " ".join(word for word in words if word)
