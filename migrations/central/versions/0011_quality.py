"""What second reviews and gold say of decisions, for specialists and leads: with pseudonyms, names as recorded."""

from pathlib import Path

from alembic import op

revision = "0011"
down_revision = "0010"

_SQL = Path(__file__).with_name("0011_quality.sql")


def upgrade() -> None:
    # The driver's own cursor: the file holds many statements, and percent signs that are no parameters.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(_SQL.read_text(encoding="utf-8"))
