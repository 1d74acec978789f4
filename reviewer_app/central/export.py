"""Rows of the central database for files: read from a cursor at the server, a part at a time."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

import psycopg
from psycopg.rows import tuple_row

from reviewer_app.central.connection import CentralAddress, open_raw
from reviewer_app.central.operator_calls import AS_OPERATOR, server_fault

KINDS = ("findings", "verdicts", "events")
ROWS_AT_ONCE = 2_000


@contextmanager
def exported(
    address: CentralAddress, kind: str, span: tuple[datetime, datetime], texts: Sequence[str] | None, blind: bool
) -> Iterator[tuple[tuple[str, ...], Iterator[tuple]]]:
    """The columns of one of KINDS and its rows changed (events: made) in `[from, to)`, all as of one moment.

    `texts`: the policies whose texts may leave, None for no texts at all. `blind`: with the work of blind batches.
    Raises UserError, also while the rows are read.
    """
    with open_raw(address) as connection:
        try:
            name = connection.execute(f"SELECT api.export_{kind}(%s, %s, %s, %s)", (*span, texts, blind)).fetchone()[0]
            with connection.cursor(name, row_factory=tuple_row) as cursor:
                first = cursor.fetchmany(ROWS_AT_ONCE)
                columns = tuple(column.name for column in cursor.description or ())
                yield columns, _rows(cursor, first)
        except psycopg.Error as error:
            raise server_fault(address, error, AS_OPERATOR, lost=bool(connection.closed)) from error


def _rows(cursor: psycopg.ServerCursor, part: list[tuple]) -> Iterator[tuple]:
    while part:
        yield from part
        part = cursor.fetchmany(ROWS_AT_ONCE)
