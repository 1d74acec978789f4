"""Batches, assignments with leases, opt-outs of topics, and the cursor by which they are pulled."""

from pathlib import Path

from alembic import op

revision = "0003"
down_revision = "0002"

_SQL = Path(__file__).with_name("0003_assignments.sql")


def upgrade() -> None:
    # The driver's own cursor: the file holds many statements, and percent signs that are no parameters.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(_SQL.read_text(encoding="utf-8"))
