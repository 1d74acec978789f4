"""Proposals: who may decide what, what a decision holds, and how far one is."""

import pytest

from reviewer_app.domain.errors import Refused
from reviewer_app.domain.proposal import Change, Proposal, by_urgency, proposed, settled

CHANGE = Change("hate.slur", "Insultos", "Decirlo.", "Se discute.")


def document(**values):
    return {
        "proposal_id": "p1", "state": "open", "policy_set": "live-es@2026.2", "policy_id": "hate.slur", "clause": "c",
        "change": "x", "why": "y", "source": None, "taken_into": None, "proposed_by": "sol", "proposed_at_ms": 5,
        "decisions": [], **values,
    }  # fmt: skip


def test_a_proposal_says_what_is_to_change_and_is_a_case_of_its_own():
    event = proposed(Change(" hate.slur ", "c", " x\n", ""), "live-es@2026.2", "sol", "specialist", 9)
    assert (event.kind, event.author, event.made_at_ms, event.policy_set) == (
        "standard.proposed", "sol", 9, "live-es@2026.2")  # fmt: skip
    assert event.body == {
        "proposal_id": event.review_id, "policy_id": "hate.slur", "clause": "c", "change": "x", "why": ""
    }  # fmt: skip
    assert proposed(CHANGE, "x@1", "sol", "lead", 9).review_id != event.review_id


@pytest.mark.parametrize("role", ["moderator", "operator", "", None])
def test_others_propose_and_settle_nothing(role):
    with pytest.raises(Refused, match="Specialists and leads propose"):
        proposed(CHANGE, "x@1", "ana", role, 9)
    with pytest.raises(Refused, match="Leads settle"):
        settled(Proposal.from_document(document()), None, "no", author="ana", role=role, now_ms=9)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change("", "c", "x"), "Name the policy"),
        (Change("p", "c", " "), "say what is to change"),
        (Change("p", "c" * 4001, "x"), "4000 characters"),
        (Change("p", "c", "x" * 4001), "4000 characters"),
        (Change("p", "c", "x", "x" * 4001), "4000 characters"),
    ],
)
def test_what_is_not_whole_is_refused(change, sentence):
    with pytest.raises(Refused, match=sentence):
        proposed(change, "x@1", "sol", "specialist", 9)


def settle(one, into, reason="", role="lead"):
    return settled(one, into, reason, author="luz", role=role, now_ms=7)


def test_a_lead_takes_it_into_a_version_or_drops_it_with_a_reason():
    one = Proposal.from_document(document())
    assert settle(one, "live-es@2026.3").body == {"proposal_id": "p1", "into": "live-es@2026.3", "reason": ""}
    assert settle(one, None, " no ").body["reason"] == "no"
    with pytest.raises(Refused, match="Say why"):
        settle(one, None, "  ")
    with pytest.raises(Refused, match="Leads settle"):
        settle(one, None, "no", role="specialist")


@pytest.mark.parametrize("state", ["published", "dropped"])
def test_what_is_settled_stays_so(state):
    with pytest.raises(Refused, match="settled already"):
        settle(Proposal.from_document(document(state=state)), "live-es@2026.4")


def test_ones_own_decisions_count_before_the_server_knows_them():
    one = Proposal.from_document(document())
    assert not one.on_its_way
    drafted = Proposal.from_document(document(), [settle(one, "live-es@2026.3")])
    assert (drafted.state, drafted.taken_into, drafted.on_its_way) == ("drafted", "live-es@2026.3", True)
    dropped = Proposal.from_document(document(), [settle(one, "live-es@2026.3"), settle(one, None, "no")])
    assert (dropped.state, dropped.reason, dropped.settled_by) == ("dropped", "no", "luz")


def test_ones_own_is_there_before_the_server_tells_of_it():
    event = proposed(CHANGE, "live-es@2026.2", "sol", "specialist", 9)
    found = Proposal.from_event(event)
    assert (found.proposal_id, found.change, found.state, found.on_its_way) == (event.review_id, CHANGE, "open", True)


def test_the_server_tells_why_and_from_where():
    told = [{"event_id": "e", "kind": "standard.settled", "author": "luz", "made_at_ms": 1, "body": {"reason": "no"}}]
    found = Proposal.from_document(
        document(state="dropped", decisions=told, source={"kind": "calibration", "case_id": "s"})
    )
    assert (found.reason, found.settled_by, found.source) == ("no", "luz", ("calibration", "s"))


def test_what_is_open_comes_first_the_newest_before():
    def one(name, state, at):
        return Proposal.from_document(document(proposal_id=name, state=state, proposed_at_ms=at))

    found = by_urgency(
        [
            one("a", "dropped", 9),
            one("b", "open", 1),
            one("c", "drafted", 5),
            one("d", "open", 2),
            one("e", "published", 3),
        ]
    )
    assert "".join(each.proposal_id for each in found) == "dbcea"
