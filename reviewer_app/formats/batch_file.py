"""Lists of recordings for a batch, CSV or JSON; described in docs/formats.md.

Every line is read before anything is said, so that its writer sees all of what is wrong.
"""

import csv
import io
import json
import re
from pathlib import Path

from reviewer_app.domain.assignment import BatchItem
from reviewer_app.domain.location import BadLocation, locate, must_be_one_file
from reviewer_app.formats.delimited import delimiter_of
from reviewer_app.formats.yaml_file import CONTROL, ManyProblems, Problems, did_you_mean, read_text

REQUIRED = ("recording_id", "duration_ms")
LOCATIONS = ("url", "transcript_url", "chat_url")
COLUMNS = (*REQUIRED, "title", *LOCATIONS, "size_bytes", "topics")
SEPARATOR = "|"
_ID = re.compile(r"[0-9a-f]{64}")


def read_batch(path: Path) -> tuple[BatchItem, ...]:
    """The recordings of a file. Raises ManyProblems: every mistake with its line, in JSON its place."""
    problems = Problems(path)
    text = read_text(path, problems)
    if text is not None:
        items = _from_json(text, problems) if text.lstrip().startswith(("[", "{")) else _from_csv(text, problems)
        _no_repetition(items, problems)
        if not items and not problems.found:
            problems.add(None, "lists no recording.")
    if problems.found:
        raise ManyProblems(path, problems.in_order())
    return tuple(item for _, item in items)


def _from_csv(text: str, problems: Problems) -> list[tuple[int, BatchItem]]:
    header = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text), delimiter=delimiter_of(header))
    found = []
    try:
        names = [cell.strip().lower() for cell in next(rows, [])]
        if not _names_are_good(names, problems):
            return []
        for row in rows:
            if any(cell.strip() for cell in row):
                values: dict = dict(zip(names, (cell.strip() for cell in row), strict=False))
                values["topics"] = values.get("topics", "").split(SEPARATOR)
                found.append((rows.line_num, _item(values, rows.line_num, "", problems)))
    except csv.Error as error:
        problems.add(rows.line_num, f"is no table: {error}.")
    return [(line, item) for line, item in found if item is not None]


def _from_json(text: str, problems: Problems) -> list[tuple[int, BatchItem]]:
    try:
        entries = json.loads(text)
    except (ValueError, RecursionError) as error:
        problems.add(getattr(error, "lineno", None), f"is not JSON: {getattr(error, 'msg', error)}.")
        return []
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        problems.add(1, "must hold a list of objects.")
        return []
    found = []
    for place, entry in enumerate(entries, 1):
        topics = entry.get("topics") or []
        if not isinstance(topics, list):
            topics = str(topics).split(SEPARATOR)
        values = {name: "" if value is None else str(value) for name, value in entry.items()}
        found.append((place, _item({**values, "topics": topics}, None, f"recording {place}: ", problems)))
    return [(place, item) for place, item in found if item is not None]


def _names_are_good(names: list[str], problems: Problems) -> bool:
    for name in REQUIRED:
        if name not in names:
            problems.add(1, f"has no column {name}.")
    for name in names:
        if name not in COLUMNS:
            hint = "." if problems.too_many else did_you_mean(name, COLUMNS)
            problems.add(1, f"the column {name!r} is not known{hint}")
    return not problems.found


def _item(values: dict, line: int | None, where: str, problems: Problems) -> BatchItem | None:
    known = len(problems.found)
    recording_id, duration = str(values.get("recording_id", "")).lower(), str(values.get("duration_ms", ""))
    if not _ID.fullmatch(recording_id):
        problems.add(line, f"{where}recording_id must be the SHA-256 of the recording, 64 hexadecimal digits.")
    if not re.fullmatch(r"[0-9]{1,12}", duration):
        problems.add(line, f"{where}duration_ms must be a whole number of milliseconds.")
    size = str(values.get("size_bytes", ""))
    if not re.fullmatch(r"([1-9][0-9]{0,14})?", size):
        problems.add(line, f"{where}size_bytes must be a whole number, or empty.")
    title = str(values.get("title") or f"{recording_id[:12]}…")
    addresses = {name: str(values.get(name, "")) for name in LOCATIONS}
    for name, address in addresses.items():
        _check_location(name, address, line, where, problems)
    topics = tuple(sorted({str(one).strip().lower() for one in values["topics"]} - {""}))
    if any(CONTROL.search(text) for text in (title, *topics)):
        problems.add(line, f"{where}holds characters that are no text.")
    if len(problems.found) > known:
        return None
    texts = (addresses["transcript_url"], addresses["chat_url"])
    return BatchItem(
        recording_id, title, addresses["url"], int(duration), topics, *texts, size_bytes=int(size) if size else None
    )


def _check_location(name: str, address: str, line: int | None, where: str, problems: Problems) -> None:
    try:
        if not address:
            return
        location = locate(address)
        if name == "url":
            must_be_one_file(location)
    except BadLocation as error:
        problems.add(line, f"{where}{name}: {error}")


def _no_repetition(items: list[tuple[int, BatchItem]], problems: Problems) -> None:
    first: dict[str, int] = {}
    for line, item in items:
        if first.setdefault(item.recording_id, line) != line:
            problems.add(line, f"the recording stands at {first[item.recording_id]} already.")
