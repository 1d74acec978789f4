"""The keys of a policy pack: each sequence names one policy, none hides another, none is the review page's own."""

import re

from reviewer_app.domain.policy import REVIEW_PAGE_KEYS, KeySequence
from reviewer_app.formats.yaml_file import Problems

LONGEST = 3
_KEY = re.compile(r"[a-z0-9]")
_SHIFTED = re.compile(r"[A-Z]")


class KeyCheck:
    """Collects the keys of categories and policies while a pack is read; `finish` compares them."""

    def __init__(self, problems: Problems) -> None:
        self._problems = problems
        self._categories: dict[str, tuple[str, int]] = {}
        self._category_keys: dict[str, str] = {}
        self._sequences: dict[KeySequence, tuple[str, int]] = {}

    def is_key(self, key: str, line: int) -> bool:
        """Whether a text is one key; reported where it is not."""
        if _KEY.fullmatch(key):
            return True
        if _SHIFTED.fullmatch(key) or key.lower().startswith("shift"):
            self._problems.add(line, f"the key {key!r} needs Shift, which opens and closes spans; use it without.")
        else:
            self._problems.add(line, f"{key!r} is no key; a key is one lower-case letter or digit.")
        return False

    def category(self, category_id: str, key: str, line: int) -> None:
        """Take the first key of a category in."""
        if not self._first_key(key, line):
            return
        if key.isdigit():
            self._problems.add(line, f"the category {category_id!r} needs a letter, not the digit {key!r}.")
        elif key in self._categories:
            other, first = self._categories[key]
            self._problems.add(line, f"the key {key!r} is already that of the category {other!r} on line {first}.")
        else:
            self._categories[key] = (category_id, line)
        self._category_keys[category_id] = key

    def sequence(self, policy_id: str, category_id: str, text: str, line: int) -> KeySequence:
        """Take a policy's key sequence in, written with blanks between its keys (`h 1`)."""
        keys = tuple(text.split())
        if not all(self.is_key(key, line) for key in keys) or not self._first_key(keys[0], line):
            return keys
        if len(keys) > LONGEST:
            self._problems.add(line, f"the key sequence {text!r} is longer than {LONGEST} keys.")
        opens = self._category_keys.get(category_id)
        if len(keys) > 1 and opens is not None and keys[0] != opens:
            self._problems.add(
                line, f"the key sequence {text!r} must begin with {opens!r}, the key of {category_id!r}."
            )
        if keys in self._sequences:
            other, first = self._sequences[keys]
            self._problems.add(line, f"the key sequence {text!r} is already that of {other!r} on line {first}.")
        else:
            self._sequences[keys] = (policy_id, line)
        return keys

    def finish(self) -> None:
        """Report every sequence that is the beginning of another, which could then never be typed."""
        begun: dict[KeySequence, str] = {(key,): name for key, (name, _) in self._categories.items()}
        for keys, (policy_id, _) in self._sequences.items():
            for length in range(1, len(keys)):
                begun[keys[:length]] = policy_id
        for keys, (_, line) in self._sequences.items():
            if keys in begun:
                shown = " ".join(keys)
                self._problems.add(line, f"the key sequence {shown!r} is the beginning of one of {begun[keys]!r}.")

    def _first_key(self, key: str, line: int) -> bool:
        if not self.is_key(key, line):
            return False
        if key in REVIEW_PAGE_KEYS:
            self._problems.add(line, f"the key {key!r} belongs to the review page; use another.")
            return False
        return True
