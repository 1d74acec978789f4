"""Evidence as files: named by finding, with hashes, and nothing of what may not leave."""

import hashlib
import json

import pytest

from reviewer_app.domain.errors import UserError
from reviewer_app.operations.exporting_evidence import export_evidence
from tests import stores
from tests.unit.operations.test_evidence import POLICIES, keep, review  # noqa: F401 - a fixture


def _manifest(folder):
    return json.loads((folder / "manifest.json").read_text(encoding="utf-8"))["files"]


def test_each_copy_is_a_file_and_stands_in_the_manifest(database, review, tmp_path):  # noqa: F811
    finding, other = stores.place(database, review, 5), stores.place(database, review, 7)
    keep(database, review, finding)
    stores.place(database, review, 9)
    stores.keep(database, review, review.withdraw(other.finding_id, 9_000))
    folder = tmp_path / "a" / "out"
    result = export_evidence(database, folder)
    assert (result.files, result.withheld) == (2, 0)
    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [f"{finding.finding_id}-excerpt.json", f"{finding.finding_id}-still.png", "manifest.json"]
    )
    for entry in _manifest(folder):
        assert hashlib.sha256((folder / entry["file"]).read_bytes()).hexdigest() == entry["sha256"]
        version = entry["policy_set"], entry["policy_id"]
        assert (entry["finding_id"], *version) == (finding.finding_id, stores.CONTEXT.policy_set, "hate.slur")
    assert (folder / f"{finding.finding_id}-still.png").read_bytes() == b"picture"


def test_what_may_not_leave_is_neither_written_nor_named(database, review, tmp_path, monkeypatch):  # noqa: F811
    """Though the store had it, from a program that kept it: the policy decides at the door, too."""
    forbidden, allowed = stores.place(database, review, 5, "minor.grooming"), stores.place(database, review, 7)
    keep(database, review, allowed)
    with monkeypatch.context() as patch:
        patch.setattr("reviewer_app.operations.evidence.must_be_allowed", lambda *_: None)
        keep(database, review, forbidden)
    result = export_evidence(database, tmp_path / "out")
    assert (result.files, result.withheld) == (2, 1)
    written = "".join(str(path) for path in (tmp_path / "out").iterdir())
    assert forbidden.finding_id not in written + (tmp_path / "out" / "manifest.json").read_text(encoding="utf-8")


def test_policies_that_are_not_known_are_withheld(database, tmp_path):
    review = stores.open_review(database)  # noqa: F811
    keep(database, review, stores.place(database, review, 5), current=POLICIES)
    result = export_evidence(database, tmp_path / "out")
    assert (result.files, result.withheld) == (0, 1)
    assert export_evidence(database, tmp_path / "out", POLICIES).files == 2


def test_a_copy_that_was_changed_stops_all(database, review, tmp_path):  # noqa: F811
    keep(database, review, stores.place(database, review, 5))
    with database.transaction() as connection:
        connection.exec_driver_sql("UPDATE evidence SET content = CAST('{]' AS BLOB) WHERE kind = 'excerpt'")
    with pytest.raises(UserError, match="is not the one that was kept"):
        export_evidence(database, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == []


def test_a_place_that_cannot_be_written_is_told(database, review, tmp_path):  # noqa: F811
    (tmp_path / "out").write_text("a file")
    with pytest.raises(UserError, match="choose another place"):
        export_evidence(database, tmp_path / "out")
