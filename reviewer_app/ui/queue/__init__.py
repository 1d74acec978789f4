"""The queue: the recordings to review, and importing more."""
