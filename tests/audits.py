"""Documents of second reviews for tests, as the server makes them, and a person's steps through a case."""

from collections.abc import Sequence
from functools import cache

from reviewer_app import paths
from reviewer_app.domain import second_review_steps as steps
from reviewer_app.domain.case_file import AUDIT, CaseFile
from reviewer_app.domain.events import Event
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.domain.second_review import ARBITER, AUDITOR, REVIEWER, SecondReview, error_class_of, read
from reviewer_app.domain.second_review_steps import Hand, judgement_of
from reviewer_app.formats.policy_pack import read_policy_pack
from reviewer_app.operations import standards

AUDIT_ID = "01920000-0000-7000-8000-00000000a0d1"
RECORDING_ID = "b" * 64
DURATION_MS = 600_000
DAY_MS = 86_400_000
NOW_MS = 1_795_400_000_000
WINDOW_UNTIL_MS = NOW_MS + 2 * DAY_MS
SAMPLE = {"name": "semana-47", "stratum": "ES · odio", "inclusion": 0.12}
PEOPLE = {REVIEWER: "ana", AUDITOR: "sofia", ARBITER: "luis"}


def _finding(finding_id: str, policy_id: str, start_ms: int, end_ms: int | None, **values: str) -> Finding:
    return Finding(policy_id, start_ms, end_ms, finding_id=finding_id, **values)  # type: ignore[arg-type]


ORIGINAL = (
    _finding("o-slur", "hate.slur", 61_000, 66_000,
             severity="S1",
             quote="es que sois todos unos sudacas de mierda"),
    _finding("o-threat", "violence.threat", 130_000, 140_000,
             severity="S1",
             quote="te voy a buscar",
             note="Dirigido al invitado."),
    _finding("o-giveaway", "scam.giveaway", 300_000, 312_000,
             severity="S2",
             quote="los diez primeros regalos entran en el sorteo"),
    _finding("o-language", "sexual.language", 410_000, 415_000, severity="S3", quote="qué rica estás, mami"),
)  # fmt: skip
SECOND = (
    _finding("s-slur", "hate.slur", 60_800, 66_400,
             severity="S1",
             quote="es que sois todos unos sudacas de mierda"),
    _finding("s-threat", "violence.threat", 131_000, 171_000,
             severity="S0",
             quote="te voy a buscar, sé dónde vives, calle Mayor doce",
             note="Dice la dirección: amenaza creíble."),
    _finding("s-suggestive", "sexual.suggestive", 409_000, 416_000,
             severity="S2",
             quote="qué rica estás, mami",
             note="Gesto sexual ante la cámara."),
    _finding("s-gambling", "regulated.gambling", 520_000, 540_000,
             severity="S1",
             quote="entrad en la ruleta, el enlace está en mi perfil",
             note="Enlace a casa de apuestas sin licencia."),
)  # fmt: skip
VERDICTS = {
    "original": Verdict("FI", ("FEED_INELIGIBLE",), "Lenguaje y sorteo sin bases."),
    "second": Verdict("NA", ("INTERRUPT_LIVE",), "Amenaza creíble con dirección."),
}


@cache
def pack() -> PolicySet:
    """The standard of the cases."""
    return read_policy_pack(paths.resources() / "policies" / standards.SHIPPED_PACK)


def review(name: str, findings: Sequence[Finding], verdict: Verdict | None) -> dict[str, object]:
    """A review as the document has it."""
    return {
        "review_id": f"review-{name}",
        "submitted_at_ms": NOW_MS - DAY_MS,
        "findings": [one.to_json() for one in findings],
        "verdict": None if verdict is None else verdict.to_json(),
    }


def content(state: str, role: str, decisions: Sequence[Event] = (), **values: object) -> dict[str, object]:
    """The document of a case in a state for somebody."""
    if state == "waiting":
        return {"audit_id": AUDIT_ID, "state": state, "role": role, "recording": _recording()} | values
    return {
        "audit_id": AUDIT_ID,
        "state": state,
        "role": role,
        "recording": _recording(),
        "rulings": None,
        "verdict_right": None,
        "policy_set": pack().ref,
        "window_until_ms": None if state == "comparing" else WINDOW_UNTIL_MS,
        "answer_until_ms": WINDOW_UNTIL_MS + 2 * DAY_MS if state == "disputed" else None,
        "sample": None if state == "comparing" or role == REVIEWER else SAMPLE,
        "people": PEOPLE
        | ({} if state == "closed" else {ARBITER: None})
        | ({REVIEWER: None} if state == "comparing" else {}),
        "original": review("original", ORIGINAL, VERDICTS["original"]),
        "second": review("second", SECOND, VERDICTS["second"]),
        "decisions": [
            {"event_id": one.event_id, "kind": one.kind, "author": one.author, "made_at_ms": one.made_at_ms,
             "body": dict(one.body)}
            for one in decisions
        ],
    } | values  # fmt: skip


def audit(
    state: str, role: str, decisions: Sequence[Event] = (), own: Sequence[Event] = (), **values: object
) -> SecondReview:
    """The case as that person has it."""
    return read(case_file(state, role, decisions, **values), own)


def case_file(state: str, role: str, decisions: Sequence[Event] = (), **values: object) -> CaseFile:
    """The document as it is kept."""
    made = content(state, role, decisions, **values)
    return CaseFile(AUDIT, str(made["audit_id"]), made, NOW_MS)


def _recording() -> dict[str, object]:
    return {"recording_id": RECORDING_ID, "title": "directo-0412", "duration_ms": DURATION_MS}


# ---------------------------------------------------------------- a case, step by step


def judged(*errors: str, **values: object) -> Event:
    """The auditor's judgement: `errors` are the kinds of differences that are errors, none for all."""
    case = audit("comparing", AUDITOR, **values)
    compared = case.compared(pack())
    typed = [
        judgement_of(
            one,
            is_error=not errors or one.kind in errors,
            error_class=error_class_of(one),
            root_cause="language_dialect_slang" if one.kind == "missed" else "context_missed",
            criticality="critical" if one.kind in {"missed", "verdict"} else "minor",
            note="La dirección se oye en el minuto 2:25." if one.kind == "severity" else "",
        )
        for one in compared.differences
    ]
    feedback = "Escucha el tramo entero antes de cerrar una amenaza: lo que la agrava viene después."
    return steps.judged(case, compared, typed, feedback, Hand("sofia", NOW_MS))


def disputed(first: Event, /, *kinds: str, **values: object) -> Event:
    """The reviewer disputes the differences of these kinds."""
    case = audit("judged", REVIEWER, [first], **values)
    ids = [one.difference_id for one in case.judgements.values() if one.kind in kinds]
    reason = "El sorteo pedía regalos como entrada: lo dice dos veces."
    clause = "scam.giveaway: Gifts or payments are asked for as an entry to a prize."
    return steps.disputed(case, ids, reason, clause, Hand("ana", NOW_MS + 1_000))


def answered(first: Event, dispute: Event, /, *, stands: bool = True, **values: object) -> Event:
    """The auditor answers the dispute."""
    case = audit("disputed", AUDITOR, [first, dispute], **values)
    reason = "Nadie paga por entrar: los regalos son voluntarios."
    return steps.answered(case, dict.fromkeys(case.disputed, stands), reason, Hand("sofia", NOW_MS + 2_000))


def to_arbitration(*kinds: str, **values: object) -> list[Event]:
    """Judged, disputed and stood by."""
    first = judged(**values)
    second = disputed(first, *(kinds or ("extra",)), **values)
    return [first, second, answered(first, second, **values)]


# ---------------------------------------------------------------- of the sample recording


def of_sample(recording_id: str, title: str, duration_ms: int) -> dict[str, object]:
    """What documents say where both have reviewed the sample recording."""
    first = (
        _finding(
            "o-pressure",
            "quality.gift_pressure",
            16_600,
            31_900,
            severity="S2",
            quote="el que no regale que no pida saludo",
            note="lo repite y excluye a quien no regala",
        ),
        _finding("o-driving", "danger.driving", 49_600, 55_000, severity="S2", quote="voy por la autopista"),
        _finding("o-giveaway", "scam.giveaway", 62_600, 80_200, severity="S1", quote="metes cien y sacas mil"),
        _finding("o-alcohol", "regulated.alcohol", 105_000, None, severity="S3", note="copa en la mesa"),
    )
    second = (
        _finding(
            "s-pressure",
            "quality.gift_pressure",
            16_200,
            32_300,
            severity="S2",
            quote="el que no regale que no pida saludo",
        ),
        _finding(
            "s-driving",
            "danger.driving",
            49_200,
            61_900,
            severity="S1",
            quote="voy por la autopista, con una mano sujeto el móvil",
            note="Conduce mirando el chat durante doce segundos.",
        ),
        _finding(
            "s-investment",
            "scam.investment",
            62_600,
            80_200,
            severity="S1",
            quote="metes cien y sacas mil",
            note="Promete rentabilidad garantizada, no un premio.",
        ),
        _finding(
            "s-contact",
            "privacy.contact",
            93_500,
            101_800,
            severity="S2",
            quote="apuntad: seis cuatro dos…",
            note="Dicta el teléfono de otra persona y pide llamar.",
        ),
    )
    return {
        "recording": {"recording_id": recording_id, "title": title, "duration_ms": duration_ms},
        "original": review("original", first, VERDICTS["original"]),
        "second": review("second", second, VERDICTS["second"]),
    }  # fmt: skip
