"""Alembic environment of the local store: the program hands it an open connection inside a transaction."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=True)
context.run_migrations()
