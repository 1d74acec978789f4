"""The agreement of a session as it is told: which figures, what they are called, what they say and what they do not."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QCoreApplication

from reviewer_app.domain.agreement import coefficients, gamma, resampling, spans, unitizing
from reviewer_app.domain.agreement.report import Line
from reviewer_app.domain.calibration.discussion import Discussed
from reviewer_app.domain.calibration.measures import Measure, Measures
from reviewer_app.domain.calibration.session import Session
from reviewer_app.ui import numbers
from reviewer_app.ui.calibration.agreement_view import Figure, Figures, Heading
from reviewer_app.ui.calibration.spot_groups import Standard, names_of, position_name

translate = QCoreApplication.translate
_PERCENT, _AC1 = "percent_agreement", "gwet_ac1"


def told(measures: Measures, session: Session, standard: Standard) -> Figures:
    """The figures in the window's language."""
    return Figures(
        _headline(measures, session),
        _meaning(measures, session),
        tuple(_rows(measures, session, standard)),
    )


def rounds(first: Measure, second: Measure) -> str:
    """How far the members agree over all spots, before and after the second vote."""
    lines = [_line(one, "krippendorff_alpha") for one in (first, second)]
    text = translate(
        "CalibrationFigures",
        "Over all spots, Krippendorff's alpha is {before} before the second vote and {after} after it "
        "(n = {units} spots in {recordings} recordings).",
    )
    before, after = (_value(line) for line in lines)
    return text.format(before=before, after=after, units=first.units, recordings=first.recordings)


def summary(spots: Sequence[Discussed]) -> str:
    """How many pairs of members said the same on the disputed spots, before and after the second vote."""
    before, pairs = _same((one.position for one in each.spot.positions) for each in spots)
    after, _ = _same(each.second_round.values() for each in spots)
    if not pairs:
        return translate("CalibrationFigures", "There was no disputed spot to vote on again.")
    voted = sum(bool(each.votes) for each in spots)
    text = translate(
        "CalibrationFigures",
        "On the disputed spots, {before}% of the pairs of members said the same before the second vote and {after}% "
        "after it (n = {pairs} pairs on {spots} spots; {voted} spots were voted on again).",
    )
    shares = {"before": round(100 * before / pairs), "after": round(100 * after / pairs)}
    return text.format(**shares, pairs=pairs, spots=len(spots), voted=voted)


def coefficient_name(name: str) -> str:
    """What a coefficient is called."""
    return {
        _PERCENT: translate("CalibrationFigures", "Pairs that agree"),
        _AC1: translate("CalibrationFigures", "Gwet's AC1"),
        "krippendorff_alpha": translate("CalibrationFigures", "Krippendorff's alpha"),
        "cohen_kappa": translate("CalibrationFigures", "Cohen's kappa"),
        "u_alpha": translate("CalibrationFigures", "u-alpha: where and what"),
        "unitizing_alpha": translate("CalibrationFigures", "|u-alpha: where alone"),
        "coding_alpha": translate("CalibrationFigures", "cu-alpha: what, where spans overlap"),
        "alignment_disorder": translate("CalibrationFigures", "Alignment disorder"),
        "gamma": translate("CalibrationFigures", "Gamma"),
        "gamma_cat": translate("CalibrationFigures", "Gamma-cat: what, where spans lie together"),
    }.get(name, name)


def reason_name(reason: str) -> str:
    """Why a coefficient is not defined, or has no interval."""
    return {
        coefficients.NO_PAIRS: translate("CalibrationReason", "nothing was judged by two members"),
        coefficients.NO_VARIATION: translate("CalibrationReason", "no variation: everybody said the same everywhere"),
        coefficients.ONE_CATEGORY: translate("CalibrationReason", "there is only one category"),
        coefficients.NOT_TWO: translate("CalibrationReason", "this coefficient is for two"),
        spans.NO_OBSERVERS: translate("CalibrationReason", "no recording has labels of two members"),
        spans.NO_UNITS: translate("CalibrationReason", "nobody found anything"),
        unitizing.NO_OVERLAP: translate("CalibrationReason", "no spans of two members overlap"),
        unitizing.NO_VARIATION: translate("CalibrationReason", "no variation: everything has one value"),
        resampling.ONE_RECORDING: translate("CalibrationReason", "only one recording"),
        resampling.ALL_ALIKE: translate("CalibrationReason", "all recordings say the same"),
        resampling.VAGUE: translate("CalibrationReason", "too few recordings to tell"),
        gamma.NOT_TOGETHER: translate("CalibrationReason", "no two spans lie beside each other"),
        gamma.ONE_LABEL: translate("CalibrationReason", "there is only one label"),
    }.get(reason, reason)


def _rows(measures: Measures, session: Session, standard: Standard) -> Iterable[Heading | Figure]:
    yield Heading(translate("CalibrationFigures", "Verdict on the whole recording"), _n_hint())
    yield from _of(measures.verdict)
    yield Heading(translate("CalibrationFigures", "Which policies are in a recording"))
    yield from _of(measures.presence)
    yield Heading(
        translate("CalibrationFigures", "By policy"),
        translate("CalibrationFigures", "Gwet's AC1, which holds where a policy is rare"),
    )
    for one in measures.policies:
        yield _figure(one, _line(one, _AC1), position_name(one.name, standard))
    yield Heading(translate("CalibrationFigures", "Severity, where two found something"))
    yield from _of(measures.severity)
    yield Heading(translate("CalibrationFigures", "Where in the recording"))
    yield from _of(measures.spans)
    yield Heading(
        translate("CalibrationFigures", "By member"),
        translate("CalibrationFigures", "how often what most others say"),
    )
    names = names_of(session)
    alone = translate("CalibrationReason", "most of the others never say the same")
    for member in measures.members:
        who = " · ".join(filter(None, (member.letter, names.get(member.letter, ""))))
        for measure, text in (
            (member.presence, translate("CalibrationFigures", "{who}: policies")),
            (member.verdict, translate("CalibrationFigures", "{who}: verdict")),
        ):
            yield _figure(measure, _line(measure, _PERCENT), text.format(who=who), alone)


def _of(measure: Measure) -> Iterable[Figure]:
    for line in measure.lines:
        yield _figure(measure, line, coefficient_name(line.name))


def _figure(measure: Measure, line: Line | None, name: str, nothing: str = "") -> Figure:
    """`nothing`: why it is not defined where there is nothing to compare."""
    count = translate("CalibrationFigures", "{units} · {recordings} rec.")
    n = count.format(units=numbers.whole(measure.units), recordings=numbers.whole(measure.recordings))
    if line is None or line.estimate.reason == coefficients.NO_PAIRS:
        return Figure(name, n, None, None, nothing or reason_name(coefficients.NO_PAIRS))
    how = line.estimate
    return Figure(name, n, how.value, how.ci95, reason_name(how.reason), rough=bool(how.warning))


def _line(measure: Measure, name: str) -> Line | None:
    return next((line for line in measure.lines if line.name == name), None)


def _value(line: Line | None) -> str:
    """`0.62 [0.41, 0.78]`, or why there is none."""
    how = None if line is None else line.estimate
    if how is None or how.value is None:
        reason = reason_name(how.reason if how is not None else coefficients.NO_PAIRS)
        return translate("CalibrationFigures", "not defined ({reason})").format(reason=reason)
    return numbers.decimal(how.value, 2) + (f" {numbers.interval(*how.ci95, 2)}" if how.ci95 else "")


def _n_hint() -> str:
    return translate("CalibrationFigures", "n: things judged · recordings; value and 95% interval")


def _headline(measures: Measures, session: Session) -> str:
    counted = sum(one.counted for one in session.reviews)
    counts = (
        translate("CalibrationFigures", "%n member(s)", "", len(session.letters)),
        translate("CalibrationFigures", "%n recording(s)", "", len(session.items)),
        translate("CalibrationFigures", "%n blind review(s)", "", counted),
    )
    return f"{', '.join(counts)}. {_share(measures.verdict)}"


def _share(measure: Measure) -> str:
    line = _line(measure, _PERCENT)
    if line is None or line.estimate.value is None:
        return translate("CalibrationFigures", "The agreement on the verdict is not defined.")
    value, interval = round(100 * line.estimate.value), line.estimate.ci95
    if interval is None:
        return translate("CalibrationFigures", "On the verdict {value}% of the pairs agree.").format(value=value)
    low, high = (round(100 * one) for one in interval)
    text = translate("CalibrationFigures", "On the verdict {value}% of the pairs agree, between {low} and {high}%.")
    return text.format(value=value, low=low, high=high)


def _meaning(measures: Measures, session: Session) -> str:
    parts = [
        translate(
            "CalibrationFigures",
            "Alpha, kappa and AC1 take out what chance alone would give: 1 is full agreement, 0 is chance. The figures "
            "say how far the members agree. They do not say who is right, and enter nobody's performance.",
        )
    ]
    if measures.presence.is_small:
        parts.append(
            translate(
                "CalibrationFigures",
                "There are few recordings or few things judged: read the intervals first; rough ones may be too short.",
            )
        )
    if session.late:
        parts.append(
            translate(
                "CalibrationFigures", "%n review(s) came after the reveal and are not counted.", None, len(session.late)
            )
        )
    return " ".join(parts)


def _same(rounds: Iterable[Iterable[str]]) -> tuple[int, int]:
    """Pairs that say the same, and pairs."""
    same = pairs = 0
    for positions in rounds:
        said = list(positions)
        pairs += len(said) * (len(said) - 1) // 2
        same += sum(said[n] == other for n in range(len(said)) for other in said[n + 1 :])
    return same, pairs
