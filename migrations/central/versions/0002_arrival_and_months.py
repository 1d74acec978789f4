"""The order of arrival of events, for recovery; and adding months to the log at any later time."""

from pathlib import Path

from alembic import op

revision = "0002"
down_revision = "0001"

_SQL = Path(__file__).with_name("0002_arrival_and_months.sql")


def upgrade() -> None:
    # The driver's own cursor: the file holds many statements, and percent signs that are no parameters.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(_SQL.read_text(encoding="utf-8"))
