"""`python -m tests.meta.translations` brings the catalogues up to date with the sources.

Qt's lupdate misses strings in conditions, in f-strings and in tables; here the sources are read as Python reads them.
Translations that exist are kept, what the sources no longer say is dropped, what is new is marked unfinished.
English, the language of the sources, has a catalogue for what counts something: `1 message`, `2 messages`.
"""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from reviewer_app import paths
from reviewer_app.settings import OPTIONS
from reviewer_app.ui import keymap
from reviewer_app.ui.commands import COMMANDS, WHENS
from reviewer_app.ui.language import ENGLISH, TRANSLATED
from reviewer_app.ui.sentences import CONTEXT as SENTENCE
from reviewer_app.ui.settings.general_form import CHOICES

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "reviewer_app"
SERVER = ROOT / "migrations" / "central" / "versions"
FOLDER = paths.resources() / "translations"
LANGUAGES = (ENGLISH, *TRANSLATED)
# What only the command line says, which stays English, and the tables, whose strings are read from their values.
_NO_SENTENCES = (
    "cli/",
    "bootstrap/demo",
    "bootstrap/self_test.py",
    "central/administration.py",
    "central/batches.py",
    "central/certificates.py",
    "central/chains.py",
    "central/embedded.py",
    "central/operator_calls.py",
    "central/upgrading.py",
    "formats/batch_file.py",
    "operations/administration.py",
    "operations/assigning.py",
    "operations/checking.py",
    "operations/installation.py",
    "playback/qt_messages.py",
    "ui/commands/",
    "settings.py",
)
# Functions and names whose strings are parts of sentences made elsewhere.
_PARTS = {
    "domain/verdict_rules.py": ("_action_problem",),
    "formats/policy_pack.py": ("_Pack",),
    "playback/availability.py": ("install_hint",),
    "settings.py": ("OneOf", "Between", "Settings", "_problem", "_KINDS"),
    "store/database.py": ("_disk_fault",),
    "store/keys.py": ("_KEY_FILE_HINT", "_trusted_keyring", "OsKeyring"),
}
# What other programs say, quoted to recognise it.
_QUOTED = ("No RHI backend. Using CPU conversion.",)
_TRANSLATING = ("tr", "translate", "QT_TRANSLATE_NOOP")
# What is told to programmers, and to the log.
_NOT_SHOWN = (
    "ValueError",
    "RuntimeError",
    "KeyError",
    "TypeError",
    "AssertionError",
    "debug",
    "info",
    "warning",
    "error",
)


_SQL_COMMENT = re.compile(r"--[^\n]*")
_SQL_TEXT = re.compile(r"'((?:[^']|'')*)'")
# What is raised, the names that are filled in, and as what it is raised.
_RAISED = re.compile(r"RAISE EXCEPTION '((?:[^']|'')*)'((?:, [\w.]+)*) USING ERRCODE = '(\w+)'")
# Such a text is quoted within a sentence of the program.
FORBIDDEN = "insufficient_privilege"


class Message(NamedTuple):
    """A string to translate; `plural` when it counts something as `%n`."""

    context: str
    source: str
    plural: bool = False


@cache
def messages() -> list[Message]:
    """Every string that can be shown, in order and without repetition."""
    found = set(_tables())
    for path in sorted(PACKAGE.rglob("*.py")):
        place, code = path.relative_to(PACKAGE).as_posix(), path.read_text(encoding="utf-8")
        found.update(found_in(code))
        whole = () if place.startswith(_NO_SENTENCES) else sentences_in(code)
        found.update(Message(SENTENCE, text) for text in (*whole, *_parts(ast.parse(code), _PARTS.get(place, ()))))
    for path in sorted(SERVER.glob("*.sql")):
        found.update(Message(SENTENCE, text) for text in sentences_of_server(path.read_text(encoding="utf-8")))
    return sorted(found)


def messages_of(language: str) -> list[Message]:
    """What the catalogue of a language has to say."""
    return [message for message in messages() if message.plural or language != ENGLISH]


def found_in(code: str) -> Iterator[Message]:
    """What a piece of code has translated when it is shown."""
    return _translated(ast.parse(code), "")


def sentences_in(code: str) -> Iterator[str]:
    """The whole sentences that a piece of code makes; an f-string is a template."""
    return (
        text
        for text in _templates(ast.parse(code))
        if text.endswith(".") and _is_text(text, words=2) and text not in _QUOTED
    )


def sentences_of_server(code: str) -> Iterator[str]:
    """What the functions of the server tell people, as templates: whole sentences, and why they forbid something."""
    code = _SQL_COMMENT.sub("", code)
    raised = {text: (arguments, error) for text, arguments, error in _RAISED.findall(code)}
    for text in _SQL_TEXT.findall(code):
        arguments, error = raised.get(text, ("", ""))
        if error == FORBIDDEN or (text.endswith(".") and _is_text(text, words=2)):
            yield _filled_by_server(text.replace("''", "'"), arguments)


def _filled_by_server(text: str, arguments: str) -> str:
    """The template of a text with `%` or `%s` in the place of each of its arguments, `, p_name, waiting`."""
    names = [one.rpartition(".")[2].removeprefix("p_") for one in arguments.split(", ")[1:]]
    numbered = (names.pop(0) if names else f"value{n if n > 1 else ''}" for n in count(1))
    return re.sub(r"%s?", lambda _: "{" + next(numbered) + "}", text)


def _tables() -> Iterator[Message]:
    for command in COMMANDS:
        yield Message("Command", command.title)
        yield Message("Command", command.help)
    yield from (Message("When", text) for text in WHENS.values())
    yield from (Message("Key", text) for text in keymap.WORDS.values())
    yield from (Message("Setting", option.help) for option in OPTIONS)
    yield from (Message("Choice", name) for name in CHOICES.values())


def _translated(node: ast.AST, inside: str) -> Iterator[Message]:
    """What stands in calls of tr, translate and QT_TRANSLATE_NOOP; tr has the class around it as its context."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _of_call(child, inside)
        yield from _translated(child, child.name if isinstance(child, ast.ClassDef) else inside)


def _of_call(call: ast.Call, inside: str) -> Iterator[Message]:
    name, given = _name(call.func), call.args
    if name == "tr" and given:
        yield from (Message(inside, text, len(given) > 2) for text in _constants(given[0]))
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(given) > 1 and isinstance(given[0], ast.Constant):
        yield from (Message(given[0].value, text, len(given) > 3) for text in _constants(given[1]))


def _constants(node: ast.AST) -> Iterator[str]:
    return (one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str))


def _parts(tree: ast.Module, names: Iterable[str]) -> Iterator[str]:
    """What stands in functions, classes and constants of these names and is text."""
    for statement in tree.body:
        targets = getattr(statement, "targets", [])
        if getattr(statement, "name", None) in names or any(_name(target) in names for target in targets):
            yield from (text for text in _templates(statement) if " " in text and _is_text(text, words=1))


def _templates(node: ast.AST) -> Iterator[str]:
    """The strings in a piece of code, but for docstrings, what is for programmers, and what is translated in place."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call) and _name(child.func) in (*_TRANSLATING, *_NOT_SHOWN):
            continue
        if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
            continue
        template = _template(child)
        if template is None:
            yield from _templates(child)
        else:
            yield template


def _is_text(template: str, words: int) -> bool:
    """Whether it says something by itself: so many words of letters beside what is filled in, on one line."""
    return len(re.findall(r"[^\W\d_]{2,}", re.sub(r"\{\w+\}", "", template))) >= words and "\n" not in template


def _template(node: ast.AST) -> str | None:
    """A string's text; of an f-string with `{names}` for what is filled in; None for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if not isinstance(node, ast.JoinedStr):
        return None
    names: dict[str, str] = {}
    parts = []
    for part in node.values:
        if isinstance(part, ast.Constant):
            parts.append(part.value)
        else:
            expression = ast.unparse(part.value)
            names.setdefault(expression, _placeholder(part.value, names.values()))
            parts.append("{" + names[expression] + "}")
    return "".join(parts)


def _placeholder(expression: ast.AST, taken: Iterable[str]) -> str:
    """The last name of an expression, `policy` of `finding.policy`, numbered where it is taken."""
    words = [_name(one) for one in ast.walk(expression)]
    name = next((word for word in words if word), "value")
    return name if name not in taken else f"{name}{len(list(taken)) + 1}"


def _name(node: ast.AST) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""


def catalogue(language: str) -> dict[Message, list[str]]:
    """The translations of a catalogue: one text, for plurals singular and plural; [] where there is none yet."""
    found: dict[Message, list[str]] = {}
    for context in ET.parse(source_file(language)).getroot().iter("context"):
        for entry in context.iter("message"):
            message = Message(context.findtext("name"), entry.findtext("source"), entry.get("numerus") == "yes")
            translation = entry.find("translation")
            forms = [one.text or "" for one in translation] if message.plural else [translation.text or ""]
            found[message] = forms if translation.get("type") is None and all(forms) else []
    return found


def write(language: str, translations: dict[Message, list[str]]) -> None:
    """Write a catalogue as Qt Linguist reads it, and what the program loads."""
    root = ET.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ET.Element] = {}
    for message in sorted(translations):
        if message.context not in contexts:
            contexts[message.context] = ET.SubElement(root, "context")
            ET.SubElement(contexts[message.context], "name").text = message.context
        _entry(contexts[message.context], message, translations[message])
    ET.indent(root, "    ")
    text = ET.tostring(root, encoding="unicode")
    source_file(language).write_text(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8"
    )
    release(language, compiled_file(language))


def _entry(context: ET.Element, message: Message, forms: list[str]) -> None:
    entry = ET.SubElement(context, "message", {"numerus": "yes"} if message.plural else {})
    ET.SubElement(entry, "source").text = message.source
    translation = ET.SubElement(entry, "translation", {} if forms else {"type": "unfinished"})
    if message.plural:
        for form in forms or ["", ""]:
            ET.SubElement(translation, "numerusform").text = form
    else:
        translation.text = forms[0] if forms else ""


def release(language: str, target: Path) -> None:
    """Compile a catalogue to the form that Qt loads."""
    # Beside the interpreter: the environment need not be activated.
    tool = Path(sys.executable).parent / "pyside6-lrelease"
    # Beside it first: a program that runs has the catalogue mapped, and must keep what it has.
    new = target.with_suffix(".new")
    subprocess.run([tool, "-silent", source_file(language), "-qm", new], check=True, capture_output=True)
    new.replace(target)


def source_file(language: str) -> Path:
    """The catalogue of a language, as translators edit it."""
    return FOLDER / f"reviewer_{language}.ts"


def compiled_file(language: str) -> Path:
    """The catalogue of a language, as the program loads it."""
    return FOLDER / f"reviewer_{language}.qm"


def update(language: str) -> list[Message]:
    """Bring a catalogue up to date; returns what is still to be translated."""
    known = catalogue(language) if source_file(language).exists() else {}
    translations = {message: known.get(message, []) for message in messages_of(language)}
    write(language, translations)
    return [message for message, forms in translations.items() if not forms]


if __name__ == "__main__":
    for each in LANGUAGES:
        for missing in update(each):
            print(f"{each}: {missing.context}: {missing.source}")
