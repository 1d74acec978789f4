"""The reviewer workstation: judge live-stream recordings, keep every decision, upload it."""

__version__ = "0.1.0"
