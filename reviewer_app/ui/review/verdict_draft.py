"""A verdict in the making: what is chosen, what the findings suggest, what is still missing. No widgets."""

from collections.abc import Iterable

from reviewer_app.domain import verdict_rules
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding, Verdict

_ALLOWED = "OK"


class VerdictDraft:
    """Outcome, actions and rationale under a policy set; `problem` says the first thing that is wrong."""

    def __init__(self, policy_set: PolicySet, language: str = "en") -> None:
        self._set, self._language = policy_set, language
        self._actions = {action.id: action for action in policy_set.actions}
        self._findings: tuple[Finding, ...] = ()
        self.outcome: str | None = None
        self.actions: set[str] = set()
        self.rationale = ""
        self.suggested_actions: frozenset[str] = frozenset()

    def begin(self, given: Verdict | None, findings: Iterable[Finding]) -> None:
        """Start from the verdict given before, else from what the findings suggest."""
        self._findings = tuple(findings)
        policies = [self._set.policy(finding.policy_id) for finding in self._findings]
        known = [policy for policy in policies if policy is not None]
        self.suggested_actions = frozenset(action for policy in known for action in policy.actions)
        if given is not None:
            self.outcome, self.rationale = given.outcome, given.rationale
            self.actions = set(given.actions) & set(self._actions)
            return
        self.rationale = ""
        self.outcome = verdict_rules.suggested_outcome(self._set, self._findings) if known else self._allowed()
        exclusive = {action.id for action in self._set.actions if action.excludes_others}
        self.actions = set() if known else exclusive

    def propose(self) -> None:
        """Take the strictest outcome of the findings, and the actions of the gravest policy that asks for it."""
        ranks = {severity.id: number for number, severity in enumerate(self._set.severities)}
        known = [(one, policy) for one in self._findings if (policy := self._set.policy(one.policy_id)) is not None]
        asking = [(ranks.get(one.severity or "", ranks[policy.severity]), policy) for one, policy in known
                  if policy.outcome == self.outcome]  # fmt: skip
        if asking:
            gravest = min(asking, key=lambda pair: pair[0])[1]
            self.actions = set(gravest.actions)

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
        """Whether the outcome, a chosen action or a graver finding asks for a reason."""
        return verdict_rules.needs_rationale(self._set, self.verdict(), self._findings)

    @property
    def problem(self) -> str:
        """What is wrong with the verdict as it stands, in one sentence; '' for nothing."""
        return verdict_rules.problem(self._set, self.verdict(), self._findings, self._language)

    @property
    def lacks_words(self) -> bool:
        """Whether all is chosen well, and only the rationale is missing or not enough."""
        chosen = verdict_rules.problem_of_choices(self._set, self.verdict(), self._language)
        return not chosen and bool(self.problem)

    def verdict(self) -> Verdict:
        """The verdict; the actions in the policy set's order."""
        ordered = tuple(action.id for action in self._set.actions if action.id in self.actions)
        return Verdict(self.outcome or "", ordered, self.rationale.strip())

    def _allowed(self) -> str | None:
        return _ALLOWED if any(outcome.id == _ALLOWED for outcome in self._set.outcomes) else None
