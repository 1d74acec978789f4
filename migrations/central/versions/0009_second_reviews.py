"""Blind second reviews: samples drawn at the server, audits and what is decided about them, gold items among work."""

from pathlib import Path

from alembic import op

revision = "0009"
down_revision = "0008"

_SQL = Path(__file__).with_name("0009_second_reviews.sql")


def upgrade() -> None:
    # The driver's own cursor: the file holds many statements, and percent signs that are no parameters.
    with op.get_bind().connection.cursor() as cursor:
        cursor.execute(_SQL.read_text(encoding="utf-8"))
