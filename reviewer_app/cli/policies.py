"""`reviewer-app policies check FILE`: whether a policy pack can be published."""

import argparse

from reviewer_app.cli import print_json
from reviewer_app.cli.problems import print_problems
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.formats.policy_pack import PolicyPackError, parse_policy_pack, policy_set_digest, read_pack_text

NAME = "policies check"
HELP = "Check a policy pack and say every mistake with its line."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The pack, and the form of the answer."""
    parser.add_argument("file", metavar="FILE", help="a policy pack (YAML)")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")


def run(arguments: argparse.Namespace) -> int:
    """Print a summary (0), or every problem on a line of its own (2)."""
    try:
        text = read_pack_text(arguments.file)
        policies = parse_policy_pack(text, arguments.file)
    except PolicyPackError as error:
        return print_problems(error, as_json=arguments.json)
    summary = _summary(policies, text)
    if arguments.json:
        print_json({"ok": True, "file": arguments.file, **summary})
    else:
        print(_sentence(policies, summary))
    return 0


def _summary(policies: PolicySet, text: str) -> dict[str, object]:
    return {
        "policy_set": policies.ref,
        "digest": policy_set_digest(text),
        "languages": list(policies.title),
        "categories": len(policies.categories),
        "policies": len(policies.policies),
        "actions": len(policies.actions),
        "routes": len(policies.routes),
        "keys": {" ".join(keys): policy_id for keys, policy_id in policies.key_sequences().items()},
    }


def _sentence(policies: PolicySet, summary: dict[str, object]) -> str:
    return (
        f"{policies.ref}: {text_in(policies.title, 'en')}\n"
        f"{summary['policies']} policies in {summary['categories']} categories, {summary['actions']} actions, "
        f"{summary['routes']} escalation routes, {len(summary['keys'])} key sequences, "  # type: ignore[arg-type]
        f"languages {', '.join(policies.title)}\n"
        f"sha256 {summary['digest']}"
    )
