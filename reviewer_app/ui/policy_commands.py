"""The commands that a policy set brings: each of its policies labels by its own keys."""

from collections.abc import Iterable
from dataclasses import replace

from reviewer_app.domain.policy import Policy, PolicySet, text_in
from reviewer_app.ui.commands import LABEL, LABEL_OPEN, POLICIES, REVIEW, Command
from reviewer_app.ui.keymap import with_shift

_PAGES = frozenset((REVIEW,))


def policy_commands(policy_set: PolicySet, language: str) -> tuple[Command, ...]:
    """Two commands for each policy, on the review page: `label:<id>` on its keys, told on press and release, and
    `label_open:<id>` on the same keys with Shift on the last one, which opens a span and closes it again.
    """
    groups = {category.id: text_in(category.name, language) for category in policy_set.categories}
    return tuple(
        command
        for policy in policy_set.policies
        for command in _label_commands(policy, language, groups.get(policy.category, ""))
    )


def with_keys(policy_set: PolicySet, commands: Iterable[Command]) -> PolicySet:
    """The policy set with the keys that its labels have among the commands."""
    keys = {command.id: tuple(tuple(one.split(" ")) for one in command.keys) for command in commands}
    policies = tuple(replace(one, keys=keys.get(LABEL + one.id, one.keys)) for one in policy_set.policies)
    return replace(policy_set, policies=policies)


def policy_id(command_id: str) -> str | None:
    """The policy that a label command places, None for any other command."""
    for prefix in (LABEL, LABEL_OPEN):
        if command_id.startswith(prefix):
            return command_id[len(prefix) :]
    return None


def category_titles(policy_set: PolicySet, language: str) -> dict[str, str]:
    """Names of the policy categories by their first key, for the head of the hints."""
    return {category.key: text_in(category.name, language) for category in policy_set.categories if category.key}


def _label_commands(policy: Policy, language: str, group: str) -> tuple[Command, Command]:
    title, guidance = text_in(policy.name, language), text_in(policy.guidance, language)
    keys = tuple(" ".join(sequence) for sequence in policy.keys)
    shifted = tuple(with_shift(one) for one in keys)
    return (
        Command(LABEL + policy.id, title, guidance, keys, _PAGES, POLICIES, "open", True, group),
        Command(LABEL_OPEN + policy.id, title, guidance, shifted, _PAGES, "", "open", False, group),
    )
