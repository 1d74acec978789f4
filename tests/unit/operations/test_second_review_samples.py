"""Plans of second reviews, against a real server; the rules are in contract/test_second_reviews."""

import threading

import pytest

from reviewer_app.domain.errors import Refused, Unreachable, UserError
from reviewer_app.domain.sampling import expecting
from reviewer_app.domain.sampling.errors import NoSample
from reviewer_app.domain.sampling.intervals import clopper_pearson, score
from reviewer_app.operations import second_review_samples as samples
from reviewer_app.operations.second_review_samples import Giving, Wanted
from tests.contract.audits import SEED, unused, work

SOL = Giving(("sol",))


@pytest.fixture(scope="module")
def central(central_servers):
    """A database of the module's own."""
    return central_servers.database("embedded")


@pytest.fixture(scope="module")
def batch(central) -> str:
    """Twelve reviews of ana's, two of them with hate."""
    return work(central, {"ana": [["hate.slur"], ["hate.incite"], *[[]] * 10]})


def planned(central, batch: str, **values) -> samples.Outcome:
    """What would be drawn."""
    wanted = Wanted(filters={"batches": [batch]}, **values)
    return samples.draw(central.admin_dsn, "", wanted, SOL, dry_run=True)


def test_the_margin_is_that_of_the_plan(central, batch):
    """A census knows everything; more tell more; the interval is the one that the estimate would have."""
    assert planned(central, batch, size=12).margin == 0
    margins = [planned(central, batch, size=size).margin for size in (2, 6, 11)]
    assert margins == sorted(margins, reverse=True)
    simple = planned(central, batch, size=6, share=0.1)
    assert simple.interval == pytest.approx(clopper_pearson(0.1 * 6 * 11 / 6, 6 * 11 / 6))
    assert simple.margin == pytest.approx((simple.interval[1] - simple.interval[0]) / 2)
    strata = planned(central, batch, size=6, kind="stratified", shares={"hate": 0.5, "passed": 0.1})
    assert dict(strata.strata) == {"hate": (2, 1), "passed": (10, 5)}
    parts = [expecting.Part(2, 1, 0.5), expecting.Part(10, 5, 0.1)]
    assert strata.interval == pytest.approx(expecting.over_strata(parts))
    weighted = planned(central, batch, size=6, kind="weighted", share=0.1, weights={"category": {"hate": 10}})
    assert weighted.interval == pytest.approx(score(0.1, 12**2 / (2 + 10 / 0.4)))
    none = planned(central, batch, size=2, kind="stratified", shares={"hate": 0.0}, allocation="neyman")
    assert (none.strata["hate"], none.margin, none.interval) == ((2, 0), None, None)
    assert none.warnings == ("Nothing is drawn of hate: no estimate holds for the whole.",)


def test_neyman_gives_more_to_what_is_less_known(central, batch):
    proportional = planned(central, batch, size=4, kind="stratified", least=1)
    assert dict(proportional.strata) == {"hate": (2, 1), "passed": (10, 3)}
    shares = {"hate": 0.5, "passed": 0.001}
    neyman = planned(central, batch, size=4, kind="stratified", allocation="neyman", least=1, shares=shares)
    assert dict(neyman.strata) == {"hate": (2, 2), "passed": (10, 2)}


@pytest.mark.parametrize(
    "values",
    [{}, {"size": 0}, {"size": 13}, {"size": 2, "margin": 0.1}, {"kind": "lot"}, {"kind": "lot", "aql": 3.3},
     {"kind": "stratified", "margin": 0.1}, {"kind": "stratified", "size": 2, "shares": {"other": 0.1}}],
    ids=str,
)  # fmt: skip
def test_a_plan_that_cannot_be_is_said(central, batch, values):
    with pytest.raises(NoSample):
        planned(central, batch, **values)


def test_every_kind_is_drawn_again_here(central):
    """From what the server kept, by the program's own rule."""
    done = [["hate.slur"], ["adult.nudity"], ["hate.slur"], *[[]] * 9]
    for values in (
        {"size": 5},
        {"kind": "lot", "aql": 6.5},
        {"kind": "stratified", "size": 6, "by": ("category", "outcome")},
        {"kind": "weighted", "size": 5, "weights": {"category": {"hate": 4.5, "passed": 0.3}}},
    ):
        name, own = f"sample {unused()}", work(central, {"ana": done})
        wanted = Wanted(filters={"batches": [own]}, **values)
        drawn = samples.draw(central.admin_dsn, name, wanted, Giving(("sol", "luz")), SEED)
        assert sum(drawn.given.values()) == drawn.size == sum(n for _, n in drawn.strata.values())
        again = samples.redraw(central.admin_dsn, name)
        assert (again.fits, again.drawn, again.different) == (True, drawn.size, ())
    assert {one["kind"] for one in samples.samples(central.admin_dsn)} >= {"random", "lot", "stratified", "weighted"}


def test_those_who_draw_at_the_same_moment_draw_different_ones(central):
    """Nothing is drawn twice, and nobody is sent away."""
    own = work(central, {"ana": [[]] * 12})
    outcomes: list[object] = []

    def one_draw(number: int) -> None:
        name = f"race {number} {unused()}"
        try:
            wanted = Wanted(size=3, filters={"batches": [own]})
            outcomes.append(samples.draw(central.admin_dsn, name, wanted, SOL).given)
        except (UserError, Unreachable) as error:
            outcomes.append(error)

    threads = [threading.Thread(target=one_draw, args=(number,)) for number in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == [{"sol": 3}] * 3


def test_a_name_that_is_taken_is_refused(central):
    own = work(central, {"ana": [[]] * 3})
    wanted, name = Wanted(size=1, filters={"batches": [own]}), f"sample {unused()}"
    samples.draw(central.admin_dsn, name, wanted, SOL)
    with pytest.raises(Refused, match="sample of that name"):
        samples.draw(central.admin_dsn, name, wanted, SOL)
    with pytest.raises(Refused, match="batch of that name"):
        samples.draw(central.admin_dsn, f"{name} again", wanted, Giving(("sol",), own))
    with pytest.raises(UserError, match="no specialist or lead called zoe"):
        samples.draw(central.admin_dsn, f"{name} again", wanted, Giving(("zoe",)))
    assert planned(central, own, size=1).population == 2
