"""What the page of the standard says of versions, proposals, clauses and alarms, in any language."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale, Qt

from reviewer_app.domain import policy_difference as pd
from reviewer_app.domain.dispute_alarm import VERDICT, WINDOW_DAYS, ClauseAlarm
from reviewer_app.domain.proposal import DRAFTED, DROPPED, OPEN, PUBLISHED, Proposal
from reviewer_app.ui import numbers

# What happened to an entry, as a sign beside its colour.
SIGNS: Mapping[str, str] = MappingProxyType(
    {pd.ADDED: "+", pd.REMOVED: "−", pd.RENAMED: "→", pd.CHANGED: "≠", pd.MOVED: "↕"}
)
_HOW = {
    pd.ADDED: QT_TRANSLATE_NOOP("Standards", "new"),
    pd.REMOVED: QT_TRANSLATE_NOOP("Standards", "gone"),
    pd.RENAMED: QT_TRANSLATE_NOOP("Standards", "under another id"),
    pd.CHANGED: QT_TRANSLATE_NOOP("Standards", "changed"),
    pd.MOVED: QT_TRANSLATE_NOOP("Standards", "at another place"),
    "decisive": QT_TRANSLATE_NOOP("Standards", "would be decided otherwise"),
}
_STATES = {
    OPEN: QT_TRANSLATE_NOOP("Standards", "open"),
    DRAFTED: QT_TRANSLATE_NOOP("Standards", "in a draft"),
    PUBLISHED: QT_TRANSLATE_NOOP("Standards", "published"),
    DROPPED: QT_TRANSLATE_NOOP("Standards", "dropped"),
}
_FIELDS = {
    "name": QT_TRANSLATE_NOOP("Standards", "Name"),
    "guidance": QT_TRANSLATE_NOOP("Standards", "Guidance"),
    "category": QT_TRANSLATE_NOOP("Standards", "Category"),
    "severity": QT_TRANSLATE_NOOP("Standards", "Severity"),
    "outcome": QT_TRANSLATE_NOOP("Standards", "Outcome"),
    "exceptions": QT_TRANSLATE_NOOP("Standards", "Exceptions"),
    "actions": QT_TRANSLATE_NOOP("Standards", "Actions"),
    "keys": QT_TRANSLATE_NOOP("Standards", "Keys"),
    "key": QT_TRANSLATE_NOOP("Standards", "Key"),
    "subject": QT_TRANSLATE_NOOP("Standards", "Subject"),
    "escalate": QT_TRANSLATE_NOOP("Standards", "Escalation"),
    "never_export": QT_TRANSLATE_NOOP("Standards", "Never exported"),
    "dsa": QT_TRANSLATE_NOOP("Standards", "Statement of reasons"),
    "examples": QT_TRANSLATE_NOOP("Standards", "Examples"),
    "weight": QT_TRANSLATE_NOOP("Standards", "Weight"),
    "sla_minutes": QT_TRANSLATE_NOOP("Standards", "Minutes"),
    "reasons": QT_TRANSLATE_NOOP("Standards", "Reasons"),
    "needs_rationale": QT_TRANSLATE_NOOP("Standards", "Needs a rationale"),
    "excludes_others": QT_TRANSLATE_NOOP("Standards", "Excludes others"),
    "route": QT_TRANSLATE_NOOP("Standards", "Route"),
}
_OF = {
    "severities": QT_TRANSLATE_NOOP("Standards", "severity"),
    "outcomes": QT_TRANSLATE_NOOP("Standards", "outcome"),
    "subjects": QT_TRANSLATE_NOOP("Standards", "subject"),
    "actions": QT_TRANSLATE_NOOP("Standards", "action"),
    "categories": QT_TRANSLATE_NOOP("Standards", "category"),
    "routes": QT_TRANSLATE_NOOP("Standards", "route"),
}


def say(text: str, **values: object) -> str:
    """A text of this page in the language in use, its places filled."""
    return QCoreApplication.translate("Standards", text).format(**values)


def findings_of_yours(count: int) -> str:
    """How many findings of the person's own."""
    return QCoreApplication.translate("Standards", "%n finding(s) of yours", "", count)


def findings_of_everybody(count: int) -> str:
    """How many findings of everybody."""
    return QCoreApplication.translate("Standards", "%n finding(s) of everybody", "", count)


def mistakes(count: int) -> str:
    """How many mistakes keep a draft from being published."""
    return QCoreApplication.translate("Standards", "%n mistake(s): the draft cannot be published yet.", "", count)


def how_text(how: str) -> str:
    """What happened to an entry."""
    return say(_HOW[how])


def state_text(proposal: Proposal) -> str:
    """How far a proposal is, and what was not confirmed yet."""
    text = say(_STATES[proposal.state])
    if proposal.taken_into:
        text += f" · {proposal.taken_into}"
    if proposal.on_its_way:
        text += " · " + say(QT_TRANSLATE_NOOP("Standards", "on the way"))
    return text


def clause_name(name: str) -> str:
    """A clause as people call it, with its language: `Guidance · es`."""
    field, _, language = name.partition(".")
    text = say(_FIELDS[field])
    return f"{text} · {language}" if language else text


def of_text(of: str) -> str:
    """What an entry is that is no policy; '' for a policy."""
    return say(_OF[of]) if of in _OF else ""


def day_text(iso: str) -> str:
    """A day of a pack, `2026-12-01`, as people write it."""
    return QLocale().toString(QDate.fromString(iso, Qt.DateFormat.ISODate), "d MMM yyyy")


def alarm_text(alarm: ClauseAlarm, name: str) -> str:
    """One clause on which disputes cluster."""
    if alarm.count.clause == VERDICT:
        name = say(QT_TRANSLATE_NOOP("Standards", "the verdict"))
    return say(
        QT_TRANSLATE_NOOP(
            "Standards",
            "Disputes cluster on {clause}: {disputed} of {judged} second reviews in {days} days, {expected} expected.",
        ),
        clause=name,
        disputed=alarm.count.disputed,
        judged=alarm.count.judged,
        days=WINDOW_DAYS,
        expected=numbers.decimal(alarm.expected, 1),
    )
