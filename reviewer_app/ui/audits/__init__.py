"""Blind second reviews: the cases of a person, and both reviews side by side."""
