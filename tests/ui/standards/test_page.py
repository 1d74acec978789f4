"""The page of the standard: what stands where, who may do what, and what it asks for."""

import pytest

from reviewer_app.operations import drafting
from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.standards.rows import HEADING
from reviewer_app.ui.theme import Theme
from tests.stores import open_review, place
from tests.ui.standards.standings import ALARMING, OWN, TODAY, page, proposal, publish, standing
from tests.workplaces import make_place


@pytest.fixture
def theme(qapp):
    return Theme("dark")


@pytest.fixture
def here(tmp_path):
    return make_place(tmp_path / "home")


@pytest.fixture
def made(qtbot, theme):
    def make(role="lead"):
        found = page(theme, role)
        qtbot.addWidget(found)
        found.resize(1000, 700)
        found.show()
        return found

    return make


def run(found, command):
    found.handlers()[command](Invocation(command))


def lines(found):
    return [(row.kind, row.title) for row in found.rows.rows]


def test_versions_stand_with_their_days_and_what_they_change(made, database):
    publish(database)
    found = made()
    found.show_standing(standing(database))
    assert found.current().key == OWN.policies.ref
    assert lines(found)[:3] == [(HEADING, "Versions"), ("version", "live-es@2026.3"), ("version", "live-es@2026.2")]
    assert found.rows.rows[1].below == "from 1 Dec 2026 on" and found.rows.rows[2].mark == "●"
    found.choose("live-es@2026.3")
    text = found.reading.toPlainText()
    assert "1 changed against live-es@2026.2" in text and "Anfitrión menor de 18" in text
    assert text.count("por sí solo") == 2 and "Guidance · es" in text


def test_what_went_and_came_is_told_by_line_and_colour(made, database, theme):
    publish(database)
    found = made()
    found.show_standing(standing(database))
    found.choose("live-es@2026.3")
    html = found.reading.toHtml()
    assert "text-decoration: line-through" in html and theme.tokens.error_back in html
    theme.set("light")
    assert theme.tokens.error_back in found.reading.toHtml()


def test_a_moderator_sees_versions_alone(made, database, here):
    drafting.begin(here, OWN.text, [], [], TODAY)
    found = made("moderator")
    found.show_standing(standing(database, here, [proposal("p")]))
    assert {kind for kind, _ in lines(found)} == {HEADING, "version"}
    assert not any(found.allowed(when) for when in ("proposing", "proposal", "settling", "draft", "publishing"))


def test_a_specialist_proposes_and_drafts_and_does_not_settle_or_publish(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found = made("specialist")
    found.show_standing(standing(database, here, [proposal("p"), proposal("q", "dropped")]))
    found.choose("p")
    assert [found.allowed(when) for when in ("proposing", "proposal", "settling")] == [True, True, False]
    found.choose("q")
    assert not found.allowed("proposal")
    found.choose(path.name)
    assert [found.allowed(when) for when in ("draft", "publishing")] == [True, False]


def test_what_was_taken_goes_into_the_draft(made, database):
    one, other = proposal("p"), proposal("q", policy="hate.incite")
    found, asked = made(), []
    found.draft_wanted.connect(asked.append)
    found.show_standing(standing(database, proposals=[one, other]))
    found.choose("p")
    run(found, "standards.mark")
    assert found.current().chosen
    found.choose("q")
    run(found, "standards.mark")
    run(found, "standards.mark")
    run(found, "standards.draft")
    run(found, "standards.draft")
    assert asked == [(one,), ()]  # noted once


def test_an_alarm_stands_over_everything_and_goes_with_it(made, database):
    found = made()
    found.show_standing(standing(database, counts=ALARMING))
    assert found._alarm.isVisible()
    assert found._alarm_text.text() == (
        "▲ Disputes cluster on Insulto discriminatorio: 6 of 8 second reviews in 28 days, 0.9 expected."
    )
    found.show_standing(standing(database))
    assert not found._alarm.isVisible()


def test_mistakes_of_a_draft_stand_in_place_of_its_changes(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    path.write_text(path.read_text(encoding="utf-8").replace("severity: S0", "severity: S9", 1), encoding="utf-8")
    found, said = made(), []
    found.failed.connect(said.append)
    found.show_standing(standing(database, here))
    found.choose(path.name)
    assert found.current().mark == "■" and "unknown severity 'S9'" in found.reading.toPlainText()
    assert not found.allowed("publishing")
    run(found, "standards.edit")
    assert not found.sheet.isVisible() and "mend them in its file first" in said[0]


def test_touched_findings_are_the_other_side_of_a_draft(made, database, here):
    review = open_review(database)
    for start_ms in (7_000, 3_000):
        place(database, review, start_ms)
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    drafting.change_word(path, "hate.slur", "severity", "S0")
    found, asked = made(), []
    found.everybody_wanted.connect(asked.append)
    found.show_standing(standing(database, here))
    found.choose(path.name)
    assert "2 finding(s) of yours touched" in found.reading.toPlainText()
    run(found, "standards.touched")
    text = found.reading.toPlainText()
    assert "would be decided otherwise · 2 finding(s) of yours" in text and "00:00:03" in text and len(asked) == 1
    run(found, "standards.touched")
    assert "Severity" in found.reading.toPlainText()


def test_j_and_k_go_from_change_to_change_and_round(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    for one in OWN.policies.policies[:12]:
        drafting.change_text(path, one.id, "guidance", "es", "Otra frase.")
    found = made()
    found.show_standing(standing(database, here))
    found.choose(path.name)
    bar, seen = found.reading.verticalScrollBar(), []
    for _ in range(3):
        run(found, "standards.next")
        seen.append(bar.value())
    assert seen == sorted(seen) and seen[0] < seen[1] < seen[2]
    run(found, "standards.previous")
    assert bar.value() == seen[1]
    for _ in range(11):
        run(found, "standards.next")
    assert bar.value() == 0


def test_what_is_chosen_stays_chosen_when_something_comes(made, database, here):
    found = made()
    found.show_standing(standing(database, here, [proposal("p"), proposal("q")]))
    found.choose("q")
    publish(database)
    found.show_standing(standing(database, here, [proposal("p"), proposal("q")]))
    assert found.current().key == "q"


def test_dropping_and_removing_ask_first(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found, dropped, removed = made(), [], []
    found.dropped.connect(lambda one, why: dropped.append((one.proposal_id, why)))
    found.removed.connect(removed.append)
    found.show_standing(standing(database, here, [proposal("p")]))
    found.choose("p")
    run(found, "standards.drop")
    found.sheet.put("reason", "ya está dicho")
    found.sheet.taken.emit(found.sheet.values())
    found.sheet.close_sheet()
    found.choose(path.name)
    run(found, "standards.remove")
    assert removed == []
    found.sheet.taken.emit(found.sheet.values())
    assert dropped == [("p", "ya está dicho")] and removed == [path]


def test_what_is_typed_about_a_policy_stays_while_another_one_is_looked_at(made, database, here, qtbot):
    """One Ctrl+Enter writes all of it."""
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    found, asked = made(), []
    found.edited.connect(lambda _, edits: asked.append(edits))
    found.show_standing(standing(database, here))
    found.choose(path.name)
    run(found, "standards.edit")
    first = found.sheet.value("policy_id")
    found.sheet.put("guidance.es", "Una frase nueva.")
    found.sheet.put("policy_id", "hate.slur")
    qtbot.waitUntil(lambda: found.sheet.value("guidance.es") != "Una frase nueva.")
    found.sheet.put("severity", "S0")
    found.sheet.put("policy_id", first)
    qtbot.waitUntil(lambda: found.sheet.value("guidance.es") == "Una frase nueva.")
    found.sheet.taken.emit(found.sheet.values())
    ((one, other),) = asked
    assert {each.policy_id for each in (one, other)} == {first, "hate.slur"}
    assert next(each for each in (one, other) if each.policy_id == first).guidance == {"es": "Una frase nueva."}
    found.sheet.close_sheet()
    run(found, "standards.edit")
    assert found.sheet.value("guidance.es") != "Una frase nueva.", "another form begins with the draft"
