"""Every string that can be shown is in each catalogue, translated; `python -m tests.meta.translations` says which."""

import re

import pytest

from reviewer_app.ui.sentences import CONTEXT, Sentences
from tests.meta import translations

_PLACEHOLDER = re.compile(r"\{\w+\}|%n")


@pytest.fixture(scope="module", params=translations.LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def catalogue(language):
    return translations.catalogue(language)


def test_the_catalogue_has_what_the_sources_say(language, catalogue):
    """No more and no less: run `python -m tests.meta.translations`, then translate what it prints."""
    said = set(translations.messages_of(language))
    assert sorted(said - set(catalogue)) == []
    assert sorted(set(catalogue) - said) == []


def test_nothing_is_left_untranslated(catalogue):
    """Neither empty nor marked unfinished."""
    assert [message for message, forms in catalogue.items() if not forms] == []


def test_every_placeholder_is_in_the_translation(catalogue):
    """`{name}` and `%n` are filled in by name: a misspelt one would stand on the screen."""
    for message, forms in catalogue.items():
        for form in forms:
            assert set(_PLACEHOLDER.findall(form)) == set(_PLACEHOLDER.findall(message.source)), message


def test_no_line_can_end_between_a_number_and_its_percent_sign(catalogue):
    """English writes them together, Spanish with a space that does not break."""
    loose = re.compile(r"[\d}] %(?!n)")
    said = [text for message, texts in catalogue.items() for text in (message.source, *texts)]
    assert [text for text in said if loose.search(text)] == []


def test_the_program_loads_what_the_catalogue_says(language, tmp_path):
    """The compiled file is kept in the repository; it is the catalogue's."""
    made = tmp_path / "made.qm"
    translations.release(language, made)
    assert translations.compiled_file(language).read_bytes() == made.read_bytes()


def test_every_sentence_is_known_again_when_it_is_filled_in(language, catalogue):
    """No template hides another one: each, filled with values, gives its own translation with the same values."""
    sentences = Sentences(translations.source_file(language))
    for message, forms in catalogue.items():
        if message.context == CONTEXT and forms:
            values = {name: f"⟨{n}⟩" for n, name in enumerate(_PLACEHOLDER.findall(message.source))}
            assert sentences.told(_filled(message.source, values)) == _filled(forms[0], values)


def test_strings_are_found_wherever_python_lets_them_stand():
    """In conditions, f-strings, lambdas and nested classes, with the context that Qt looks in."""
    found = set(translations.found_in(
        'class A:\n'
        '    def f(self):\n'
        '        return f"{self.tr(\'one\')}", self.tr("two" if 1 else "three"), self.tr("%n four", "", 4)\n'
        '    g = lambda self: QCoreApplication.translate("B", "five " "six")\n'
        'x = QT_TRANSLATE_NOOP("C", "seven")\n'
    ))  # fmt: skip
    assert found == {("A", "one", False), ("A", "two", False), ("A", "three", False), ("A", "%n four", True),
                     ("B", "five six", False), ("C", "seven", False)}  # fmt: skip


def test_sentences_are_found_as_templates():
    """A docstring, a note to programmers and a translated text are none; a name that comes twice is filled in twice."""
    found = list(translations.sentences_in(
        'def f(path):\n'
        '    """This is no sentence for anybody."""\n'
        '    log.info("Nor is this one here.")\n'
        '    self.tr("This is translated in place.")\n'
        '    raise UserError(f"The file {path.name} of {folder} is damaged: see {path.name}.")\n'
    ))  # fmt: skip
    assert found == ["The file {name} of {folder} is damaged: see {name}."]


def test_what_the_server_says_is_found_as_templates():
    """Wherever a function makes a sentence; what comments say of somebody's work, and what only guards say, is none."""
    found = list(translations.sentences_of_server(
        "-- Nobody's 'work' is this.\n"
        "  RAISE EXCEPTION 'There is no batch % of %.', p_name, one.owner USING ERRCODE = 'no_data_found';\n"
        "  fault := format('%s is more than %s.', a, b(c));\n"
        "  PERFORM central.refuse_decision('It isn''t yours.');\n"
        "  RAISE EXCEPTION 'only leads do this' USING ERRCODE = 'insufficient_privilege';\n"
        "  RAISE EXCEPTION 'it stays' USING ERRCODE = 'restrict_violation';\n"
        "  SELECT 'floor.', 'hate.slur', ' ';\n"
    ))  # fmt: skip
    assert found == [
        "There is no batch {name} of {owner}.",
        "{value} is more than {value2}.",
        "It isn't yours.",
        "only leads do this",
    ]


# What a workstation passes on in the server's words: a refused call, and the reasons of refused decisions.
_TOLD = (
    translations.FORBIDDEN,
    "check_violation",
    "integrity_constraint_violation",
    "no_data_found",
    "object_not_in_prerequisite_state",
)
_RAISING = re.compile(r"RAISE EXCEPTION ((?:'(?:[^']|'')*'|[^';])*) USING ERRCODE = '(\w+)'")


def test_everything_that_the_server_raises_for_people_can_be_translated():
    """However its line is written; what it raises from a variable stands where the variable is set."""
    known = {message.source for message in translations.messages()}
    for path in sorted(translations.SERVER.glob("*.sql")):
        for what, error in _RAISING.findall(path.read_text(encoding="utf-8")):
            if error in _TOLD and not what.startswith("'%',"):
                (text,) = re.findall(r"^'((?:[^']|'')*)'", what)
                pattern = re.escape(text.replace("''", "'")).replace("%", r"\{\w+\}")
                assert any(re.fullmatch(pattern, source) for source in known), f"{path.name}: {text}"


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda place: values[place[0]], text)
