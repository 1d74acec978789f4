"""Every command is told: title, help, keys and a line in the documentation."""

import pytest

from reviewer_app.ui.commands import COMMANDS, MENUS
from reviewer_app.ui.keymap import Keymap
from tests.meta import keys


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_title_help_menu_and_doc(command):
    assert command.title and command.help.endswith(".")
    assert command.menu in MENUS
    assert f"| {command.title} |" in keys.FILE.read_text(encoding="utf-8")


def test_the_documentation_is_the_table():
    """Else run `python -m tests.meta.keys`."""
    assert keys.FILE.read_text(encoding="utf-8") == keys.page()


def test_one_key_is_one_command():
    """The keymap refuses anything else, so that making it is the proof; ids are unique too."""
    assert len(Keymap(COMMANDS).by_id) == len(COMMANDS)
