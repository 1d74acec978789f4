"""Threads that work for the window: the store worker and the sync loop."""
