"""The states of the page of the standard that have a picture."""

import time
from datetime import date

from PySide6.QtCore import Qt

from reviewer_app.domain.case_file import AUDIT, PROPOSAL
from reviewer_app.operations import drafting, standards
from reviewer_app.operations.workplace import Workplace
from reviewer_app.store import case_files, people, policies
from reviewer_app.store import standards as published
from reviewer_app.ui.commands import STANDARDS
from reviewer_app.ui.standards.page import StandardsPage
from tests.packs import announced_pack
from tests.screenshots import world
from tests.screenshots.scenes import _scene
from tests.screenshots.stage import Stage
from tests.windows import CTRL

_DAY_MS = 86_400_000
_CHANGES = (
    (
        "El aspecto joven por sí solo no cuenta: se anota lo observado",
        "Un aspecto muy joven no basta: se apunta lo observado",
    ),
    (
        "severity: S1\n    outcome: NA\n    actions: [WARN_HOST, INTERRUPT_LIVE]\n"
        "    exceptions: [reclaimed, counterspeech",
        "severity: S2\n    outcome: NA\n    actions: [WARN_HOST, INTERRUPT_LIVE]\n    exceptions: [counterspeech",
    ),
)
_PROPOSALS = (
    (
        "hate.slur",
        "open",
        "Decir qué pasa cuando la palabra se cita, se canta o se lee en voz alta.",
        "calibration",
        None,
    ),
    ("minor.host", "open", "Añadir el curso escolar como prueba suficiente.", None, None),
    ("hate.incite", "published", "Separar la incitación de la deshumanización.", "audit", "live-es@2026.3"),
    ("minor.exposure", "dropped", "Bajar la gravedad a S1.", None, None),
)


def _known(place: Workplace) -> None:
    """Ana leads; a version is to come, proposals are open, and disputes cluster on one clause."""
    database = place.open_store(world.USER)
    one, text = announced_pack("2026.3", "2026-12-01", *_CHANGES)
    findings = (
        ("hate.slur", 12.0, 14.5, None, "host", ""),
        ("hate.slur", 31.0, 33.0, None, "host", ""),
        ("minor.host", 52.0, None, None, "host", ""),
    )
    world.findings_in(database, place.settings, world.SAMPLE, findings)
    with database.transaction() as connection:
        people.set_role(connection, "lead")
        published.announce(connection, [one])
        policies.keep(connection, one.ref, one.digest, text)
        for number, (policy, state, change, source, into) in enumerate(_PROPOSALS):
            case_files.keep(
                connection, PROPOSAL, f"p{number}", _proposal(number, policy, state, change, source, into), 1
            )
        for number in range(12):
            case_files.keep(connection, AUDIT, f"a{number}", _audit(number), 1)
    database.close()


def _proposal(number: int, policy: str, state: str, change: str, source: str | None, into: str | None) -> dict:  # noqa: PLR0917
    settled = [{"event_id": "e", "kind": "standard.settled", "author": "luz", "made_at_ms": 1,
                "body": {"reason": "La ley no deja otra cosa."}}]  # fmt: skip
    return {
        "proposal_id": f"p{number}", "state": state, "policy_set": "live-es@2026.2", "policy_id": policy,
        "clause": "«marica» entre amigos colombianos no equivale a la misma palabra en una amenaza",
        "change": change, "why": "En tres sesiones se decidió de dos maneras.",
        "source": None if source is None else {"kind": source, "case_id": "c"}, "taken_into": into,
        "proposed_by": "sol", "proposed_at_ms": world.NOW_MS - number * _DAY_MS,
        "decisions": settled if state == "dropped" else [],
    }  # fmt: skip


def _audit(number: int) -> dict:
    """Of four second reviews about one clause all are disputed, of eight about another none."""
    policy = "hate.slur" if number < 4 else "scam.giveaway"
    difference = {"difference_id": "d", "kind": "missed", "original_finding_id": None, "second_finding_id": "f"}
    decisions = [{"event_id": "1", "kind": "audit.judged", "author": "sol", "made_at_ms": time.time_ns() // 1_000_000,
                  "body": {"differences": [difference]}}]  # fmt: skip
    if number < 4:
        decisions.append({"event_id": "2", "kind": "audit.disputed", "author": "ana", "made_at_ms": 1,
                          "body": {"difference_ids": ["d"]}})  # fmt: skip
    second = {"findings": [{"finding_id": "f", "policy_id": policy}]}
    return {
        "state": "disputed",
        "role": "auditor",
        "original": {"findings": []},
        "second": second,
        "decisions": decisions,
    }


def _drafted(place: Workplace) -> None:
    """A draft of the version behind, with a proposal noted, and a few changes."""
    _known(place)
    own = standards.shipped()
    path = drafting.begin(place, own.text, (), ["live-es@2026.3"], date(2026, 11, 23))
    spanish = own.policies.policy("hate.slur").guidance["es"]  # type: ignore[union-attr]
    drafting.change_text(path, "hate.slur", "guidance", "es", f"{spanish} Citarla para denunciarla no cuenta.")
    drafting.change_word(path, "hate.slur", "severity", "S2")
    drafting.change_words(path, "hate.incite", "exceptions", ["documentary"])


def _broken(place: Workplace) -> None:
    """The same with mistakes, as an editor saves them."""
    _drafted(place)
    path = drafting.drafts(place)[0]
    text = path.read_text(encoding="utf-8").replace("severity: S0", "severity: S9", 1)
    path.write_text(text.replace("category: hate\n", "category: hatred\n", 1), encoding="utf-8")


def _standards(stage: Stage, choose: str = "") -> StandardsPage:
    stage.to_queue()
    stage.command("page.standards")
    stage.wait_for("the page", lambda: stage.window.page.name == STANDARDS and stage.window.page.standing is not None)
    page = stage.window.page
    page.choose(choose)
    return page


@_scene(
    "standards-versions", "What a version changes, clause by clause; an alarm: disputes cluster.",
    online=False, prepare=_known,
)  # fmt: skip
def _versions(stage: Stage) -> None:
    _standards(stage, "live-es@2026.3")


@_scene("standards-text", "The whole text of the version in force.", online=False, prepare=_known)
def _text(stage: Stage) -> None:
    _standards(stage, "live-es@2026.2")


@_scene("standards-find", "Words found in the text, one of them current.", online=False, prepare=_known)
def _find(stage: Stage) -> None:
    page = _standards(stage, "live-es@2026.3")
    stage.command("standards.text")
    stage.command("standards.search")
    page.search.field.setText("marica")
    stage.key(Qt.Key.Key_Return)


@_scene("standards-proposal", "A proposal that is taken for the draft.", online=False, prepare=_known)
def _proposal_chosen(stage: Stage) -> None:
    page = _standards(stage, "p0")
    stage.command("standards.mark")
    stage.wait_for("the mark", lambda: page.current().taken)


@_scene("standards-propose", "Proposing a change.", online=False, prepare=_known)
def _propose(stage: Stage) -> None:
    page = _standards(stage, "p0")
    stage.command("standards.propose")
    page.sheet.put("change", "Decir qué pasa cuando la palabra se cita, se canta o se lee en voz alta.")


@_scene("standards-draft", "A draft: what it changes in the version it was begun from.", online=False, prepare=_drafted)
def _draft(stage: Stage) -> None:
    _standards(stage, "live-es-2026.4.yaml")


@_scene("standards-draft-error", "A draft with mistakes, each with its line.", online=False, prepare=_broken)
def _draft_error(stage: Stage) -> None:
    _standards(stage, "live-es-2026.4.yaml")


@_scene("standards-touched", "Findings of before that a draft touches.", online=False, prepare=_drafted)
def _touched(stage: Stage) -> None:
    _standards(stage, "live-es-2026.4.yaml")
    stage.command("standards.touched")


@_scene("standards-edit", "The plain fields of a policy in a draft.", online=False, prepare=_drafted)
def _edit(stage: Stage) -> None:
    _standards(stage, "live-es-2026.4.yaml")
    stage.command("standards.edit")


@_scene("standards-publish", "Publishing a draft for everybody, from a day on.", online=False, prepare=_drafted)
def _publish(stage: Stage) -> None:
    page = _standards(stage, "live-es-2026.4.yaml")
    stage.key(Qt.Key.Key_Return, CTRL)
    page.sheet.put("day", "2026-12-15")
