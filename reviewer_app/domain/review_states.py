"""The states that a review can be in, for those who need nothing else of it."""

OPEN, SUBMITTED = "open", "submitted"
