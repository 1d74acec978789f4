"""Statements of the key path, compiled once and handed to the driver.

SQLAlchemy spends 70 to 90 microseconds on each execution of a Core statement, and a key makes ten of them; the
driver alone takes five.
"""

from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import dialect

_DIALECT = dialect(paramstyle="named")


class Statement:
    """A Core statement whose parameters are passed by name; rows come back as plain tuples of SQLite's values."""

    def __init__(self, statement: sa.Executable) -> None:
        compiled = statement.compile(dialect=_DIALECT)  # type: ignore[attr-defined]
        self._text = str(compiled)
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}

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
        return connection.connection.driver_connection.execute(self._text, {**self._fixed, **values})
