"""`reviewer-app policies check`."""

import json

from reviewer_app.cli import main
from reviewer_app.paths import resources

PACK = resources() / "policies" / "live-es-2026.2.yaml"


def broken(tmp_path):
    """A copy of the shipped pack with two mistakes, on lines 4 and 6."""
    text = PACK.read_text(encoding="utf-8").replace("schema: 1", "schema: 3").replace("version: 2026.2", "version: x")
    path = tmp_path / "broken.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_good_pack_is_summed_up(capsys):
    """Exit 0; the digest that the central database will know it by."""
    assert main(["policies", "check", str(PACK)]) == 0
    out, err = capsys.readouterr()
    assert out.startswith("live-es@2026.2: LIVE in Spanish")
    assert "60 policies in 12 categories" in out
    assert err == ""


def test_the_summary_as_json_has_the_keys(capsys):
    """For scripts and for whoever prints a key sheet."""
    assert main(["policies", "check", str(PACK), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is True
    assert answer["policy_set"] == "live-es@2026.2"
    assert answer["keys"]["h 1"] == answer["keys"]["2"] == "hate.slur"
    assert len(answer["digest"]) == 64


def test_every_problem_is_printed_with_its_line_and_the_exit_is_2(tmp_path, capsys):
    """One line each on standard error, nothing on standard output."""
    path = broken(tmp_path)
    assert main(["policies", "check", str(path)]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"reviewer-app: {path}, line 4: 'schema' must be 1, not '3'.",
        f"reviewer-app: {path}, line 6: 'version' must be year and number, as in 2026.2, not 'x'.",
    ]


def test_problems_as_json(tmp_path, capsys):
    """The same exit code, the problems as data."""
    assert main(["policies", "check", str(broken(tmp_path)), "--json"]) == 2
    answer = json.loads(capsys.readouterr().out)
    assert answer["ok"] is False
    assert [problem["line"] for problem in answer["problems"]] == [4, 6]


def test_a_file_that_is_not_there_is_bad_input(tmp_path, capsys):
    """One sentence, exit 2."""
    assert main(["policies", "check", str(tmp_path / "none.yaml")]) == 2
    assert "none.yaml: the file cannot be opened" in capsys.readouterr().err
