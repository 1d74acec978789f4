"""Evidence of a store as files, with a manifest that has the hash of each."""

import json
from dataclasses import dataclass
from pathlib import Path

from reviewer_app.domain.errors import Refused, UserError
from reviewer_app.domain.evidence import STILL, Evidence
from reviewer_app.domain.policy import PolicySet
from reviewer_app.operations import evidence, standards
from reviewer_app.operations.evidence import Held
from reviewer_app.reports.whole_files import written_whole
from reviewer_app.store import derived, reviews
from reviewer_app.store import evidence as store
from reviewer_app.store.database import Database

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class EvidenceExport:
    """How many copies were written, and of how many findings none were because their policies forbid it."""

    files: int
    withheld: int


def export_evidence(database: Database, folder: Path, current: PolicySet | None = None) -> EvidenceExport:
    """Write what is kept with the findings that hold now to a folder, named by finding, and `manifest.json` beside it.

    Withheld for policies that forbid copies and for those not known here, which so might; nothing of those is in the
    manifest. All files or none. Raises UserError for a copy that is not the one that was kept, and for a place that
    cannot be written.
    """
    _make(folder)
    entries: list[dict[str, object]] = []
    withheld = 0
    with database.read() as connection:
        chosen: list[tuple[str, Evidence]] = []
        for review in reviews.list_reviews(connection):
            pack = standards.pack_of(connection, review.policy_set, current)
            for finding in derived.load_findings(connection, review.review_id):
                kept = store.of_finding(connection, review.review_id, finding.finding_id)
                if kept and not _is_allowed(pack, finding.policy_id):
                    withheld += 1
                    continue
                chosen += ((name_of(one), one) for one in kept)
                entries += (
                    {
                        "file": name_of(one),
                        "review_id": review.review_id,
                        "policy_set": review.policy_set,
                        "policy_id": finding.policy_id,
                    }
                    | one.to_json()
                    for one in kept
                )
        targets = [folder / name for name, _ in chosen]
        with written_whole(*targets, folder / MANIFEST) as [*files, manifest]:
            for file, (_, one) in zip(files, chosen, strict=True):
                content = store.content(connection, one.evidence_id) or b""
                evidence.must_be_whole(Held(one, content))
                file.write_bytes(content)
            text = json.dumps({"files": entries}, ensure_ascii=False, indent=2, sort_keys=True)
            manifest.write_text(text + "\n", encoding="utf-8")
    return EvidenceExport(len(chosen), withheld)


def name_of(one: Evidence) -> str:
    """The file of a copy: its finding, and what it is."""
    return f"{one.finding_id}-{one.kind}{'.png' if one.kind == STILL else '.json'}"


def _is_allowed(pack: PolicySet | None, policy_id: str) -> bool:
    try:
        evidence.must_be_allowed(pack, policy_id)
    except Refused:
        return False
    return True


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(f"Cannot write {folder} ({error.strerror or error}); choose another place.") from error
