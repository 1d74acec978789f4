"""CSV with a heading, or with columns named by hand: Kick, Facebook, spreadsheets, anything.

Columns are found by usual headings in English and Spanish. Times may be seconds, ms, `h:mm:ss`, epoch figures or
ISO 8601; the whole column is read one way.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, WALL, Chat, ChatEvent
from reviewer_app.domain.errors import Unreadable, UserError
from reviewer_app.formats.chat_drafts import ChatDrafts, clock_ms, iso_ms, number, sane, text_of, wall_ms
from reviewer_app.formats.cue_drafts import Warnings
from reviewer_app.formats.delimited import DELIMITERS, delimiter_of

NAME = "csv"
# Usual headings, best first, without accents and case; `user_id`, `User ID` and `user id` are one.
HEADINGS: Mapping[str, tuple[str, ...]] = {
    "time": (
        "time_ms", "offset_ms", "time_s", "time_in_seconds", "time_seconds", "content_offset_seconds", "offset_seconds",
        "seconds", "segundos", "offset", "timecode", "time", "tiempo", "time_text", "timestamp", "marca_de_tiempo",
        "created_at", "sent_at", "published_at", "datetime", "date_time", "fecha_y_hora", "fecha_hora", "fecha",
        "hora", "date", "minuto",
    ),
    "text": (
        "text", "message", "comment", "content", "body", "msg", "texto", "mensaje", "comentario", "contenido",
    ),
    "author": (
        "author", "author_name", "user", "username", "user_name", "display_name", "nickname", "commenter", "sender",
        "name", "autor", "usuario", "nombre_de_usuario", "nombre", "apodo", "nick", "remitente",
    ),
    "user_id": ("user_id", "author_id", "unique_id", "sender_id", "channel_id", "id_usuario", "id_de_usuario", "uid"),
    "id": ("message_id", "msg_id", "comment_id", "id_mensaje", "id_de_mensaje", "id"),
    "kind": ("kind", "message_type", "event", "event_type", "type", "tipo", "evento"),
}  # fmt: skip
UNITS = ("s", "ms")
_KINDS = {
    "chat": kinds.COMMENT, "message": kinds.COMMENT, "text_message": kinds.COMMENT, "comentario": kinds.COMMENT,
    "mensaje": kinds.COMMENT, "regalo": kinds.GIFT, "entrada": kinds.JOIN, "me_gusta": kinds.LIKE,
    "seguir": kinds.FOLLOW, "compartir": kinds.SHARE, "suscripcion": kinds.SUBSCRIPTION, "pregunta": kinds.QUESTION,
    **{kind: kind for kind in kinds.KINDS},
}  # fmt: skip
_DELIMITERS = (*DELIMITERS, "|")
# A quotation mark that is never closed swallows what follows; no message has so many lines.
_MOST_LINES_OF_A_ROW = 50
# Whole numbers up to this are seconds, a day and more of them; beyond, ms.
_LARGEST_SECONDS = 200_000
_EPOCH_S = 1_000_000_000
_SHOWN_ROWS = 6
NOTHING_REMEMBERED: Mapping[str, Mapping[str, str]] = MappingProxyType({})


class UnknownColumns(Unreadable):
    """A table in which nobody has said yet which column is which.

    `rows`: its first ones, the heading among them where there is one. `heading_key`: under which an answer is
    remembered; '' where the first row is no heading, since what people wrote is not kept elsewhere.
    """

    def __init__(self, path: Path, missing: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        super().__init__(
            path,
            f"this is no chat log of a known format, and as a table no heading is known for {' and '.join(missing)}; "
            "say which column is which.",
            1,
        )
        self.rows = tuple(tuple(row) for row in rows)
        self.heading_key = heading_key(rows[0])


def heading_key(head: Sequence[str]) -> str:
    """The same for tables with the same headings, '' where one of the cells is a time or all are empty."""
    return "" if any(_is_time(cell) for cell in head) else "|".join(_plain(cell) for cell in head).strip("|")


def suggested(rows: Sequence[Sequence[str]]) -> dict[str, str]:
    """What the columns of an unknown table may be, by number from 1: known headings, times, long texts, names."""
    head, body = rows[0], rows[1:] or rows
    columns = _known(head)
    free = [place for place in range(len(head)) if place not in columns.values()]
    times = [place for place in free if all(_is_time(_cell(row, place)) for row in body)]
    if "time" not in columns and times:
        columns["time"] = times[0]
    free = [place for place in free if place not in times]
    if "text" not in columns and free:
        columns["text"] = max(free, key=lambda place: sum(len(_cell(row, place)) for row in body))
    free = [place for place in free if place != columns.get("text") and all(_cell(row, place) for row in body)]
    if "author" not in columns and free:
        columns["author"] = free[0]
    return {key: str(place + 1) for key, place in columns.items()}


def preview(rows: Sequence[Sequence[str]], mapping: Mapping[str, str]) -> Chat:
    """How these first rows of a table are read. Raises Unreadable."""
    text = io.StringIO()
    csv.writer(text).writerows(rows)
    return read_csv(text.getvalue(), Path(), Warnings(), mapping)


def parse_mapping(text: str) -> dict[str, str]:
    """`time=Hora,author=Usuario,text=Mensaje,unit=ms` as a mapping; columns by heading or by number from 1.

    Raises UserError with a sentence.
    """
    known = (*HEADINGS, "unit")
    mapping = {}
    for part in text.split(","):
        key, sign, column = (piece.strip() for piece in part.partition("="))
        if not sign or key not in known or not column:
            raise UserError(
                f"--map {part!r} is not one of {', '.join(known)} with =COLUMN: --map time=Hora,text=Texto."
            )
        mapping[key] = column
    if "time" not in mapping:
        raise UserError("--map needs the column of the times: --map time=Hora,text=Texto.")
    if mapping.get("unit", "s") not in UNITS:
        raise UserError(f"--map unit={mapping['unit']} is not one of {', '.join(UNITS)}.")
    return mapping


def read_csv(
    text: str,
    path: Path,
    warnings: Warnings,
    mapping: Mapping[str, str] | None = None,
    remembered: Mapping[str, Mapping[str, str]] = NOTHING_REMEMBERED,
) -> Chat:
    """The chat log of a table: by its `mapping`, else by that `remembered` for its `heading_key`, else as headings say.

    Raises UnknownColumns where none of these tells, Unreadable when a column is not there, or it holds no message.
    """
    rows = _rows(text, warnings)
    if not rows:
        raise Unreadable(path, "there is no row in this file; choose a chat log.", 1)
    head = rows[0][1]
    mapping = mapping or remembered.get(heading_key(head))
    columns = _mapped(head, path, mapping) if mapping else _guessed([row for _, row in rows[:_SHOWN_ROWS]], path)
    heading = head[columns["time"]] if columns["time"] < len(head) else ""
    if not (mapping and _by_number(mapping) and _is_time(heading)):
        rows = rows[1:]
    cells = [_cell(row, columns.get("time")) for _, row in rows]
    clock, times = _times(cells, heading, (mapping or {}).get("unit"), warnings)
    drafts = ChatDrafts(path, warnings)
    for (line, row), at in zip(rows, times, strict=True):
        where = f"line {line}"
        if at is None and not any(cell.strip() for cell in row):
            continue
        found = drafts.time_or_last(where, at)
        if found is not None:
            drafts.add(where, _event(row, columns, found, line))
    return drafts.finish(NAME, clock)


def _event(row: Sequence[str], columns: Mapping[str, int], at: int, line: int) -> ChatEvent:
    kind = _KINDS.get(_plain(_cell(row, columns["kind"])), kinds.OTHER) if "kind" in columns else kinds.COMMENT
    event_id = text_of(_cell(row, columns.get("id"))) or f"line-{line}"
    name = text_of(_cell(row, columns.get("author")))
    user_id = text_of(_cell(row, columns.get("user_id"))) or name or None
    text = text_of(_cell(row, columns.get("text")))
    action = "other" if kind == kinds.ENFORCEMENT else None
    gift = kinds.Gift(text or "?") if kind == kinds.GIFT else None
    return ChatEvent(event_id, at, kind, user_id, name, text, gift=gift, action=action)


def _rows(text: str, warnings: Warnings) -> list[tuple[int, list[str]]]:
    """(line, cells) of each row, blank lines left out."""
    delimiter = _delimiter(text)
    rows, unclosed = _parsed(text, delimiter, csv.QUOTE_MINIMAL)
    if unclosed is not None:
        warnings.add(
            f"line {unclosed}", "a quotation mark is never closed; all of them were taken as plain characters."
        )
        rows, _ = _parsed(text, delimiter, csv.QUOTE_NONE)
    return rows


def _parsed(text: str, delimiter: str, quoting: int) -> tuple[list[tuple[int, list[str]]], int | None]:
    """The rows, and the line of a quotation mark that swallows many more."""
    reader = csv.reader(io.StringIO(text, newline="\n"), delimiter=delimiter, quoting=quoting)
    rows, line = [], 1
    while True:
        try:
            row = next(reader)
        except StopIteration:
            return rows, None
        except csv.Error:
            if quoting == csv.QUOTE_MINIMAL:
                return rows, line
            line = reader.line_num + 1
            continue
        if reader.line_num - line >= _MOST_LINES_OF_A_ROW:
            return rows, line
        if row and any(row):
            rows.append((line, row))
        line = reader.line_num + 1


def _delimiter(text: str) -> str:
    first = next((line for line in text.split("\n", 5) if line.strip()), "")
    return delimiter_of(first, _DELIMITERS)


def _guessed(rows: Sequence[Sequence[str]], path: Path) -> dict[str, int]:
    columns = _known(rows[0])
    missing = [key for key in ("time", "text") if key not in columns]
    if missing:
        raise UnknownColumns(path, missing, rows)
    return columns


def _known(head: Sequence[str]) -> dict[str, int]:
    """The columns that usual headings name."""
    names = [_plain(cell) for cell in head]
    columns: dict[str, int] = {}
    for key, known in HEADINGS.items():
        place = next((names.index(name) for name in known if name in names), None)
        if place is not None and place not in columns.values():
            columns[key] = place
    return columns


def _by_number(mapping: Mapping[str, str]) -> bool:
    return all(column.isdecimal() for key, column in mapping.items() if key != "unit")


def _mapped(head: Sequence[str], path: Path, mapping: Mapping[str, str]) -> dict[str, int]:
    # Where all are numbers, a cell of the first row that is the same figure is no heading.
    names = [] if _by_number(mapping) else [_plain(cell) for cell in head]
    columns = {}
    for key, column in mapping.items():
        if key == "unit":
            continue
        if _plain(column) in names:
            columns[key] = names.index(_plain(column))
        elif column.isdecimal() and 1 <= int(column[:6]) <= len(head):
            columns[key] = int(column[:6]) - 1
        else:
            raise Unreadable(path, f"there is no column {column!r}; there are: {', '.join(head)[:200]}.", 1)
    return columns


def _times(cells: Sequence[str], heading: str, unit: str | None, warnings: Warnings) -> tuple[str, list[int | None]]:
    """(clock, times in ms) of the column: one reading for all of it."""
    figures = [None if ":" in cell else number(cell.replace(",", ".")) for cell in cells]
    known = [figure for figure in figures if figure is not None]
    if len(known) * 2 > len([cell for cell in cells if cell]):
        if unit is None and (middle := sorted(known)[len(known) // 2]) >= _EPOCH_S and _plain(heading)[-3:] != "_ms":
            return WALL, [None if figure is None else wall_ms(figure) for figure in figures]
        if unit is None and middle >= 100 * _EPOCH_S:
            return WALL, [None if figure is None else wall_ms(figure) for figure in figures]
        scale = 1 if (unit or _unit(known, heading, warnings)) == "ms" else 1000
        return MEDIA, [None if figure is None else sane(figure * scale) for figure in figures]
    clocks = [clock_ms(cell) for cell in cells]
    read = sum(one is not None for one in clocks)
    moments = [] if read == len(cells) else [iso_ms(cell) for cell in cells]
    if sum(one is not None for one in moments) > read:
        if not any(re.search(r"(Z|[+-][0-9]{2}:?[0-9]{2})\s*$", cell) for cell in cells[:20]):
            warnings.add("line 2", "times have no time zone and were taken as UTC; check the chat against the picture.")
        return WALL, moments
    return MEDIA, clocks


def _unit(figures: Sequence[float], heading: str, warnings: Warnings) -> str:
    plain = _plain(heading)
    if plain.endswith(("_ms", "msec", "milisegundos", "milliseconds")) or plain == "ms":
        return "ms"
    if plain.endswith(("seconds", "segundos", "_s", "_sec")):
        return "s"
    fractions = any(figure != int(figure) for figure in figures)
    unit = "s" if fractions or max(figures) <= _LARGEST_SECONDS else "ms"
    words = "seconds" if unit == "s" else "milliseconds"
    warnings.add(
        "line 1", f"times were taken as {words}; if they are not, import it with --map time=COLUMN,unit=ms (or s)."
    )
    return unit


def _is_time(cell: str) -> bool:
    return number(cell.replace(",", ".")) is not None or clock_ms(cell) is not None or iso_ms(cell) is not None


def _cell(row: Sequence[str], column: int | None) -> str:
    return row[column].strip() if column is not None and column < len(row) else ""


def _plain(heading: str) -> str:
    letters = unicodedata.normalize("NFD", heading.strip().casefold())
    return re.sub(r"[^0-9a-z]+", "_", re.sub("[\u0300-\u036f]", "", letters)).strip("_")
