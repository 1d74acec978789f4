"""A verdict in the making: what is chosen, what the findings suggest, what is still missing. No widgets."""

from collections.abc import Iterable

from reviewer_app.domain.policy import Action, Outcome, PolicySet
from reviewer_app.domain.review import Finding, Verdict

_ALLOWED = "OK"


class VerdictDraft:
    """Outcome, actions and rationale under a policy set; `missing` names the first thing that is."""

    def __init__(self, policy_set: PolicySet) -> None:
        self._set = policy_set
        self._actions = {action.id: action for action in policy_set.actions}
        self._asking = {outcome.id for outcome in policy_set.outcomes if outcome.reasons}
        self.outcome: str | None = None
        self.actions: set[str] = set()
        self.rationale = ""
        self.suggested_actions: frozenset[str] = frozenset()

    def begin(self, given: Verdict | None, findings: Iterable[Finding]) -> None:
        """Start from the verdict given before, else from what the findings suggest."""
        policies = [self._set.policy(finding.policy_id) for finding in findings]
        known = [policy for policy in policies if policy is not None]
        self.suggested_actions = frozenset(action for policy in known for action in policy.actions)
        if given is not None:
            self.outcome, self.actions, self.rationale = given.outcome, set(given.actions), given.rationale
            return
        self.rationale = ""
        self.outcome = suggested_outcome(self._set, {policy.outcome for policy in known})
        exclusive = {action.id for action in self._set.actions if action.excludes_others}
        self.actions = set() if known else exclusive

    def choose(self, outcome: str) -> None:
        """Choose an outcome."""
        self.outcome = outcome

    def toggle(self, action_id: str) -> None:
        """Add or remove an action; one that excludes others stands alone."""
        if action_id in self.actions:
            self.actions.discard(action_id)
        elif self._actions[action_id].excludes_others:
            self.actions = {action_id}
        else:
            self.actions = {kept for kept in self.actions if not self._actions[kept].excludes_others} | {action_id}

    @property
    def needs_rationale(self) -> bool:
        """Whether the outcome or a chosen action asks for a reason."""
        return self.outcome in self._asking or any(
            self._actions[action].needs_rationale for action in self.actions if action in self._actions
        )

    @property
    def missing(self) -> str:
        """What is missing: `outcome`, `actions`, `rationale`; '' for nothing."""
        if self.outcome is None:
            return "outcome"
        if not self.actions:
            return "actions"
        if self.needs_rationale and not self.rationale.strip():
            return "rationale"
        return ""

    def verdict(self) -> Verdict:
        """The verdict; the actions in the policy set's order."""
        ordered = tuple(action.id for action in self._set.actions if action.id in self.actions)
        return Verdict(self.outcome or "", ordered, self.rationale.strip())


def suggested_outcome(policy_set: PolicySet, found: set[str]) -> str | None:
    """The strictest outcome of the findings' policies, the set listing them from strict to mild; allowed for none."""
    ids = [outcome.id for outcome in policy_set.outcomes]
    if found:
        return next((outcome for outcome in ids if outcome in found), None)
    return _ALLOWED if _ALLOWED in ids else None


def keys_of(choices: Iterable[Outcome | Action]) -> dict[str, str]:
    """Ids of outcomes or actions by their key on the sheet."""
    return {choice.key: choice.id for choice in choices if choice.key}
