"""Keys: their names, and which sequence of them means which command on which page.

A key's name is what stands on it: `j`, `Space`, `Left`, `/`, `Shift+u`, `Ctrl+L`. Letters are lower case unless Ctrl,
Alt or Meta is held. A symbol is named by the character it types, without the modifiers that a layout needs for it:
`?` is `?` on every keyboard.

Digits are also known by their place, so that Shift+1 is found on a Spanish layout where it types `!`: an event has up
to two names, the typed character first, `Shift+<digit of that place>` second. Where both mean something in one place
the typed character wins (Spanish Shift+7 types `/` and searches; after a first key it is `Shift+7`). A letter that is
not Latin (Cyrillic, Greek) has the name of its place on a US keyboard as well, so that every key works without changing
the layout.
"""

import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent

from reviewer_app.domain.errors import UserError
from reviewer_app.ui.commands import PAGES, Command, on_page
from reviewer_app.ui.key_places import signs_at

Key = Qt.Key
_NAMED: Mapping[int, str] = MappingProxyType(
    {
        Key.Key_Space: "Space",
        Key.Key_Return: "Return",
        Key.Key_Enter: "Return",
        Key.Key_Escape: "Escape",
        Key.Key_Tab: "Tab",
        Key.Key_Backtab: "Tab",
        Key.Key_Backspace: "Backspace",
        Key.Key_Delete: "Delete",
        Key.Key_Insert: "Insert",
        Key.Key_Left: "Left",
        Key.Key_Right: "Right",
        Key.Key_Up: "Up",
        Key.Key_Down: "Down",
        Key.Key_Home: "Home",
        Key.Key_End: "End",
        Key.Key_PageUp: "PageUp",
        Key.Key_PageDown: "PageDown",
        **{Key(Key.Key_F1 + n): f"F{n + 1}" for n in range(12)},
    }
)
_MODIFIER_KEYS = frozenset(
    {Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta, Key.Key_AltGr, Key.Key_CapsLock, Key.Key_NumLock}
)
_MODIFIERS = ("Ctrl", "Alt", "Shift", "Meta")
_CHORD = {"Ctrl", "Alt", "Meta"}
_BY_LOWER = {name.lower(): name for name in _NAMED.values()} | {"enter": "Return", "esc": "Escape", "del": "Delete"}


class KeyClash(UserError):
    """Two commands cannot be told apart by their keys on one page, or a command's key is none: `command_ids`."""

    def __init__(self, sentence: str, *command_ids: str) -> None:
        super().__init__(sentence)
        self.command_ids = command_ids


@cache
def canonical(name: str) -> str:
    """The one spelling of a key's name (`U` → `Shift+u`, `ctrl+l` → `Ctrl+L`, `Enter` → `Return`).

    Raises ValueError for what is not a key.
    """
    *parts, base = (part for part in name.replace("++", "+plus").split("+")) if name != "+" else ("plus",)
    held = {part.capitalize() for part in parts}
    base = "+" if base == "plus" else base
    if len(base) == 1:
        if base.isalpha() and base.isupper() and not held:
            held.add("Shift")
        base = base.upper() if held & _CHORD else base.lower()
    elif base.lower() in _BY_LOWER:
        base = _BY_LOWER[base.lower()]
    else:
        raise ValueError(f"{name!r} is not a key")
    if not held <= set(_MODIFIERS):
        raise ValueError(f"{name!r} is not a key")
    return _joined(held, base)


def key_names(event: QKeyEvent, platform: str = sys.platform, *, foreign: bool = False) -> tuple[str, ...]:
    """The names of the key of an event, the typed one first; none for a modifier alone or an unknown key.

    `foreign`: the layout is known to have letters that are not Latin. A sign where a US keyboard has a letter (Greek
    `;` in the place of Q) then has the letter's name first.
    """
    text = event.text()
    typed = text if len(text) == 1 else ""
    return _names(event.key(), event.modifiers(), typed, signs_at(event, platform), platform=platform, foreign=foreign)


# Each key once: on the way of a label the questions to Qt's enumerations take longer than anything else about the key.
@lru_cache(maxsize=1024)
def _names(
    key: int,
    modifiers: Qt.KeyboardModifier,
    text: str,
    signs: tuple[str, str] | None,
    *,
    platform: str,
    foreign: bool,
) -> tuple[str, ...]:
    if key in _MODIFIER_KEYS:
        return ()
    held = _held(modifiers, shift=key == Key.Key_Backtab)
    if key in _NAMED:
        return (_joined(held, _NAMED[key]),)
    names = []
    typed = _typed(key, text)
    if typed.isalnum():
        names.append(_joined(held, _in_chord(typed, held)))
    elif typed:
        names.append(_joined(held - _third_level(held, platform), typed))
    place = _digit(signs)
    third = held & _CHORD or modifiers & Qt.KeyboardModifier.GroupSwitchModifier
    if place is not None and not third and _joined(held, place) not in names:
        names.append(_joined(held, place))
    strange, sign = typed.isalpha() and not is_latin(typed), foreign and bool(typed) and not typed.isalnum()
    if signs is not None and (strange or (sign and signs[0].isalpha())):
        plain, shifted = signs
        name = _joined(held, _in_chord(plain, held) if plain.isalpha() or "Shift" not in held else shifted)
        names.insert(len(names) if strange else 0, name)
    return tuple(names)


def is_latin(key: str) -> bool:
    """Whether a key's name is typed on a Latin keyboard: false for a Cyrillic or Greek letter alone or in a chord."""
    letter = key.rsplit("+", 1)[-1]
    return len(letter) != 1 or not letter.isalpha() or unicodedata.name(letter, "").startswith("LATIN")


def _in_chord(letter: str, held: set[str]) -> str:
    return letter.upper() if held & _CHORD else letter


def key_identity(event: QKeyEvent, platform: str = sys.platform) -> int:
    """The same number for press and release of one key, whatever modifiers came and went in between."""
    native = event.nativeVirtualKey() if platform == "darwin" else event.nativeScanCode()
    return native or -event.key()


def digit_place(event: QKeyEvent, platform: str = sys.platform) -> str | None:
    """The digit whose place on the digit row the key has, whatever it types; None for other keys or where unknown."""
    return _digit(signs_at(event, platform))


def _digit(signs: tuple[str, str] | None) -> str | None:
    return signs[0] if signs is not None and signs[0].isdigit() else None


def shown(keys: str) -> str:
    """A key or a sequence as people read it: `Ctrl+Enter`, `h 1`, `←`."""
    return " ".join(_shown_key(key) for key in keys.split(" "))


def with_shift(keys: str) -> str:
    """A key sequence with Shift on its last key."""
    *before, last = keys.split(" ")
    return " ".join((*before, f"Shift+{last}"))


@dataclass(slots=True)
class Node:
    """A place in the trie: what each next key leads to, and the command that ends here."""

    command: Command | None = None
    keys: str = ""
    next: dict[str, "Node"] = field(default_factory=dict)

    def first(self, names: Iterable[str]) -> "Node | None":
        """Where the first fitting of a key's names leads."""
        for name in names:
            if name in self.next:
                return self.next[name]
        return None


class Keymap:
    """The sequences of all pages. Raises KeyClash, naming both commands, when two cannot be told apart."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self.commands = tuple(commands)
        self.by_id: Mapping[str, Command] = {command.id: command for command in self.commands}
        self._roots = {page: _trie(on_page(self.commands, page), page) for page in PAGES}

    def root(self, page: str) -> Node:
        """The start of the trie of a page."""
        return self._roots[page]

    def choices(self, node: Node) -> list[tuple[str, str]]:
        """What may come next: `(key, title)`; commands kept out of menus are not shown."""
        found = []
        for key, child in node.next.items():
            titles = [command.label for command in _below(child) if command.menu]
            if titles:
                found.append((shown(key), titles[0] if len(titles) == 1 else f"{titles[0]} …"))
        return found


def _trie(commands: Iterable[Command], page: str) -> Node:
    root = Node()
    for command in commands:
        for keys in command.keys:
            _insert(root, command, _sequence(command, keys), page)
    return root


def sequence(keys: str) -> tuple[str, ...]:
    """The keys of a sequence, each in its one spelling. Raises ValueError for what is not a key."""
    return tuple(canonical(key) for key in keys.split(" "))


def _sequence(command: Command, keys: str) -> tuple[str, ...]:
    try:
        return sequence(keys)
    except ValueError as problem:
        raise KeyClash(f"Keys of {_named(command)}: {problem}; give it another key.", command.id) from None


def _insert(root: Node, command: Command, sequence: Sequence[str], page: str) -> None:
    node = root
    for depth, key in enumerate(sequence):
        node = node.next.setdefault(key, Node(keys=" ".join(sequence[: depth + 1])))
        if node.command is not None:
            sentence = _clash(node.command, node.keys, command, " ".join(sequence), page)
            raise KeyClash(sentence, node.command.id, command.id)
    if node.next:
        other = next(_below(node))
        sentence = _clash(command, node.keys, other, _keys_below(other, node.keys), page)
        raise KeyClash(sentence, other.id, command.id)
    node.command = command


def _below(node: Node) -> Iterable[Command]:
    if node.command is not None:
        yield node.command
    for child in node.next.values():
        yield from _below(child)


def _keys_below(command: Command, start: str) -> str:
    spelled = (" ".join(canonical(key) for key in keys.split(" ")) for keys in command.keys)
    return next(keys for keys in spelled if keys.startswith(f"{start} "))


def _clash(one: Command, one_keys: str, other: Command, other_keys: str, page: str) -> str:
    if one_keys == other_keys:
        what = f"{_named(one)} and {_named(other)} are both on {one_keys}"
    else:
        what = f"{one_keys} of {_named(one)} is the beginning of {other_keys} of {_named(other)}"
    return f"Keys of the page {page}: {what}; give one of them another key."


def _named(command: Command) -> str:
    return f"“{command.title}” ({command.id})"


def _held(modifiers: Qt.KeyboardModifier, shift: bool) -> set[str]:
    flags = Qt.KeyboardModifier
    pairs = (
        ("Ctrl", flags.ControlModifier),
        ("Alt", flags.AltModifier),
        ("Shift", flags.ShiftModifier),
        ("Meta", flags.MetaModifier),
    )
    return {name for name, flag in pairs if modifiers & flag} | ({"Shift"} if shift else set())


def _third_level(held: set[str], platform: str) -> set[str]:
    """The modifiers that only reach a symbol: AltGr comes as Ctrl+Alt on Windows, as Alt on a Mac."""
    chord = held & _CHORD
    return chord if chord == {"Ctrl", "Alt"} or (chord == {"Alt"} and platform == "darwin") else set()


def _typed(key: int, text: str) -> str:
    """The character of a key, `text` being what it types: a letter or digit as on the key, a symbol as typed."""
    if len(text) == 1 and text.isprintable() and not text.isalnum() and not text.isspace():
        return text
    if 0x20 < key < 0x3000 and chr(key).isprintable():
        return chr(key).lower()
    return ""


def _joined(held: set[str], base: str) -> str:
    if len(base) == 1 and not base.isalnum():
        held = held - {"Shift"}
    return "+".join([name for name in _MODIFIERS if name in held] + [base])


_SIGNS = {"Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
# What stands on the keys; the names of keys that are letters and signs are the same in every language.
WORDS: Mapping[str, str] = MappingProxyType(
    {
        "Return": "Enter",
        "Escape": "Esc",
        "Delete": "Del",
        "Space": "Space",
        "Tab": "Tab",
        "Backspace": "Backspace",
        "Insert": "Insert",
        "Home": "Home",
        "End": "End",
        "PageUp": "PageUp",
        "PageDown": "PageDown",
        "Ctrl": "Ctrl",
        "Alt": "Alt",
        "Shift": "Shift",
        "Meta": "Meta",
    }
)


def _shown_key(key: str) -> str:
    *held, base = key.split("+") if not key.endswith("+") else [*key[:-1].split("+")[:-1], "+"]
    if held == ["Shift"] and len(base) == 1 and base.isalpha():
        held, base = [], base.upper()
    return "+".join(_SIGNS.get(part) or _word(part) for part in (*held, base))


def _word(name: str) -> str:
    return QCoreApplication.translate("Key", WORDS[name]) if name in WORDS else name
