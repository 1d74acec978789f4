"""`reviewer-app sample plan|draw|estimate`: documented JSON, listings, exit codes."""

import json

import pytest

from reviewer_app.cli import main
from reviewer_app.domain.sampling.intervals import wilson


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
    assert found["expected_ci95"] == pytest.approx(wilson(434, 457), abs=1e-3)
    del found["expected_margin"], found["expected_ci95"]
    assert found == {"size": 457, "population": None, "strata": {}, "hours": 45.7, "warnings": []}


def test_a_plan_by_strata(tmp_path, capsys):
    path = tmp_path / "s.csv"
    path.write_text("stratum,population\na,80\nb,20\n")
    found = answer(capsys, "sample", "plan", "--strata", str(path), "--size", "10")
    assert (found["strata"], found["population"]) == ({"a": 8, "b": 2}, 100)
    assert main(["sample", "plan", "--strata", str(path), "--size", "10"]) == 0
    assert "10 decisions tell the share that is expected as " in capsys.readouterr().out


def test_a_plan_that_leaves_a_stratum_out_says_so(tmp_path, capsys):
    path = tmp_path / "s.csv"
    path.write_text("stratum,population\na,800\nb,2\n")
    found = answer(capsys, "sample", "plan", "--strata", str(path), "--size", "10")
    assert (found["expected_margin"], found["expected_ci95"]) == (None, None)
    assert found["warnings"][0].startswith("Nothing is drawn of b: no estimate holds for the whole")
    assert main(["sample", "plan", "--strata", str(path), "--size", "10"]) == 0
    assert "warning: Nothing is drawn of b" in capsys.readouterr().err


def test_a_plan_by_risk(population, capsys):
    found = answer(capsys, "sample", "plan", "--weights", population, "--size", "40", "--share", "0.1")
    low, high = found["expected_ci95"]
    assert wilson(4, 40)[0] > low and high > wilson(4, 40)[1] and found["population"] == 100
    assert main(["sample", "plan", "--weights", population]) == 2


def test_a_lot_is_accepted_or_rejected_by_its_sample(tmp_path, capsys):
    path = tmp_path / "j.csv"
    path.write_text("id,probability,wrong\n" + "".join(f"d{n},0.1,{int(n < 3)}\n" for n in range(80)))
    for words, said in ((("3",), "accepted"), (("2",), "rejected"), (("3", "--size", "100"), "open")):
        found = answer(capsys, "sample", "estimate", str(path), "--accept", *words)["lot"]
        assert (found["decision"], found["found"], found["looked_at"]) == (said, 3, 80)
    assert main(["sample", "estimate", str(path), "--accept", "2"]) == 0
    assert "The lot is rejected: 3 wrong in 80 of 80, 2 are borne." in capsys.readouterr().out
    assert answer(capsys, "sample", "estimate", str(path))["lot"] is None
    assert main(["sample", "estimate", str(path), "--size", "80"]) == 2
    assert main(["sample", "estimate", str(path), "--accept", "2", "--size", "79"]) == 2


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
    assert found["ci95"] == pytest.approx([0.0104, 0.1392], abs=5e-4)
    assert main(["sample", "estimate", str(path)]) == 0
    assert "all: 5.0% wrong, 95 % 1.0% to 13.9%, n 60 (Clopper-Pearson)" in capsys.readouterr().out


def test_intervals_of_a_count_as_printed(capsys):
    """Newcombe's 81 of 263, 15 of 148, 0 of 20 and 1 of 29."""
    printed = {
        ("81", "263"): [(0.2553, 0.3662), (0.2535, 0.3682), (0.2527, 0.3676), (0.2522, 0.3638)],
        ("15", "148"): [(0.0624, 0.1605), None, (0.0578, 0.1617), None],
        ("0", "20"): [(0, 0.1611), None, (0, 0.1684), None],
        ("1", "29"): [(0.0061, 0.1718), None, (0.0009, 0.1776), None],
    }
    for (count, of), intervals in printed.items():
        found = answer(capsys, "sample", "estimate", "--count", count, "--of", of)
        assert list(found) == ["n", "wrong", "value", "intervals"]
        for one, expected in zip(found["intervals"], intervals, strict=True):
            assert expected is None or one["ci95"] == pytest.approx(expected, abs=5.1e-5)


def test_sizes_as_printed(capsys):
    """Cochran's example with z = 2, and the usual table of finite populations."""
    for z, population, size in (
        ("2", "3200", 356),
        ("1.96", "500", 218),
        ("1.96", "1000", 278),
        ("1.96", "10000", 370),
    ):
        words = ("--share", "0.5", "--margin", "0.05", "--population", population, "--z", z)
        assert answer(capsys, "sample", "plan", *words)["size"] == size
    assert answer(capsys, "sample", "plan", "--share", "0.5", "--margin", "0.05", "--z", "2")["size"] == 400


def test_a_total_over_strata_as_printed(tmp_path, capsys):
    """Lohr's farms, example 3.2."""
    path = tmp_path / "s.csv"
    path.write_text(
        "stratum,population,drawn,mean,variance\nne,220,21,97629.8,7647472708\nnc,1054,103,300504.2,29618183543\n"
        "s,1382,135,211315.0,53587487856\nw,422,41,662295.5,396185950266\n"
    )
    found = answer(capsys, "sample", "estimate", "--summary", str(path))
    assert found["total"]["value"] == pytest.approx(909_736_014, abs=25)
    assert found["total"]["se"] == pytest.approx(50_417_248, abs=1)
    assert (round(found["mean"]["value"]), round(found["mean"]["se"])) == (295_561, 16_380)
    assert (found["population"], found["n"]) == (3078, 300)
    assert main(["sample", "estimate", "--summary", str(path)]) == 0
    assert "total: 909,736,0" in capsys.readouterr().out


def test_what_a_plan_accepts_as_printed(capsys):
    """Montgomery's curve of 89 and 2, and plans of the R package AcceptanceSampling."""
    words = ("--size", "89", "--accept", "2", "--curve", "0.005,0.01,0.02,0.03,0.05,0.09")
    found = answer(capsys, "sample", "plan", *words)
    assert list(found) == ["size", "accept", "letter", "lot", "curve", "hours"]
    accepted = [one["accepted"] for one in found["curve"]]
    assert accepted == pytest.approx([0.9897, 0.9397, 0.7366, 0.4985, 0.1721, 0.0109], abs=5.1e-5)
    found = answer(capsys, "sample", "plan", "--size", "20", "--accept", "0", "--curve", "0.05,0.15")
    assert [one["accepted"] for one in found["curve"]] == pytest.approx([0.35848592, 0.03875953], abs=5e-9)
    found = answer(capsys, "sample", "plan", "--good", "0.05", "--bad", "0.15", "--beta", "0.075")
    assert (found["size"], found["accept"]) == (80, 7)


@pytest.mark.parametrize(
    ("lot", "aql", "plan"),
    [
        ("1000", "1.0", ("J", 80, 2)),
        ("1000", "2.5", ("J", 80, 5)),
        ("3200", "1.0", ("K", 125, 3)),
        ("3200", "0.65", ("K", 125, 2)),
        ("400", "1.0", ("H", 50, 1)),
        ("100", "1.0", ("E", 13, 0)),
        ("50", "2.5", ("C", 5, 0)),
    ],
)
def test_lots_by_a_quality_limit_as_in_the_standard(capsys, lot, aql, plan):
    """Where the table has an arrow the letter is that at its end."""
    found = answer(capsys, "sample", "plan", "--lot", lot, "--aql", aql, "--minutes", "6")
    assert (found["letter"], found["size"], found["accept"]) == plan
    assert (found["lot"], found["hours"]) == (int(lot), found["size"] / 10)


def test_one_after_the_other_as_printed(capsys):
    """Montgomery's lines for 0.01 and 0.06."""
    words = ("--sequential", "--good", "0.01", "--bad", "0.06", "--looked-at", "80", "--faults", "5")
    found = answer(capsys, "sample", "plan", *words)
    lines = [found[name] for name in ("slope", "accept_below", "reject_above")]
    assert lines == pytest.approx([0.02811, 1.2211, 1.5678], abs=5.1e-5)
    assert found["decision"] == "reject" and found["steps"][0] == {"looked_at": 1, "accept": None, "reject": None}
    assert main(["sample", "plan", *words[:-4]]) == 0
    shown = capsys.readouterr().out
    assert "looked at  accept with  reject with" in shown and "go on" not in shown


def test_a_control_chart_as_printed(tmp_path, capsys):
    """Montgomery's orange juice, chapter 7: samples 15 and 23 are out."""
    counts = (
        12,
        15,
        8,
        10,
        4,
        7,
        16,
        9,
        14,
        10,
        5,
        6,
        17,
        12,
        22,
        8,
        10,
        5,
        13,
        11,
        20,
        18,
        24,
        15,
        9,
        12,
        7,
        13,
        9,
        6,
    )
    path = tmp_path / "c.csv"
    path.write_text("size,wrong\n" + "".join(f"50,{count}\n" for count in counts))
    found = answer(capsys, "sample", "estimate", "--chart", str(path))
    first = found["points"][0]
    assert (found["centre"], first["low"], first["high"]) == pytest.approx((0.2313, 0.0524, 0.4102), abs=5.1e-5)
    assert [one["sample"] for one in found["points"] if one["out"]] == ["15", "23"]
    assert list(first) == ["sample", "n", "wrong", "share", "low", "high", "out"]
    assert main(["sample", "estimate", "--chart", str(path)]) == 0
    assert capsys.readouterr().out.count("OUT") == 2


def test_recall_with_what_was_missed_as_computed(tmp_path, capsys):
    path = tmp_path / "r.csv"
    path.write_text("side,population,drawn,violations\nflagged,1000,100,80\npassed,99000,500,2\n")
    (found,) = answer(capsys, "sample", "estimate", "--recall", str(path))["policies"]
    assert list(found) == ["policy", "flagged", "passed", "precision", "recall", "violations"]
    assert (found["precision"]["value"], found["precision"]["n"]) == (0.8, 100)
    assert found["recall"]["value"] == pytest.approx(0.66890, abs=5e-6)
    assert found["recall"]["se"] == pytest.approx(0.15641, abs=5e-6)
    low, high = found["recall"]["ci95"]
    assert low < found["recall"]["value"] - 1.96 * found["recall"]["se"] and high < 1
    assert found["violations"]["value"] == 1196 and found["violations"]["se"] == pytest.approx(281.6, abs=0.05)
    assert main(["sample", "estimate", "--recall", str(path)]) == 0
    assert "all recall: 66.9%, at least 95 %" in capsys.readouterr().out


def test_sizes_of_strata_learned_after_the_draw(tmp_path, capsys):
    path, strata = tmp_path / "j.csv", tmp_path / "p.csv"
    rows = [f"{name}{n},0.1,{int(n < wrong)},{name}" for name, wrong in (("a", 3), ("b", 30)) for n in range(60)]
    path.write_text("\n".join(["id,probability,wrong,stratum", *rows]))
    strata.write_text("stratum,population\na,9000\nb,1000\n")
    plain = answer(capsys, "sample", "estimate", str(path))["estimates"]
    found = answer(capsys, "sample", "estimate", str(path), "--population", str(strata))["estimates"]
    assert plain[0]["value"] == pytest.approx(33 / 120)
    assert found[0]["value"] == pytest.approx(0.9 * 3 / 60 + 0.1 * 30 / 60)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["plan"], "Give --margin, or --strata"),
        (["plan", "--lot", "50"], "or for lots --lot with --aql"),
        (["plan", "--aql", "1"], "or for lots --lot with --aql"),
        (["plan", "--lot", "50", "--aql", "3"], "Limits are 0.025"),
        (["plan", "--size", "5", "--accept", "1", "--curve", "much"], "--curve takes shares"),
        (["plan", "--margin", "0.1", "--z", "0"], "Standard deviations lie above 0"),
        (["estimate"], "Give one: FILE.csv"),
        (["estimate", "--count", "3"], "or --count with --of"),
        (["estimate", "--count", "3", "--of", "2"], "3 of 2 is no share"),
        (["estimate", "--chart", "{population}", "--population", "{population}"], "--population belongs to"),
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
