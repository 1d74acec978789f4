"""The page of the standard: what stands where, who may do what, and what it asks for."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt, QUrl

from reviewer_app.operations import drafting
from reviewer_app.ui.commands import standards as commands
from reviewer_app.ui.standards.rows import HEADING
from tests.stores import open_review, place
from tests.ui.standards.standings import ALARMING, CHANGED, OWN, TODAY, proposal, publish, run, standing
from tests.workplaces import make_place


@pytest.fixture
def here(tmp_path):
    return make_place(tmp_path / "home")


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
    assert "standards.propose" not in found.status_hints


_READING = {"standards.next", "standards.previous", "standards.search"}
_PROPOSING = {*_READING, "standards.propose", "standards.draft"}
_DRAFT = {*_PROPOSING, "standards.edit", "standards.open_file", "standards.remove"}
_SOUND = {*_DRAFT, "standards.text", "standards.touched"}
_ALLOWED = {
    ("moderator", "live-es@2026.2"): _READING,
    ("moderator", "live-es@2026.3"): {*_READING, "standards.text"},
    ("specialist", "live-es@2026.2"): _PROPOSING,
    ("specialist", "open"): {*_PROPOSING, "standards.mark"},
    ("specialist", "drafted"): {*_PROPOSING, "standards.mark"},
    ("specialist", "published"): _PROPOSING,
    ("specialist", "dropped"): _PROPOSING,
    ("specialist", "sound"): _SOUND,
    ("specialist", "broken"): _DRAFT,
    ("specialist", "alone"): _DRAFT,
    ("lead", "live-es@2026.2"): _PROPOSING,
    ("lead", "live-es@2026.3"): {*_PROPOSING, "standards.text"},
    ("lead", "open"): {*_PROPOSING, "standards.mark", "standards.drop"},
    ("lead", "drafted"): {*_PROPOSING, "standards.mark", "standards.drop"},
    ("lead", "published"): _PROPOSING,
    ("lead", "dropped"): _PROPOSING,
    ("lead", "sound"): {*_SOUND, "standards.publish"},
    ("lead", "broken"): _DRAFT,
    ("lead", "alone"): {*_DRAFT, "standards.publish"},
}


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """A standing with a proposal in each state; drafts without a mistake, with one, and from a version not here."""
    place = make_place(tmp_path_factory.mktemp("home"))
    database = place.open_store("ana")
    publish(database)
    texts = {
        "sound": ("", ""),
        "broken": ("severity: S0", "severity: S9"),
        "alone": ("# Draft from live-es@2026.2", "# Draft from live-es@2020.1"),
    }
    for name, (old, new) in texts.items():
        path = drafting.begin(place, OWN.text, [], [f"live-es@2026.{len(drafting.drafts(place)) + 3}"], TODAY)
        path.rename(path.with_name(f"{name}.yaml")).write_text(
            path.with_name(f"{name}.yaml").read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8"
        )
    proposals = [proposal(state, state) for state in ("open", "drafted", "published", "dropped")]
    yield standing(database, place, proposals)
    database.close()


@pytest.mark.parametrize("role, chosen", _ALLOWED)
def test_who_may_do_what_with_what_is_chosen(made, everything, role, chosen):
    """By the table of commands: what a page allows is worth nothing where a command does not ask for it."""
    found = made(role)
    found.show_standing(everything)
    found.choose(f"{chosen}.yaml" if chosen in {"sound", "broken", "alone"} else chosen)
    assert found.current().key.startswith(chosen)
    may = {command.id for command in commands.COMMANDS if found.allowed(command.when)}
    assert may == _ALLOWED[role, chosen]
    told = {one for one in found.status_hints if one.startswith("standards.")}
    assert told <= may
    nowhere = chosen in {"open", "drafted", "published", "dropped", "sound"}
    assert ("standards.next" in told) != nowhere, "in a proposal, or where nothing differs, there is nowhere to go"


def test_nothing_can_be_done_before_anything_is_here(made):
    found = made("lead")
    may = {command.id for command in commands.COMMANDS if found.allowed(command.when)}
    assert may == _READING and found.status_text == "" and found.title == "Standards"
    assert not found.allowed("no such thing")


def test_the_version_in_force_is_read_from_beginning_to_end(made, database):
    found = made("moderator")
    found.show_standing(standing(database))
    text = found.reading.toPlainText()
    assert "60 policy(s)" in text and all(one.guidance["es"] in text for one in OWN.policies.policies[:3])
    run(found, "standards.next")
    assert found.reading.place() == "minor.host" and "standards.next" in found.status_hints


def test_pages_are_turned_from_the_list(made, database, qtbot):
    found = made("moderator")
    found.show_standing(standing(database))
    bar = found.reading.verticalScrollBar()
    qtbot.keyClick(found.list, Qt.Key.Key_PageDown)
    qtbot.keyClick(found.list, Qt.Key.Key_PageDown)
    assert bar.value() == 2 * bar.pageStep()
    qtbot.keyClick(found.list, Qt.Key.Key_PageUp)
    assert bar.value() == bar.pageStep() and found.current().key == OWN.policies.ref


def test_a_version_with_an_earlier_one_turns_from_its_changes_to_its_text_and_back(made, database):
    publish(database)
    found = made()
    found.set_keys({"standards.text": "w"})
    found.show_standing(standing(database))
    found.choose("live-es@2026.3")
    assert "after" in found.reading.toPlainText()
    run(found, "standards.text")
    text = found.reading.toPlainText()
    assert "after" not in text and CHANGED[1] in text and CHANGED[0] not in text
    run(found, "standards.text")
    assert "after" in found.reading.toPlainText()
    found.reading.link_wanted.emit("part", "text")
    assert CHANGED[0] not in found.reading.toPlainText()
    found.reading.link_wanted.emit("https", "changes")
    assert CHANGED[0] not in found.reading.toPlainText(), "no other link leads anywhere"
    found.choose("live-es@2026.2")
    found.choose("live-es@2026.3")
    assert "after" in found.reading.toPlainText(), "each begins with its own part"
    assert "Whole text w" in found.reading.toPlainText().replace("\xa0", " ").replace("  ", " ")
    found.set_keys({"standards.text": "F2"})
    assert "F2" in found.reading.toPlainText()


def test_words_are_found_in_the_text_and_escape_leaves_the_search_first(made, database, qtbot):
    found, left = made(), []
    found.wants_page.connect(lambda *page: left.append(page))
    found.show_standing(standing(database))
    assert not found.search.isVisible()
    run(found, "standards.search")
    qtbot.keyClicks(found.search.field, "extorsion")
    assert found.search.isVisible() and found.reading.extraSelections()
    before = found.reading.verticalScrollBar().value()
    qtbot.keyClick(found.search.field, Qt.Key.Key_Return)
    qtbot.keyClick(found.search.field, Qt.Key.Key_Return)
    assert found.search.count_text() == "1 of 1" and found.search.isVisible()
    assert found.reading.verticalScrollBar().value() > before
    run(found, "escape")
    assert not found.search.isVisible() and not found.reading.extraSelections() and left == []
    run(found, "escape")
    assert left == [("queue", None)]


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


def test_decisions_under_a_touched_policy_can_be_asked_for(made, database, here):
    """By its link, as any other link leads to its part."""
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    drafting.change_word(path, "hate.slur", "severity", "S0")
    found, asked = made(), []
    found.judged_wanted.connect(asked.append)
    known = standing(database, here)
    found.show_standing(replace(known, everybody={path: {"hate.slur": 4}}))
    found.choose(path.name)
    run(found, "standards.touched")
    found.reading.anchorClicked.emit(QUrl("judged:hate.slur"))
    assert asked == ["hate.slur"] and "Open" in found.reading.toPlainText()


def test_a_draft_that_an_editor_breaks_shows_its_mistakes_and_mended_what_was_read_before(made, database, here):
    path = drafting.begin(here, OWN.text, [], [], TODAY)
    drafting.change_word(path, "hate.slur", "severity", "S2")
    text = path.read_text(encoding="utf-8")
    found = made()
    found.resize(1600, 700)
    found.show_standing(standing(database, here))
    found.choose(path.name)
    wide = found.reading.viewport().width()
    run(found, "standards.text")
    narrow = found.reading.viewport().width()
    path.write_text(text.replace("severity: S0", "severity: S9", 1), encoding="utf-8")
    found.show_standing(standing(database, here))
    assert "unknown severity" in found.reading.toPlainText() and found.reading.viewport().width() > narrow + 100
    path.write_text(text, encoding="utf-8")
    found.show_standing(standing(database, here))
    assert CHANGED[0] in found.reading.toPlainText() and found.reading.viewport().width() == narrow < wide


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
