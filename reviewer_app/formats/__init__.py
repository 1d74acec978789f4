"""Readers of outside formats, one module each; all give domain values."""
