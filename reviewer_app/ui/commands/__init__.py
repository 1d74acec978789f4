"""The one table of everything a person can do: menus, keys, palette, cheat sheet and documentation are made from it.

A module for each page and for what the pages share. Policy labels are not in the table: `policy_commands` makes them
from the policy set at run time.
"""

from collections.abc import Iterable

from reviewer_app.ui.commands import (
    audits,
    calibration,
    program,
    quality,
    recording,
    review,
    settings,
    standards,
    wellness,
)
from reviewer_app.ui.commands.command import (
    AUDITS,
    CALIBRATION,
    EVERYWHERE,
    LABEL,
    LABEL_OPEN,
    LAYOUT,
    MENUS,
    PAGES,
    POLICIES,
    QUALITY,
    QUEUE,
    REVIEW,
    SETTINGS,
    SIGN_IN,
    STANDARDS,
    WHENS,
    Command,
)
from reviewer_app.ui.commands.program import layout_commands

__all__ = [
    "AUDITS",
    "CALIBRATION",
    "COMMANDS",
    "EVERYWHERE",
    "LABEL",
    "LABEL_OPEN",
    "LAYOUT",
    "MENUS",
    "PAGES",
    "POLICIES",
    "QUALITY",
    "QUEUE",
    "REVIEW",
    "SETTINGS",
    "SIGN_IN",
    "STANDARDS",
    "WHENS",
    "Command",
    "layout_commands",
    "on_page",
]

COMMANDS: tuple[Command, ...] = (
    *program.FILE,
    *review.COMMANDS,
    *recording.COMMANDS,
    *program.VIEW,
    *wellness.COMMANDS,
    *audits.COMMANDS,
    *calibration.COMMANDS,
    *quality.COMMANDS,
    *standards.COMMANDS,
    *settings.COMMANDS,
    *program.HELP,
)


def on_page(commands: Iterable[Command], page: str) -> tuple[Command, ...]:
    """The commands that exist on a page, in the table's order."""
    return tuple(command for command in commands if command.on(page))
