"""Grouping and columns of the cheat sheet."""

from reviewer_app.ui.cheat_sheet import grouped, in_columns
from reviewer_app.ui.commands import COMMANDS, Command, on_page
from tests.ui.pages import R, label_open


def test_every_command_with_keys_stands_in_one_group():
    policy = Command("label:a", "A", "G.", ("h 1",), R, "Policies", "open", True, "Hate")
    groups = grouped((*on_page(COMMANDS, "review"), policy, label_open("a", "h Shift+1")))
    listed = [command.id for _, members in groups for command in members]
    assert sorted(listed) == sorted([c.id for c in on_page(COMMANDS, "review") if c.keys] + ["label:a"])
    assert groups[-1] == ("Policies · Hate", [policy])


def test_columns_keep_the_order_and_are_balanced():
    groups = [(str(n), [None] * size) for n, size in enumerate([5, 5, 10, 3, 3, 3])]
    columns = in_columns(groups, 3)
    assert [group for column in columns for group in column] == groups
    assert len(columns) == 3
    assert max(sum(len(members) + 2 for _, members in column) for column in columns) == 15
    assert in_columns([], 3) == []
