"""The command table: complete, and each part of it is where one looks for it."""

import pytest

from reviewer_app.ui.commands import (
    COMMANDS,
    EVERYWHERE,
    MENUS,
    PAGES,
    WHENS,
    audits,
    calibration,
    layout_commands,
    on_page,
    program,
    quality,
    recording,
    review,
    settings,
    standards,
    wellness,
)
from reviewer_app.ui.commands.command import Command, on


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_is_complete(command):
    assert command.title
    assert command.help.endswith(".")
    assert command.menu in MENUS
    assert command.when in WHENS
    assert command.pages
    assert command.pages <= {*PAGES, EVERYWHERE}
    # What is looked at once in a month is in menu and palette.
    assert command.keys or command.id in ("about", "topics")


def test_ids_are_unique():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_titles_are_unique_on_each_page():
    """Two entries of one name could not be told apart in the palette."""
    for page in PAGES:
        titles = [command.title for command in on_page(COMMANDS, page)]
        assert len(titles) == len(set(titles))


@pytest.mark.parametrize(
    ("table", "menus"),
    [
        ((*program.FILE, *program.VIEW, *program.HELP, *layout_commands(["Mine"])), {"File", "View", "Help"}),
        (review.COMMANDS, {"Review", "Findings"}),
        (recording.COMMANDS, {"Playback", "Transcript", "Chat"}),
        (wellness.COMMANDS, {"Wellness"}),
        (audits.COMMANDS, {"Second review"}),
        (calibration.COMMANDS, {"Calibration"}),
        (quality.COMMANDS, {"Quality"}),
        (standards.COMMANDS, {"Standards"}),
        (settings.COMMANDS, {"Keys"}),
    ],
    ids=lambda value: "-".join(sorted(value)) if isinstance(value, set) else "",
)
def test_all_of_a_menu_stands_in_one_table(table, menus):
    assert {one.menu for one in table} == menus
    assert {one.id for one in COMMANDS if one.menu in menus} <= {one.id for one in table}


def test_a_command_everywhere_is_on_every_page():
    assert [page for page in PAGES if Command("a", "A", "A.", (), on(EVERYWHERE), "File").on(page)] == list(PAGES)
    assert [page for page in PAGES if Command("a", "A", "A.", (), on("review", "queue"), "File").on(page)] == [
        "queue",
        "review",
    ]
