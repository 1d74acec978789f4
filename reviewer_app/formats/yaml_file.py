"""YAML files that people write: every value with its line, every problem reported, nothing guessed.

Values are read as they are written (`version: 2026.10` stays `2026.10`), from PyYAML's composed nodes; no object is
ever constructed from the file. Refused: tags of one's own, anchors and aliases, a field given twice (PyYAML would
silently take the last), more than `MAX_BYTES` or `MAX_DEPTH`.
"""

import difflib
import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reviewer_app.domain.errors import Unreadable

MAX_BYTES = 2_000_000
MAX_DEPTH = 20
FEW = 8
_WORTH_HINTS = 200

# libyaml's parser where PyYAML was built with it: the same nodes and marks, ten times faster.
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CORE = "tag:yaml.org,2002:"
_PLAIN_TAGS = frozenset(_CORE + name for name in ("str", "int", "float", "bool", "null", "timestamp", "map", "seq"))
# What PostgreSQL or a spreadsheet cannot keep; YAML lets it in through escapes, tables as it is.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ud800-\udfff]")
_STARTS = (yaml.MappingStartEvent, yaml.SequenceStartEvent)
_ENDS = (yaml.MappingEndEvent, yaml.SequenceEndEvent)


class Problems:
    """What is wrong with one file, collected so that its writer sees all of it at once."""

    def __init__(self, path: object) -> None:
        self.path = path
        self.found: list[Unreadable] = []

    def add(self, line: int | None, reason: str) -> None:
        """Report a problem on a line (from 1; None: of the file as a whole)."""
        self.found.append(Unreadable(self.path, reason, line))

    @property
    def too_many(self) -> bool:
        """Whether there are so many that what might have been meant is worth the search no more."""
        return len(self.found) > _WORTH_HINTS

    def in_order(self) -> tuple[Unreadable, ...]:
        """All problems by line."""
        return tuple(sorted(self.found, key=lambda problem: problem.line or 0))


class ManyProblems(Unreadable):
    """A file cannot be used. `problems` holds all of them in the order of the file; the message is the first and how
    many more there are."""

    def __init__(self, path: object, problems: tuple[Unreadable, ...]) -> None:
        self.problems = problems
        more = len(problems) - 1
        rest = "" if not more else f" (and {more} more problem{'s' if more > 1 else ''})"
        super().__init__(path, problems[0].reason + rest, problems[0].line)


def read_text(path: Path, problems: Problems) -> str | None:
    """The file's text without a byte order mark; None, and a problem, when it cannot be had."""
    try:
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problems.add(None, f"the file cannot be opened ({reason}); check the name and its permissions.")
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        problems.add(data[: error.start].count(b"\n") + 1, "is not UTF-8 text; save the file as UTF-8.")
        return None


def compose(text: str, problems: Problems) -> MappingNode | None:
    """The root mapping of a YAML text; None, and a problem, when there is none to be had."""
    if len(text) > MAX_BYTES:
        problems.add(None, f"holds more than {MAX_BYTES:,} characters.")
        return None
    try:
        if not _plain(text, problems):
            return None
        root = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problems.add(mark.line + 1 if mark else None, f"is not YAML: {error.problem or error.context}.")
        return None
    except yaml.reader.ReaderError as error:
        at = error.position if isinstance(error.position, int) else 0
        problems.add(text.count("\n", 0, at) + 1, f"is not YAML: {error.reason}.")
        return None
    if not isinstance(root, MappingNode):
        problems.add(1, "must hold fields such as `id: …` at its top.")
        return None
    return root


def line_of(node: Node) -> int:
    """The line, from 1, on which a node begins."""
    return node.start_mark.line + 1


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The end of a sentence on an unknown word: the nearest known one, else all of them where they are few."""
    words = list(known)
    near = nearest(word, words)
    if near:
        return f"; did you mean {near!r}?"
    return f"; there are {', '.join(words)}." if len(words) <= FEW else "."


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that is meant, as far as one can tell; '' for none."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")


class Fields:
    """The fields of one mapping. Each reading reports what does not fit and returns an empty value, so that the
    rest of the file is checked too.

    `what` names the mapping in messages (`policy`); fields that are neither required nor optional are reported.
    """

    def __init__(
        self, problems: Problems, node: Node, what: str, required: Iterable[str], optional: Iterable[str] = ()
    ) -> None:
        self._problems, self._what, self.line = problems, what, line_of(node)
        self._nodes: dict[str, Node] = {}
        required, optional = tuple(required), tuple(optional)
        if not isinstance(node, MappingNode):
            problems.add(self.line, f"{what} must hold fields such as `{required[0]}: …`.")
            return
        for key, value in node.value:
            self._take(key, value, (*required, *optional))
        for name in required:
            if name not in self._nodes:
                problems.add(self.line, f"{what} has no field {name!r}.")

    def _take(self, key: Node, value: Node, known: tuple[str, ...]) -> None:
        name, line = str(key.value), line_of(key)
        if not isinstance(key, ScalarNode) or name not in known:
            shown = name if isinstance(key, ScalarNode) else "[…]"
            hint = "." if self._problems.too_many else did_you_mean(shown, known)
            self._problems.add(line, f"{self._what} has no field {shown!r}{hint}")
        elif name in self._nodes:
            first = line_of(self._nodes[name])
            self._problems.add(line, f"field {name!r} is given twice; first on line {first}.")
        else:
            self._nodes[name] = value

    def __contains__(self, name: str) -> bool:
        return name in self._nodes

    def line_of(self, name: str) -> int:
        """The line of a field's value; of the mapping where the field is missing."""
        return line_of(self._nodes[name]) if name in self._nodes else self.line

    def text(self, name: str) -> str:
        """A text as it is written, without blanks around it; '' where missing or not a text."""
        node = self._nodes.get(name)
        return "" if node is None else self._text_of(node, name)

    def optional_text(self, name: str) -> str | None:
        """A text, or None where the field is missing or `null`."""
        node = self._nodes.get(name)
        if node is None or node.tag == _CORE + "null":
            return None
        return self._text_of(node, name) or None

    def whole(self, name: str) -> int:
        """A whole number, zero or more; 0 where missing or not one."""
        text = self.text(name)
        if text and not (text.isascii() and text.isdigit() and len(text) < 10):
            self._problems.add(self.line_of(name), f"{name!r} must be a whole number, not {text!r}.")
            return 0
        return int(text or 0)

    def flag(self, name: str) -> bool:
        """`true` or `false`; False where missing or neither."""
        text = self.text(name)
        if text not in ("", "true", "false"):
            self._problems.add(self.line_of(name), f"{name!r} must be true or false, not {text!r}.")
        return text == "true"

    def items(self, name: str) -> list[Node]:
        """The nodes of a list; empty where missing or not a list."""
        node = self._nodes.get(name)
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self._problems.add(line_of(node), f"{name!r} must be a list.")
            return []
        return list(node.value)

    def words(self, name: str) -> list[tuple[str, int]]:
        """The texts of a list, each with its line."""
        return [(self._text_of(node, name), line_of(node)) for node in self.items(name)]

    def texts(self, name: str, languages: Iterable[str]) -> dict[str, str]:
        """A text in each language, `{en: …, es: …}`; a missing one is reported by language."""
        node = self._nodes.get(name)
        if node is None:
            return {}
        inner = Fields(self._problems, node, f"{name!r}", languages)
        return {language: inner.text(language) for language in languages if language in inner}

    def text_by_name(self, name: str, alone: str) -> dict[str, str]:
        """A mapping of any names to texts; a text alone stands for `{alone: text}`, {} where the field is missing."""
        node = self._nodes.get(name)
        if node is None or isinstance(node, ScalarNode):
            text = "" if node is None else self._text_of(node, name)
            return {alone: text} if text else {}
        if not isinstance(node, MappingNode):
            self._problems.add(line_of(node), f"{name!r} must be a text, or fields such as `{alone}: …`.")
            return {}
        names = dict.fromkeys(str(key.value) for key, _ in node.value)
        inner = Fields(self._problems, node, f"{name!r}", names)
        return {key: text for key in names if (text := inner.text(key))}

    def fields(self, name: str, required: Iterable[str]) -> "Fields | None":
        """The mapping under a field; None where missing."""
        node = self._nodes.get(name)
        return None if node is None else Fields(self._problems, node, f"{name!r}", required)

    def _text_of(self, node: Node, name: str) -> str:
        line = line_of(node)
        if not isinstance(node, ScalarNode):
            self._problems.add(line, f"{name!r} must be a text.")
            return ""
        text = node.value.strip()
        if not text or node.tag == _CORE + "null":
            self._problems.add(line, f"{name!r} is empty.")
            return ""
        if CONTROL.search(text):
            self._problems.add(line, f"{name!r} holds a control character.")
            return ""
        return text


def _plain(text: str, problems: Problems) -> bool:
    """Whether the text keeps to plain values; asked of the event stream, before any tree is built of it."""
    depth, before = 0, len(problems.found)
    for event in yaml.parse(text, Loader=_Loader):
        line = event.start_mark.line + 1 if event.start_mark else None
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            problems.add(line, "anchors (&) and aliases (*) are not allowed; write the value out.")
        elif getattr(event, "tag", None) not in (None, "!", *_PLAIN_TAGS):
            problems.add(line, f"the tag {event.tag!r} is not allowed; write a plain value.")
        depth += isinstance(event, _STARTS) - isinstance(event, _ENDS)
        if depth > MAX_DEPTH:
            problems.add(line, f"values are nested more than {MAX_DEPTH} deep.")
            break
    return len(problems.found) == before
