"""The positions that one may take on a spot, each by a digit, and any other policy by its name."""

from collections.abc import Callable, Sequence

from reviewer_app.domain.calibration.session import NONE
from reviewer_app.domain.calibration.spots import VERDICT, Spot
from reviewer_app.domain.policy import PolicySet
from reviewer_app.ui.calibration.spot_groups import Standard, position_name
from reviewer_app.ui.review.choice_button import ChoiceButton

OTHER_KEY = "p"


def offered(spot: Spot, policies: PolicySet | None) -> list[tuple[str, str]]:
    """`(key, position)`: what members hold by 1 to 9, nothing by 0; of a verdict every outcome of the standard."""
    held = [one for one in spot.tally if one != NONE]
    if spot.kind == VERDICT:
        held += [one.id for one in (policies.outcomes if policies else ()) if one.id not in held]
        return [(str(n), one) for n, one in enumerate(held[:9], 1)]
    return [*((str(n), one) for n, one in enumerate(held[:9], 1)), ("0", NONE)]


def buttons_for(
    spot: Spot,
    standard: Standard,
    make: Callable[[str, str, Callable[[], None]], ChoiceButton],
    choose: Callable[[str], None],
) -> dict[str, ChoiceButton]:
    """A button for each position that is offered, by position."""
    pairs: Sequence[tuple[str, str]] = offered(spot, standard.policies)
    return {
        position: make(key, position_name(position, standard), lambda one=position: choose(one))
        for key, position in pairs
    }
