"""What makes a verdict complete under a policy set; the sheet shows these rules, giving and submitting enforce them."""

from collections.abc import Collection, Iterable

from reviewer_app.domain.policy import Outcome, PolicySet, text_in
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.text_fold import fold
from reviewer_app.domain.timecode import timecode

# Shorter words of a ground's name («o», «del») name nothing.
_WORD = 4


def problem(policy_set: PolicySet, verdict: Verdict, findings: Collection[Finding], language: str = "en") -> str:
    """The first thing wrong with a verdict on these findings, in one sentence; '' for nothing.

    A verdict may be milder than the policies of its findings say, for there are exceptions, but not without a
    rationale: so a verdict given before a graver finding was placed does not slip through.
    """
    chosen = problem_of_choices(policy_set, verdict, language)
    return chosen or _rationale_problem(policy_set, verdict, findings, language)


def problem_of_choices(policy_set: PolicySet, verdict: Verdict, language: str = "en") -> str:
    """The first thing wrong with outcome and actions, whatever the rationale says; '' for nothing."""
    return _outcome_problem(policy_set, verdict) or _action_problem(policy_set, verdict, language)


def needs_rationale(policy_set: PolicySet, verdict: Verdict, findings: Collection[Finding]) -> bool:
    """Whether the outcome, one of the actions or a graver finding asks for a reason."""
    outcome = _outcome(policy_set, verdict.outcome)
    return (
        (outcome is not None and bool(outcome.reasons))
        or any(action.needs_rationale for action in policy_set.actions if action.id in verdict.actions)
        or graver_finding(policy_set, verdict, findings) is not None
    )


def suggested_outcome(policy_set: PolicySet, findings: Iterable[Finding]) -> str | None:
    """The strictest outcome of the findings' policies, the set listing them from strict to mild; None for none."""
    policies = (policy_set.policy(finding.policy_id) for finding in findings)
    found = {policy.outcome for policy in policies if policy is not None}
    return next((outcome.id for outcome in policy_set.outcomes if outcome.id in found), None)


def graver_finding(policy_set: PolicySet, verdict: Verdict, findings: Iterable[Finding]) -> Finding | None:
    """The first finding whose policy's outcome is stricter than the verdict's, None when there is none."""
    rank = {outcome.id: number for number, outcome in enumerate(policy_set.outcomes)}
    given = rank.get(verdict.outcome, len(rank))
    for finding in sorted(findings, key=lambda one: (one.start_ms, one.finding_id)):
        policy = policy_set.policy(finding.policy_id)
        if policy is not None and rank.get(policy.outcome, len(rank)) < given:
            return finding
    return None


def _outcome_problem(policy_set: PolicySet, verdict: Verdict) -> str:
    if not verdict.outcome:
        return "Choose an outcome."
    if _outcome(policy_set, verdict.outcome) is None:
        return f"The outcome {verdict.outcome} is not in {policy_set.ref}: choose another."
    return ""


def _action_problem(policy_set: PolicySet, verdict: Verdict, language: str) -> str:
    known = {action.id: action for action in policy_set.actions}
    alone = [action for action in policy_set.actions if action.excludes_others]
    if not verdict.actions:
        none = f"; {alone[0].key} is {text_in(alone[0].name, language)}" if alone and alone[0].key else ""
        return f"Choose at least one action{none}."
    for action_id in verdict.actions:
        if action_id not in known:
            return f"The action {action_id} is not in {policy_set.ref}: choose another."
    for action in alone:
        if action.id in verdict.actions and len(verdict.actions) > 1:
            return f"{text_in(action.name, language)} stands alone: choose it, or the other actions."
    return ""


def _rationale_problem(policy_set: PolicySet, verdict: Verdict, findings: Collection[Finding], language: str) -> str:
    outcome, rationale = _outcome(policy_set, verdict.outcome), verdict.rationale.strip()
    if outcome is not None and outcome.reasons and not _names_ground(outcome, rationale):
        grounds = ", ".join(text_in(reason.name, language) for reason in outcome.reasons)
        return f"Name one of the grounds in the rationale: {grounds}."
    if rationale:
        return ""
    for action in policy_set.actions:
        if action.needs_rationale and action.id in verdict.actions:
            return f"Write a rationale: {text_in(action.name, language)} needs one."
    finding = graver_finding(policy_set, verdict, findings)
    if finding is None:
        return ""
    policy = policy_set.policy(finding.policy_id)
    graver = _outcome(policy_set, policy.outcome)  # type: ignore[union-attr]
    return (
        f"The verdict says {text_in(outcome.name, language)}, but {text_in(policy.name, language)} "  # type: ignore[union-attr]
        f"at {timecode(finding.start_ms)} is {text_in(graver.name, language)}: "  # type: ignore[union-attr]
        "choose another outcome or write a rationale."
    )


def _outcome(policy_set: PolicySet, outcome_id: str) -> Outcome | None:
    return next((outcome for outcome in policy_set.outcomes if outcome.id == outcome_id), None)


def _names_ground(outcome: Outcome, rationale: str) -> bool:
    """Whether a word of a ground's name, in any language, stands in the rationale, or begins a word of it."""
    written = _words(rationale)
    named = {word for reason in outcome.reasons for name in reason.name.values() for word in _words(name)}
    return any(word.startswith(ground) for ground in named if len(ground) >= _WORD for word in written)


def _words(text: str) -> list[str]:
    return "".join(character if character.isalnum() else " " for character in fold(text)).split()
