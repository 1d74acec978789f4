"""`reviewer-app sample plan|draw|estimate`: documented JSON, listings, exit codes."""

import json

import pytest

from reviewer_app.cli import main


@pytest.fixture
def population(tmp_path):
    path = tmp_path / "p.csv"
    path.write_text("id,stratum,weight\n" + "".join(f"d{n},{'a' if n % 4 else 'b'},{n + 1}\n" for n in range(100)))
    return str(path)


def answer(capsys, *words):
    assert main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_a_plan_by_margin(capsys):
    found = answer(capsys, "sample", "plan", "--share", "0.95", "--margin", "0.02", "--minutes", "6")
    assert found["expected_margin"] == pytest.approx(0.02, abs=1e-4)
    del found["expected_margin"]
    assert found == {"size": 457, "population": None, "strata": {}, "hours": 45.7}


def test_a_plan_by_strata(tmp_path, capsys):
    path = tmp_path / "s.csv"
    path.write_text("stratum,population\na,80\nb,20\n")
    found = answer(capsys, "sample", "plan", "--strata", str(path), "--size", "10")
    assert (found["strata"], found["population"]) == ({"a": 8, "b": 2}, 100)
    assert main(["sample", "plan", "--strata", str(path), "--size", "10"]) == 0
    assert "10 decisions tell the share within" in capsys.readouterr().out


@pytest.mark.parametrize("how", [["--size", "8"], ["--size", "8", "--by-stratum"], ["--size", "8", "--by-weight"]])
def test_a_draw(population, capsys, how):
    found = answer(capsys, "sample", "draw", population, "--seed", "w47", *how)
    assert list(found) == ["seed", "population", "population_sha256", "drawn"]
    assert (found["seed"], found["population"], len(found["drawn"])) == ("w47", 100, 8)
    assert set(found["drawn"][0]) == {"id", "probability", "stratum"}


def test_a_draw_by_parts_is_listed_as_a_table(population, capsys):
    assert main(["sample", "draw", population, "--seed", "w47", "--parts", "a=3,b=2"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "id,probability,stratum"
    assert [line.rsplit(",", 1)[1] for line in lines[1:]] == ["a"] * 3 + ["b"] * 2


def test_an_estimate(tmp_path, capsys):
    path = tmp_path / "j.csv"
    path.write_text("id,probability,wrong\n" + "".join(f"d{n},0.5,{int(n < 3)}\n" for n in range(60)))
    (found,) = answer(capsys, "sample", "estimate", str(path))["estimates"]
    assert list(found) == ["name", "n", "wrong", "value", "se", "ci95", "method"]
    assert (found["name"], found["n"], found["wrong"], found["value"]) == ("all", 60, 3, 0.05)
    assert found["ci95"] == pytest.approx([0.017, 0.137], abs=5e-4)
    assert main(["sample", "estimate", str(path)]) == 0
    assert "all: 5.0% wrong, 95 % 1.7% to 13.7%, n 60 (Wilson)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["plan"], "Give --margin, or --strata"),
        (["plan", "--margin", "2"], "A margin lies above 0 and below 1"),
        (["draw", "{population}", "--seed", "x"], "Give --size, or --parts"),
        (["draw", "{population}", "--seed", "x", "--size", "500"], "500 cannot be drawn from 100"),
        (["draw", "{population}", "--seed", "x", "--parts", "a:3"], "--parts takes STRATUM=NUMBER, not 'a:3'"),
        (["estimate", "{population}"], "needs a column probability"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(population, capsys, words, sentence):
    assert main(["sample", *(word.replace("{population}", population) for word in words)]) == 2
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1
