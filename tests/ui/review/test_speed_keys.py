"""Deciding quickly, by keys, on the real page with the real store."""

from PySide6.QtWidgets import QApplication

from reviewer_app.domain.events import ESCALATION_RAISED, ESCALATION_WITHDRAWN
from tests.ui.review.desk import CTRL, SHIFT


def spans(desk):
    return [(finding.policy_id, finding.start_ms, finding.end_ms) for finding in desk.findings]


def test_one_key_marks_the_cue_and_the_next_label_is_about_it(review_desk):
    review_desk.deck.now = 4_000
    review_desk.key("'")
    review_desk.deck.now = 9_000
    review_desk.key("2")
    assert spans(review_desk) == [("hate.slur", 3_700, 6_400)]
    assert review_desk.findings[0].quote == "hay partido y ano no es año hola corazón"


def test_pressed_again_it_is_the_turn(review_desk):
    """Three cues of one speaker in a row; the key of the turn marks the same from any of them."""
    review_desk.deck.now = 4_000
    index = review_desk.page.speed._index
    cues = index.transcript.cues
    object.__setattr__(cues[2], "speaker", cues[1].speaker)
    review_desk.key("'")
    review_desk.key("'")
    review_desk.key("2")
    assert spans(review_desk) == [("hate.slur", 3_700, cues[3].end_ms)]
    review_desk.deck.now = 8_000
    review_desk.key("t", SHIFT)
    review_desk.key("2")
    assert spans(review_desk)[1][1:] == (3_700, cues[3].end_ms)


def test_where_nothing_is_said_a_sentence_tells_what_to_do(review_desk):
    review_desk.deck.now = 199_000
    review_desk.key("'")
    assert "mark a span with i and o" in review_desk.window.banner.text


def test_the_last_label_again_at_the_playhead_or_on_the_marks(review_desk):
    review_desk.key("r", SHIFT)
    assert "nothing to repeat" in review_desk.window.banner.text
    review_desk.deck.now = 1_000
    review_desk.key("2")
    review_desk.deck.now = 5_000
    review_desk.key("r", SHIFT)
    review_desk.key("'")
    review_desk.key("r", SHIFT)
    assert spans(review_desk) == [("hate.slur", 1_000, None), ("hate.slur", 3_700, 6_400), ("hate.slur", 5_000, None)]


def test_enough_stops_and_proposes_what_the_findings_ask_for(review_desk, policy_set):
    review_desk.key("2")
    review_desk.key("Return", SHIFT)
    assert ("pause",) in review_desk.deck.asked
    draft = review_desk.page.panes.sheet.draft
    assert (draft.outcome, draft.actions) == ("NA", set(policy_set.policy("hate.slur").actions))
    assert review_desk.page.panes.sheet.hasFocus()


def test_a_policy_is_found_by_name_and_labels_where_the_search_began(review_desk):
    review_desk.deck.now = 7_000
    review_desk.key("f", SHIFT)
    panel = review_desk.page.panes.policies
    assert panel.searching
    review_desk.type("dehuman")
    assert panel.found == "hate.dehumanise"
    review_desk.deck.now = 30_000
    review_desk.key("Return")
    assert spans(review_desk) == [("hate.dehumanise", 7_000, None)]
    assert not panel.searching
    assert QApplication.focusWidget() is not panel.field


def test_escape_leaves_the_search_without_a_label(review_desk):
    review_desk.key("f", SHIFT)
    review_desk.type("slur")
    review_desk.key("Escape")
    assert review_desk.findings == []
    assert not review_desk.page.panes.policies.searching
    review_desk.key("2")
    assert len(review_desk.findings) == 1


def test_an_escalation_is_raised_shown_and_undone(review_desk):
    review_desk.key("1")
    review_desk.key("e")
    speed = review_desk.page.speed
    assert speed.sheet.isVisible()
    review_desk.key("Return", CTRL)
    (raised,) = review_desk.review.escalations.values()
    assert (raised.route, raised.due_at_ms - raised.raised_at_ms) == ("child_safety", 15 * 60_000)
    assert not speed.sheet.isVisible()
    assert speed.bar.isVisible()
    review_desk.key("u")
    assert review_desk.review.escalations == {}
    assert not speed.bar.isVisible()
    review_desk.key("u", SHIFT)
    review_desk.key("e", SHIFT)
    kinds = [kind for kind in review_desk.stored() if kind.startswith("escalation")]
    assert kinds == [ESCALATION_RAISED, ESCALATION_WITHDRAWN, ESCALATION_RAISED, ESCALATION_WITHDRAWN]


def test_nothing_to_withdraw_is_said(review_desk):
    review_desk.key("e", SHIFT)
    assert "Nothing is escalated" in review_desk.window.banner.text


def test_most_used_policies_are_counted_for_the_person(review_desk):
    review_desk.key("h")
    review_desk.key("2")
    before = [row.text for row in review_desk.page.panes.policies.rows()]
    review_desk.key("h")
    review_desk.key("2")
    assert [row.text for row in review_desk.page.panes.policies.rows()] == before, "nothing jumps in a recording"
    with review_desk.database.read() as connection:
        from reviewer_app.store import reviews

        uses = reviews.policies_used(connection, "ana")
    assert uses == {"hate.dehumanise": 2}
    review_desk.page.panes.policies.set_uses(uses)
    assert review_desk.page.panes.policies.rows()[1].policy.id == "hate.dehumanise"
