"""Documents of the page: nothing of a pack or a person is read as markup, each side shows its own words."""

from dataclasses import replace

from reviewer_app.domain.policy_difference import compare
from reviewer_app.operations import standards
from reviewer_app.operations.drafting import Touched
from reviewer_app.ui.standards import pages_html
from tests.ui.standards.standings import proposal

OWN = standards.shipped().policies


def differing(**values):
    first, *rest = OWN.policies
    return compare(OWN, replace(OWN, version="2026.3", policies=(replace(first, **values), *rest)))


def test_what_people_write_is_no_markup(qapp):
    evil = "<b>x</b><script>"
    html = pages_html.difference(differing(guidance={"en": evil, "es": evil}, name={"en": evil, "es": evil}), "es")
    assert "<script>" not in html and "<b>x" not in html and "&lt;b&gt;" in html
    one = replace(proposal("p"), change=replace(proposal("p").change, change=evil, why=evil, clause=evil))
    assert "<script>" not in pages_html.proposal(one, evil, evil) + pages_html.problems([(3, evil)])
    assert "<script>" not in pages_html.touched(
        [Touched("x", "changed", "r", evil, 1, evil)], None, {"x": "changed"}, {"x": evil}
    )


def test_each_side_has_its_own_words_and_both_have_what_stays(qapp):
    first = OWN.policies[0]
    html = pages_html.difference(
        differing(guidance={**first.guidance, "es": first.guidance["es"].replace("18", "16")}), "es"
    )
    assert html.count("<span class='cut'>18</span>") == 1 and html.count("<span class='put'>16</span>") == 1
    assert html.count("Quien conduce el LIVE") == 2


def test_a_list_marks_what_went_and_what_came_by_name(qapp):
    html = pages_html.difference(differing(actions=("INTERRUPT_LIVE", "WARN_HOST")), "es")
    names = {one.id: one.name["es"] for one in OWN.actions}
    assert f"{names['INTERRUPT_LIVE']}, <span class='cut'>{names['SUSPEND_LIVE_ACCESS']}</span>" in html
    assert f"{names['INTERRUPT_LIVE']}, <span class='put'>{names['WARN_HOST']}</span>" in html


def test_nothing_that_differs_is_said(qapp):
    assert "Nothing differs." in pages_html.difference(compare(OWN, OWN), "es")
    assert pages_html.counts_text(compare(OWN, OWN)) == "Nothing differs."


def test_large_text_has_the_names_of_clauses_above(qapp):
    found = differing(severity="S3")
    assert "colspan='2'" in pages_html.difference(found, "es", narrow=True)
    assert "colspan" not in pages_html.difference(found, "es")


def test_counts_of_everybody_stand_beside_ones_own(qapp):
    own = [Touched("hate.slur", "decisive", "r", "Directo", 3_000, "live-es@2026.2")]
    effects = {"hate.slur": "decisive", "spam.x": "removed", "minor.host": "changed"}
    text = pages_html.touched(own, {"hate.slur": 40, "spam.x": 2}, effects, {})
    assert "would be decided otherwise · 1 finding(s) of yours · 40 finding(s) of everybody" in text
    assert "gone · 0 finding(s) of yours · 2 finding(s) of everybody" in text and "minor.host" not in text
    assert text.count("href='judged:") == 2 and "href='judged:hate.slur'" in text
    assert "judged:" not in pages_html.touched(own, None, effects, {}), "who is not told of everybody's is led nowhere"
    assert "touches no finding of yours" in pages_html.touched([], None, effects, {})
