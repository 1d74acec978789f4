"""Proposals to change the standard: what is proposed, how far it is, and the decisions about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reviewer_app.domain import events as ev
from reviewer_app.domain.errors import Refused
from reviewer_app.domain.events import Event
from reviewer_app.domain.ids import new_id

OPEN, DRAFTED, PUBLISHED, DROPPED = "open", "drafted", "published", "dropped"
LONGEST = 4000
MAY_PROPOSE = frozenset({"specialist", "lead"})
MAY_SETTLE = frozenset({"lead"})


@dataclass(frozen=True, slots=True)
class Change:
    """What is to change of a clause, and why. `clause` are its words as they are, or where it stands; '' for a rule
    that is missing."""

    policy_id: str
    clause: str
    change: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposal. `source`: the kind and id of the case that it came out of; `taken_into`: `id@version`.

    `reason`: why it was dropped. `on_its_way`: the server has not confirmed yet what stands here.
    """

    proposal_id: str
    state: str
    policy_set: str
    change: Change
    proposed_by: str
    proposed_at_ms: int
    source: tuple[str, str] | None = None
    taken_into: str | None = None
    reason: str = ""
    settled_by: str = ""
    on_its_way: bool = False

    @property
    def is_settled(self) -> bool:
        """Whether nothing more is decided about it."""
        return self.state in {PUBLISHED, DROPPED}

    @classmethod
    def from_document(cls, document: Mapping[str, object], on_their_way: Iterable[Event] = ()) -> "Proposal":
        """As the server told it (docs/cases.md), with one's own decisions that it did not know yet."""
        told: dict = dict(document)
        source = told["source"]
        found = cls(
            told["proposal_id"],
            told["state"],
            told["policy_set"],
            Change(told["policy_id"], told["clause"], told["change"], told["why"]),
            told["proposed_by"],
            told["proposed_at_ms"],
            None if source is None else (source["kind"], source["case_id"]),
            told["taken_into"],
        )
        for one in told["decisions"]:
            if one["kind"] == ev.STANDARD_SETTLED:
                found = replace(found, reason=one["body"].get("reason") or "", settled_by=one["author"])
        return _with(found, on_their_way)

    @classmethod
    def from_event(cls, event: Event, later: Iterable[Event] = ()) -> "Proposal":
        """One's own that the server has not told of yet, and what one decided about it since."""
        body: dict = dict(event.body)
        change = Change(body["policy_id"], body["clause"], body["change"], body["why"])
        found = cls(event.review_id, OPEN, event.policy_set, change, event.author, event.made_at_ms, on_its_way=True)
        return _with(found, later)


def proposed(change: Change, policy_set: str, author: str, role: str, now_ms: int) -> Event:
    """Propose a change. Raises Refused for who may not, and for what is not whole."""
    if role not in MAY_PROPOSE:
        raise Refused("Specialists and leads propose changes to the standard.")
    texts = Change(*(one.strip() for one in (change.policy_id, change.clause, change.change, change.why)))
    if not texts.policy_id or not texts.change:
        raise Refused("Name the policy, and say what is to change.")
    if max(len(texts.clause), len(texts.change), len(texts.why)) > LONGEST:
        raise Refused(f"A proposal takes {LONGEST} characters in each field at most.")
    proposal_id = new_id()
    body = {
        "proposal_id": proposal_id,
        "policy_id": texts.policy_id,
        "clause": texts.clause,
        "change": texts.change,
        "why": texts.why,
    }
    return Event(ev.STANDARD_PROPOSED, proposal_id, author, now_ms, policy_set, body)


def settled(proposal: Proposal, into: str | None, reason: str, *, author: str, role: str, now_ms: int) -> Event:
    """Take a proposal into a version (`id@version`), or drop it for a reason. Raises Refused."""
    if role not in MAY_SETTLE:
        raise Refused("Leads settle proposals.")
    if proposal.is_settled:
        raise Refused("This proposal is settled already.")
    if into is None and not reason.strip():
        raise Refused("Say why the proposal is dropped.")
    body = {"proposal_id": proposal.proposal_id, "into": into, "reason": reason.strip()}
    return Event(ev.STANDARD_SETTLED, proposal.proposal_id, author, now_ms, proposal.policy_set, body)


def by_urgency(proposals: Iterable[Proposal]) -> Sequence[Proposal]:
    """What is open first, then what is drafted, then what is settled; the newest first in each."""
    order = (OPEN, DRAFTED, PUBLISHED, DROPPED)
    return sorted(proposals, key=lambda one: (order.index(one.state), -one.proposed_at_ms, one.proposal_id))


def _with(found: Proposal, later: Iterable[Event]) -> Proposal:
    for one in later:
        if one.kind == ev.STANDARD_SETTLED:
            into = one.body["into"]
            found = replace(
                found,
                state=DROPPED if into is None else DRAFTED,
                taken_into=into,  # type: ignore[arg-type]
                reason=str(one.body["reason"]),
                settled_by=one.author,
                on_its_way=True,
            )
    return found
