"""Builds every object once and hands it to its users."""
