"""All that the page of the standard shows, as it was read last."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from reviewer_app.domain.dispute_alarm import ClauseAlarm
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.policy_difference import SetDifference
from reviewer_app.domain.proposal import Proposal
from reviewer_app.operations.drafting import Draft, Touched
from reviewer_app.operations.versions import Version


@dataclass(frozen=True, slots=True)
class Standing:
    """What is here. `differences`: of each version to the one before, by `id@version`.

    `touched` and `everybody` are by the draft's file: findings of the person's own, and counts of everybody's by
    policy, None where they are not known.
    """

    in_force: PolicySet
    versions: Sequence[Version] = ()
    differences: Mapping[str, SetDifference] = field(default_factory=dict)
    proposals: Sequence[Proposal] = ()
    drafts: Sequence[Draft] = ()
    touched: Mapping[Path, Sequence[Touched]] = field(default_factory=dict)
    everybody: Mapping[Path, Mapping[str, int]] = field(default_factory=dict)
    alarms: Sequence[ClauseAlarm] = ()

    def version(self, ref: str) -> Version | None:
        """A version by its `id@version`."""
        return next((one for one in self.versions if one.ref == ref), None)

    def proposal(self, proposal_id: str) -> Proposal | None:
        """A proposal by its id."""
        return next((one for one in self.proposals if one.proposal_id == proposal_id), None)

    def draft(self, file_name: str) -> Draft | None:
        """A draft by its file's name."""
        return next((one for one in self.drafts if one.path.name == file_name), None)

    def policy_name(self, policy_id: str, language: str) -> str:
        """What a policy is called in the version in force, its id where that has none."""
        policy = self.in_force.policy(policy_id)
        return policy_id if policy is None else text_in(policy.name, language)
