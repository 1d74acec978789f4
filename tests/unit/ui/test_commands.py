"""The command table: complete, and policies become commands."""

import pytest

from reviewer_app import paths
from reviewer_app.domain.policy import REVIEW_PAGE_KEYS, Category, Policy, PolicySet
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.ui.commands import (
    COMMANDS,
    EVERYWHERE,
    MENUS,
    PAGES,
    WHENS,
    category_titles,
    on_page,
    policy_commands,
    policy_id,
)
from reviewer_app.ui.keymap import Keymap

SLUR = Policy("hate.slur", "hate", {"en": "Slur", "es": "Insulto"}, {"en": "G"}, "S1", "NA", (("h", "1"), ("1",)))
SET = PolicySet("live", "1", {"en": "Live"}, None, (), (), (), (), (Category("hate", {"en": "Hate"}, "h"),), (SLUR,))


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: c.id)
def test_every_command_is_complete(command):
    assert command.title
    assert command.help.endswith(".")
    assert command.menu in MENUS
    assert command.when in WHENS
    assert command.pages
    assert command.pages <= {*PAGES, EVERYWHERE}
    assert command.keys or command.id == "about"


def test_ids_are_unique():
    assert len({command.id for command in COMMANDS}) == len(COMMANDS)


def test_titles_are_unique_on_each_page():
    """Two entries of one name could not be told apart in the palette."""
    for page in PAGES:
        titles = [command.title for command in on_page(COMMANDS, page)]
        assert len(titles) == len(set(titles))


def test_a_policy_becomes_a_hold_and_its_shifted_twin():
    label, label_open = policy_commands(SET, "es")
    assert (label.id, label.title, label.keys, label.hold, label.group) == (
        "label:hate.slur",
        "Insulto",
        ("h 1", "1"),
        True,
        "Hate",
    )
    assert (label_open.id, label_open.keys, label_open.hold) == (
        "label_open:hate.slur",
        ("h Shift+1", "Shift+1"),
        False,
    )
    assert label_open.menu == ""
    assert {policy_id(label.id), policy_id(label_open.id), policy_id("edit.undo")} == {"hate.slur", None}
    Keymap((*COMMANDS, label, label_open))


def test_policies_exist_on_the_review_page_only():
    commands = policy_commands(SET, "en")
    assert on_page(commands, "review") == commands
    assert on_page(commands, "queue") == ()


def test_category_titles_stand_by_first_key():
    assert category_titles(SET, "en") == {"h": "Hate"}


def test_the_shipped_standard_fits_the_commands():
    """Its keys clash with nothing, and what packs are told to leave free is what the review page uses."""
    pack = read_policy_pack(next((paths.resources() / "policies").glob("*.yaml")))
    for language in ("en", "es"):
        Keymap((*COMMANDS, *policy_commands(pack, language)))
    used = {key for command in on_page(COMMANDS, "review") for key in command.keys if len(key) == 1 and key.isalnum()}
    assert used <= set(REVIEW_PAGE_KEYS)
