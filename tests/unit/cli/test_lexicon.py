"""`reviewer-app lexicon check`, `import`, `list` and `convert`."""

import json

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.formats.lexicon_file import lexicon_text, read_lexicon
from tests import workplaces
from tests.unit.operations.test_lexicons import OWN

SHIPPED = paths.resources() / "lexicons" / "es-live-2026.1.yaml"


def write(tmp_path, text, name="own.yaml"):
    """A file of a text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_check_sums_up(capsys):
    assert main(["lexicon", "check", str(SHIPPED), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["ok"], answer["lexicon"], answer["warnings"]) == (True, "es-live@2026.1", [])
    assert set(answer["countries"]) >= {"ES", "MX", "AR", "CO", "CL", "PE", "VE", "UY", "PR"}
    assert main(["lexicon", "check", str(SHIPPED)]) == 0
    assert capsys.readouterr().out.startswith("es-live@2026.1: ")


def test_check_warns_of_what_the_policy_set_lacks(tmp_path, capsys):
    assert main(["lexicon", "check", write(tmp_path, lexicon_text(OWN, ".yaml"))]) == 0
    assert "has no policy 'p.q'" in capsys.readouterr().err


def test_check_says_every_problem_and_exits_2(tmp_path, capsys):
    bad = write(tmp_path, lexicon_text(OWN, ".yaml").replace("es-own", "X").replace("'2026.1'", "y"))
    assert main(["lexicon", "check", bad]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2
    assert main(["lexicon", "check", bad, "--json"]) == 2
    assert [problem["line"] for problem in json.loads(capsys.readouterr().out)["problems"]] == [2, 2]


def test_import_once_list_and_refuse_another_text(tmp_path, capsys):
    home = workplaces.options(tmp_path / "home")
    own = write(tmp_path, lexicon_text(OWN, ".yaml"))
    answers = []
    for _ in range(2):
        assert main([*home, "lexicon", "import", own, "--json"]) == 0
        answers.append(json.loads(capsys.readouterr().out)["new"])
    assert answers == [True, False]
    other = write(tmp_path, lexicon_text(OWN, ".yaml").replace("puta", "otra"))
    assert main([*home, "lexicon", "import", other]) == 3
    assert main([*home, "lexicon", "list", "--json"]) == 0
    listed = json.loads(capsys.readouterr().out)["lexicons"]
    assert [(one["lexicon"], one["chosen"]) for one in listed] == [("es-live@2026.1", True), ("es-own@2026.1", False)]
    assert main([*home, "lexicon", "list"]) == 0
    assert capsys.readouterr().out.splitlines()[1] == "es-own@2026.1  1 terms, imported"


def test_convert_writes_a_table_and_nothing_over_another_file(tmp_path, capsys):
    out = tmp_path / "l.csv"
    assert main(["lexicon", "convert", str(SHIPPED), str(out)]) == 0
    assert out.read_bytes().startswith(b"\xef\xbb\xbf# lexicon es-live@2026.1\n")
    assert read_lexicon(out) == read_lexicon(SHIPPED)
    assert main(["lexicon", "convert", str(SHIPPED), str(out)]) == 2
    assert main(["lexicon", "convert", str(SHIPPED), str(tmp_path / "l.txt")]) == 2
    assert main(["lexicon", "convert", str(SHIPPED), str(tmp_path / "none" / "l.csv")]) == 2
    assert capsys.readouterr().err.count("\n") == 3
