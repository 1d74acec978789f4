"""`reviewer-app agreement`: the documented JSON, the listing, and exit codes."""

import json

import pytest

from reviewer_app.cli import main

RATINGS = "unit,ana,ben,recording\n" + "".join(
    f"{n},{'yes' if n % 3 else 'no'},{'yes' if n % 4 else 'no'},r{n // 2}\n" for n in range(40)
)
SPANS = "rater,recording,label,start_ms,end_ms,length_ms\nana,r,x,0,5000,9000\nben,r,x,500,5500,9000\n"


@pytest.fixture
def file(tmp_path):
    def write(text, name="t.csv"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return str(path)

    return write


def test_json_is_the_documented_shape(file, capsys):
    assert main(["agreement", file(RATINGS), "--cluster", "recording", "--categories", "no,yes,maybe", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert {name: found[name] for name in ("units", "raters", "ratings", "categories")} == {
        "units": 40,
        "raters": 2,
        "ratings": 80,
        "categories": ["no", "yes", "maybe"],
    }
    assert found["warnings"][0].startswith("Rough intervals, of cohen_kappa, scott_pi")
    assert found["warnings"][1:] == ["Never given: maybe."]
    kappa = found["coefficients"][1]
    assert (kappa["name"], kappa["level"], kappa["weights"], kappa["reason"]) == ("cohen_kappa", None, "identity", None)
    low, high = kappa["ci95"]
    assert low < kappa["value"] < high and kappa["se"] > 0
    assert kappa["method"].startswith("BCa bootstrap of 20 recordings")


def test_values_that_are_not_defined_are_null_with_a_reason(file, capsys):
    assert main(["agreement", file("a,b\nx,x\nx,x\n"), "--categories", "x,y", "--json"]) == 0
    kappa = json.loads(capsys.readouterr().out)["coefficients"][1]
    assert (kappa["value"], kappa["se"], kappa["ci95"]) == (None, None, None)
    assert kappa["reason"] == "no variation: only one category was given"


def test_the_listing(file, capsys):
    assert main(["agreement", file("13,0,0\n0,20,7\n0,4,56\n"), "--table", "--weights", "quadratic"]) == 0
    shown = capsys.readouterr().out
    assert "100 units, 2 raters, 200 ratings, 3 categories" in shown
    assert "gwet_ac2              0.940   95 % 0." in shown


def test_spans(file, capsys):
    assert main(["agreement", "--spans", file(SPANS)]) == 0
    out, err = capsys.readouterr()
    assert "alignment_disorder" in out and "no interval: one recording" in out
    assert "1 recordings are few" in err


def test_a_seed_of_ones_own_is_told_and_changes_what_is_drawn(file, capsys):
    found = []
    for how in ([], ["--seed", "7"], ["--seed", "8"]):
        assert main(["agreement", file(RATINGS), *how, "--json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        found.append((shown["seed"], shown["coefficients"][0]["method"].split("seed ")[1].split(";")[0]))
    assert found == [(20260101, "20260101"), (7, "7"), (8, "8")]


def test_units_are_not_called_recordings(file, capsys):
    assert main(["agreement", file(RATINGS.replace(",recording", ",city")), "--json"]) == 0
    assert "bootstrap of 40 units," in json.loads(capsys.readouterr().out)["coefficients"][0]["method"]


def test_spans_are_matched_by_overlap_or_by_tolerance(file, capsys):
    """The ends are 500 ms apart: 0.82 of overlap."""
    found = []
    for how in (["--overlap", "0.9"], ["--tolerance", "500"]):
        assert main(["agreement", "--spans", file(SPANS), *how, "--seed", "7", "--json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        matching = shown["matching"]
        assert shown["seed"] == 7
        found.append((matching["method"], matching["pairs"][0]["matched"]))
        assert [one["name"] for one in matching["pairs"][0]["coefficients"]] == [
            "precision",
            "recall",
            "f1",
            "boundary_error_ms",
        ]
    assert found == [("overlap 0.9", 0), ("tolerance 500 ms", 1)]


def test_sets_of_labels(file, capsys):
    """Nine units of two raters from the literature."""
    text = "a,b\n-,-\nA,-\nA,A\nA,B\nA|B,A\nA|B,A|C\nA|B|C,A|B|C\nC,A|C\nC,A|C\n"
    values = {}
    for level in ("masi", "jaccard"):
        assert main(["agreement", file(text), "--level", level, "--json"]) == 0
        shown = json.loads(capsys.readouterr().out)
        values[level] = shown["coefficients"][-1]["value"]
        assert [one["label"] for one in shown["per_label"]] == ["A", "B", "C"]
    assert values == pytest.approx({"masi": 0.273081, "jaccard": 0.315620}, abs=5e-7)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ([], "Name one file"),
        (["{ratings}", "--seed", "-1"], "A seed is a whole number from 0"),
        (["none.csv"], "none.csv: the file cannot be opened"),
        (["{ratings}", "--spans", "{ratings}"], "Name one file"),
        (["--spans", "{spans}", "--overlap", "0"], "An overlap lies above 0"),
        (["{ratings}", "--level", "interval"], "level interval needs categories that are numbers"),
    ],
)
def test_bad_input_is_one_sentence_and_exit_2(file, capsys, arguments, sentence):
    path, spans = file(RATINGS), file(SPANS, "s.csv")
    words = [one.replace("{ratings}", path).replace("{spans}", spans) for one in arguments]
    assert main(["agreement", *words]) == 2
    out, err = capsys.readouterr()
    assert out == "" and sentence in err and err.count("\n") == 1
