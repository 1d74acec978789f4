"""Finding a policy by what is typed: its name in any language, its id, words of its guidance and examples."""

from collections.abc import Mapping

from reviewer_app.domain.policy import Policy, PolicySet
from reviewer_app.domain.text_fold import fold


class PolicySearch:
    """The texts of a policy set, folded once; accents do not matter, ñ may be typed as n."""

    def __init__(self, policy_set: PolicySet) -> None:
        self._texts = [(policy, *_texts(policy)) for policy in policy_set.policies]

    def find(self, query: str, uses: Mapping[str, int]) -> list[Policy]:
        """The policies in which every word of the query stands: names first, then ids, then guidance and examples;
        of those that fit equally well the one used more often, then the order of the set. All for an empty query.
        """
        words = _plain(query).split()
        found = []
        for place, (policy, name, policy_id, rest) in enumerate(self._texts):
            ranks = [_rank(word, name, policy_id, rest) for word in words]
            if None not in ranks:
                found.append((max(ranks, default=0), -uses.get(policy.id, 0), place, policy))
        return [policy for *_, policy in sorted(found, key=lambda one: one[:3])]


def _texts(policy: Policy) -> tuple[str, str, str]:
    examples = [text for example in policy.examples for text in example.text.values()]
    return (
        _plain(" ".join(policy.name.values())),
        _plain(policy.id),
        _plain(" ".join((*policy.guidance.values(), *examples))),
    )


def _rank(word: str, name: str, policy_id: str, rest: str) -> int | None:
    """0 where a word of the name begins so, 1 inside of the name, 2 in the id, 3 in the rest; None nowhere."""
    if f" {word}" in f" {name}":
        return 0
    return next((number for number, text in enumerate((name, policy_id, rest), start=1) if word in text), None)


def _plain(text: str) -> str:
    return fold(text, keep_enye=False)
