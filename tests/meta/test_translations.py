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


def _filled(text: str, values: dict[str, str]) -> str:
    return _PLACEHOLDER.sub(lambda place: values[place[0]], text)
