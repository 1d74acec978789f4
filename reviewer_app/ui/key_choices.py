"""The keys that a person has chosen: only what differs from the defaults, in a file of its own.

The file is TOML, `keys.toml` beside the settings: `"play.toggle" = ["Space", "Ctrl+P"]`, `[]` for no key. A policy is
named `label:<id>`; Shift on the last key of its sequence goes on opening a span. What the file says of commands and
policies that are not there now is kept for when they are.
"""

import json
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reviewer_app.domain.errors import Unreadable, UserError
from reviewer_app.ui.commands import LABEL, LABEL_OPEN, PAGES, Command
from reviewer_app.ui.keymap import KeyClash, Keymap, sequence, with_shift

Keys = tuple[str, ...]


class Use(NamedTuple):
    """A key sequence of a command that cannot be told apart from another one, and a page where both are."""

    command: Command
    keys: str
    page: str


class KeyChoices:
    """The chosen keys by command id. `problems`: what the file holds that cannot be used, a sentence each."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.problems: list[str] = []
        self._chosen: dict[str, Keys] = {}
        if path is not None and path.exists():
            try:
                self._chosen = _read(path)
            except Unreadable as error:
                self.problems.append(str(error))

    def of(self, command_id: str) -> Keys | None:
        """The chosen keys of a command, None where it has its defaults."""
        return self._chosen.get(command_id)

    @property
    def changed(self) -> frozenset[str]:
        """The ids of the commands whose keys are not the defaults."""
        return frozenset(self._chosen)

    def choose(self, keys: Mapping[str, Keys], commands: Iterable[Command]) -> None:
        """Give commands other keys, all or none; `commands` have their defaults. Raises KeyClash, nothing changed."""
        defaults = {command.id: _spelled(command.keys) for command in commands}
        chosen = {**self._chosen, **{name: _spelled(given) for name, given in keys.items()}}
        self._keep({name: given for name, given in chosen.items() if given != defaults.get(name)}, commands)

    def reset(self, command_ids: Iterable[str], commands: Iterable[Command]) -> None:
        """Give commands their default keys again. Raises KeyClash when another one has taken them, nothing changed."""
        gone = set(command_ids)
        self._keep({name: keys for name, keys in self._chosen.items() if name not in gone}, commands)

    def reset_all(self) -> None:
        """Give every command its default keys."""
        self._chosen = {}
        self._save()

    def applied(self, commands: Iterable[Command]) -> tuple[Command, ...]:
        """The commands with the chosen keys; choices that clash (a new policy set may bring it) are left out, and
        said in `problems`. Raises KeyClash when the defaults clash among themselves.
        """
        defaults = tuple(commands)
        used = dict(self._chosen)
        while True:
            given = _with_keys(defaults, used)
            try:
                Keymap(given)
                return given
            except KeyClash as clash:
                guilty = [name for name in clash.command_ids if _chosen_name(name) in used]
                if not guilty:
                    raise
                used.pop(_chosen_name(guilty[-1]))
                self.problems.append(str(clash))

    def write_to(self, path: Path) -> None:
        """Write the choices to a file, to be read elsewhere. Raises UserError."""
        lines = (f"{json.dumps(name)} = {json.dumps(list(keys))}\n" for name, keys in sorted(self._chosen.items()))
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("".join(lines), encoding="utf-8")
        except OSError as error:
            raise UserError(f"Cannot write {path} ({error.strerror}); choose another place.") from error

    def read_from(self, path: Path, commands: Iterable[Command]) -> None:
        """Take the choices of a file instead of one's own. Raises Unreadable and KeyClash, nothing changed."""
        self._keep(_read(path), commands)

    def _keep(self, chosen: dict[str, Keys], commands: Iterable[Command]) -> None:
        Keymap(_with_keys(tuple(commands), chosen))
        self._chosen = chosen
        self._save()

    def _save(self) -> None:
        if self._path is not None:
            self.write_to(self._path)


def uses(commands: Iterable[Command], command_id: str, keys: str) -> list[Use]:
    """The commands whose keys are these, begin with them or are their beginning, on a page where the command is."""
    commands = tuple(commands)
    [command] = [one for one in commands if one.id == command_id]
    wanted = [sequence(keys)]
    if command_id.startswith(LABEL):
        wanted.append(sequence(with_shift(keys)))
    own = {command_id, LABEL_OPEN + command_id.removeprefix(LABEL)}
    found = []
    for other in commands:
        page = next((page for page in PAGES if command.on(page) and other.on(page)), None)
        if page is not None and other.id not in own:
            found += [Use(other, have, page) for have in other.keys for want in wanted if _meet(sequence(have), want)]
    return found


def _meet(one: Keys, other: Keys) -> bool:
    length = min(len(one), len(other))
    return one[:length] == other[:length]


def _with_keys(commands: Iterable[Command], chosen: Mapping[str, Keys]) -> tuple[Command, ...]:
    return tuple(
        command
        if (keys := chosen.get(_chosen_name(command.id))) is None
        else replace(command, keys=_fitting(command, keys))
        for command in commands
    )


def _fitting(command: Command, keys: Keys) -> Keys:
    return tuple(with_shift(one) for one in keys) if command.id.startswith(LABEL_OPEN) else keys


def _chosen_name(command_id: str) -> str:
    """The command whose keys are chosen: opening a span goes with placing one."""
    return LABEL + command_id.removeprefix(LABEL_OPEN) if command_id.startswith(LABEL_OPEN) else command_id


def _spelled(keys: Keys) -> Keys:
    return tuple(" ".join(sequence(one)) for one in keys)


def _read(path: Path) -> dict[str, Keys]:
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Unreadable(path, f"the file cannot be opened ({error.strerror}); check the name.") from None
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise Unreadable(path, f"this is no file of keys ({error}); choose another one.") from None
    chosen = {}
    for name, keys in found.items():
        if not isinstance(keys, list) or not all(isinstance(key, str) for key in keys):
            raise Unreadable(path, f"the keys of {name} must be a list of texts; mend them.")
        try:
            chosen[name] = _spelled(tuple(keys))
        except ValueError as error:
            raise Unreadable(path, f"the keys of {name} cannot be used ({error}); mend them.") from None
    return chosen
