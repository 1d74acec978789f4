"""The quality page: headline figures, charts of one of them, and the clips behind every point."""
