"""Alembic environment of the central database; run from `reviewer_app.central.administration`, never by hand."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], version_table_schema="central")
with context.begin_transaction():
    context.run_migrations()
