"""From plan to draw to estimate, on a population whose errors are known."""

import numpy as np
import pytest

from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.operations import sampling


@pytest.fixture
def population(tmp_path):
    """2,000 decisions in two strata; errors are likelier in the small one and where the weight is high."""
    rng = np.random.default_rng(5)
    lines = ["id,stratum,weight"]
    wrong = {}
    for number in range(2000):
        stratum = "rare" if number % 10 == 0 else "common"
        weight = float(rng.gamma(2.0, 1.0)) + 0.1
        wrong[f"d{number}"] = rng.random() < (0.3 if stratum == "rare" else 0.03 * weight)
        lines.append(f"d{number},{stratum},{weight!r}")
    path = tmp_path / "population.csv"
    path.write_text("\n".join(lines))
    return path, wrong


def judged(path, drawn, wrong):
    lines = ["id,probability,stratum,wrong"]
    lines += [f"{one.name},{one.probability!r},{one.stratum},{int(wrong[one.name])}" for one in drawn]
    path.write_text("\n".join(lines))
    return path


HOW = {
    "simple": {"size": 300},
    "strata": {"size": 300, "by_stratum": True, "least": 100},
    "parts": {"size": 250, "parts": {"rare": 120, "common": 130}},
    "weight": {"size": 300, "by_weight": True},
}


@pytest.mark.parametrize("how", HOW)
def test_what_is_estimated_is_near_the_truth_and_says_how_near(population, tmp_path, how):
    path, wrong = population
    truth = sum(wrong.values()) / len(wrong)
    held, values = 0, []
    for seed in range(40):
        sample = sampling.draw(path, str(seed), **HOW[how])
        assert len(sample.drawn) == HOW[how]["size"]
        whole = sampling.estimate(judged(tmp_path / "judged.csv", sample.drawn, wrong))[0]
        values.append(whole.value)
        held += whole.ci95[0] <= truth <= whole.ci95[1]
    assert held >= 34
    assert np.mean(values) == pytest.approx(truth, abs=4 * np.std(values) / 40**0.5)


def test_an_unweighted_share_of_a_weighted_draw_would_be_wrong(population, tmp_path):
    """What the probabilities are for: those drawn err more often than all do."""
    path, wrong = population
    truth = sum(wrong.values()) / len(wrong)
    raw = []
    for seed in range(40):
        drawn = sampling.draw(path, str(seed), 300, by_weight=True).drawn
        raw.append(np.mean([wrong[one.name] for one in drawn]))
    assert np.mean(raw) - truth > 4 * np.std(raw) / 40**0.5


def test_a_draw_can_be_drawn_again_and_tells_its_population(population):
    path, _ = population
    first = sampling.draw(path, "w47", 50)
    assert first == sampling.draw(path, "w47", 50)
    assert (first.population, len(first.digest)) == (2000, 64)
    lines = path.read_text().split("\n")
    path.write_text("\n".join([lines[0], *reversed(lines[1:])]))
    assert sampling.draw(path, "w47", 50) == first


def test_strata_below_30_have_counts(tmp_path):
    path = tmp_path / "j.csv"
    rows = [f"a{n},0.1,{int(n < 4)},big" for n in range(40)] + [f"b{n},0.5,{int(n < 3)},small" for n in range(10)]
    path.write_text("\n".join(["id,probability,wrong,stratum", *rows]))
    whole, big, small = sampling.estimate(path)
    assert (big.n, big.wrong, big.value) == (40, 4, 0.1) and big.method == "Clopper-Pearson"
    assert (small.n, small.wrong, small.value, small.ci95) == (10, 3, None, None)
    assert whole.value == pytest.approx((400 * 0.1 + 20 * 0.3) / 420) and whole.method.startswith("strata")


def test_where_nothing_wrong_was_found_the_interval_is_exact(tmp_path):
    path = tmp_path / "j.csv"
    rows = [f"a{n},{0.1 if n % 2 else 0.2},0" for n in range(60)]
    path.write_text("\n".join(["id,probability,wrong", *rows]))
    (whole,) = sampling.estimate(path)
    assert (whole.value, whole.se) == (0, None)
    # Of (30 x 10 + 30 x 5)^2 / (30 x 100 + 30 x 25) = 54.
    assert whole.ci95 == pytest.approx((0, 1 - 0.025 ** (1 / 54)), abs=5e-5)


def test_plans_tell_margin_and_cost(tmp_path):
    plan = sampling.plan_for_margin(0.95, 0.02, 1200, minutes=4)
    assert (plan.size, plan.hours) == (331, 331 * 4 / 60)
    assert plan.margin == pytest.approx(0.02, abs=1e-4)
    path = tmp_path / "strata.csv"
    path.write_text("stratum,population,share\na,9000,0.02\nb,1000,0.4\n")
    even, best = (sampling.plan_strata(path, 400, how) for how in ("proportional", "neyman"))
    assert (even.strata, best.strata) == ({"a": 360, "b": 40}, {"a": 288, "b": 112})
    assert best.margin < even.margin


def test_what_cannot_be_drawn_is_refused(population, tmp_path):
    path, _ = population
    with pytest.raises(NoSample, match="no stratum 'odd'; there are common, rare"):
        sampling.draw(path, "x", 3, {"odd": 3})
    twice = tmp_path / "twice.csv"
    twice.write_text("id\na\na\n")
    with pytest.raises(NoSample, match="a is there twice"):
        sampling.draw(twice, "x", 1)
    with pytest.raises(NoSample, match="no column weight"):
        sampling.draw(_with(tmp_path, "id\na\nb\n"), "x", 1, by_weight=True)
    with pytest.raises(NoSample, match="a stratum is there twice"):
        sampling.plan_strata(_with(tmp_path, "stratum,population\na,3\na,4\n"), 2)


def _with(tmp_path, text):
    path = tmp_path / "odd.csv"
    path.write_text(text)
    return path


def test_sizes_learned_after_the_draw_take_the_place_of_chance(population, tmp_path):
    """A simple draw that happens to hold too many of the rare stratum is put right by the strata's true sizes."""
    path, wrong = population
    truth = sum(wrong.values()) / len(wrong)
    sizes = tmp_path / "sizes.csv"
    sizes.write_text("stratum,population\nrare,200\ncommon,1800\n")
    held, plain, weighted = 0, [], []
    for seed in range(40):
        drawn = sampling.draw(path, str(seed), 300).drawn
        stratum = {f"d{n}": "rare" if n % 10 == 0 else "common" for n in range(2000)}
        judged_file = tmp_path / "judged.csv"
        rows = [f"{one.name},{one.probability!r},{stratum[one.name]},{int(wrong[one.name])}" for one in drawn]
        judged_file.write_text("\n".join(["id,probability,stratum,wrong", *rows]))
        plain.append(sampling.estimate(judged_file)[0].value)
        whole = sampling.estimate(judged_file, sizes)[0]
        weighted.append(whole.value)
        held += whole.ci95[0] <= truth <= whole.ci95[1]
    assert whole.method.startswith("strata")
    assert held >= 34 and np.std(weighted) < np.std(plain)
    own = [one for one in drawn if stratum[one.name] == "rare"]
    rest = [one for one in drawn if stratum[one.name] == "common"]
    means = [np.mean([wrong[one.name] for one in part]) for part in (own, rest)]
    assert whole.value == pytest.approx(0.1 * means[0] + 0.9 * means[1])


@pytest.mark.parametrize(
    ("sizes", "sentence"),
    [
        ("a,100\n", "'b' has no size; there are a"),
        ("a,100\nb,100\nc,5\n", "Nothing of the stratum 'c' was judged"),
        ("a,100\nb,10\n", "'b' is too small for what was drawn of it"),
    ],
)
def test_sizes_that_do_not_fit_are_refused(tmp_path, sizes, sentence):
    path, strata = tmp_path / "j.csv", tmp_path / "s.csv"
    rows = [f"{name}{n},0.5,0,{name}" for name in "ab" for n in range(20)]
    path.write_text("\n".join(["id,probability,wrong,stratum", *rows]))
    strata.write_text("stratum,population\n" + sizes)
    with pytest.raises(NoSample, match=sentence):
        sampling.estimate(path, strata)
