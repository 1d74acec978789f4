"""`central policy …`, `central lexicon …` and `central upgrade` as an operator runs them."""

import json
import os
from pathlib import Path

import pytest

from reviewer_app.cli import main
from reviewer_app.formats.lexicon_file import lexicon_text
from reviewer_app.operations import lexicons
from tests.packs import pack_file, pack_text
from tests.postgres import PASSWORD


@pytest.fixture
def operate(central_servers, capsys):
    """`operate(words…)`: a verb of `central` as the operator ope; its exit code and what it printed."""
    central = central_servers.database("embedded")
    dsn = central.server.dsn("ope", PASSWORD, central.address.database)

    def run(*words: object) -> tuple[int, str]:
        code = main(["central", *map(str, words), "--dsn", dsn])
        captured = capsys.readouterr()
        return code, captured.out + captured.err

    run.central = central
    return run


def test_a_pack_is_tried_published_and_listed(operate, tmp_path):
    pack = pack_file(tmp_path, "2026.3", ("en: Slur,", "en: Insult,"))
    words = ("policy", "publish", pack, "--effective", "2026-12-01")
    code, told = operate(*words, "--dry-run", "--json")
    told = json.loads(told)
    assert (code, len(told.pop("digest"))) == (0, 64)
    assert told == {
        "policy_set": "live-es@2026.3", "effective_from": "2026-12-01", "new": True, "before": "live-es@2026.2",
        "added": [], "removed": [], "changed": {"hate.slur": ["name"]}, "warnings": [], "dry_run": True,
    }  # fmt: skip
    assert operate("policy", "list") == (0, "Nothing is published.\n")
    code, told = operate(*words)
    assert told.splitlines()[0] == "live-es@2026.3 is published. New reviews use it from 2026-12-01."
    assert operate(*words)[1].startswith("live-es@2026.3 was published before, word for word; nothing changed.")
    newer = pack_file(tmp_path, "2026.4")
    code, told = operate("policy", "publish", newer, "--dry-run")
    assert told.splitlines() == [
        "live-es@2026.4 would be published. New reviews use it from 2026-11-23.",
        "Against live-es@2026.3: 0 added, 0 removed, 1 changed.",
        "  ~ hate.slur: name",
    ]
    code, told = operate("policy", "list", "--json")
    (listed,) = json.loads(told)["policies"]
    assert (listed["ref"], listed["effective_from"], listed["published_by"]) == ("live-es@2026.3", "2026-12-01", "ope")
    assert "live-es@2026.3  used from 2026-12-01, published by ope" in operate("policy", "list")[1]


def test_a_version_with_other_words_and_a_pack_with_mistakes_are_refused(operate, tmp_path):
    operate("policy", "publish", pack_file(tmp_path, "2026.3"))
    code, told = operate("policy", "publish", pack_file(tmp_path, "2026.3", ("en: Slur,", "en: Insult,")))
    assert (code, "never changed" in told) == (3, True)
    code, told = operate("policy", "publish", pack_file(tmp_path, "2026.4", ("severity: S1", "severity: S8")))
    assert (code, "line" in told) == (2, True)
    assert operate("policy", "publish", tmp_path / "nothing.yaml")[0] == 2
    with pytest.raises(SystemExit):
        operate("policy", "publish", "x", "--effective", "soon")


def test_a_lexicon_is_tried_published_and_listed(operate, tmp_path):
    own = lexicons.shipped()
    file = tmp_path / "words.yaml"
    for version, terms in (("2026.2", own.terms), ("2026.3", own.terms[1:])):
        file.write_text(lexicon_text(type(own)(own.id, version, terms), ".yaml"), encoding="utf-8")
        assert operate("lexicon", "publish", file, "--dry-run")[0] == 0
        code, told = operate("lexicon", "publish", file)
        assert (code, told.splitlines()[0]) == (0, f"es-live@{version} is published. Scans use it at once.")
    assert told.splitlines()[1] == "Against es-live@2026.2: 0 added, 1 removed, 0 changed."
    code, told = operate("lexicon", "publish", file, "--json")
    told = json.loads(told)
    assert (told["lexicon"], told["new"], told["removed"]) == ("es-live@2026.3", False, [own.terms[0].lemma])
    assert [one["ref"] for one in json.loads(operate("lexicon", "list", "--json")[1])["lexicons"]] == [
        "es-live@2026.2", "es-live@2026.3",
    ]  # fmt: skip
    assert "es-live@2026.2  used at once, published by ope" in operate("lexicon", "list")[1]
    file.write_text(lexicon_text(type(own)(own.id, "2026.4", own.terms), ".yaml"), encoding="utf-8")
    told = operate("lexicon", "publish", file, "--effective", "2027-01-01")[1]
    assert told.startswith("es-live@2026.4 is published. Scans use it from 2027-01-01.\n")


def test_a_batch_for_a_pack_that_nobody_could_have_is_refused(operate, tmp_path):
    file = tmp_path / "batch.csv"
    file.write_text(f"recording_id,title,url,duration_ms,topics\n{'a' * 64},Directo,,60000,\n", encoding="utf-8")
    words = ("batch", "import", file, "--name", "ES-47", "--policy-set", "live-es@2026.3")
    assert operate(*words)[0] == 3
    operate("policy", "publish", pack_file(tmp_path, "2026.3"))
    assert operate(*words)[0] == 0
    assert operate("batch", "import", file, "--name", "ES-48", "--policy-set", "live-es@2026.2")[0] == 0


def test_a_batch_goes_to_everybody_named(operate, tmp_path):
    file = tmp_path / "batch.csv"
    rows = "".join(f"{n:064x},Directo {n},,60000,{'hate' if n == 0 else ''}\n" for n in range(3))
    file.write_text(f"recording_id,title,url,duration_ms,topics\n{rows}", encoding="utf-8")
    operate("batch", "import", file, "--name", "CAL-1", "--blind")
    with operate.central.session("bea") as session:
        session.set_opt_outs(["hate"])
    words = ("batch", "assign", "CAL-1", "--to", "ana,bea", "--to-each")
    code, told = operate(*words, "--dry-run", "--json")
    told = json.loads(told)
    # What bea does not take is hers to know.
    assert (code, told["given"], told["left"]) == (0, {"ana": 3, "bea": 3}, [])
    assert (told["to_each"], told["dry_run"]) == (True, True)
    code, told = operate(*words)
    assert told == "ana got 3.\nbea got 2.\n1 are not with all of them: somebody named may not have them.\n"
    assert operate("batch", "assign", "CAL-1", "--to", "ana,luz", "--to-each") == (0, "ana got 0.\nluz got 3.\n")
    with pytest.raises(SystemExit):
        operate(*words, "--per-person", "1")


def test_an_upgrade_says_what_is_to_be_done(operate, capsys):
    central = operate.central
    admin = ["--dsn", central.admin_dsn]
    assert main(["central", "upgrade", *admin, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["before"], told["steps"], told["client_schemas"]) == (told["after"], [], [1, 1])
    with central.session("bea") as session:
        session.hello("5" * 32, 1, client_schema=0)
    with central.session("luz") as session:
        session.hello("6" * 32, 1, client_schema=2)
    assert main(["central", "upgrade", "--dry-run", *admin]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == f"The schema is up to date ({told['after']})."
    assert lines[1].startswith("The server takes events of form 1 to 1; 2 devices have been here, ")
    assert lines[2].endswith("With a program of an older form than that, going on labelling and uploading after an "
                             "update: bea.")  # fmt: skip
    assert lines[3].endswith("a newer form than that, going on labelling and uploading after an update: luz.")
    central.query("UPDATE central.alembic_version SET version_num = '9999'")
    assert main(["central", "upgrade", *admin]) == 3
    assert "newer than this program" in capsys.readouterr().err


@pytest.mark.parametrize(
    "words",
    [
        ["central", "policy", "publish", "pack-2026.3.yaml"],
        ["central", "policy", "list"],
        ["central", "lexicon", "publish", "words.yaml"],
        ["central", "lexicon", "list"],
        ["central", "upgrade"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("login", ["sol", "luz"])
def test_only_operators_ask(operate, login, words, capsys, monkeypatch):
    """An upgrade needs more than that; leads publish policy packs, and no lexicons."""
    folder = Path(os.environ["REVIEWER_APP_HOME"])
    monkeypatch.chdir(folder)
    pack_file(folder, "2026.3")
    (folder / "words.yaml").write_text(lexicon_text(lexicons.shipped(), ".yaml"), encoding="utf-8")
    central = operate.central
    dsn = central.server.dsn(login, PASSWORD, central.address.database)
    may = login == "luz" and words[1] == "policy"
    assert main([*words, "--dsn", dsn]) == (0 if may else 4)
    assert (f"{login} may not do this" in capsys.readouterr().err) is not may


def test_what_was_published_comes_with_a_sync_and_is_used_by_a_scan(operate, tmp_path, capsys, monkeypatch):
    central = operate.central
    own = lexicons.shipped()
    words = tmp_path / "words.yaml"
    words.write_text(lexicon_text(type(own)(own.id, "2026.2", own.terms), ".yaml"), encoding="utf-8")
    operate("lexicon", "publish", words)
    operate("policy", "publish", pack_file(tmp_path, "2026.3"), "--effective", "2030-01-01")
    given = ["--home", str(tmp_path), "--key-file", str(tmp_path / "key"), "--central", central.dsn, "--user", "ana"]
    assert main([*given, "lexicon", "list"]) == 0
    monkeypatch.setattr("sys.stdin", _Lines(PASSWORD))
    capsys.readouterr()
    assert main([*given, "sync", "--once", "--password-stdin"]) == 0
    told = capsys.readouterr().out.splitlines()
    assert told[1:] == ["live-es@2026.3 has come down, used from 2030-01-01.", "es-live@2026.2 has come down."]
    assert main([*given, "lexicon", "list"]) == 0
    assert "published, chosen" in capsys.readouterr().out.splitlines()[1]
    said = tmp_path / "said.srt"
    said.write_text("1\n00:00:01,000 --> 00:00:02,000\nHola\n", encoding="utf-8")
    assert main([*given, "scan", str(said)]) == 0
    assert "hits of es-live@2026.2" in capsys.readouterr().out
    assert pack_text("2026.3") in central.query("SELECT content FROM central.standard WHERE kind = 'policy'")[0]


class _Lines:
    def __init__(self, line: str) -> None:
        self._line = line

    def readline(self) -> str:
        return self._line + "\n"
