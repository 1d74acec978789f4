"""The forms of the page: what each asks for, and what was changed in one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QT_TRANSLATE_NOOP

from reviewer_app.domain.policy import Policy, PolicySet, text_in
from reviewer_app.domain.proposal import Proposal
from reviewer_app.operations.drafting import Draft
from reviewer_app.ui.standards.form_sheet import CHECKS, CHOICE, LINE, LONG, TEXT, Field, Form
from reviewer_app.ui.standards.words import clause_name, say

POLICY = "policy_id"
_GUIDANCE = "guidance."


@dataclass(frozen=True, slots=True)
class Edit:
    """What is to change of a policy in a draft, None or {} for what stays; `guidance` by language."""

    policy_id: str
    guidance: Mapping[str, str] = field(default_factory=dict)
    severity: str | None = None
    exceptions: tuple[str, ...] | None = None

    @property
    def changes(self) -> bool:
        """Whether anything does."""
        return bool(self.guidance) or self.severity is not None or self.exceptions is not None


def to_propose(policies: PolicySet, first: str, language: str) -> Form:
    """A change of a policy of the standard in force; `first` is offered, where there is none of that id the first."""
    fields = (
        Field(POLICY, say(QT_TRANSLATE_NOOP("Standards", "Policy")), CHOICE, first, _named(policies, language)),
        Field(
            "change",
            say(QT_TRANSLATE_NOOP("Standards", "What is to change")),
            TEXT,
            hint=say(QT_TRANSLATE_NOOP("Standards", "What the policy should say (needed)")),
        ),
        Field(
            "clause",
            say(QT_TRANSLATE_NOOP("Standards", "Clause")),
            TEXT,
            hint=say(QT_TRANSLATE_NOOP("Standards", "The words as they are now, where it is about some")),
        ),
        Field(
            "why",
            say(QT_TRANSLATE_NOOP("Standards", "Why")),
            TEXT,
            hint=say(QT_TRANSLATE_NOOP("Standards", "What goes wrong with the words of today")),
        ),
    )
    about = QT_TRANSLATE_NOOP("Standards", "Against {version}. Specialists and leads see it.")
    return Form(
        say(QT_TRANSLATE_NOOP("Standards", "Propose a change")),
        say(about, version=policies.ref),
        say(QT_TRANSLATE_NOOP("Standards", "Propose it")),
        fields,
    )


def to_drop(one: Proposal) -> Form:
    """Why a proposal is not taken."""
    hint = say(QT_TRANSLATE_NOOP("Standards", "Everybody who follows the standard reads it (needed)"))
    return Form(
        say(QT_TRANSLATE_NOOP("Standards", "Drop the proposal")),
        one.change.change,
        say(QT_TRANSLATE_NOOP("Standards", "Drop it")),
        (Field("reason", say(QT_TRANSLATE_NOOP("Standards", "Why")), TEXT, hint=hint),),
    )


def to_edit(ref: str, policies: PolicySet, policy: Policy, language: str) -> Form:
    """The plain fields of a policy in a draft."""
    exceptions = {one.id: text_in(one.name, language) for each in policies.policies for one in each.exceptions}
    severities = [(one.id, f"{one.id} · {text_in(one.name, language)}") for one in policies.severities]
    guidance = (
        Field(_GUIDANCE + one, clause_name(_GUIDANCE + one), LONG, text) for one, text in policy.guidance.items()
    )
    about = QT_TRANSLATE_NOOP(
        "Standards", "Comments in the file stay as they are. Everything else is changed in the file itself."
    )
    return Form(
        say(QT_TRANSLATE_NOOP("Standards", "Edit {version}"), version=ref),
        say(about),
        say(QT_TRANSLATE_NOOP("Standards", "Write it into the draft")),
        (
            Field(POLICY, say(QT_TRANSLATE_NOOP("Standards", "Policy")), CHOICE, policy.id, _named(policies, language)),
            *guidance,
            Field("severity", clause_name("severity"), CHOICE, policy.severity, severities),
            Field(
                "exceptions",
                clause_name("exceptions"),
                CHECKS,
                [one.id for one in policy.exceptions],
                list(exceptions.items()),
            ),
        ),
    )


def edit_of(policy: Policy, values: Mapping) -> Edit:
    """What was changed of a policy in the form."""
    texts = {
        name.removeprefix(_GUIDANCE): text.strip()
        for name, text in values.items()
        if name.startswith(_GUIDANCE) and text.strip() != policy.guidance[name.removeprefix(_GUIDANCE)]
    }
    same = set(values["exceptions"]) == {one.id for one in policy.exceptions}
    return Edit(
        policy.id,
        texts,
        None if values["severity"] == policy.severity else values["severity"],
        None if same else tuple(values["exceptions"]),
    )


def to_publish(ref: str, today: date) -> Form:
    """From which day on a draft counts for everybody."""
    about = QT_TRANSLATE_NOOP(
        "Standards",
        "It comes down to every workstation and is never changed or taken back. New reviews are made under it from "
        "the day on; reviews that have begun keep their version.",
    )
    day = say(QT_TRANSLATE_NOOP("Standards", "From which day on"))
    return Form(
        say(QT_TRANSLATE_NOOP("Standards", "Publish {version}"), version=ref),
        say(about),
        say(QT_TRANSLATE_NOOP("Standards", "Publish it for everybody")),
        (Field("day", day, LINE, today.isoformat(), hint="2026-12-01"),),
    )


def to_remove(draft: Draft) -> Form:
    """Whether a draft is thrown away."""
    return Form(
        say(QT_TRANSLATE_NOOP("Standards", "Throw the draft of {version} away?"), version=draft.ref),
        draft.path.name,
        say(QT_TRANSLATE_NOOP("Standards", "Throw it away")),
    )


def _named(policies: PolicySet, language: str) -> list[tuple[str, str]]:
    return [(one.id, f"{text_in(one.name, language)} · {one.id}") for one in policies.policies]
