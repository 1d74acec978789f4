"""`reviewer-app policies diff`: the documented JSON, the listing, and exit codes."""

import json

from reviewer_app.cli import main
from tests.packs import pack_file


def test_json_is_the_documented_shape(tmp_path, capsys):
    after = pack_file(tmp_path, "2026.3", ("severity: S0", "severity: S1"))
    assert main(["policies", "diff", "live-es@2026.2", str(after), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert list(found) == ["before", "after", "counts", "entries"]
    assert (found["before"], found["after"]) == ("live-es@2026.2", "live-es@2026.3")
    assert found["counts"]["changed"] == len(found["entries"]) > 3
    entry = found["entries"][0]
    assert list(entry) == ["of", "id", "how", "name", "before_id", "places", "clauses"]
    assert entry["clauses"] == [{"clause": "severity", "before": "S0", "after": "S1", "words": []}]


def test_the_listing_marks_words_that_went_and_came(tmp_path, capsys):
    after = pack_file(tmp_path, "2026.3", ("El aspecto joven por sí solo", "El aspecto por sí solo"))
    assert main(["policies", "diff", "live-es@2026.2", str(after)]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("live-es@2026.2 -> live-es@2026.3: 1 changed\nchanged minor.host\n")
    assert "El aspecto[- joven-] por sí solo" in shown


def test_what_cannot_be_read_is_exit_2(tmp_path, capsys):
    broken = tmp_path / "broken.yaml"
    broken.write_text("schema: 7\n", encoding="utf-8")
    assert main(["policies", "diff", "live-es@2026.2", str(broken)]) == 2
    assert "line 1" in capsys.readouterr().err
    assert main(["policies", "diff", str(tmp_path / "none.yaml"), "live-es@2026.2"]) == 2


def test_a_version_that_is_not_here_needs_the_store(tmp_path, capsys):
    home = ["--home", str(tmp_path / "home"), "--user", "ana"]
    assert main(["policies", "diff", "live-es@2026.2", "live-es@2025.1", *home]) in {2, 5}
    assert capsys.readouterr().err.count("\n") == 1
