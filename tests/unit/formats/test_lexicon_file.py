"""Lexicons as YAML and as tables: the same values both ways, every mistake with its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app import paths
from reviewer_app.domain.lexicon import FORMS, Lexicon, Term
from reviewer_app.formats.lexicon_csv import parse_csv, to_csv
from reviewer_app.formats.lexicon_draft import LexiconError
from reviewer_app.formats.lexicon_file import lexicon_text, parse_lexicon, read_lexicon
from reviewer_app.formats.lexicon_yaml import parse_yaml, to_yaml
from reviewer_app.formats.policy_pack import read_policy_pack

SHIPPED = paths.resources() / "lexicons" / "es-live-2026.1.yaml"
HEAD = "schema: 1\nid: es-test\nversion: 2026.10\nterms:\n"
YAML = (
    HEAD
    + """\
- lemma: marica
  policy: hate.slur
  sense: insulto o trato
  severity: {"*": S2, CO: S3}
  countries: [ES, CO]
  variants: [mariquita, maricón]
  algospeak: [🌽]
  reclaimed: true
  forms: number
  unless: [mariquita de siete puntos]
  examples: ["oiga, marica"]
  source: own
- lemma: NO
  policy: p.q
"""
)
TABLE = """\
# lexicon es-test@2026.10
lemma;policy;severity;countries;variants;reclaimed
marica;hate.slur;* = S2 | CO=S3;ES|CO; mariquita | maricón ;sí
puta;p.q;S1;;"una; otra";
"""


def problems(text, name="l.yaml"):
    """Every problem as `(line, reason)`."""
    with pytest.raises(LexiconError) as error:
        parse_lexicon(text, name)
    return [(problem.line, problem.reason) for problem in error.value.problems]


def test_every_field_of_yaml_is_read():
    """Values as they are written: a version is no number, NO no falsehood."""
    assert parse_lexicon(YAML, "l.yaml").lexicon == Lexicon(
        "es-test",
        "2026.10",
        (
            Term(
                "marica",
                "hate.slur",
                ("mariquita", "maricón"),
                ("🌽",),
                ("ES", "CO"),
                "insulto o trato",
                {"*": "S2", "CO": "S3"},
                True,
                "number",
                ("mariquita de siete puntos",),
                ("oiga, marica",),
                "own",
            ),
            Term("NO", "p.q"),
        ),
    )


def test_a_table_is_read_whatever_its_delimiter():
    """As Excel in Spanish saves it: semicolons, columns in any order."""
    first, second = parse_lexicon(TABLE, "l.txt").lexicon.terms
    assert first == Term(
        "marica", "hate.slur", ("mariquita", "maricón"), countries=("ES", "CO"),
        severity={"*": "S2", "CO": "S3"}, reclaimed=True,
    )  # fmt: skip
    assert second == Term("puta", "p.q", ("una; otra",), severity={"*": "S1"})


def test_a_spreadsheets_file_is_read_from_disk(tmp_path):
    """Empty cells behind the title, Windows line ends and code page."""
    path = tmp_path / "l.csv"
    path.write_bytes(TABLE.replace("2026.10", "2026.10;;;;;").replace("\n", "\r\n").encode("cp1252"))
    assert read_lexicon(path).lexicon.terms[0].variants == ("mariquita", "maricón")


def test_the_shipped_lexicon_survives_both_ways():
    """YAML to table and back, value for value."""
    lexicon = read_lexicon(SHIPPED).lexicon
    assert parse_csv(to_csv(lexicon), "x").lexicon == lexicon
    assert parse_yaml(to_yaml(lexicon), "x").lexicon == lexicon


_TEXT = st.text(st.sampled_from("abñí🌽 ,;:'\"-#&*?[]{}!%@=yesno123"), max_size=12).map(
    lambda text: " ".join(text.split())
)
_WORD = _TEXT.map(lambda text: f"a{text}".strip())
_TERMS = st.builds(
    Term,
    lemma=_WORD,
    policy=st.sampled_from(["hate.slur", "p.q"]),
    variants=st.lists(_WORD, max_size=2).map(tuple),
    algospeak=st.lists(_WORD, max_size=1).map(tuple),
    countries=st.sampled_from([("*",), ("ES",), ("ES", "NO")]),
    sense=_TEXT,
    severity=st.sampled_from([None, {"*": "S1"}, {"ES": "S1"}, {"ES": "S1", "*": "S2"}]),
    reclaimed=st.booleans(),
    forms=st.sampled_from(FORMS),
    unless=st.lists(_WORD, max_size=1).map(tuple),
    examples=st.lists(_WORD, max_size=2).map(tuple),
    source=_TEXT,
)


@given(st.lists(_TERMS, min_size=1, max_size=3, unique_by=lambda term: (term.lemma, term.policy, term.countries)))
def test_any_lexicon_survives_both_ways(terms):
    """Whatever signs its texts hold."""
    lexicon = Lexicon("es-test", "2026.1", tuple(terms))
    assert parse_csv(to_csv(parse_yaml(to_yaml(lexicon), "x").lexicon), "x").lexicon == lexicon


def test_the_ending_of_a_name_says_how_to_write():
    lexicon = Lexicon("es-test", "2026.1", (Term("puta", "p.q"),))
    assert lexicon_text(lexicon, ".CSV").startswith("# lexicon es-test@2026.1\n")
    assert lexicon_text(lexicon, ".yaml").startswith("schema: 1\n")


def test_every_mistake_of_yaml_is_said_with_its_line():
    text = HEAD.replace("2026.10", "x").replace("es-test", "ES") + (
        "- lemma: puta\n  policy: p\n  forms: some\n  countries: [mx]\n"
        "- policy: p\n"
        "- lemma: puta\n  policy: p\n  countries: [mx]\n  variants: ['a|b', '...']\n"
    )
    assert problems(text) == [
        (2, "'id' must be lower-case words joined by hyphens, as in es-live, not 'ES'."),
        (2, "'version' must be year and number, as in 2026.1, not 'x'."),
        (5, "'forms' must be one of all, number, exact, not 'some'."),
        (5, "'mx' is no country: write two capital letters such as MX, or *."),
        (9, "the term has no field 'lemma'."),
        (10, "'variants' must not hold '|', which parts lists in a table: 'a|b'."),
        (10, "'variants' holds neither a letter nor an emoji to look for: '...'."),
        (10, "'mx' is no country: write two capital letters such as MX, or *."),
        (10, "the term 'puta' of p is given twice for mx; first on line 5."),
    ]


def test_every_mistake_of_a_table_is_said_with_its_line():
    text = (
        "# lexicon es-test@2026.1\nlemma,polcy,severity,reclaimed,policy\n"
        'puta,,,,p\n"otra\npalabra",,ES=,,p\n,,,maybe,p\na,,,,p,more\n'
    )
    assert problems(text, "l.csv") == [
        (2, "there is no column 'polcy'; did you mean 'policy'?"),
        (4, "'severity' must be as in S2 or *=S3 | ES=S2, not 'ES='."),
        (6, "'lemma' is empty."),
        (6, "'reclaimed' must be true or false, not 'maybe'."),
        (7, "the row has more than 5 cells; quote a cell that holds the delimiter."),
    ]


@pytest.mark.parametrize(
    ("text", "name", "line", "reason"),
    [
        ("lemma,policy\na,b\n", "l.csv", 1, "must begin with a line such as `# lexicon es-live@2026.1`."),
        ("# lexicon es-test@2026.1\n", "l.csv", 2, "the table has no column 'lemma'."),
        ("# lexicon es-test@2026.1\nlemma,policy\n", "l.csv", 1, "the lexicon holds no terms."),
        ("# lexicon es-test@2026.1\nlemma,policy\na\x07,b\n", "l.csv", 3, "'lemma' holds a control character."),
        ("# lexicon es-test@2026.1\nlemma,policy,lemma\na,b,c\n", "l.csv", 2, "the column 'lemma' is given twice."),
        ("[", "l.yaml", 2, None),
        (HEAD.replace("schema: 1", "schema: 2") + "- {lemma: a, policy: b}\n", "l", 1, "'schema' must be 1, not '2'."),
        (
            HEAD + "- {lemma: a, policy: b, severity: [S1]}\n",
            "l",
            5,
            "'severity' must be a text, or fields such as `*: …`.",
        ),
        (HEAD.rstrip() + " []\n", "l.yaml", 2, "the lexicon holds no terms."),
    ],
)
def test_what_cannot_be_used(text, name, line, reason):
    first = problems(text, name)[0]
    assert first[0] in (line, 1) if reason is None else first == (line, reason)


def test_what_the_policy_set_lacks_is_a_warning():
    """A lexicon may serve several packs; without a pack nothing is said."""
    policies = read_policy_pack(paths.resources() / "policies" / "live-es-2026.2.yaml")
    text = HEAD + "- {lemma: puta, policy: hate.slurs, severity: S9}\n"
    assert parse_lexicon(text, "l").warnings == ()
    assert parse_lexicon(text, "l", policies).warnings == (
        "line 5: live-es@2026.2 has no policy 'hate.slurs'; did you mean 'hate.slur'?",
        "line 5: live-es@2026.2 has no severity 'S9'; there are S0, S1, S2, S3.",
    )


@pytest.mark.parametrize(
    ("data", "reason"), [(b"\0\1\2\xff\0\0\7" * 9, "binary"), ("schema: ñ".encode() + b"\xff\xfe ", None)]
)
def test_files_that_are_no_text(tmp_path, data, reason):
    path = tmp_path / "l.yaml"
    path.write_bytes(data)
    with pytest.raises(LexiconError, match=reason or "l.yaml"):
        read_lexicon(path)
    with pytest.raises(LexiconError, match="cannot be opened"):
        read_lexicon(tmp_path / "none.yaml")
