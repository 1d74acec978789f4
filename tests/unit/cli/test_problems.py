"""Every problem of a file, for people and for programs."""

import json

from reviewer_app.cli.problems import print_problems
from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.yaml_file import ManyProblems

ERROR = ManyProblems("pack.yaml", (Unreadable("pack.yaml", "is odd.", 3), Unreadable("pack.yaml", "ends early.", 9)))


def test_each_problem_has_its_line(capsys):
    """On the error stream; nothing for a program that reads the answer."""
    assert print_problems(ERROR, as_json=False) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert [line.startswith("reviewer-app: pack.yaml") for line in told.err.splitlines()] == [True, True]


def test_a_program_gets_all_of_them(capsys):
    assert print_problems(ERROR, as_json=True) == 2
    expected = [{"line": 3, "reason": "is odd."}, {"line": 9, "reason": "ends early."}]
    assert json.loads(capsys.readouterr().out) == {"ok": False, "file": "pack.yaml", "problems": expected}
