"""Signing in: to the central database, or offline as the last user."""
