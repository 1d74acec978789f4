"""How often threads take turns with the interpreter, of which there is one for all of them."""

import sys

# Python's own is ten times as long, and a window gives the interpreter up with nearly every call of Qt: each time it
# waited that long for as many threads as were at work, a tenth of a second for one picture. Shorter costs the threads
# themselves a few percent.
SECONDS = 0.0005


def take_short_turns() -> None:
    """From now on a thread that wants the interpreter is let in soon, whatever the others are at."""
    sys.setswitchinterval(SECONDS)
