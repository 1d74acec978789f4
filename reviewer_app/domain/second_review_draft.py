"""What a person has decided about a second review and not sent yet."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from reviewer_app.domain import events as ev
from reviewer_app.domain.review_differences import Difference
from reviewer_app.domain.second_review import Judgement, SecondReview


@dataclass(slots=True)
class Draft:
    """By difference: how it is typed, whether it is disputed, whether the judgement stands; and the texts by kind.

    `typing`: judgements begun on the sheet and not taken, by difference; they count for nothing until they are.
    """

    judgements: dict[str, Judgement] = field(default_factory=dict)
    disputed: set[str] = field(default_factory=set)
    stands: dict[str, bool] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    clauses: dict[str, str] = field(default_factory=dict)
    typing: dict[str, Judgement] = field(default_factory=dict)

    def missing(self, case: SecondReview, differences: Iterable[Difference]) -> list[str]:
        """The differences that the person still has to say something about, in order."""
        ids = [one.difference_id for one in differences]
        if ev.AUDIT_JUDGED in case.next_steps:
            return [one for one in ids if one not in self.judgements]
        asked = asked_about(case)
        return [one for one in ids if one in asked and one not in self.stands]

    def about(self, difference_ids: Collection[str]) -> "Draft":
        """The same without what is said of other differences than these."""
        return Draft(
            {one: judgement for one, judgement in self.judgements.items() if one in difference_ids},
            self.disputed & set(difference_ids),
            {one: stands for one, stands in self.stands.items() if one in difference_ids},
            dict(self.texts),
            dict(self.clauses),
            {one: judgement for one, judgement in self.typing.items() if one in difference_ids},
        )

    def to_json(self) -> dict[str, object]:
        """As it is kept; what is empty is left out, so {} is a draft of nothing."""
        parts = {
            "judgements": [one.to_json() for one in self.judgements.values()],
            "disputed": sorted(self.disputed),
            "stands": dict(self.stands),
            "texts": {kind: text for kind, text in self.texts.items() if text},
            "clauses": {kind: clause for kind, clause in self.clauses.items() if clause},
            "typing": [one.to_json() for one in self.typing.values()],
        }
        return {name: part for name, part in parts.items() if part}

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Draft":
        """The inverse of `to_json`."""
        judgements = (Judgement.from_json(one) for one in value.get("judgements", ()))
        typing = (Judgement.from_json(one) for one in value.get("typing", ()))
        return cls(
            {one.difference_id: one for one in judgements},
            set(value.get("disputed", ())),
            dict(value.get("stands", {})),
            dict(value.get("texts", {})),
            dict(value.get("clauses", {})),
            {one.difference_id: one for one in typing},
        )


def asked_about(case: SecondReview) -> tuple[str, ...]:
    """The differences that an answer or a ruling is asked about now."""
    if ev.AUDIT_ANSWERED in case.next_steps:
        return case.disputed
    return case.to_rule if ev.AUDIT_ARBITRATED in case.next_steps else ()
