"""Changing single values of a policy pack's text where they stand: everything else, comments too, stays as it is."""

import json
import re
import textwrap
from collections.abc import Iterable, Sequence

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from reviewer_app.domain.errors import Refused
from reviewer_app.formats.yaml_file import Problems, compose

# Fields of a policy that hold one id, ids, and texts in each language.
ONE, SEVERAL, TEXTS = ("severity", "outcome"), ("exceptions", "actions"), ("name", "guidance")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.]*|\d{4}\.\d+(\.\d+)?|\d{4}-\d\d-\d\d")
_SENTENCE = re.compile(r"(?<=[.!?]) +(?=\S)")
_LONG = 140


def with_version(text: str, version: str, effective_from: str | None) -> str:
    """The pack under another version, counted from a day (ISO) or, None, without one. Raises Refused."""
    root = _root(text)
    text = _replaced(text, _value(root, "version"), version)
    root = _root(text)
    day = _value(root, "effective_from")
    if effective_from is None:
        return text if day is None else _without_line(text, day)
    if day is not None:
        return _replaced(text, day, effective_from)
    return _inserted_below(text, _value(root, "version"), f"effective_from: {effective_from}")


def with_text(text: str, policy_id: str, field: str, language: str, value: str) -> str:
    """A policy's name or guidance in a language, replaced. Raises Refused for what cannot be changed in place."""
    found = _value(_value(_policy(text, policy_id), field), language)
    changed = _replaced(text, found, value.strip())
    kept = _value(_value(_policy(changed, policy_id), field), language)
    # Folding may lose what plain words do not have: indented lines, blanks at their ends.
    if kept is None or kept.value.strip() != value.strip():
        return _cut(text, found, json.dumps(value.strip(), ensure_ascii=False))
    return changed


def with_word(text: str, policy_id: str, field: str, value: str) -> str:
    """A policy's severity or outcome, replaced. Raises Refused."""
    return _replaced(text, _value(_policy(text, policy_id), field), value)


def with_words(text: str, policy_id: str, field: str, values: Sequence[str]) -> str:
    """A policy's exceptions or actions, replaced; added behind its outcome where there were none. Raises Refused."""
    policy = _policy(text, policy_id)
    found, listed = _value(policy, field), f"[{', '.join(values)}]"
    if found is None:
        if policy.flow_style:
            raise Refused(f"{policy_id} stands on one line: add {field} in the file.")
        return _inserted_below(text, _value(policy, "outcome"), f"{field}: {listed}") if values else text
    if not isinstance(found, SequenceNode) or not found.flow_style or "#" in text[slice(*_span(text, found))]:
        raise Refused(f"{field} of {policy_id} is written over several lines: change it in the file.")
    return _cut(text, found, listed)


def with_note(text: str, policy_id: str, lines: Iterable[str]) -> str:
    """Comment lines above a policy, or at the end of the pack where it has no such policy."""
    said = [part for line in lines for part in _wrapped(" ".join(line.split()))]
    policy = _policy(text, policy_id, must_be=False)
    if policy is None:
        return text.rstrip("\n") + "\n" + "".join(f"  # {line}\n" for line in said)
    start = text.rfind("\n", 0, _span(text, policy)[0]) + 1
    indent = re.match(r" *", text[start:]).group()  # type: ignore[union-attr]
    return text[:start] + "".join(f"{indent}# {line}\n" for line in said) + text[start:]


def _root(text: str) -> MappingNode:
    problems = Problems("the draft")
    root = compose(text, problems)
    if root is None:
        raise Refused(f"The file cannot be read as it is (line {problems.found[0].line}): mend it there first.")
    return root


def _policy(text: str, policy_id: str, must_be: bool = True) -> MappingNode | None:
    policies = _value(_root(text), "policies")
    for node in policies.value if isinstance(policies, SequenceNode) else ():
        named = _value(node, "id")
        if named is not None and named.value == policy_id:
            return node
    if must_be:
        raise Refused(f"The draft has no policy {policy_id}.")
    return None


def _value(node: Node | None, name: str) -> Node | None:
    if not isinstance(node, MappingNode):
        return None
    return next((value for key, value in node.value if key.value == name), None)


def _replaced(text: str, node: Node | None, value: str) -> str:
    """The text with another scalar in the place of a node."""
    if not isinstance(node, ScalarNode):
        raise Refused("The draft has no such field to change: write it in the file.")
    if _PLAIN.fullmatch(value) and value.lower() != "null":
        return _cut(text, node, value)
    line = text[text.rfind("\n", 0, _span(text, node)[0]) + 1 : _span(text, node)[0]]
    if node.style not in {">", "|"}:
        return _cut(text, node, json.dumps(value, ensure_ascii=False))
    indent = " " * (len(line) - len(line.lstrip(" -")) + 2)
    paragraphs = [_SENTENCE.split(part.strip()) for part in value.split("\n")]
    folded = "\n\n".join("\n".join(indent + sentence for sentence in one) for one in paragraphs)
    return _cut(text, node, f">-\n{folded}")


def _cut(text: str, node: Node | None, value: str) -> str:
    start, end = _span(text, node)  # type: ignore[arg-type]
    return text[:start] + value + text[end:]


def _span(text: str, node: Node) -> tuple[int, int]:
    """From where to where a node stands in the text; a block of lines without the line end behind it."""
    start, end = (_place(text, mark) for mark in (node.start_mark, node.end_mark))
    return start, start + len(text[start:end].rstrip())


def _place(text: str, mark) -> int:
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[: mark.line]) + mark.column


def _inserted_below(text: str, node: Node | None, line: str) -> str:
    if node is None:
        raise Refused("The draft lacks a field that every pack has: mend it in the file first.")
    start, end = _span(text, node)
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    last = len(text) if last < 0 else last
    indent = " " * len(text[first:start].rpartition(":")[0].partition(":")[0].rstrip("abcdefghijklmnopqrstuvwxyz_"))
    return f"{text[:last]}\n{indent}{line}{text[last:]}"


def _without_line(text: str, node: Node) -> str:
    start, end = _span(text, node)
    first, last = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    return text[:first] + (text[last + 1 :] if last >= 0 else "")


def _wrapped(line: str) -> list[str]:
    return textwrap.wrap(line, _LONG) or [""]
