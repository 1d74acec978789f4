"""What is wrong with a plan or a sample."""

from reviewer_app.domain.errors import UserError


class NoSample(UserError):
    """A plan that cannot be drawn, or a sample that nothing can be said from."""
