"""The command table: complete, and policies become commands."""

import pytest

from reviewer_app.ui.commands import COMMANDS, EVERYWHERE, MENUS, PAGES, WHENS, on_page


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
