"""`reviewer-app export`."""

import csv

import openpyxl
import pytest

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.domain.review import Verdict
from reviewer_app.operations import evidence, labelling, standards, workplace
from reviewer_app.operations.evidence import Copy
from reviewer_app.store import derived, recordings, reviews
from tests import stores


@pytest.fixture
def options(tmp_path):
    """Global options of a home whose store holds two findings, one of them not for export, and a verdict."""
    place = workplace.set_up(paths.home(tmp_path), key_file=str(tmp_path / "key"))
    database = place.open_store("ana")
    with database.transaction() as connection:
        recordings.save_recording(connection, stores.RECORDING, 1)
    review = labelling.open_review(database, stores.RECORDING.recording_id, stores.CONTEXT, 1_000).review
    stores.place(database, review, 5_000, note="=1+1")
    stores.place(database, review, 7_000, "minor.grooming", note="secreto")
    stores.keep(database, review, review.give_verdict(Verdict("NA", ("WARN_HOST",), "secreto"), 9_000))
    database.close()
    return ["--home", str(tmp_path), "--user", "ana", "--key-file", str(tmp_path / "key")]


def test_csv_is_three_files(options, tmp_path, capsys):
    """Findings in the named file, verdicts and escalations beside it; what is not for export is in neither."""
    path = tmp_path / "out.csv"
    assert main([*options, "export", "--csv", str(path), "--language", "es"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Findings: 2. Verdicts: 1. Escalations: 0. Written to ")
    assert "Findings without quote and note: 1 " in out
    with path.open(encoding="utf-8", newline="") as file:
        slur, grooming = csv.DictReader(file)
    assert (slur["policy"], slur["start"], slur["note"]) == ("Insulto discriminatorio", "00:00:05.000", "'=1+1")
    assert (grooming["policy_id"], grooming["note"], grooming["withheld"]) == ("minor.grooming", "", "true")
    beside = (tmp_path / "out-verdicts.csv").read_text(encoding="utf-8")
    assert "No permitido" in beside
    assert "secreto" not in beside + path.read_text(encoding="utf-8")


def test_evidence_goes_to_a_folder(options, tmp_path, capsys):
    """With `--evidence`, and how much of it."""
    database = workplace.set_up(paths.home(tmp_path), key_file=str(tmp_path / "key")).open_store("ana")
    [entry] = _reviews(database)
    [slur, _] = _findings(database, entry.review_id)
    pack = standards.in_force(workplace.set_up(paths.home(tmp_path)).settings)
    standards.keep(database, pack)
    copy = Copy("still", 5_000, 5_000, "image/png", b"picture")
    evidence.keep(database, entry.review_id, slur.finding_id, [copy], recording=stores.RECORDING, now_ms=9_500)
    database.close()
    folder = tmp_path / "kept"
    assert main([*options, "export", "--csv", str(tmp_path / "out.csv"), "--evidence", str(folder)]) == 0
    assert f"Evidence: 1 files and manifest.json in {folder}" in capsys.readouterr().out
    assert (folder / f"{slur.finding_id}-still.png").read_bytes() == b"picture"


def _reviews(database):
    with database.read() as connection:
        return reviews.list_reviews(connection)


def _findings(database, review_id):
    with database.read() as connection:
        return derived.load_findings(connection, review_id)


def test_the_mark_for_excel_is_an_option(options, tmp_path):
    """On every file."""
    assert main([*options, "export", "--csv", str(tmp_path / "out.csv"), "--bom"]) == 0
    for name in ("out.csv", "out-verdicts.csv", "out-escalations.csv"):
        assert (tmp_path / name).read_bytes().startswith(b"\xef\xbb\xbf")


def test_xlsx_is_one_workbook(options, tmp_path, capsys):
    """Names in the language of the settings, English by default."""
    path = tmp_path / "out.xlsx"
    assert main(["export", "--xlsx", str(path), *options]) == 0
    assert str(path) in capsys.readouterr().out
    book = openpyxl.load_workbook(path)
    assert [sheet.max_row for sheet in book] == [3, 2, 1]
    assert "Slur" in [cell.value for cell in book["Findings"][2]]


def test_a_place_that_cannot_be_written_is_a_sentence(options, tmp_path, capsys):
    """Exit 2, no half file."""
    assert main([*options, "export", "--csv", str(tmp_path / "none" / "out.csv")]) == 2
    assert "Cannot write" in capsys.readouterr().err


def test_one_form_must_be_chosen(options, capsys):
    """Neither and both are usage errors."""
    for chosen in ([], ["--csv", "a.csv", "--xlsx", "b.xlsx"]):
        with pytest.raises(SystemExit) as stopped:
            main([*options, "export", *chosen])
        assert stopped.value.code == 2
    assert "--csv" in capsys.readouterr().err
