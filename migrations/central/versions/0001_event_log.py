"""The event log, its derived tables, the roles, and the functions that workstations may call."""

from pathlib import Path

from alembic import op

revision = "0001"
down_revision = None

_SQL = Path(__file__).with_name("0001_event_log.sql")


def upgrade() -> None:
    # The driver's own cursor: the file holds many statements, and percent signs that are no parameters.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(_SQL.read_text(encoding="utf-8"))
