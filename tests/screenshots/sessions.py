"""Calibration sessions for the pictures, with documents as the server tells them: seven people on six recordings."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt

from reviewer_app.domain.calibration.session import CANCELLED, CLOSED, NAMED, OPEN, REVEALED, Session
from reviewer_app.domain.calibration.spots import spots_of
from reviewer_app.domain.case_file import CALIBRATION
from reviewer_app.domain.events import CALIBRATION_RULED, CALIBRATION_VOTED
from reviewer_app.domain.policy import PolicySet
from reviewer_app.domain.review import Finding, Verdict
from reviewer_app.operations import standards
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import case_files, people, recordings
from reviewer_app.store.database import Database
from reviewer_app.ui.calibration.lead_wishes import LeadWishes
from reviewer_app.ui.calibration.new_session import Candidate, NewSession, Person
from tests.screenshots import world

DISCUSSED = "0193c000-0000-7000-8000-000000000003"
MEMBERS = ("bruno", "carla", "diego", "elena", "fabio", "gala", "hugo")
_HOUR_MS = 3_600_000
# Who (letters) marked what, from and to (s), how grave, and why. In the sample, then in two others like it.
_SAID: tuple[tuple[str, str, float, float, str, str], ...] = (
    ("ABDEG", "quality.gift_pressure", 16.6, 31.9, "S2", "Excluye a quien no regala, y lo repite."),
    ("CF", "scam.giveaway", 16.6, 30.4, "S1", "Promete un premio a cambio del regalo: es un sorteo con pago."),
    ("ACDE", "danger.driving", 49.6, 61.9, "S1", "Conduce con una mano y mira el chat."),
    ("BF", "danger.driving", 50.2, 60.0, "S2", "El coche va muy despacio; no llega a ser grave."),
    ("ABCDEFG", "scam.investment", 62.6, 80.2, "S1", "Rentabilidad garantizada."),
    ("ABD", "harassment.insult", 88.6, 93.4, "S2", "«Payaso» y «feo», dirigidos a una persona."),
    ("EG", "hate.slur", 88.9, 93.0, "S1", "La palabra se usa contra un grupo, no contra él."),
    ("ABCEF", "privacy.contact", 93.5, 101.8, "S2", "Dicta el teléfono entero y pide llamar."),
    ("DG", "regulated.alcohol", 105.0, 109.0, "S3", "Copa en la mano."),
)
_WHY = (
    "La presión para regalar se repite durante todo el directo.",
    "Un solo momento no basta para cortar el directo.",
    "Hay dos faltas graves y ninguna corrección.",
    "Con aviso de edad el directo puede seguir: nadie sale dañado.",
)
_OUTCOMES = ("NA", "NA", "NA", "AR", "NA", "FI", "NA")


def lead_of(state: str, place: Workplace, votes: bool = False, ruled: bool = False) -> None:
    """Ana leads a session in this state, and others that are open and closed."""
    database = place.open_store(world.USER)
    policies = standards.in_force(place.settings).policies
    with database.transaction() as connection:
        people.set_role(connection, "lead")
    _keep(database, _document(database, policies, state, votes=votes, ruled=ruled), 3)
    if state != OPEN:
        _keep(database, _document(database, policies, OPEN, number=2, name="Semana 48: apuestas y menores"), 2)
    if state != CLOSED:
        _keep(database, _document(database, policies, CLOSED, number=1, name="Semana 46: regalos", ruled=True), 1)
    database.close()


def lead_of_none(place: Workplace) -> None:
    """Ana leads, and no session is there."""
    database = place.open_store(world.USER)
    with database.transaction() as connection:
        people.set_role(connection, "lead")
    database.close()


def lead_of_cancelled(place: Workplace) -> None:
    """Ana cancelled a session, whose deadline she had moved before."""
    database = place.open_store(world.USER)
    policies = standards.in_force(place.settings).policies
    with database.transaction() as connection:
        people.set_role(connection, "lead")
    document = _document(database, policies, CANCELLED)
    by = {"by": world.USER, "at_ms": world.NOW_MS}
    document["changes"] = [
        {"changed": "deadline", "before": world.NOW_MS - 170 * _HOUR_MS, "after": document["deadline_ms"], **by},
        {"changed": "cancelled", "before": None, "after": "La sala está ocupada; se repite la semana que viene.", **by},
    ]
    _keep(database, document, 1)
    database.close()


def leads(wishes: LeadWishes) -> None:
    """Who else leads, as the server would tell it."""
    wishes.answered("")
    wishes.show_leads([Person("lucia", "Lucía Vega", "lead"), Person("marta", "Marta Soto", "lead")])


def member_of(place: Workplace) -> None:
    """Ana is asked to label, and is a member of a discussion."""
    database = place.open_store(world.USER)
    policies = standards.in_force(place.settings).policies
    with database.transaction() as connection:
        people.set_role(connection, "moderator")
    # The server tells members why something was picked with the labels.
    as_member = {"role": "member", "lead": "lucia", "handed_in": None, "members": [world.USER, *MEMBERS]}
    _keep(database, _document(database, policies, OPEN, number=4, **as_member), 2)
    _keep(database, _document(database, policies, REVEALED, number=3, my_letter="C", **as_member), 1)
    database.close()


def choices(form: NewSession) -> None:
    """What the server would propose, and a plan that is nearly ready."""
    reasons = (("disputed", "low_agreement"), ("low_agreement",), ("new_policy",), ("near_threshold",), (), ())
    titles = (world.SAMPLE, world.TRANSLATED, world.MASKED, world.DONE, world.LATE, world.URGENT)
    form.show_choices(
        [Candidate(title, title, 142_000 + 9_000 * n, why)
         for n, (title, why) in enumerate(zip(titles, reasons, strict=True))],
        [Person(one, f"{one.capitalize()} {'Soto' if n % 2 else 'Vega'}") for n, one in enumerate(MEMBERS)],
    )  # fmt: skip
    form.name.setText("Semana 48: apuestas y menores")
    for row in (0, 1, 3, 4):
        form.people.item(row).setCheckState(Qt.CheckState.Checked)


def _keep(database: Database, document: Mapping, at: int) -> None:
    with database.transaction() as connection:
        case_files.keep(connection, CALIBRATION, str(document["session_id"]), document, world.NOW_MS + at)


def _document(  # noqa: PLR0917 - what a picture needs
    database: Database,
    policies: PolicySet,
    state: str,
    number: int = 3,
    name: str = "Semana 47: insultos y regalos",
    votes: bool = False,
    ruled: bool = False,
    **other: object,
) -> dict:
    items = _items(database)
    document = {
        "session_id": f"{DISCUSSED[:-12]}{number:012d}",
        "name": name,
        "state": state,
        "role": "lead",
        "policy_set": policies.ref,
        "deadline_ms": world.NOW_MS + (26 if state == OPEN else -50 * (4 - number)) * _HOUR_MS,
        "lead": world.USER,
        "members": list(MEMBERS),
        "items": items,
        "handed_in": [one for one in MEMBERS if one not in {"diego", "gala"}] if state == OPEN else None,
        "my_letter": None,
        "reviews": [] if state in (OPEN, CANCELLED) else _reviews(items, named=state in (NAMED, CLOSED)),
        "decisions": [],
        "gold": [],
        "changes": [],
        **other,
    }
    session = Session.from_json(document)
    if document["role"] == "member" and state == OPEN:
        document["items"] = [{**one, "why": ""} for one in items]
    if votes or ruled:
        document["decisions"] = _decisions(session, policies, rulings=5 if ruled else 0)
    return document


def _items(database: Database) -> list[dict]:
    with database.read() as connection:
        listed = {one.recording.title: one.recording for one in recordings.list_recordings(connection)}
    why = ("disputed, low_agreement", "low_agreement", "new_policy", "near_threshold", "disputed", "near_threshold")
    titles = (world.SAMPLE, world.TRANSLATED, world.MASKED, world.DONE, world.LATE, world.URGENT)
    return [
        {
            "recording_id": listed[title].recording_id,
            "title": title,
            "duration_ms": listed[title].duration_ms,
            "place": place,
            "why": reason,
        }
        for place, (title, reason) in enumerate(zip(titles, why, strict=True), 1)
    ]


def _reviews(items: Sequence[Mapping], named: bool) -> list[dict]:
    found = []
    for place, item in enumerate(items):
        for number, letter in enumerate("ABCDEFG"):
            if place in (2, 4) and number == 5:
                continue
            mine = [one for n, one in enumerate(_SAID) if letter in one[0] and (place == 0 or n % (place + 1) == 0)]
            findings = [
                Finding(policy, int(start * 1000) + 120 * number, int(end * 1000) - 90 * number, severity=severity,
                        note=why, finding_id=f"{place}-{letter}-{policy}")
                for _, policy, start, end, severity, why in mine
            ]  # fmt: skip
            outcome = _OUTCOMES[(number + place * (place % 2)) % 7] if place < 3 else "NA"
            verdict = Verdict(outcome, ("WARN_HOST",), _WHY[(number + place) % len(_WHY)])
            found.append(
                {
                    "letter": letter,
                    "login": MEMBERS[number] if named else None,
                    "recording_id": item["recording_id"],
                    "counted": not (place == 5 and letter == "F"),
                    "submitted_at_ms": None,
                    "findings": [one.to_json() for one in findings],
                    "verdict": verdict.to_json(),
                }
            )
    return found


def _decisions(session: Session, policies: PolicySet, rulings: int) -> list[dict]:
    spots = spots_of(session, policies).disputed
    found = []
    for n, spot in enumerate(spots[:6]):
        most = next(iter(spot.tally))
        for letter in "ABCDE" if n else "ABCE":
            why = "El texto dice «a cambio de un premio», y aquí no hay ninguno." if letter == "C" else "Me convence."
            body = {"position": most, "rationale": why, "clause": most}
            found.append(_decision(CALIBRATION_VOTED, session, spot, letter, body, len(found)))
    causes = ("policy_ambiguous", "reviewer_error", "reviewer_error", "missing_rule", "reviewer_error")
    for n, spot in enumerate(spots[1 : 1 + rulings]):
        if spot.kind == "verdict":
            right = {"verdict": Verdict("NA", ("WARN_HOST",), "Hay dos faltas graves.").to_json()}
        else:
            policy = next(one for one in spot.tally if one != "none")
            finding = Finding(policy, spot.start_ms, spot.end_ms, severity="S2", finding_id=f"gold-{n}")
            right = {"finding": finding.to_json()}
        body = {
            "start_ms": spot.start_ms,
            "end_ms": spot.end_ms,
            "ruling": right,
            "rationale": "Lo que cuenta es a quién se dirige la palabra, y se dirige a una persona.",
            "clause": "",
            "cause": causes[n],
            "proposal": {
                "policy_id": next(one for one in spot.tally if one != "none"),
                "clause": "",
                "change": "Añadir: también cuenta quien lo lee del chat en voz alta.",
            }
            if spot.kind != "verdict" and n > 1
            else None,
            "retest": n == 0,
        }
        found.append(_decision(CALIBRATION_RULED, session, spot, None, body, len(found)))
    return found


def _decision(  # noqa: PLR0917
    kind, session, spot, letter, body, number
) -> dict:  # type: ignore[no-untyped-def]
    whole = {"session_id": session.session_id, "spot_id": spot.spot_id, "recording_id": spot.recording_id, **body}
    return {
        "event_id": f"0193c000-0000-7000-9000-{number:012d}",
        "kind": kind,
        "author": None,
        "letter": letter,
        "made_at_ms": world.NOW_MS + number,
        "body": whole,
    }
