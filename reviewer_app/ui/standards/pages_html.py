"""What stands on the right of the page: differences side by side, proposals, drafts, findings that are touched.

As HTML for a QTextBrowser: words that went and came are told by colour, line and sign.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
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
from reviewer_app.ui.standards.words import say
from reviewer_app.ui.theme import Theme

# Lines of touched findings that are shown of each policy.
_MOST = 200


@dataclass(frozen=True, slots=True)
class Ink:
    """The theme's colours and lengths as a style sheet for one document."""

    theme: Theme

    def style(self) -> str:
        """Classes that the parts below use."""
        c, px = self.theme.tokens, self.theme.px
        return (
            f"body {{ color: {c.text}; font-size: {px(14)}px; }} "
            f".muted, th {{ color: {c.muted}; }} th {{ font-weight: normal; text-align: left; }} "
            f"h1 {{ font-size: {px(20)}px; font-weight: 600; }} h2 {{ font-size: {px(16)}px; font-weight: 600; }} "
            f".cut {{ color: {c.error}; background-color: {c.error_back}; text-decoration: line-through; }} "
            f".put {{ color: {c.accent}; background-color: {c.info_back}; text-decoration: underline; }} "
            f".error {{ color: {c.error}; }} .warn {{ color: {c.warn}; }} .good {{ color: {c.good}; }} "
            f".removed {{ color: {c.error}; }} .added {{ color: {c.good}; }} .changed, .renamed, .moved, .decisive "
            f"{{ color: {c.warn}; }}"
        )


def anchor(number: int) -> str:
    """The name of a place in a document that the keys jump to."""
    return f"d{number}"


def head(title: str, about: str) -> str:
    """The title of a document and a line about it."""
    return f"<h1>{escape(title)}</h1><p class='muted'>{escape(about)}</p>"


def difference(found: SetDifference, language: str, narrow: bool = False) -> str:
    """Every entry that differs, clause by clause, before and after side by side; `narrow`: names of clauses above."""
    if not found.entries:
        return f"<p>{escape(say(QT_TRANSLATE_NOOP('Standards', 'Nothing differs.')))}</p>"
    names = {one: text_in(name, language) for one, name in found.names.items()}
    clauses = partial(_clause, names=names, narrow=narrow)
    return "".join(_entry(number, one, language, clauses, narrow) for number, one in enumerate(found.entries))


def counts_text(found: SetDifference) -> str:
    """How many policies are new, gone, changed … in one line."""
    parts = [f"{count} {words.how_text(how)}" for how, count in found.counts().items() if count]
    others = len(found.entries) - len(found.policies)
    if others:
        parts.append(say(QT_TRANSLATE_NOOP("Standards", "{count} other entries"), count=others))
    return " · ".join(parts) or say(QT_TRANSLATE_NOOP("Standards", "Nothing differs."))


def _entry(number: int, one: PolicyDifference, language: str, told: Callable[[Clause, str], str], narrow: bool) -> str:
    name = escape(text_in(one.name, language))
    also = " · ".join(part for part in (words.of_text(one.of), escape(one.entry_id), words.how_text(one.how)) if part)
    if one.before_id:
        also += f" ({escape(one.before_id)} → {escape(one.entry_id)})"
    if one.how == "moved":
        also += f" ({one.places[0]} → {one.places[1]})"
    title = f"<span class='{one.how}'>{words.SIGNS[one.how]}</span> {name}"
    rows = "".join(told(clause, one.how) for clause in one.clauses)
    table = ""
    if rows:
        before, after = (escape(say(text)) for text in _SIDES)
        first, width = ("", 50) if narrow else ("<th width='16%'></th>", 42)
        table = (
            "<table width='100%' cellpadding='6' cellspacing='0'>"
            f"<tr>{first}<th width='{width}%'>− {before}</th><th width='{width}%'>+ {after}</th></tr>{rows}</table>"
        )
    return f"<h2><a name='{anchor(number)}'></a>{title}</h2><p class='muted'>{also}</p>{table}"


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
    day = QLocale().toString(_day_of(one.proposed_at_ms), "d MMM yyyy")
    about = " · ".join((words.state_text(one), one.proposed_by, day, one.policy_set))
    rows = [
        (QT_TRANSLATE_NOOP("Standards", "What is to change"), one.change.change),
        (QT_TRANSLATE_NOOP("Standards", "Clause"), one.change.clause),
        (QT_TRANSLATE_NOOP("Standards", "Why"), one.change.why),
        (QT_TRANSLATE_NOOP("Standards", "Guidance in force"), now),
        (QT_TRANSLATE_NOOP("Standards", "Comes from"), _source(one)),
        (QT_TRANSLATE_NOOP("Standards", "Dropped because"), one.reason if one.state == "dropped" else ""),
    ]
    return head(title, about) + _pairs([(say(name), text) for name, text in rows if text])


def _source(one: Proposal) -> str:
    if one.source is None:
        return ""
    kinds = {
        "audit": QT_TRANSLATE_NOOP("Standards", "a ruling on a dispute"),
        "calibration": QT_TRANSLATE_NOOP("Standards", "a calibration session"),
    }
    return say(kinds[one.source[0]])


def _pairs(rows: Sequence[tuple[str, str]]) -> str:
    cells = "".join(
        f"<tr><td class='muted' width='20%' valign='top'>{escape(name)}</td>"
        f"<td valign='top'>{escape(text).replace(chr(10), '<br>')}</td></tr>"
        for name, text in rows
    )
    return f"<table width='100%' cellpadding='6' cellspacing='0'>{cells}</table>"


def problems(found: Sequence[tuple[int | None, str]]) -> str:
    """The mistakes of a draft, each with its line."""
    rows = []
    for number, (line, reason) in enumerate(found):
        where = "" if line is None else say(QT_TRANSLATE_NOOP("Standards", "line {line}"), line=line)
        rows.append(
            f"<tr><td class='error' width='16%' valign='top'><a name='{anchor(number)}'></a>■ {escape(where)}</td>"
            f"<td valign='top'>{escape(reason)}</td></tr>"
        )
    title = escape(words.mistakes(len(found)))
    return f"<p class='error'>{title}</p><table width='100%' cellpadding='6' cellspacing='0'>{''.join(rows)}</table>"


def touched(found: Sequence[Touched], everybody: Mapping[str, int] | None, names: Mapping[str, str]) -> str:
    """Findings of before under policies that a draft changes: counts by policy, then each of one's own."""
    groups: dict[tuple[str, str], list[Touched]] = {}
    for one in found:
        groups.setdefault((one.policy_id, one.how), []).append(one)
    if not groups and not everybody:
        return f"<p>{escape(say(QT_TRANSLATE_NOOP('Standards', 'The draft touches no finding of yours.')))}</p>"
    parts = []
    for policy in (everybody or {}).keys() - {policy for policy, _ in groups}:
        groups[policy, "changed"] = []
    for number, ((policy, how), own) in enumerate(groups.items()):
        name = escape(names.get(policy, policy))
        said = [words.findings_of_yours(len(own))]
        if everybody is not None:
            said.append(words.findings_of_everybody(everybody.get(policy, 0)))
        sign = words.SIGNS.get(how, "≠")
        head_line = f"<h2><a name='{anchor(number)}'></a><span class='{how}'>{sign}</span> {name}</h2>"
        parts.append(f"{head_line}<p class='muted'>{escape(words.how_text(how))} · {escape(' · '.join(said))}</p>")
        rows = "".join(
            f"<tr><td>{timecode(one.start_ms)}</td><td width='60%'>{escape(one.title)}</td>"
            f"<td class='muted'>{escape(one.policy_set)}</td></tr>"
            for one in own[:_MOST]
        )
        parts.append(f"<table width='100%' cellpadding='4' cellspacing='0'>{rows}</table>" if rows else "")
    return "".join(parts)


def _day_of(ms: int) -> QDateTime:
    return QDateTime.fromMSecsSinceEpoch(ms)
