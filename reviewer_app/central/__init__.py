"""The central PostgreSQL: connection, push, administration, and the embedded server."""
