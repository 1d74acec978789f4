"""What stands on the right of the page: differences side by side, proposals, mistakes, findings that are touched.

Words that went and came are told by colour, line and sign.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from html import escape

from PySide6.QtCore import QT_TRANSLATE_NOOP, QDateTime, QLocale

from reviewer_app.domain.policy import text_in
from reviewer_app.domain.policy_difference import (
    ADDED,
    CUT,
    EQUAL,
    PUT,
    REMOVED,
    Clause,
    PolicyDifference,
    SetDifference,
)
from reviewer_app.domain.proposal import Proposal
from reviewer_app.domain.timecode import timecode
from reviewer_app.operations.drafting import Touched
from reviewer_app.ui.standards import words
from reviewer_app.ui.standards.html_parts import PLACE, entry, head, link, pairs, table
from reviewer_app.ui.standards.words import say

# The scheme of links to the decisions under a policy that were looked at again.
JUDGED = "judged"
_JUDGED = QT_TRANSLATE_NOOP("Standards", "Open the decisions of everybody that were looked at again")
# Lines of touched findings that are shown of each policy.
_MOST = 200


def difference(found: SetDifference, language: str, narrow: bool = False) -> str:
    """Every entry that differs, clause by clause, before and after side by side; `narrow`: names of clauses above."""
    if not found.entries:
        return f"<p>{escape(say(QT_TRANSLATE_NOOP('Standards', 'Nothing differs.')))}</p>"
    names = {one: text_in(name, language) for one, name in found.names.items()}
    clauses = partial(_clause, names=names, narrow=narrow)
    return "".join(_entry(one, language, clauses, narrow) for one in found.entries)


def counts_text(found: SetDifference) -> str:
    """How many policies are new, gone, changed … in one line."""
    parts = [f"{count} {words.how_text(how)}" for how, count in found.counts().items() if count]
    others = len(found.entries) - len(found.policies)
    if others:
        parts.append(say(QT_TRANSLATE_NOOP("Standards", "{count} other entries"), count=others))
    return " · ".join(parts) or say(QT_TRANSLATE_NOOP("Standards", "Nothing differs."))


def _entry(one: PolicyDifference, language: str, told: Callable[[Clause, str], str], narrow: bool) -> str:
    name = escape(text_in(one.name, language))
    also = " · ".join(part for part in (words.of_text(one.of), escape(one.entry_id), words.how_text(one.how)) if part)
    if one.before_id:
        also += f" ({escape(one.before_id)} → {escape(one.entry_id)})"
    if one.how == "moved":
        also += f" ({one.places[0]} → {one.places[1]})"
    title = f"<span class='{one.how}'>{words.SIGNS[one.how]}</span> {name}"
    rows = "".join(told(clause, one.how) for clause in one.clauses)
    clauses = ""
    if rows:
        before, after = (escape(say(text)) for text in _SIDES)
        first, width = ("", 50) if narrow else ("<th width='16%'></th>", 42)
        sides = f"<th width='{width}%'>− {before}</th><th width='{width}%'>+ {after}</th>"
        clauses = table(f"<tr>{first}{sides}</tr>{rows}")
    return f"{entry(one.entry_id, title)}<p class='muted'>{also}</p>{clauses}"


_SIDES = (QT_TRANSLATE_NOOP("Standards", "before"), QT_TRANSLATE_NOOP("Standards", "after"))


def _clause(clause: Clause, how: str, names: Mapping[str, str], narrow: bool) -> str:
    before, after = (_side(clause, side, names) for side in (CUT, PUT))
    if how == ADDED:
        before = ""
    elif how == REMOVED:
        after = ""
    name = escape(words.clause_name(clause.name))
    cells = "".join(f"<td valign='top'>{side}</td>" for side in (before, after))
    if narrow:
        return f"<tr><td class='muted' colspan='2'>{name}</td></tr><tr>{cells}</tr>"
    return f"<tr><td class='muted' valign='top'>{name}</td>{cells}</tr>"


def _side(clause: Clause, side: str, names: Mapping[str, str]) -> str:
    """One side of a clause: what stays as it is, what is only here marked."""
    if clause.pieces:
        return "".join(
            escape(one.text) if one.how == EQUAL else _marked(side, one.text)
            for one in clause.pieces
            if one.how in {EQUAL, side}
        )
    value, other = (clause.before, clause.after) if side == CUT else (clause.after, clause.before)
    if isinstance(value, list):
        others = other if isinstance(other, list) else []
        told = ((one in others, _plain(one, names)) for one in value)
        return ", ".join(escape(text) if stays else _marked(side, text) for stays, text in told) or "–"
    return _marked(side, _plain(value, names))


def _marked(side: str, text: str) -> str:
    return f"<span class='{'cut' if side == CUT else 'put'}'>{escape(text)}</span>" if text.strip() else escape(text)


def _plain(value: object, names: Mapping[str, str]) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return say(_YES) if value else say(_NO)
        case dict():
            return " / ".join(_plain(one, names) for one in value.values() if one is not False)
        case list():
            return ", ".join(_plain(one, names) for one in value)
    return names.get(str(value), str(value))


_YES, _NO = QT_TRANSLATE_NOOP("Standards", "yes"), QT_TRANSLATE_NOOP("Standards", "no")


def proposal(one: Proposal, policy_name: str, now: str) -> str:
    """A proposal: what is to change, of which words, why, and how far it is. `now`: the guidance in force."""
    title = say(QT_TRANSLATE_NOOP("Standards", "Change of {policy}"), policy=policy_name)
    day = QLocale().toString(QDateTime.fromMSecsSinceEpoch(one.proposed_at_ms), "d MMM yyyy")
    about = " · ".join((words.state_text(one), one.proposed_by, day, one.policy_set))
    rows = [
        (QT_TRANSLATE_NOOP("Standards", "What is to change"), one.change.change),
        (QT_TRANSLATE_NOOP("Standards", "Clause"), one.change.clause),
        (QT_TRANSLATE_NOOP("Standards", "Why"), one.change.why),
        (QT_TRANSLATE_NOOP("Standards", "Guidance in force"), now),
        (QT_TRANSLATE_NOOP("Standards", "Comes from"), _source(one)),
        (QT_TRANSLATE_NOOP("Standards", "Dropped because"), one.reason if one.state == "dropped" else ""),
    ]
    return head(title, about) + pairs([(say(name), text) for name, text in rows if text])


def _source(one: Proposal) -> str:
    if one.source is None:
        return ""
    kinds = {
        "audit": QT_TRANSLATE_NOOP("Standards", "a ruling on a dispute"),
        "calibration": QT_TRANSLATE_NOOP("Standards", "a calibration session"),
    }
    return say(kinds[one.source[0]])


def problems(found: Sequence[tuple[int | None, str]]) -> str:
    """The mistakes of a draft, each with its line."""
    rows = []
    for number, (line, reason) in enumerate(found):
        where = "" if line is None else say(QT_TRANSLATE_NOOP("Standards", "line {line}"), line=line)
        rows.append(
            f"<tr><td class='error' width='16%' valign='top'><a name='{PLACE}{number}'></a>■ {escape(where)}</td>"
            f"<td valign='top'>{escape(reason)}</td></tr>"
        )
    return f"<p class='error'>{escape(words.mistakes(len(found)))}</p>{table(''.join(rows))}"


def touched(
    found: Sequence[Touched],
    everybody: Mapping[str, int] | None,
    effects: Mapping[str, str],
    names: Mapping[str, str],
) -> str:
    """Findings of before under policies that a draft changes: counts by policy, then each of one's own.

    `effects`: what the draft does to each policy, as `drafting.effects` has it. Whoever is told of everybody's is led
    to those of them that may be opened: decisions that were looked at again.
    """
    own: dict[str, list[Touched]] = {}
    for one in found:
        own.setdefault(one.policy_id, []).append(one)
    more = [policy for policy in effects if policy in (everybody or {}) and policy not in own]
    if not own and not more:
        return f"<p>{escape(say(QT_TRANSLATE_NOOP('Standards', 'The draft touches no finding of yours.')))}</p>"
    parts = []
    for policy in (*own, *more):
        how, mine = effects[policy], own.get(policy, [])
        said = [words.findings_of_yours(len(mine))]
        if everybody is not None:
            said.append(words.findings_of_everybody(everybody.get(policy, 0)))
        sign = f"<span class='{how}'>{words.SIGNS.get(how, '≠')}</span>"
        parts.append(entry(policy, f"{sign} {escape(names.get(policy, policy))}"))
        parts.append(f"<p class='muted'>{escape(words.how_text(how))} · {escape(' · '.join(said))}</p>")
        if everybody is not None:
            parts.append(f"<p>{link(f'{JUDGED}:{policy}', escape(say(_JUDGED)))}</p>")
        rows = "".join(
            f"<tr><td width='16%'>{timecode(one.start_ms)}</td><td>{escape(one.title)}</td>"
            f"<td class='muted' width='30%'>{escape(one.policy_set)}</td></tr>"
            for one in mine[:_MOST]
        )
        parts.append(table(rows) if rows else "")
    return "".join(parts)
