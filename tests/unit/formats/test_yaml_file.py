"""YAML as people write it: values as written, lines of every problem, nothing dangerous."""

import pytest

from reviewer_app.formats.yaml_file import MAX_BYTES, Fields, Problems, compose, read_text


def problems_of(text):
    """The problems that composing a text finds, as (line, reason)."""
    problems = Problems("file.yaml")
    compose(text, problems)
    return [(problem.line, problem.reason) for problem in problems.in_order()]


def fields_of(text, required=("a",), optional=()):
    """The fields of a text's root, and the problems list that readings add to."""
    problems = Problems("file.yaml")
    return Fields(problems, compose(text, problems), "the thing", required, optional), problems


def test_values_are_read_as_they_are_written():
    """PyYAML would make 2026.10 the number 2026.1, `no` False and 010 eight."""
    fields, problems = fields_of("a: 2026.10\nb: no\nc: 010\n", ("a", "b", "c"))
    assert [fields.text(name) for name in "abc"] == ["2026.10", "no", "010"]
    assert problems.found == []


@pytest.mark.parametrize(
    ("text", "line", "part"),
    [
        ("a: 1\nb: [1, 2\nc: 3\n", 3, "is not YAML"),
        ("a: 1\n\tb: 2\n", 2, "is not YAML"),
        ("a: 1\nb: 2\x01\n", 2, "is not YAML"),
        ("a: 1\n---\nb: 2\n", 2, "is not YAML"),
        ("", 1, "must hold fields"),
        ("- a\n- b\n", 1, "must hold fields"),
        ("a: 1\nb: &x [1]\n", 2, "anchors"),
        ("a: &x [1]\nb: *x\n", 1, "anchors"),
        ("a: 1\nb: !!python/object/apply:os.system [ls]\n", 2, "tag"),
        ("a: 1\nb: !!binary aGVsbG8=\n", 2, "tag"),
        ("a: 1\nb: !mine 3\n", 2, "tag"),
        ("a: 1\nb: " + "[" * 5000 + "]" * 5000 + "\n", 2, "nested"),
        ("a: 1\n" + "# " + "x" * MAX_BYTES, None, "more than"),
    ],
)
def test_what_is_not_plain_yaml_is_refused_with_its_line(text, line, part):
    """Syntax errors, aliases, tags, depth and size."""
    (found, reason), *_ = problems_of(text)
    assert (found, part in reason) == (line, True), reason


def test_an_alias_bomb_is_refused_before_it_is_expanded():
    """Nine levels of nine aliases are a billion values."""
    levels = ["a0: &a0 [x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    reasons = [reason for _, reason in problems_of("\n".join(levels))]
    assert reasons and all("anchors" in reason for reason in reasons)


def test_a_field_given_twice_is_reported_with_both_lines():
    """PyYAML silently takes the last."""
    fields, problems = fields_of("a: 1\n\na: 2\n")
    assert [(p.line, p.reason) for p in problems.found] == [(3, "field 'a' is given twice; first on line 1.")]
    assert fields.text("a") == "1"


def test_an_unknown_field_names_the_nearest_known_one():
    """A slip of the pen is answered with the word that was meant."""
    _, problems = fields_of("guidanse: x\nzzz: y\n? [1]\n: z\n", (), ("guidance",))
    assert [(p.line, p.reason) for p in problems.found] == [
        (1, "the thing has no field 'guidanse'; did you mean 'guidance'?"),
        (2, "the thing has no field 'zzz'; there are guidance."),
        (3, "the thing has no field '[…]'; there are guidance."),
    ]


def test_a_missing_field_is_reported_on_the_mapping():
    """Reading goes on with an empty value."""
    fields, problems = fields_of("# comment\nb: 1\n", ("a", "b"))
    assert [(p.line, p.reason) for p in problems.found] == [(2, "the thing has no field 'a'.")]
    assert (fields.text("a"), fields.whole("a"), fields.flag("a"), fields.words("a")) == ("", 0, False, [])


@pytest.mark.parametrize(
    ("value", "read", "reason"),
    [
        ("[1]", "text", "'a' must be a text."),
        ("", "text", "'a' is empty."),
        ('"  "', "text", "'a' is empty."),
        (r'"x\0y"', "text", "'a' holds a control character."),
        (r'"x\e[31m"', "text", "'a' holds a control character."),
        ("ten", "whole", "'a' must be a whole number, not 'ten'."),
        ("-1", "whole", "'a' must be a whole number, not '-1'."),
        ("1.5", "whole", "'a' must be a whole number, not '1.5'."),
        ("99999999999", "whole", "'a' must be a whole number, not '99999999999'."),
        ("yes", "flag", "'a' must be true or false, not 'yes'."),
        ("x", "words", "'a' must be a list."),
        ("[[x]]", "words", "'a' must be a text."),
    ],
)
def test_a_wrong_type_is_reported(value, read, reason):
    """Each reading says what it wanted and what it got."""
    fields, problems = fields_of(f"a: {value}\n")
    getattr(fields, read)("a")
    assert [(p.line, p.reason) for p in problems.found] == [(1, reason)]


def test_texts_want_every_language_and_no_other():
    """`fr` is unknown here, `es` is missing."""
    fields, problems = fields_of("a:\n  en: One\n  fr: Un\n")
    assert fields.texts("a", ("en", "es")) == {"en": "One"}
    assert [(p.line, p.reason) for p in problems.found] == [
        (3, "'a' has no field 'fr'; there are en, es."),
        (2, "'a' has no field 'es'."),
    ]


def test_optional_text_may_be_null_or_missing():
    """`null` and absence are the same: none."""
    fields, problems = fields_of("a: null\nb: x\n", (), ("a", "b", "c"))
    assert [fields.optional_text(name) for name in "abc"] == [None, "x", None]
    assert problems.found == []


def test_a_file_that_is_missing_or_not_utf8_is_a_problem(tmp_path):
    """The line of the first bad byte is named; a byte order mark is no harm."""
    problems = Problems("x")
    assert read_text(tmp_path / "none.yaml", problems) is None
    latin = tmp_path / "latin.yaml"
    latin.write_bytes("a: 1\nb: ñ\n".encode("cp1252"))
    assert read_text(latin, problems) is None
    assert [problem.line for problem in problems.found] == [None, 2]
    marked = tmp_path / "marked.yaml"
    marked.write_bytes(b"\xef\xbb\xbfa: 1\n")
    assert read_text(marked, problems) == "a: 1\n"
