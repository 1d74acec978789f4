"""Policies become commands."""

from dataclasses import replace

from reviewer_app import paths
from reviewer_app.domain.policy import REVIEW_PAGE_KEYS, Category, Policy, PolicySet
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.ui.commands import COMMANDS, on_page
from reviewer_app.ui.keymap import Keymap
from reviewer_app.ui.policy_commands import category_titles, policy_commands, policy_id, with_keys

SLUR = Policy("hate.slur", "hate", {"en": "Slur", "es": "Insulto"}, {"en": "G"}, "S1", "NA", (("h", "1"), ("1",)))
SET = PolicySet("live", "1", {"en": "Live"}, None, (), (), (), (), (Category("hate", {"en": "Hate"}, "h"),), (SLUR,))


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


def test_the_keys_that_a_person_chose_go_into_the_policy_set():
    """A policy without a command keeps its own."""
    label, _ = policy_commands(SET, "en")
    (policy,) = with_keys(SET, [replace(label, keys=("q w",))]).policies
    assert policy.keys == (("q", "w"),)
    assert with_keys(SET, ()) == SET
