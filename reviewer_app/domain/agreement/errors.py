"""What is wrong with ratings."""

from reviewer_app.domain.errors import UserError


class NotComparable(UserError):
    """Ratings, weights or spans that no coefficient can be computed from."""
