"""The local store: an encrypted SQLite file that holds the decision log and what is derived from it."""
