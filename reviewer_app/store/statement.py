"""Statements of the key path, compiled once and handed to the driver.

SQLAlchemy spends 70 to 90 microseconds on each execution of a Core statement, and a key makes ten of them; the
driver alone takes five.
"""

import re
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect

_DIALECT = dialect(paramstyle="named")


class Statement:
    """A Core statement whose parameters are passed by name; rows come back as plain tuples of SQLite's values."""

    def __init__(self, statement: sa.Executable) -> None:
        compiled = statement.compile(dialect=_DIALECT)  # type: ignore[attr-defined]
        # Numbers that stand in the statement are written out: SQLite plans a statement anew, which takes longer than
        # running it, each time that a parameter of its LIMIT is bound.
        fixed = {name: value for name, value in compiled.params.items() if isinstance(value, int)}
        self._text = re.sub(r":(\w+)", lambda found: str(fixed.get(found[1], found[0])), str(compiled))

    def run(self, connection: sa.Connection, **values: object) -> int:
        """Execute within the connection's transaction; returns the row number of an insert."""
        return self._cursor(connection, values).lastrowid

    def first(self, connection: sa.Connection, **values: object) -> tuple | None:
        """The first row, None for none."""
        return self._cursor(connection, values).fetchone()

    def all(self, connection: sa.Connection, **values: object) -> list[tuple]:
        """Every row."""
        return self._cursor(connection, values).fetchall()

    def _cursor(self, connection: sa.Connection, values: dict[str, object]) -> Any:
        # What the pool calls the DBAPI's connection is the driver's: no adapter stands between.
        return connection.connection.dbapi_connection.execute(self._text, values)  # type: ignore[union-attr]
