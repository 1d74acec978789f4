"""What the verbs say that check a file: all that is wrong with it."""

import sys

from reviewer_app.cli import print_json
from reviewer_app.formats.yaml_file import ManyProblems


def print_problems(error: ManyProblems, *, as_json: bool) -> int:
    """Print every problem, on a line of its own or as `{"ok": false, "file", "problems": [...]}`; the exit code."""
    if as_json:
        problems = [{"line": problem.line, "reason": problem.reason} for problem in error.problems]
        print_json({"ok": False, "file": error.path, "problems": problems})
    else:
        print(*(f"reviewer-app: {problem}" for problem in error.problems), sep="\n", file=sys.stderr)
    return error.exit_code
