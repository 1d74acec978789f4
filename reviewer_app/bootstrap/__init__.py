"""Builds every object once and hands it to its users."""

from reviewer_app.bootstrap.application import Application, start

__all__ = ["Application", "start"]
