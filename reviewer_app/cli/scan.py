"""`reviewer-app scan FILE`: the words of a lexicon in a transcript or a chat log.

With `--json`: `{"file", "kind", "lexicon", "country", "terms", "hits": [{"source", "start_ms", "end_ms", "text",
"matched", "lemma", "sense", "policy", "severity", "reclaimed", "rule", "speaker", "user", "cue", "event_id", "start",
"end", "context"}], "warnings"}`. `speaker` is null in a chat, `user` in a transcript; times of a chat are those of
its log, whose `clock` (`media` or `wall`) is named.
"""

import argparse
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from reviewer_app.cli import counted, print_json
from reviewer_app.cli.chat_table import add_map, naming_map, reader_of
from reviewer_app.cli.context import store_of, workplace_of
from reviewer_app.domain.chat import MEDIA, Chat
from reviewer_app.domain.errors import Unreadable, UserError
from reviewer_app.domain.lexicon import Lexicon, LexiconHit
from reviewer_app.domain.matching.matcher import Matcher
from reviewer_app.domain.timecode import timecode
from reviewer_app.domain.transcript import Transcript
from reviewer_app.formats.transcripts import read_transcript
from reviewer_app.operations import lexicons
from reviewer_app.operations.scanning import CHAT, TRANSCRIPT, scan
from reviewer_app.settings import Country

NAME = "scan"
HELP = "Find the words of a lexicon in a transcript or a chat log, and say by which rule."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The file, the lexicon, the country, and the form of the answer."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a transcript or a chat log")
    parser.add_argument(
        "--lexicon", metavar="L", help="a lexicon file, or id@version of an imported one; else the setting `lexicon`"
    )
    parser.add_argument("--country", metavar="CC", help="two letters, MX; else the setting `country`")
    parser.add_argument("--n-for-enye", action="store_true", help="also find words with ñ that are typed with n")
    add_map(parser)
    parser.add_argument("--json", action="store_true", help="print hits and warnings as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print the hits in order of time (0, also for none)."""
    settings = workplace_of(arguments).settings
    country = arguments.country.upper() if arguments.country is not None else str(settings["country"])
    problem = Country()(country)
    if problem:
        raise UserError(f"--country {problem}, not {country!r}.")
    name = arguments.lexicon if arguments.lexicon is not None else str(settings["lexicon"])
    lexicon = lexicons.chosen(name, lambda: store_of(arguments)) if name else _in_force(arguments)
    with naming_map():
        read = _read(arguments.file, reader_of(arguments, settings), arguments.map is not None)
    matcher = Matcher.compile(lexicon, country or None, arguments.n_for_enye)
    hits = scan(matcher, read) if isinstance(read, Transcript) else scan(matcher, chat=read)
    warnings = [*_of_country(lexicon, country), *read.warnings]
    if arguments.json:
        print_json(_to_json(arguments.file, read, lexicon, country or None, hits, warnings))
    else:
        _tell(read, lexicon, country, hits, warnings)
    return 0


def _of_country(lexicon: Lexicon, country: str) -> list[str]:
    """A code that no term knows is perhaps none: what would be found in a country is not, without a word."""
    if not country or any(country in term.countries or country in (term.severity or {}) for term in lexicon.terms):
        return []
    return [f"No term of {lexicon.ref} is of {country}: only those of every country were looked for."]


def _in_force(arguments: argparse.Namespace) -> Lexicon:
    """The published lexicon in force where somebody has worked here, else the program's own."""
    place = workplace_of(arguments)
    user = getattr(arguments, "user", None) or str(place.settings["last_user"])
    if not user or not place.store_path(user).exists():
        return lexicons.shipped()
    with store_of(arguments) as database:
        return lexicons.in_force(place.settings, database)[0]


def _read(path: Path, read_log: Callable[[Path], Chat], mapped: bool) -> Transcript | Chat:
    """What the file holds; a chat log for sure when its columns were `mapped`.

    A file that is neither is refused with the sentence for transcripts, as the more usual.
    """
    if mapped:
        return read_log(path)
    try:
        return read_transcript(path)
    except Unreadable as error:
        try:
            return read_log(path)
        except Unreadable as other:
            chat_like = path.name.lower().endswith((".jsonl", ".xml", ".csv", ".tsv")) or "chat" in path.name.lower()
            raise (other if chat_like else error) from None


def _to_json(  # noqa: PLR0917
    path: Path,
    read: Transcript | Chat,
    lexicon: Lexicon,
    country: str | None,
    hits: list[LexiconHit],
    warnings: list[str],
) -> dict[str, object]:
    return {
        "file": str(path),
        "kind": TRANSCRIPT if isinstance(read, Transcript) else CHAT,
        "clock": MEDIA if isinstance(read, Transcript) else read.clock,
        "lexicon": lexicon.ref,
        "country": country,
        "terms": sum(term.applies_in(country) for term in lexicon.terms),
        "hits": [_hit_json(hit) for hit in hits],
        "warnings": warnings,
    }


def _hit_json(hit: LexiconHit) -> dict[str, object]:
    return {
        "source": hit.source,
        "start_ms": hit.start_ms,
        "end_ms": hit.end_ms,
        "text": hit.text,
        "matched": hit.matched,
        "lemma": hit.lemma,
        "sense": hit.sense,
        "policy": hit.policy,
        "severity": hit.severity,
        "reclaimed": hit.reclaimed,
        "rule": hit.rule,
        "speaker": hit.who if hit.source == TRANSCRIPT else None,
        "user": hit.who if hit.source == CHAT else None,
        "cue": hit.cue,
        "event_id": hit.event_id,
        "start": hit.start,
        "end": hit.end,
        "context": hit.context,
    }


def _tell(read: Transcript | Chat, lexicon: Lexicon, country: str, hits: list[LexiconHit], warnings: list[str]) -> None:
    """A line for each hit, in columns, what it stands in last."""
    on_media = isinstance(read, Transcript) or read.clock == MEDIA
    rows = [
        (_time(hit.start_ms, on_media), hit.severity or "", hit.policy, hit.rule, hit.text, hit.who or "", hit.context)
        for hit in hits
    ]
    widths = [max((len(row[column]) for row in rows), default=0) for column in range(6)]
    for row in rows:
        print("  ".join([*(cell.ljust(width) for cell, width in zip(row, widths, strict=False)), row[-1]]))
    place = f", country {country}" if country else ""
    print(f"{counted(len(hits), 'hit')} of {lexicon.ref}{place}")
    for warning in warnings:
        print(f"warning: {warning}", file=sys.stderr)


def _time(ms: int, on_media: bool) -> str:
    if on_media:
        return timecode(ms, millis=True)
    return datetime.fromtimestamp(ms / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
