"""The keys a person has chosen: kept as overrides, never in the way of a start."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.ui.commands import COMMANDS
from reviewer_app.ui.key_choices import KeyChoices, uses
from reviewer_app.ui.keymap import KeyClash
from tests.ui.pages import label, label_open

TABLE = (*COMMANDS, label("hate.slur", "h 1"), label_open("hate.slur", "h Shift+1"), label("fraud", "8"),
         label_open("fraud", "Shift+8"))  # fmt: skip


@pytest.fixture
def file(tmp_path):
    return tmp_path / "deep" / "keys.toml"


def keys_of(choices, command_id, commands=TABLE):
    [command] = [one for one in choices.applied(commands) if one.id == command_id]
    return command.keys


def test_only_what_differs_is_kept_and_it_comes_back(file):
    choices = KeyChoices(file)
    choices.choose({"play.toggle": ("ctrl+p", "ñ"), "sound.mute": ("m",)}, TABLE)
    again = KeyChoices(file)
    assert (keys_of(again, "play.toggle"), again.changed) == (("Ctrl+P", "ñ"), {"play.toggle"})
    assert file.read_text(encoding="utf-8") == '"play.toggle" = ["Ctrl+P", "\\u00f1"]\n'
    again.choose({"play.toggle": ("Space",)}, TABLE)
    assert KeyChoices(file).changed == frozenset()


def test_a_policys_span_goes_with_its_label(file):
    choices = KeyChoices(file)
    choices.choose({"label:hate.slur": ("ñ", "q 2")}, TABLE)
    assert keys_of(choices, "label_open:hate.slur") == ("Shift+ñ", "q Shift+2")


def test_a_clash_changes_nothing(file):
    """Also when a key is the beginning of a sequence."""
    choices = KeyChoices(file)
    for keys in ("m", "h", "h 1 2", "Shift+8"):
        with pytest.raises(KeyClash):
            choices.choose({"play.toggle": (keys,)}, TABLE)
    assert choices.changed == frozenset() and not file.exists()


def test_taking_a_key_over_is_one_change(file):
    choices = KeyChoices(file)
    choices.choose({"play.toggle": ("m",), "sound.mute": ()}, TABLE)
    assert (keys_of(choices, "play.toggle"), keys_of(choices, "sound.mute")) == (("m",), ())
    with pytest.raises(KeyClash):
        choices.reset(["sound.mute"], TABLE)
    choices.reset(["sound.mute", "play.toggle"], TABLE)
    choices.choose({"play.toggle": ("F9",)}, TABLE)
    choices.reset_all()
    assert keys_of(KeyChoices(file), "play.toggle") == ("Space",)


def test_a_choice_that_a_new_policy_set_makes_clash_is_left_out_and_said(file):
    """The program starts; the choice is still in the file for another set."""
    choices = KeyChoices(file)
    choices.choose({"play.toggle": ("z",)}, TABLE)
    more = (*TABLE, label("new", "z 1"))
    assert keys_of(choices, "play.toggle", more) == ("Space",)
    assert "play.toggle" in choices.problems[0] and "label:new" in choices.problems[0]
    assert keys_of(choices, "play.toggle") == ("z",)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("= x", "this is no file of keys"),
        ('a = "j"', "must be a list"),
        ('a = ["Hyper+x"]', "'Hyper\\+x' is not a key"),
    ],
)
def test_a_broken_file_is_said_and_defaults_hold(tmp_path, file, text, said):
    file.parent.mkdir()
    file.write_text(text, encoding="utf-8")
    choices = KeyChoices(file)
    assert len(choices.problems) == 1 and choices.applied(TABLE) == TABLE
    mine = KeyChoices()
    mine.choose({"play.toggle": ("z",)}, TABLE)
    with pytest.raises(Unreadable, match=said):
        mine.read_from(file, TABLE)
    assert mine.of("play.toggle") == ("z",)


def test_choices_go_from_one_machine_to_another(file, tmp_path):
    one, other = KeyChoices(file), KeyChoices(tmp_path / "other.toml")
    one.choose({"label:fraud": ("z",), "play.toggle": ("F9",)}, TABLE)
    one.write_to(tmp_path / "carried.toml")
    other.read_from(tmp_path / "carried.toml", TABLE)
    assert other.applied(TABLE) == one.applied(TABLE) != TABLE


@pytest.mark.parametrize(
    ("command_id", "keys", "found"),
    [
        ("play.toggle", "m", [("sound.mute", "m")]),
        ("play.toggle", "Space", []),
        ("queue.open", "m", []),
        ("play.toggle", "h", [("label:hate.slur", "h 1"), ("label_open:hate.slur", "h Shift+1")]),
        ("label:fraud", "h", [("label:hate.slur", "h 1"), ("label_open:hate.slur", "h Shift+1")]),
        ("label:fraud", "u", [("edit.undo", "u"), ("edit.redo", "Shift+u")]),
        ("label:hate.slur", "h 1", []),
        ("play.toggle", "u 1", [("edit.undo", "u")]),
    ],
)
def test_who_uses_a_key_is_named(command_id, keys, found):
    """The same keys, their beginning, and for a policy those with Shift; only on a page where both are."""
    assert [(use.command.id, use.keys) for use in uses(TABLE, command_id, keys)] == found
    assert all(use.page == "review" for use in uses(TABLE, command_id, keys))
