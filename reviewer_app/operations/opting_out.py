"""The topics that a person does not want to be given: their own list, kept at the central database."""

from collections.abc import Iterable
from dataclasses import dataclass

from reviewer_app.operations import signing_in
from reviewer_app.operations.workplace import Workplace


@dataclass(frozen=True, slots=True)
class OptOuts:
    """The list as it is now, sorted, in small letters; `returned`: recordings that went back to their batches."""

    topics: tuple[str, ...]
    returned: int = 0


def opt_outs(place: Workplace, user: str, password: str, change_to: Iterable[str] | None = None) -> OptOuts:
    """Read the list, after replacing it with another where one is given; () clears it.

    What one has of these topics and has not begun goes back at once. Raises SignInRefused or Unreachable.
    """
    with signing_in.session_for(place, user, password) as session:
        returned = 0 if change_to is None else session.set_opt_outs(list(change_to))
        return OptOuts(tuple(session.opt_outs()), returned)


def opt_outs_kept(place: Workplace, user: str, change_to: Iterable[str] | None = None) -> OptOuts:
    """The same with the password kept at the last sign-in."""
    return opt_outs(place, user, signing_in.kept_password(place, user) or "", change_to)
