"""The spots on screen: letters before names, clauses, second votes that are hidden until they are shown, the ruling."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget

from reviewer_app.domain.calibration.discussion import Right, rule, vote
from reviewer_app.domain.calibration.session import NONE, POLICY_AMBIGUOUS
from reviewer_app.domain.calibration.spots import FINDINGS
from reviewer_app.ui.calibration.letter_chip import LetterChip
from reviewer_app.ui.calibration.presenter import Presenter
from reviewer_app.ui.calibration.spot_groups import groups_of, position_name
from reviewer_app.ui.calibration.spot_words import Said
from tests import calibrations
from tests.ui.calibration.conftest import INSULT, SLUR, make_session, reviews

NOW = 1_790_000_000_000


@pytest.fixture
def presenter(theme, on_screen):
    made = Presenter(QWidget(), theme, theme)
    made.resize(1200, 700)
    made.shown = []
    made.spot_shown.connect(made.shown.append)
    return on_screen(made)


@pytest.fixture
def present(presenter, spots, standard):
    """`present(session)`: the presenter with its spots, at the first one about a finding."""

    def show(session):
        presenter.show_session(session, spots(session), standard)
        while presenter.current.spot.kind != FINDINGS:
            presenter.go(1)
        return presenter

    return show


def words_of(widget):
    """All that is written on it."""
    return " ".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def letters_of(card):
    return [chip.accessibleName() for chip in card.findChildren(LetterChip)]


def with_votes(session, spot, *said):
    """A document with votes of members: `(letter, position, why)`."""
    told = []
    for letter, position, why in said:
        made = vote(make_session(my_letter=letter), "x", spot, (position, why, ""), NOW + len(told))
        told.append(calibrations.told(made, letter))
    return make_session(decisions=told, **session)


def test_who_says_the_same_stands_together_under_letters(present):
    shown = present(make_session())
    assert [card.group.position for card in shown.cards] == [INSULT, SLUR, NONE]
    assert [letters_of(card) for card in shown.cards] == [["A", "B"], ["C"], ["D"]]
    assert "payaso" in words_of(shown.cards[0])
    assert "marked nothing" in words_of(shown.cards[2])
    assert not any(name in words_of(shown) for name in ("ana", "bea", "sol")), "no names before they are asked for"


def test_names_stand_beside_the_letters_once_the_server_tells_them(present):
    shown = present(make_session(state="named", reviews=reviews(login="bea")))
    assert letters_of(shown.cards[0]) == ["A bea", "B bea"]
    assert "bea — payaso" in words_of(shown.cards[0])


def test_the_clause_of_the_chosen_position_is_quoted_with_its_version(present):
    shown = present(make_session())
    first, second, last = shown.cards
    assert "«Degrades an identifiable person" in words_of(first)
    assert "live-es@2026.2" in words_of(first)
    shown.choose(1)
    assert "«" not in words_of(first) and "«" in words_of(second)
    shown.choose(5)
    assert last.property("chosen") and "«" not in words_of(last), "nothing has no clause"


def test_spots_are_gone_through_from_the_largest_and_end_at_the_ends(present):
    shown = present(make_session())
    sizes = [one.spot.size for one in shown._spots]
    assert sizes == sorted(sizes, reverse=True) and len(sizes) == 2
    shown.go(-5)
    assert shown.number.text() == "Spot 1 of 2"
    shown.go(5)
    assert shown.number.text() == "Spot 2 of 2"
    before = len(shown.shown)
    shown.go(1)
    assert len(shown.shown) == before, "where one stands already nothing is shown again"


def test_second_votes_are_counted_and_hidden_until_they_are_shown(present, presenter, standard, spots):
    shown = present(make_session())
    spot = shown.current.spot
    voted = with_votes({}, spot, ("C", INSULT, "me convence"), ("D", INSULT, "sí"), ("D", NONE, "mejor no"))
    presenter.show_session(voted, spots(voted), standard)
    assert shown.count.text() == "2 of 4 voted again"
    assert "me convence" not in words_of(shown) and shown.cards[0].group.votes is None
    shown.toggle_votes()
    assert shown.cards[0].group.votes == {"C": "me convence"}, "the last vote of each counts"
    assert shown.cards[2].group.votes == {"D": "mejor no"}
    assert "me convence" in words_of(shown.cards[0])
    shown.toggle_votes()
    assert shown.cards[0].group.votes is None


def test_where_nobody_voted_again_no_card_counts_votes(spots, standard):
    session = make_session()
    [*_, findings] = [one for one in spots(session) if one.spot.kind == FINDINGS]
    assert not findings.votes
    assert {group.votes for group in groups_of(findings, session, standard, True)} == {None}


def test_a_vote_for_what_nobody_held_has_a_card_of_its_own(present, presenter, standard, spots):
    shown = present(make_session())
    voted = with_votes({}, shown.current.spot, ("A", "harassment.profanity", "a nadie"))
    presenter.show_session(voted, spots(voted), standard)
    shown.toggle_votes()
    assert shown.cards[-1].group.position == "harassment.profanity" and not shown.cards[-1].group.voices


def test_a_ruling_is_told_and_shows_the_votes_to_members_too(present, presenter, standard, spots):
    shown = present(make_session())
    spot = shown.current.spot
    right = Right(spot.positions[0].findings[0], None, "A una persona.", "", POLICY_AMBIGUOUS,
                  {"policy_id": INSULT, "clause": "", "change": "x"}, True)  # fmt: skip
    ruling = calibrations.told(rule(make_session(), "luz", spot, right, NOW), None)
    ruled = make_session(role="member", my_letter="B", decisions=[ruling])
    assert not shown.ruling.isVisible()
    presenter.show_session(ruled, spots(ruled), standard)
    assert shown.ruling.isVisible()
    for told in ("Degrading insult", "Ambiguous policy", "tested again", "proposal", "A una persona."):
        assert told in shown.ruling.text()
    assert shown.votes_shown and not shown.may_vote and not shown.may_rule
    assert "1 of 2 spots ruled on" in shown.strip.accessibleName()


def test_only_members_vote_and_nobody_behind_the_end(present):
    assert not present(make_session()).may_vote
    assert present(make_session(my_letter="B")).may_vote
    closed = present(make_session(my_letter="B", state="closed"))
    assert not closed.may_vote and not closed.may_rule


def test_the_spot_on_screen_stays_when_more_is_known(present, presenter, standard, spots):
    shown = present(make_session())
    spot_id = shown.current.spot.spot_id
    shown.vote()
    presenter.show_session(make_session(), spots(make_session()), standard)
    assert shown.current.spot.spot_id == spot_id
    assert shown.sheet is not None and shown.sheet.isVisible(), "nobody's sheet closes because others voted"


def test_what_is_asked_for_names_the_spot(present, press):
    shown = present(make_session(my_letter="B"))
    votes = []
    shown.voted.connect(lambda spot, position, why: votes.append((spot.spot_id, position, why)))
    shown.vote()
    press("1", "Tab", "x", "Ctrl+Return")
    assert votes == [(shown.current.spot.spot_id, INSULT, "x")]
    shown.close_sheet()
    assert shown.sheet is None


def test_words_of_another_spot_come_too_late(present):
    shown = present(make_session())
    shown.show_words("another", Said("antes", "dentro", "después"))
    assert not shown.words.isVisible()
    shown.show_words(shown.current.spot.spot_id, Said("antes", "<dentro>", "después"))
    assert "<b>&lt;dentro&gt;</b>" in shown.words.text()


def test_where_there_is_little_room_the_words_stand_above_the_positions(present, qtbot):
    shown = present(make_session())
    shown.show_words(shown.current.spot.spot_id, Said("antes", "dentro", "después"))
    assert not shown._scroll.isAncestorOf(shown.words)
    shown.resize(600, 700)
    qtbot.waitUntil(lambda: shown._scroll.isAncestorOf(shown.words))
    shown.choose(1)
    shown.resize(1200, 700)
    qtbot.waitUntil(lambda: not shown._scroll.isAncestorOf(shown.words))
    qtbot.waitUntil(shown.words.isVisible)


def test_in_a_low_window_a_sheet_lies_in_the_place_of_the_positions(present, qtbot):
    shown = present(make_session(my_letter="B"))
    shown.resize(600, 400)
    shown.vote()
    qtbot.waitUntil(lambda: not shown._scroll.isVisible())
    shown.close_sheet()
    assert shown._scroll.isVisible()


def test_a_session_without_disagreement_says_so(presenter, standard):
    presenter.show_session(make_session(reviews=[]), (), standard)
    assert "nothing to discuss" in presenter.number.text()
    presenter.go(1)
    presenter.choose(1)
    assert presenter.current is None


def test_positions_have_the_names_of_the_frozen_version(standard, spots):
    assert position_name(INSULT, standard) == "Harassment · Degrading insult"
    assert position_name("NA", standard) == "Not allowed"
    assert position_name("gone.policy", standard) == "gone.policy"
    session = make_session()
    [*_, findings] = [groups_of(one, session, standard, False) for one in spots(session) if one.spot.kind == FINDINGS]
    assert [voice.severity for voice in findings[0].voices] == ["S2", "S2"]
    assert findings[0].voices[0].place == "00:00:10–00:00:14"


def test_what_is_written_is_not_lost_once_the_focus_is_elsewhere(present, press):
    """The same key goes back to the sheet; another spot is not gone to before it is stored or dropped."""
    shown = present(make_session(my_letter="B"))
    shown.go(-5)
    said = []
    shown.refused.connect(said.append)
    shown.vote()
    sheet = shown.sheet
    press("1", "Tab", "x")
    for way in (shown.vote, shown.rule, lambda: shown.go(1)):
        shown.setFocus()
        way()
        assert shown.sheet is sheet and sheet._why.toPlainText() == "x" and sheet.hasFocus()
    assert shown.number.text() == "Spot 1 of 2"
    assert len(said) == 2 and all("not stored" in one for one in said), "going back to the sheet is no refusal"
    press("Escape")
    shown.go(1)
    assert shown.number.text() == "Spot 2 of 2"


def test_a_sheet_without_text_is_in_nobodys_way(present):
    shown = present(make_session(my_letter="B"))
    shown.go(-5)
    shown.vote()
    shown.rule()
    assert type(shown.sheet).__name__ == "RulingSheet"
    shown.go(1)
    assert shown.sheet is None and shown.number.text() == "Spot 2 of 2"
