"""What there is to read of what is chosen, and the document of each part of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.policy_difference import SetDifference
from reviewer_app.domain.proposal import Proposal
from reviewer_app.operations import drafting
from reviewer_app.operations.drafting import Draft
from reviewer_app.operations.versions import Version
from reviewer_app.ui.sentences import told
from reviewer_app.ui.standards import pages_html, text_html
from reviewer_app.ui.standards.html_parts import head, key_cap, link
from reviewer_app.ui.standards.standing import Standing
from reviewer_app.ui.standards.words import say

CHANGES, TEXT, TOUCHED = "changes", "text", "touched"
# The scheme of links from one part to another, `part:text`.
PART = "part"
# The command that turns to each part and back to the changes.
TURNS: Mapping[str, str] = MappingProxyType({TEXT: "standards.text", TOUCHED: "standards.touched"})
_NAMES = {
    CHANGES: QT_TRANSLATE_NOOP("Standards", "What it changes"),
    TEXT: QT_TRANSLATE_NOOP("Standards", "Whole text"),
    TOUCHED: QT_TRANSLATE_NOOP("Standards", "Findings it touches"),
}
# Percent above which the names of clauses stand above the words.
_NARROW = 140


@dataclass(frozen=True, slots=True)
class Reader:
    """Who reads, and how: the language, the scale in percent, the keys in force by command."""

    language: str
    scale: int = 100
    keys: Mapping[str, str] = field(default_factory=dict)


def parts_of(standing: Standing, chosen: Version | Proposal | Draft | None) -> Sequence[str]:
    """The parts of what is chosen, the one to begin with first; none where there is but one thing to say.

    What is in force is read for what it says, any other version for what it changes.
    """
    match chosen:
        case Version(policies=PolicySet()) if chosen.ref not in standing.differences:
            return (TEXT,)
        case Version(policies=PolicySet()):
            return (TEXT, CHANGES) if chosen.in_force else (CHANGES, TEXT)
        case Draft(policies=PolicySet(), difference=None):
            return (TEXT,)
        case Draft(policies=PolicySet()):
            return CHANGES, TEXT, TOUCHED
    return ()


def document(standing: Standing, chosen: Version | Proposal | Draft | None, part: str, reader: Reader) -> str:
    """What is chosen, as HTML; `part` is one of its parts, '' where it has none."""
    match chosen:
        case Version():
            return _version(standing, chosen, part, reader)
        case Draft():
            return _draft(standing, chosen, part, reader)
        case Proposal():
            policy = standing.in_force.policy(chosen.change.policy_id)
            now = "" if policy is None else text_in(policy.guidance, reader.language)
            name = standing.policy_name(chosen.change.policy_id, reader.language)
            return pages_html.proposal(chosen, name, now)
    return ""


def _version(standing: Standing, one: Version, part: str, reader: Reader) -> str:
    if one.policies is None:
        return head(one.ref, say(QT_TRANSLATE_NOOP("Standards", "its text has not come down yet")))
    found = standing.differences.get(one.ref)
    about = (text_in(one.policies.title, reader.language), _policies(one.policies), *_against(found))
    top = head(one.ref, " · ".join(about)) + _turns(parts_of(standing, one), part, reader)
    return top + _part(one.policies, found, part, reader)


def _draft(standing: Standing, one: Draft, part: str, reader: Reader) -> str:
    title = say(QT_TRANSLATE_NOOP("Standards", "Draft of {version}"), version=one.ref)
    if one.policies is None:
        problems = [(line, told(reason)) for line, reason in one.problems]
        return head(title, one.path.name) + pages_html.problems(problems)
    about = [one.path.name, *(_against(one.difference) or [say(_NO_BEFORE)])]
    if one.difference is not None:
        own = len(standing.touched.get(one.path, ()))
        about.append(QCoreApplication.translate("Standards", "%n finding(s) of yours touched", "", own))
    top = head(title, " · ".join(about)) + _turns(parts_of(standing, one), part, reader)
    if part != TOUCHED or one.difference is None:
        return top + _part(one.policies, one.difference, part, reader)
    names = {policy.id: standing.policy_name(policy.id, reader.language) for policy in standing.in_force.policies}
    return top + pages_html.touched(
        standing.touched.get(one.path, ()),
        standing.everybody.get(one.path),
        drafting.effects(one.difference),
        names,
    )


_NO_BEFORE = QT_TRANSLATE_NOOP(
    "Standards", "The version that it was begun from is not here: nothing to compare it with."
)


def _part(policies: PolicySet, found: SetDifference | None, part: str, reader: Reader) -> str:
    if part == TEXT or found is None:
        return text_html.standard(policies, reader.language, reader.scale)
    return pages_html.difference(found, reader.language, reader.scale > _NARROW)


def _policies(policies: PolicySet) -> str:
    return QCoreApplication.translate("Standards", "%n policy(s)", "", len(policies.policies))


def _against(found: SetDifference | None) -> Sequence[str]:
    if found is None:
        return ()
    counts = pages_html.counts_text(found)
    return (say(QT_TRANSLATE_NOOP("Standards", "{counts} against {before}"), counts=counts, before=found.before),)


def _turns(parts: Sequence[str], now: str, reader: Reader) -> str:
    """The line that leads from part to part, each with the key that turns to it."""
    if len(parts) < 2:
        return ""
    said = []
    for one in parts:
        name = escape(say(_NAMES[one]))
        command = TURNS.get(now if one == CHANGES else one, "")
        keys = key_cap(reader.keys.get(command, ""))
        said.append(f"<b>{name}</b>" if one == now else f"{link(f'{PART}:{one}', name)}&nbsp;{keys}")
    return f"<p>{' &nbsp; '.join(said)}</p>"
