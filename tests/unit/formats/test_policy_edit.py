"""Values are changed where they stand: the pack says what was asked for, and nothing else of the text differs."""

import difflib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reviewer_app.domain.errors import Refused
from reviewer_app.formats import policy_edit
from reviewer_app.formats.policy_pack import parse_policy_pack
from reviewer_app.operations import standards

TEXT = standards.shipped().text


def changed_lines(after, before=TEXT):
    lines = difflib.unified_diff(before.split("\n"), after.split("\n"), lineterm="", n=0)
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def policy(text, policy_id="hate.slur"):
    return parse_policy_pack(text, "draft").policy(policy_id)


def test_guidance_keeps_its_form_and_the_comments_around_it():
    text = policy_edit.with_text(TEXT, "hate.slur", "guidance", "es", "Una frase. Y otra: «sí» #no.")
    assert policy(text).guidance["es"] == "Una frase. Y otra: «sí» #no."
    assert policy(text).guidance["en"] == policy(TEXT).guidance["en"]
    assert [line for line in changed_lines(text) if line[0] == "+"] == [
        "+        Una frase.",
        "+        Y otra: «sí» #no.",
    ]
    assert text.count("# ──") == TEXT.count("# ──") == 12


def test_a_name_on_one_line_is_quoted_where_it_must_be():
    text = policy_edit.with_text(TEXT, "hate.slur", "name", "en", 'Slur: "or", two')
    assert policy(text).name == {"en": 'Slur: "or", two', "es": "Insulto discriminatorio"}
    assert len(changed_lines(text)) == 2
    assert policy(policy_edit.with_text(TEXT, "hate.slur", "name", "en", "null")).name["en"] == "null"


VALUES = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], include_characters="\n"), min_size=1, max_size=80
).filter(lambda text: text.strip())


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(value=VALUES, field=st.sampled_from(["name", "guidance"]))
def test_whatever_is_written_is_what_is_read(value, field):
    short = SMALL
    text = policy_edit.with_text(short, "hate.slur", field, "es", value)
    assert getattr(policy(text), field)["es"] == value.strip()


SMALL = "\n".join(
    [
        "schema: 1", "id: live-es", "version: 2026.2", "languages: [en, es]", "title: {en: a, es: b}",
        "severities:", "  - {id: S0, weight: 1, sla_minutes: 1, name: {en: a, es: b}}",
        "exceptions:", "  - {id: documentary, name: {en: a, es: b}}",
        "outcomes:", "  - {id: NA, name: {en: a, es: b}}", "subjects:", "  - {id: host, name: {en: a, es: b}}",
        "routes:", "  - {id: r, sla_minutes: 1, name: {en: a, es: b}}", "actions:", "  - {id: A, name: {en: a, es: b}}",
        "categories:", "  - {id: hate, key: h, name: {en: a, es: b}}", "policies:", "  - id: hate.slur  # first",
        "    category: hate", "    keys: [h 1]", "    severity: S0", "    outcome: NA  # not allowed",
        "    actions: [A]  # propose", "    name: {en: Slur, es: Insulto}", "    guidance:", "      en: >-",
        "        A.", "      es: >-", "        Una.", "        Otra.", "  # the end",
    ]
)  # fmt: skip


def test_words_and_lists():
    text = policy_edit.with_word(TEXT, "hate.slur", "severity", "S0")
    text = policy_edit.with_words(text, "hate.slur", "exceptions", ["documentary"])
    text = policy_edit.with_words(text, "hate.slur", "actions", [])
    found = policy(text)
    assert (found.severity, [one.id for one in found.exceptions], found.actions) == ("S0", ["documentary"], ())
    assert len(changed_lines(text)) == 8  # the outcome stands between them and is the same


def test_exceptions_are_added_where_there_were_none():
    """Below the outcome, in the policy's own column; none stay none."""
    text = policy_edit.with_words(SMALL, "hate.slur", "exceptions", ["documentary"])
    assert changed_lines(text, SMALL) == ["+    exceptions: [documentary]"]
    assert [one.id for one in policy(text).exceptions] == ["documentary"]
    assert "outcome: NA  # not allowed\n    exceptions" in text
    assert policy_edit.with_words(SMALL, "hate.slur", "exceptions", []) == SMALL


def test_a_list_with_comments_in_it_is_left_to_the_file():
    text = SMALL.replace("    actions: [A]  # propose", "    actions: [A,  # why\n      ]")
    with pytest.raises(Refused, match="over several lines: change it in the file"):
        policy_edit.with_words(text, "hate.slur", "actions", [])
    block = SMALL.replace("    actions: [A]  # propose", "    actions:\n      - A")
    with pytest.raises(Refused, match="change it in the file"):
        policy_edit.with_words(block, "hate.slur", "actions", [])


def test_the_head_of_the_next_version():
    text = policy_edit.with_version(TEXT, "2026.3", "2026-12-01")
    found = parse_policy_pack(text, "draft")
    assert (found.ref, found.effective_from) == ("live-es@2026.3", "2026-12-01")
    assert len(changed_lines(text)) == 4
    without = policy_edit.with_version(text, "2026.4", None)
    assert parse_policy_pack(without, "draft").effective_from is None
    again = policy_edit.with_version(without, "2026.4", "2027-01-01")
    assert parse_policy_pack(again, "draft").effective_from == "2027-01-01"
    assert again.split("\n")[6] == "effective_from: 2027-01-01"


def test_a_proposal_is_noted_above_its_policy_in_its_column():
    text = policy_edit.with_note(TEXT, "hate.dehumanise", ["Proposal of sol: decir\nqué.", "word " * 60])
    added = changed_lines(text)
    assert added[0] == "+  # Proposal of sol: decir qué." and all(line.startswith("+  # word") for line in added[1:])
    assert text.split("\n")[text.split("\n").index(added[-1][1:]) + 1] == "  - id: hate.dehumanise"
    assert parse_policy_pack(text, "draft") == parse_policy_pack(TEXT, "draft")


def test_what_no_policy_has_yet_is_noted_at_the_end():
    text = policy_edit.with_note(TEXT, "hate.new", ["missing"])
    assert text.endswith("\n  # missing\n") and parse_policy_pack(text, "draft") == parse_policy_pack(TEXT, "draft")


def test_what_is_not_there_is_refused_with_a_sentence():
    with pytest.raises(Refused, match=r"no policy hate\.new"):
        policy_edit.with_word(TEXT, "hate.new", "severity", "S0")
    with pytest.raises(Refused, match="no such field"):
        policy_edit.with_text(TEXT, "hate.slur", "guidance", "fr", "x")
    with pytest.raises(Refused, match=r"cannot be read as it is \(line 3\)"):
        policy_edit.with_word("a: 1\nb: [", "hate.slur", "severity", "S0")


def test_what_folding_would_lose_is_quoted():
    """Two blanks behind a sentence would be read as one."""
    text = policy_edit.with_text(SMALL, "hate.slur", "guidance", "es", "Uno.  Dos.")
    assert policy(text).guidance["es"] == "Uno.  Dos."
    assert '      es: "Uno.  Dos."' in text.split("\n")


@pytest.mark.parametrize(
    ("policies", "sentence"),
    [
        ("  - {id: a.b, outcome: NA}", "a.b stands on one line: add exceptions in the file."),
        ("  - id: a.b\n    severity: S0", "The draft lacks a field that every pack has"),
    ],
)
def test_a_line_is_added_where_there_is_one_to_stand_below(policies, sentence):
    with pytest.raises(Refused, match=sentence):
        policy_edit.with_words(f"policies:\n{policies}\n", "a.b", "exceptions", ["sport"])
