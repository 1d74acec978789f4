"""`--self-test` as it is written on the command line; what it does is proven in end2end."""

import json

import pytest

from reviewer_app import cli
from reviewer_app.bootstrap import self_test
from reviewer_app.operations.checking import FAILED, OK, Check

GOOD, BAD = Check("store", OK, "made"), Check("import", FAILED, "No sample.", "Install again.")


@pytest.fixture
def found(monkeypatch):
    """What the next self-test finds."""
    checks = [GOOD]

    def run(tell):
        for check in checks:
            tell(check)
        return checks

    monkeypatch.setattr(self_test, "run", run)
    return checks


def test_each_check_is_a_line_and_success_is_zero(found, capsys):
    assert cli.main(["--self-test"]) == 0
    out, err = capsys.readouterr()
    assert out.split() == ["ok", "store", "made"] and err == ""


def test_what_failed_is_one_sentence_and_one(found, capsys):
    """On standard error, so that with --json standard output holds nothing else than JSON."""
    found.append(BAD)
    assert cli.main(["--json", "--self-test"]) == 1
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert told["ok"] is False and told["built"] is False
    assert told["checks"][1] == {"name": "import", "state": "failed", "found": "No sample.", "do": "Install again."}
    assert err == "reviewer-app: The self-test failed at import: No sample. Install again.\n"


@pytest.mark.parametrize("more", [["--home", "x"], ["doctor"]])
def test_it_takes_neither_home_nor_command(found, more, capsys):
    """It has a home of its own: one that is named would silently not be used."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["--self-test", *more])
    assert ended.value.code == 2 and "unrecognized arguments" in capsys.readouterr().err
