"""The whole text of a version, to be read from beginning to end: its policies by category, then its lists."""

import re
from collections.abc import Iterable, Mapping, Sequence
from html import escape
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP

from reviewer_app.domain.policy import Action, Choice, Outcome, Policy, PolicySet, Route, Severity, Texts, text_in
from reviewer_app.ui.standards.html_parts import HEADING, PLACE, entry, heading, key_cap, link
from reviewer_app.ui.standards.words import clause_name, say

# The scheme of the pictures of severities, `severity:S0`.
SEVERITY = "severity"
_MARK_PIXELS = 12
_ID = re.compile(r"\b[a-z0-9_]+\.[a-z0-9_]+\b")
_LISTS: Mapping[str, str] = MappingProxyType(
    {
        "severities": QT_TRANSLATE_NOOP("Standards", "Severities"),
        "outcomes": QT_TRANSLATE_NOOP("Standards", "Outcomes"),
        "actions": QT_TRANSLATE_NOOP("Standards", "Actions"),
        "routes": QT_TRANSLATE_NOOP("Standards", "Escalation routes"),
        "subjects": QT_TRANSLATE_NOOP("Standards", "Subjects"),
    }
)


def standard(policies: PolicySet, language: str, scale: int = 100) -> str:
    """All that a reviewer goes by, with links from policy to policy; `scale` in percent, for pictures."""
    return _Text(policies, language, round(_MARK_PIXELS * scale / 100)).html()


class _Text:
    def __init__(self, policies: PolicySet, language: str, mark_pixels: int) -> None:
        self._policies, self._language, self._mark_pixels = policies, language, mark_pixels
        self._lists = [name for name in _LISTS if getattr(policies, name)]
        self._names = {one.id: self._said(one.name) for name in self._lists for one in getattr(policies, name)}

    def html(self) -> str:
        parts = [self._contents()]
        for category in self._policies.categories:
            parts.append(heading(category.id, f"{self._said(category.name)} {key_cap(category.key)}"))
            parts += [self._policy(one) for one in self._policies.policies if one.category == category.id]
        for name in self._lists:
            parts.append(heading(name, escape(say(_LISTS[name]))))
            parts += [self._entry(one) for one in getattr(self._policies, name)]
        return "".join(parts)

    def _said(self, texts: Texts) -> str:
        return escape(text_in(texts, self._language))

    def _named(self, ids: Iterable[str]) -> str:
        return ", ".join(self._names.get(one, escape(one)) for one in ids)

    def _contents(self) -> str:
        targets = [(one.id, self._said(one.name)) for one in self._policies.categories]
        targets += [(name, escape(say(_LISTS[name]))) for name in self._lists]
        links = (link(f"#{HEADING}{target}", name) for target, name in targets)
        return f"<p>{' · '.join(links)}</p>"

    def _policy(self, one: Policy) -> str:
        keys = " / ".join(key_cap(" ".join(sequence)) for sequence in one.keys)
        decided = f"{self._mark(one.severity)} {one.severity} {self._named([one.severity])}"
        rows = [
            ("exceptions", ", ".join(self._said(each.name) for each in one.exceptions)),
            ("actions", self._named(one.actions)),
            ("escalate", self._named([one.escalate] if one.escalate else ())),
            ("subject", self._named([one.subject]) if one.subject != self._usual_subject else ""),
            ("never_export", escape(say(QT_TRANSLATE_NOOP("Standards", "yes"))) if one.never_export else ""),
        ]
        facts = "".join(f"<p>{_label(clause_name(name))} {text}</p>" for name, text in rows if text)
        examples = "".join(
            f"<p>{_label(say(_NO_CASE if each.allowed else _CASE))} {self._said(each.text)}</p>"
            for each in one.examples
        )
        return (
            entry(one.id, f"{self._said(one.name)} <span class='small'>{escape(one.id)}</span> {keys}")
            + f"<p>{decided} · {self._named([one.outcome])}</p><p>{self._linked(self._said(one.guidance))}</p>"
            + facts
            + examples
        )

    @property
    def _usual_subject(self) -> str:
        return self._policies.subjects[0].id if self._policies.subjects else ""

    def _linked(self, guidance: str) -> str:
        """Ids of other policies lead to them."""

        def linked(found: re.Match[str]) -> str:
            policy_id = found.group()
            return policy_id if self._policies.policy(policy_id) is None else link(f"#{PLACE}{policy_id}", policy_id)

        return _ID.sub(linked, guidance)

    def _mark(self, severity: str) -> str:
        size = f"width='{self._mark_pixels}' height='{self._mark_pixels}'"
        return f"<img src='{SEVERITY}:{escape(severity)}' {size} style='vertical-align: middle'>"

    def _entry(self, one: Severity | Outcome | Action | Route | Choice) -> str:
        """A line of a list: its name and id, its key, and what else it says."""
        mark = f"{self._mark(one.id)} " if isinstance(one, Severity) else ""
        key = getattr(one, "key", None)
        cap = f" {key_cap(key)}" if key else ""
        said = "".join(f" · {escape(part)}" for part in self._also(one))
        name = f"{self._said(one.name)} <span class='small'>{escape(one.id)}{said}</span>"
        return f"<p>{mark}{name}{cap}</p>"

    def _also(self, one: Severity | Outcome | Action | Route | Choice) -> Sequence[str]:
        match one:
            case Severity():
                return (_minutes(one.sla_minutes), f"{clause_name('weight')} {one.weight}")
            case Route():
                return (_minutes(one.sla_minutes),)
            case Outcome():
                reasons = ", ".join(text_in(each.name, self._language) for each in one.reasons)
                return (f"{clause_name('reasons')}: {reasons}",) if reasons else ()
            case Action():
                flags = ("needs_rationale", "excludes_others")
                return tuple(clause_name(flag) for flag in flags if getattr(one, flag))
        return ()


_CASE, _NO_CASE = QT_TRANSLATE_NOOP("Standards", "Counts"), QT_TRANSLATE_NOOP("Standards", "Does not count")


def _label(name: str) -> str:
    return f"<span class='muted'>{escape(name)}</span>&nbsp;"


def _minutes(count: int) -> str:
    return say(QT_TRANSLATE_NOOP("Standards", "within {minutes} min"), minutes=count)
