"""What second reviews are called on screen: states, differences, errors and what is said of them."""

from collections.abc import Mapping

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from reviewer_app.domain import review_differences as rd
from reviewer_app.domain import second_review as sr
from reviewer_app.domain.policy import PolicySet, text_in
from reviewer_app.domain.review_differences import Difference, end_of
from reviewer_app.domain.second_review import Judgement
from reviewer_app.domain.timecode import timecode
from reviewer_app.ui import numbers

_KINDS = {
    rd.MISSED: QT_TRANSLATE_NOOP("Audits", "Missed"),
    rd.EXTRA: QT_TRANSLATE_NOOP("Audits", "Only in the first review"),
    rd.POLICY: QT_TRANSLATE_NOOP("Audits", "Another policy"),
    rd.SEVERITY: QT_TRANSLATE_NOOP("Audits", "Another severity"),
    rd.SPAN: QT_TRANSLATE_NOOP("Audits", "Other times"),
    rd.VERDICT: QT_TRANSLATE_NOOP("Audits", "Another verdict"),
}
_CLASSES = {
    sr.FALSE_POSITIVE: QT_TRANSLATE_NOOP("Audits", "False positive: too much was marked"),
    sr.FALSE_NEGATIVE: QT_TRANSLATE_NOOP("Audits", "False negative: something was missed"),
    sr.WRONG_SELECTION: QT_TRANSLATE_NOOP("Audits", "Wrong choice: policy, severity, action or times"),
    sr.TECHNICAL: QT_TRANSLATE_NOOP("Audits", "Technical fault"),
}
_SHORT_CLASSES = {
    sr.FALSE_POSITIVE: QT_TRANSLATE_NOOP("Audits", "False positive"),
    sr.FALSE_NEGATIVE: QT_TRANSLATE_NOOP("Audits", "False negative"),
    sr.WRONG_SELECTION: QT_TRANSLATE_NOOP("Audits", "Wrong choice"),
    sr.TECHNICAL: QT_TRANSLATE_NOOP("Audits", "Technical"),
}
_CAUSES = {
    "policy_unclear": QT_TRANSLATE_NOOP("Audits", "Policy unclear"),
    "policy_outdated": QT_TRANSLATE_NOOP("Audits", "Policy out of date"),
    "policy_unknown_to_reviewer": QT_TRANSLATE_NOOP("Audits", "Policy not known"),
    "context_missed": QT_TRANSLATE_NOOP("Audits", "Context before or after missed"),
    "language_dialect_slang": QT_TRANSLATE_NOOP("Audits", "Language, dialect or slang"),
    "audio_missed": QT_TRANSLATE_NOOP("Audits", "Sound missed"),
    "onscreen_text_missed": QT_TRANSLATE_NOOP("Audits", "Text on screen missed"),
    "chat_missed": QT_TRANSLATE_NOOP("Audits", "Chat missed"),
    "minor_age_misjudged": QT_TRANSLATE_NOOP("Audits", "Age of a minor misjudged"),
    "intent_misread": QT_TRANSLATE_NOOP("Audits", "Intent misread"),
    "tool_or_data_fault": QT_TRANSLATE_NOOP("Audits", "Fault of program or data"),
    "transcript_error": QT_TRANSLATE_NOOP("Audits", "Error of the transcript"),
    "time_pressure": QT_TRANSLATE_NOOP("Audits", "Time pressure"),
    "slip_hotkey": QT_TRANSLATE_NOOP("Audits", "Wrong key pressed"),
    "fatigue": QT_TRANSLATE_NOOP("Audits", "Fatigue"),
}
_CRITICALITIES = {
    sr.CRITICAL: QT_TRANSLATE_NOOP("Audits", "Critical"),
    sr.MAJOR: QT_TRANSLATE_NOOP("Audits", "Major"),
    sr.MINOR: QT_TRANSLATE_NOOP("Audits", "Minor"),
}
_STATES = {
    sr.WAITING: QT_TRANSLATE_NOOP("Audits", "○  Second review to do"),
    sr.COMPARING: QT_TRANSLATE_NOOP("Audits", "◐  To judge"),
    sr.JUDGED: QT_TRANSLATE_NOOP("Audits", "◑  Feedback to answer"),
    sr.ACKNOWLEDGED: QT_TRANSLATE_NOOP("Audits", "●  Acknowledged"),
    sr.DISPUTED: QT_TRANSLATE_NOOP("Audits", "▲  Disputed"),
    sr.ANSWERED: QT_TRANSLATE_NOOP("Audits", "◑  Answered"),
    sr.ARBITRATION: QT_TRANSLATE_NOOP("Audits", "▲  To be ruled on"),
    sr.CLOSED: QT_TRANSLATE_NOOP("Audits", "●  Closed"),
}
_ROLES = {
    sr.AUDITOR: QT_TRANSLATE_NOOP("Audits", "Second reviewer"),
    sr.REVIEWER: QT_TRANSLATE_NOOP("Audits", "Reviewer"),
    sr.ARBITER: QT_TRANSLATE_NOOP("Audits", "Arbiter"),
}
# What a difference is, at one glance; the shape says it without the colour.
SIGNS: Mapping[str, str] = {
    rd.MISSED: "+",
    rd.EXTRA: "−",
    rd.POLICY: "≠",
    rd.SEVERITY: "▲",
    rd.SPAN: "↔",
    rd.VERDICT: "⚑",
}


def kind_name(kind: str) -> str:
    """`Missed`, `Another severity` …"""
    return _told(_KINDS, kind)


def class_name(error_class: str, *, short: bool = False) -> str:
    """The class of an error."""
    return _told(_SHORT_CLASSES if short else _CLASSES, error_class)


def cause_name(cause: str) -> str:
    """The root cause of an error."""
    return _told(_CAUSES, cause)


def criticality_name(criticality: str) -> str:
    """How grave an error is."""
    return _told(_CRITICALITIES, criticality)


def state_name(state: str) -> str:
    """How far a case is, with a shape."""
    return _told(_STATES, state)


def role_name(role: str) -> str:
    """What a person is in a case."""
    return _told(_ROLES, role)


def times(start_ms: int, end_ms: int) -> str:
    """`00:02:10.000`, or `00:02:10 – 00:02:20.000` of a span."""
    if end_ms == start_ms:
        return timecode(start_ms, millis=True)
    return f"{timecode(start_ms, millis=True)} – {timecode(end_ms, millis=True)}"


def policy_name(policies: PolicySet | None, policy_id: str, language: str) -> str:
    """The name of a policy, its id where the standard is not here."""
    policy = None if policies is None else policies.policy(policy_id)
    return policy_id if policy is None else text_in(policy.name, language)


def outcome_name(policies: PolicySet | None, outcome_id: str, language: str) -> str:
    """The name of an outcome."""
    found = () if policies is None else (one for one in policies.outcomes if one.id == outcome_id)
    return next((text_in(one.name, language) for one in found), outcome_id)


def action_name(policies: PolicySet | None, action_id: str, language: str) -> str:
    """The name of an action."""
    found = () if policies is None else (one for one in policies.actions if one.id == action_id)
    return next((text_in(one.name, language) for one in found), action_id)


def difference_name(difference: Difference, policies: PolicySet | None, language: str) -> str:
    """What a difference is about: a policy, two of them, or the verdict."""
    if difference.kind == rd.VERDICT:
        return QCoreApplication.translate("Audits", "Whole recording")
    there = [one.policy_id for one in (difference.original, difference.second) if one is not None]
    return " → ".join(policy_name(policies, one, language) for one in dict.fromkeys(there))


def told_error(judgement: Judgement) -> str:
    """Weight, class and cause of an error in one line."""
    parts = (
        criticality_name(judgement.criticality),
        class_name(judgement.error_class, short=True),
        cause_name(judgement.root_cause),
    )
    return " · ".join(part for part in parts if part)


def edge_error(difference: Difference) -> str:
    """How far the first review's edges are from the second's; '' where they are not, or only one has the finding."""
    pair = difference.pair
    if pair is None or not (pair.start_error_ms or pair.end_error_ms):
        return ""
    start, end = _signed(pair.start_error_ms), _signed(pair.end_error_ms)
    if end_of(pair.original) == pair.original.start_ms and end_of(pair.second) == pair.second.start_ms:
        return QCoreApplication.translate("Audits", "{start} s").format(start=start)
    told = QCoreApplication.translate("Audits", "start {start} s · end {end} s · {percent}% shared")
    return told.format(start=start, end=end, percent=round(pair.shared * 100))


def _signed(ms: int) -> str:
    return f"{'−' if ms < 0 else '+' if ms else '±'}{numbers.decimal(abs(ms) / 1000, 1)}"


def _told(names: Mapping[str, str], name: str) -> str:
    return QCoreApplication.translate("Audits", names[name]) if name in names else name
