"""Recordings on disk, by PyAV: probing, normalising, exact pictures. No Qt."""
