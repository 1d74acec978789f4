"""How figures of quality are written: names, numbers with their intervals, methods and reasons, in any language."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QDate, QLocale

from reviewer_app.domain.agreement.resampling import ALL_ALIKE, ONE_RECORDING
from reviewer_app.domain.quality import figures as fg
from reviewer_app.domain.quality.checks import DRAWN, GOLD, PICKED, Planned
from reviewer_app.domain.quality.figures import Figure
from reviewer_app.domain.quality.report import DAY, MARKET, MONTH, NO_CHART, POLICY, QUEUE, REVIEWER, WEEK
from reviewer_app.domain.sampling import acceptance
from reviewer_app.ui import numbers

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        fg.ACCURACY: QT_TRANSLATE_NOOP("Quality", "Decision accuracy"),
        fg.LABEL_ACCURACY: QT_TRANSLATE_NOOP("Quality", "Policy accuracy"),
        fg.PRECISION: QT_TRANSLATE_NOOP("Quality", "Precision"),
        fg.RECALL: QT_TRANSLATE_NOOP("Quality", "Recall"),
        fg.WEIGHTED: QT_TRANSLATE_NOOP("Quality", "Severity-weighted error"),
        fg.CRITICAL: QT_TRANSLATE_NOOP("Quality", "Critical errors"),
        fg.OVERTURNED: QT_TRANSLATE_NOOP("Quality", "Errors overturned"),
        fg.DISPUTES: QT_TRANSLATE_NOOP("Quality", "Disputes won"),
        fg.AGREEMENT: QT_TRANSLATE_NOOP("Quality", "Agreement, AC1"),
        fg.COVERAGE: QT_TRANSLATE_NOOP("Quality", "Plan judged"),
    }
)
_ABOUT: Mapping[str, str] = MappingProxyType(
    {
        fg.ACCURACY: QT_TRANSLATE_NOOP("Quality", "Decisions whose verdict stands."),
        fg.LABEL_ACCURACY: QT_TRANSLATE_NOOP("Quality", "Decisions with every policy that belongs there and no other."),
        fg.PRECISION: QT_TRANSLATE_NOOP("Quality", "Of the recordings that were flagged, those flagged rightly."),
        fg.RECALL: QT_TRANSLATE_NOOP(
            "Quality", "Of the recordings that break a policy, those that were flagged for it."
        ),
        fg.WEIGHTED: QT_TRANSLATE_NOOP("Quality", "Errors, each by how grave what was at stake is."),
        fg.CRITICAL: QT_TRANSLATE_NOOP("Quality", "Decisions with an error that the second review called critical."),
        fg.OVERTURNED: QT_TRANSLATE_NOOP(
            "Quality", "Of the decisions found wrong at first, those put right by a dispute."
        ),
        fg.DISPUTES: QT_TRANSLATE_NOOP("Quality", "Of the disputes that were settled, those decided for the reviewer."),
        fg.AGREEMENT: QT_TRANSLATE_NOOP("Quality", "Reviewers and blind second reviews, beyond chance (Gwet)."),
        fg.COVERAGE: QT_TRANSLATE_NOOP("Quality", "Of what was drawn for a second review, what has been judged."),
    }
)
_METHODS: Mapping[str, str] = MappingProxyType(
    {
        "Wilson": QT_TRANSLATE_NOOP("Quality", "Wilson's interval"),
        "Clopper": QT_TRANSLATE_NOOP("Quality", "exact ends (Clopper and Pearson)"),
        "ratio, exact": QT_TRANSLATE_NOOP("Quality", "a ratio, exact ends of the effective size"),
        "strata, exact": QT_TRANSLATE_NOOP("Quality", "weighted by strata, exact ends of the effective size"),
        "strata, score": QT_TRANSLATE_NOOP("Quality", "weighted by strata, score interval of the effective size"),
        "Horvitz-Thompson, exact": QT_TRANSLATE_NOOP(
            "Quality", "weighted by the draw, exact ends of the effective size"
        ),
        "ratio": QT_TRANSLATE_NOOP("Quality", "a ratio, score interval of the effective size"),
        "strata of what": QT_TRANSLATE_NOOP("Quality", "strata of flagged and passed, exact bounds"),
        "strata": QT_TRANSLATE_NOOP("Quality", "weighted by strata, the wider of two intervals"),
        "Horvitz": QT_TRANSLATE_NOOP("Quality", "weighted by the draw, score interval of the effective size"),
        "Gwet": QT_TRANSLATE_NOOP("Quality", "Gwet's AC1 of {q} outcomes, not weighted, recordings drawn again"),
        "counted": QT_TRANSLATE_NOOP("Quality", "all of it was counted"),
        "counts": QT_TRANSLATE_NOOP("Quality", "fewer than 30: counts, no rate"),
    }
)
_REASONS: Mapping[str, str] = MappingProxyType(
    {
        fg.NOTHING: QT_TRANSLATE_NOOP("Quality", "nothing to count"),
        "nothing was drawn in this time": QT_TRANSLATE_NOOP("Quality", "nothing was drawn"),
        ONE_RECORDING: QT_TRANSLATE_NOOP("Quality", "one recording: no interval"),
        ALL_ALIKE: QT_TRANSLATE_NOOP("Quality", "all alike: no interval"),
        NO_CHART: QT_TRANSLATE_NOOP("Quality", "A control chart needs two times with 30 decisions each."),
    }
)
_NOUNS: Mapping[str, str] = MappingProxyType(
    {
        POLICY: QT_TRANSLATE_NOOP("Quality", "Policy"),
        MARKET: QT_TRANSLATE_NOOP("Quality", "Market"),
        REVIEWER: QT_TRANSLATE_NOOP("Quality", "Reviewer"),
        QUEUE: QT_TRANSLATE_NOOP("Quality", "Queue"),
        "source": QT_TRANSLATE_NOOP("Quality", "Source"),
    }
)
_ONE_KIND = QT_TRANSLATE_NOOP("Quality", "only one outcome was given")
_NOT_WEIGHTED = QT_TRANSLATE_NOOP("Quality", "{method}, not weighted: the draw of {n} is not known")
_SEVERAL = QT_TRANSLATE_NOOP("Quality", "{method}, not weighted: drawn in more than one sample")
_PERCENT = QT_TRANSLATE_NOOP("Quality", "{percent}%")
_COUNT = QT_TRANSLATE_NOOP("Quality", "{count} of {n}")
_FEW = QT_TRANSLATE_NOOP("Quality", "fewer than 30")
_N = QT_TRANSLATE_NOOP("Quality", "n {n}")
_SOURCES: Mapping[str, str] = MappingProxyType(
    {
        "": QT_TRANSLATE_NOOP("Quality", "All sources"),
        DRAWN: QT_TRANSLATE_NOOP("Quality", "Drawn by plan"),
        PICKED: QT_TRANSLATE_NOOP("Quality", "Picked by hand"),
        GOLD: QT_TRANSLATE_NOOP("Quality", "Gold"),
    }
)
_GROUPS: Mapping[str, str] = MappingProxyType(
    {
        POLICY: QT_TRANSLATE_NOOP("Quality", "by policy"),
        MARKET: QT_TRANSLATE_NOOP("Quality", "by market"),
        REVIEWER: QT_TRANSLATE_NOOP("Quality", "by reviewer"),
        QUEUE: QT_TRANSLATE_NOOP("Quality", "by queue"),
    }
)
_ANY: Mapping[str, str] = MappingProxyType(
    {
        POLICY: QT_TRANSLATE_NOOP("Quality", "All policies"),
        MARKET: QT_TRANSLATE_NOOP("Quality", "All markets"),
        REVIEWER: QT_TRANSLATE_NOOP("Quality", "All reviewers"),
        QUEUE: QT_TRANSLATE_NOOP("Quality", "All queues"),
    }
)
_STEPS: Mapping[str, str] = MappingProxyType(
    {
        DAY: QT_TRANSLATE_NOOP("Quality", "by day"),
        WEEK: QT_TRANSLATE_NOOP("Quality", "by week"),
        MONTH: QT_TRANSLATE_NOOP("Quality", "by month"),
    }
)
_LOTS: Mapping[str, str] = MappingProxyType(
    {
        acceptance.ACCEPTED: QT_TRANSLATE_NOOP(
            "Quality", "Lot {sample} is accepted: {found} with an error in {final} of {drawn}, {accept} are borne."
        ),
        acceptance.REJECTED: QT_TRANSLATE_NOOP(
            "Quality", "Lot {sample} is rejected: {found} with an error in {final} of {drawn}, {accept} are borne."
        ),
        acceptance.OPEN: QT_TRANSLATE_NOOP(
            "Quality", "Lot {sample} is still open: {found} with an error in {final} of {drawn}, {accept} are borne."
        ),
    }
)
_UNSEEN = QT_TRANSLATE_NOOP(
    "Quality", "No figure speaks for {names}: nothing of it is judged for good yet ({population} decisions)."
)
_ROUGH = QT_TRANSLATE_NOOP("Quality", "rough")
NOT_SHARES = frozenset({fg.AGREEMENT})


def _said(source: str) -> str:
    return QCoreApplication.translate("Quality", source)


def name_of(metric: str) -> str:
    """The name of a figure."""
    return _said(_NAMES[metric])


def about(metric: str) -> str:
    """What a figure is a share of, in one sentence."""
    return _said(_ABOUT[metric])


def source_name(source: str) -> str:
    """How decisions came to be looked at again; '' is any way."""
    return _said(_SOURCES[source])


def group_name(by: str) -> str:
    """`by policy` …"""
    return _said(_GROUPS[by])


def step_name(step: str) -> str:
    """`by week` …"""
    return _said(_STEPS[step])


def noun(name: str) -> str:
    """`Policy`, `Market` … as the name of a field or a column."""
    return _said(_NOUNS[name])


def any_of(group: str) -> str:
    """What a filter says that leaves nothing out."""
    return _said(_ANY[group])


def reason_text(reason: str) -> str:
    """Why there is no value."""
    return _said(_REASONS.get(reason, _ONE_KIND)) if reason else ""


def method_text(figure: Figure) -> str:
    """How a figure was found; '' where there is none."""
    found = next((said for start, said in _METHODS.items() if figure.method.startswith(start)), "")
    categories = re.search(r"AC1 of (\d+) outcomes", figure.method)
    if categories:
        return _said(found).format(q=numbers.whole(int(categories[1])))
    if figure.method.endswith(fg.SEVERAL):
        return _said(_SEVERAL).format(method=_said(found))
    unknown = re.search(r"not weighted: .* (\d+)$", figure.method)
    if unknown:
        return _said(_NOT_WEIGHTED).format(method=_said(found), n=numbers.whole(int(unknown[1])))
    return _said(found) if found else ""


def number(value: float, metric: str) -> str:
    """A share in percent with one place, AC1 with two."""
    if metric in NOT_SHARES:
        return numbers.decimal(value, 2)
    return _said(_PERCENT).format(percent=numbers.decimal(value * 100, 1))


def share(value: float) -> str:
    """A share in percent with no more places than there are: `92.5%`, `90%`."""
    return _said(_PERCENT).format(percent=numbers.short(value * 100, 8))


def count_text(count: int, n: int) -> str:
    """`12 of 29`."""
    return _said(_COUNT).format(count=numbers.whole(count), n=numbers.whole(n))


def value_text(figure: Figure) -> str:
    """The value, counts where there are too few, a dash where there is none."""
    if figure.value is not None:
        return number(figure.value, figure.name)
    return "—" if figure.reason or not figure.n else count_text(figure.count, figure.n)


def interval_text(ends: tuple[float, float] | None, metric: str) -> str:
    """`92.1 – 95.8%`; '' without an interval."""
    if ends is None:
        return ""
    if metric in NOT_SHARES:
        return f"{number(ends[0], metric)} – {number(ends[1], metric)}"
    low, high = (numbers.decimal(end * 100, 1) for end in ends)
    return _said(_PERCENT).format(percent=f"{low} – {high}")


def under_text(figure: Figure) -> str:
    """What stands below a value: interval and n, or why there is none."""
    if figure.value is None:
        return reason_text(figure.reason) or _said(_FEW)
    n = _said(_N).format(n=numbers.whole(figure.n))
    rough = _said(_ROUGH) if figure.warning else ""
    parts = (interval_text(figure.ci95, figure.name), n, rough, reason_text(figure.reason))
    return " · ".join(part for part in parts if part)


def spoken(figure: Figure) -> str:
    """A figure as it is read aloud."""
    parts = (name_of(figure.name), value_text(figure), under_text(figure), method_text(figure))
    return ", ".join(part for part in parts if part)


def notes(lots: Sequence[Planned], unseen: Sequence[Planned]) -> tuple[str, ...]:
    """What is decided about lots, and what no figure speaks for, a sentence each."""
    found = [
        _said(_LOTS[one.verdict or acceptance.OPEN]).format(
            sample=one.sample,
            found=numbers.whole(one.found),
            final=numbers.whole(one.final),
            drawn=numbers.whole(one.drawn),
            accept=numbers.whole(one.accept or 0),
        )
        for one in lots
    ]
    if unseen:
        names = ", ".join(" · ".join(filter(None, (one.sample, one.stratum))) for one in unseen)
        population = numbers.whole(sum(one.population for one in unseen))
        found.append(_said(_UNSEEN).format(names=names, population=population))
    return tuple(found)


def day_text(key: str, step: str) -> str:
    """A day, week or month by its first day: `5 Oct`, `Oct 2026`."""
    day = date.fromisoformat(key)
    shown = QDate(day.year, day.month, day.day)
    return QLocale().toString(shown, "MMM yyyy" if step == MONTH else "d MMM")


def moment(at_ms: int) -> str:
    """The day (UTC) of a decision: `5 Oct`."""
    day = datetime.fromtimestamp(at_ms // 1000, UTC).date()
    return QLocale().toString(QDate(day.year, day.month, day.day), "d MMM")


def period(first: date, last: date) -> str:
    """`5 Oct – 1 Nov 2026`."""
    shown = [QDate(day.year, day.month, day.day) for day in (first, last)]
    return f"{QLocale().toString(shown[0], 'd MMM')} – {QLocale().toString(shown[1], 'd MMM yyyy')}"
