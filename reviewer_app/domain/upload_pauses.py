"""How long an upload waits for its next try, so that nobody is idle for long and a server that comes back is not met
by everybody at once."""

FIRST_PAUSE_S = 2.0
LONGEST_PAUSE_S = 60.0
# The least share of a pause that is waited: where in between, chance says.
LEAST_SHARE = 0.5


def pause_s(seconds: float, failures: int, chance: float, *, refused: bool = False) -> float:
    """Seconds until the next try.

    `seconds` is the pause behind a success, `failures` how many have followed each other since the last one: each
    doubles the pause from FIRST_PAUSE_S on, up to LONGEST_PAUSE_S. `refused`: the server does not accept the sign-in,
    which passes when a person does something. `chance` from 0 to 1 is a random number of its own at each call.
    """
    if failures == 0:
        pause = seconds
    elif refused:
        pause = LONGEST_PAUSE_S
    else:
        # The exponent is bound as well: a night without a network is a thousand failures.
        pause = min(LONGEST_PAUSE_S, FIRST_PAUSE_S * 2.0 ** min(failures - 1, 9))
    return pause * (LEAST_SHARE + (1 - LEAST_SHARE) * chance)
