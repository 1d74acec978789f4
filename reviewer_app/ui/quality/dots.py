"""What a chart and the table beside it show: one line for each time or group."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain.quality.figures import Figure
from reviewer_app.domain.quality.report import POLICY, Report
from reviewer_app.ui import numbers
from reviewer_app.ui.quality import words


@dataclass(frozen=True, slots=True)
class Dot:
    """A point of a chart: `at` is its place across (days for times, rows for groups), `low` and `high` the ends of its
    interval, or the limits of a control chart; `out` of those. `value` is None where there is none to draw.
    """

    key: str
    label: str
    at: float
    n: int
    count: int
    value: float | None
    low: float | None
    high: float | None
    texts: tuple[str, str, str]
    places: tuple[int, ...]
    out: bool = False

    @property
    def spoken(self) -> str:
        """The line as it is read aloud."""
        n, value, interval = self.texts
        return ", ".join(part for part in (self.label, value, interval, f"n {n}") if part)


def over_time(report: Report) -> list[Dot]:
    """The chosen figure in each day, week or month."""
    return [
        _dot(one.key, words.day_text(one.key, report.view.step), date.fromisoformat(one.key).toordinal(), one.figure)
        for one in report.over_time
    ]


def groups(report: Report, policy_name: Callable[[str], str]) -> list[Dot]:
    """The chosen figure in each group, the largest first."""
    by = report.view.by
    return [
        _dot(one.key, policy_name(one.key) if by == POLICY else _named(one.key), row, one.figure)
        for row, one in enumerate(report.groups)
    ]


def control(report: Report) -> list[Dot]:
    """Wrong decisions in each time with enough of them, with the limits of chance."""
    found = []
    for one in report.control.points:
        value = words.number(one.value, "")
        limits = words.interval_text((one.low, one.high), "")
        if one.out:
            out = QCoreApplication.translate("Quality", "out: {limits}")
            limits = out.format(limits=limits)
        label, at = words.day_text(one.key, report.view.step), date.fromisoformat(one.key).toordinal()
        texts = (numbers.whole(one.n), value, limits)
        found.append(
            Dot(one.key, label, at, one.n, one.count, one.value, one.low, one.high, texts, one.places, one.out)
        )
    return found


def _dot(key: str, label: str, at: float, figure: Figure) -> Dot:
    low, high = figure.ci95 or (None, None)
    interval = words.interval_text(figure.ci95, figure.name) or words.reason_text(figure.reason)
    texts = (numbers.whole(figure.n), words.value_text(figure), interval)
    return Dot(key, label, at, figure.n, figure.count, figure.value, low, high, texts, figure.places)


def _named(key: str) -> str:
    if key:
        return key
    return QCoreApplication.translate("Quality", "none")
