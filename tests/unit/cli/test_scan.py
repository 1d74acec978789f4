"""`reviewer-app scan`, through the parser."""

import json

import pytest

from reviewer_app import paths
from reviewer_app.cli import main
from reviewer_app.formats.lexicon_file import lexicon_text
from tests import workplaces
from tests.unit.operations.test_lexicons import OWN

SRT = (
    "1\n00:00:01,000 --> 00:00:02,000\nAna: qué put4 lluvia\n\n2\n00:00:03,000 --> 00:00:04,000\nvoy a coger un taxi\n"
)
CHAT = paths.resources() / "sample" / "directo-demo.chat.jsonl"


def write(tmp_path, text, name="directo.srt"):
    """A file of a text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def answer(capsys, *arguments):
    """What the command prints as JSON."""
    assert main(["scan", *arguments, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_json_is_the_documented_shape(tmp_path, capsys):
    """Each hit with its place, times and the rule that fired."""
    file = write(tmp_path, SRT)
    found = answer(capsys, file, "--country", "ES")
    assert {name: found[name] for name in ("file", "kind", "clock", "lexicon", "country", "warnings")} == {
        "file": file, "kind": "transcript", "clock": "media", "lexicon": "es-live@2026.1", "country": "ES",
        "warnings": [],
    }  # fmt: skip
    (hit,) = found["hits"]
    sense = hit.pop("sense")
    assert sense
    assert hit == {
        "source": "transcript", "start_ms": 1000, "end_ms": 2000, "text": "put4",
        "matched": "puta", "lemma": "puto",
        "policy": "harassment.profanity", "severity": "S3",
        "reclaimed": False, "rule": "leet",
        "speaker": hit["speaker"], "user": None, "cue": 0, "event_id": None,
        "start": hit["start"], "end": hit["start"] + 4,
        "context": hit["context"],
    }  # fmt: skip


def test_a_country_that_no_term_knows_is_told(tmp_path, capsys):
    """What is said of a country alone would be passed over without a word; small letters are the same country."""
    file = write(tmp_path, SRT)
    told = answer(capsys, file, "--country", "XX")["warnings"]
    assert told == ["No term of es-live@2026.1 is of XX: only those of every country were looked for."]
    known = answer(capsys, file, "--country", "mx")
    assert (known["country"], known["warnings"]) == ("MX", [])


def test_the_country_decides(tmp_path, capsys):
    """By option, else by setting; all senses without either."""
    file = write(tmp_path, SRT.replace("un taxi", "contigo"))
    lemmas = [[hit["lemma"] for hit in answer(capsys, file, *words)["hits"]] for words in ([], ["--country", "CO"])]
    assert lemmas == [["puto", "coger"], ["puto"]]


def test_a_chat_log_is_scanned_too(capsys):
    found = answer(capsys, str(CHAT))
    assert (found["kind"], found["clock"]) == ("chat", "wall")
    assert {(hit["user"], hit["speaker"]) for hit in found["hits"]} == {
        ("Paula", None), ("Ramón", None), ("user9912", None),
    }  # fmt: skip


def test_a_lexicon_of_ones_own_and_n_for_enye(tmp_path, capsys):
    """A file, and an imported one by its reference."""
    own = write(tmp_path, lexicon_text(OWN, ".csv").replace("puta", "lluvia"), "own.csv")
    file = write(tmp_path, SRT)
    assert [hit["text"] for hit in answer(capsys, file, "--lexicon", own)["hits"]] == ["lluvia"]
    home = workplaces.options(tmp_path / "home")
    assert main([*home, "lexicon", "import", own]) == 0
    capsys.readouterr()
    assert [hit["text"] for hit in answer(capsys, *home, file, "--lexicon", "es-own@2026.1")["hits"]] == ["lluvia"]
    cono = write(tmp_path, SRT.replace("coger", "cono"), "cono.srt")
    assert len(answer(capsys, cono, "--country", "ES", "--n-for-enye")["hits"]) == 2


def test_the_table_is_for_people(tmp_path, capsys):
    assert main(["scan", write(tmp_path, SRT), "--country", "ES"]) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith("00:00:01.000  S3  harassment.profanity  leet  put4")
    assert last == "1 hit of es-live@2026.1, country ES"
    assert main(["scan", str(CHAT)]) == 0
    assert capsys.readouterr().out.startswith("2026-05-14 19:03:04")


@pytest.mark.parametrize("words", [["--country", "mexico"], ["--lexicon", "none.yaml"], ["--lexicon", "es-own@2020.1"]])
def test_what_is_wrong_is_one_sentence_and_exit_2(tmp_path, capsys, words):
    home = workplaces.options(tmp_path / "home")
    main([*home, "lexicon", "list"])
    capsys.readouterr()
    assert main([*home, "scan", write(tmp_path, SRT), *words]) == 2
    printed = capsys.readouterr()
    assert printed.out == "" and printed.err.count("\n") == 1


@pytest.mark.parametrize(("name", "kind"), [("x.srt", "transcript"), ("x.chat.jsonl", "chat log")])
def test_a_file_that_is_neither(tmp_path, capsys, name, kind):
    assert main(["scan", write(tmp_path, "", name)]) == 2
    assert f"choose a {kind}" in capsys.readouterr().err


def test_a_table_is_mapped_as_the_advice_says(tmp_path, capsys):
    """A transcript is not looked for once the columns are named."""
    file = write(tmp_path, "cuándo;quién;qué dijo\n1,5;Ana;qué puta lluvia\n", "directo.csv")
    assert main(["scan", file]) == 2
    assert "--map time=COLUMN" in capsys.readouterr().err
    found = answer(capsys, file, "--map", "time=1,author=2,text=3")
    assert (found["kind"], [hit["user"] for hit in found["hits"]]) == ("chat", ["Ana"])
