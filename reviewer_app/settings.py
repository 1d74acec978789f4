"""Every option of the program, declared once: type, default, check, help. The file holds only what differs.

The file is TOML, `settings.toml` in the configuration folder. A value that does not fit is reported by name
and the default is used, so that a slip of the pen never keeps anyone from work.
"""

import os
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Option:
    """One setting. `check` returns a sentence's end (`must be …`) for a value that does not fit, else None.

    `shown`: a person changes it on the settings page; otherwise the program does.
    """

    name: str
    default: object
    help: str
    check: Callable[[object], str | None] | None = None
    shown: bool = True

    @property
    def choices(self) -> tuple[str, ...]:
        """The values there are; () where any text or number in the limits will do."""
        return self.check.allowed if isinstance(self.check, OneOf) else ()

    @property
    def limits(self) -> tuple[int, int] | None:
        """The least and the largest value of a number, None where there are none."""
        return (self.check.low, self.check.high) if isinstance(self.check, Between) else None


@dataclass(frozen=True, slots=True)
class OneOf:
    """A check that takes some texts only."""

    allowed: tuple[str, ...]

    def __call__(self, value: object) -> str | None:
        """None for one of them."""
        return None if value in self.allowed else f"must be one of {', '.join(self.allowed)}"


@dataclass(frozen=True, slots=True)
class Between:
    """A check that takes numbers between two, both included."""

    low: int
    high: int

    def __call__(self, value: object) -> str | None:
        """None for a number between them."""
        fits = self.low <= value <= self.high  # type: ignore[operator]
        return None if fits else f"must be between {self.low} and {self.high}"


@dataclass(frozen=True, slots=True)
class Country:
    """A check that takes an ISO code of two capital letters, or nothing."""

    def __call__(self, value: object) -> str | None:
        """None for what looks like one."""
        fits = isinstance(value, str) and (not value or (len(value) == 2 and value.isascii() and value.isupper()))
        return None if fits else "must be two capital letters such as MX, or empty"


def _one_of(*allowed: str) -> OneOf:
    return OneOf(allowed)


def _between(low: int, high: int) -> Between:
    return Between(low, high)


SYSTEM = "system"


OPTIONS = (
    Option(
        "engine",
        "auto",
        "What plays recordings; “Automatic” takes what shows exact frames on this computer.",
        _one_of("auto", "vlc", "qt"),
    ),
    Option(
        "language",
        SYSTEM,
        "Language of the window and of policies; “As the system” is that of this computer.",
        _one_of(SYSTEM, "en", "es"),
    ),
    Option("theme", "dark", "Colours of the window.", _one_of("dark", "light")),
    Option("scale", 100, "Size of text and controls, in percent.", _between(80, 200)),
    Option("start_muted", True, "Recordings start without sound."),
    Option("start_blurred", False, "Recordings start blurred."),
    Option("start_grey", False, "Recordings start in greyscale."),
    Option("blur_strength", 2, "How strong the blur is, from 1 to 3.", _between(1, 3)),
    Option("start_detail", 0, "Recordings start with less detail: 0 is none less, 3 the least to see.", _between(0, 3)),
    Option("read_first", False, "Recordings open with the picture covered."),
    Option("small_picture", False, "The picture takes little room."),
    Option("translation", True, "A translation is shown beside its transcript."),
    Option("break_minutes", 50, "Minutes of reviewing after which a break is suggested; 0 is never.", _between(0, 480)),
    Option("break_length", 10, "Minutes that a break lasts.", _between(1, 60)),
    Option(
        "presets",
        "",
        "File that says how the picture is softened for a policy or severity; empty for the program's own.",
    ),
    Option("volume", 80, "Sound volume, in percent.", _between(0, 100)),
    Option("open_next_after_submit", True, "After a review is submitted the next recording opens."),
    Option(
        "show_pace",
        True,
        "The verdict sheet says how many seconds and keys this review took; nobody else gets to know.",
    ),
    Option(
        "chat_lag_ms",
        0,
        "Going to a chat message goes so many milliseconds further back, because viewers react late.",
        _between(0, 60_000),
    ),
    Option("chat_columns", "", "Columns of chat logs that are tables, by their headings, as JSON.", shown=False),
    Option(
        "span_hold_ms", 300, "A policy's key held for more than so many milliseconds marks a span.", _between(100, 2000)
    ),
    Option(
        "evidence_on_label",
        "never",
        "When picture and words are kept with a label as evidence.",
        _one_of("never", "paused", "always"),
    ),
    Option(
        "central",
        "",
        "Address of the central database, as your administrator gives it, without password; empty for none.",
    ),
    Option("last_user", "", "Who signed in last on this machine.", shown=False),
    Option(
        "key_file",
        "",
        "File with the key that locks the decisions kept here; only for computers that cannot keep passwords.",
    ),
    Option("fetch_ahead", True, "Recordings that are assigned to you are fetched ahead, for work without a network."),
    Option("fetch_at_once", 2, "How many recordings are fetched at once.", _between(1, 8)),
    Option(
        "cache_gb",
        20,
        "Gigabytes for recordings that were fetched; those that were used longest ago make room, yours to do never.",
        _between(1, 4000),
    ),
    Option(
        "file_shares",
        "",
        "Folders of file shares from which recordings may be fetched, parted by ; and empty for none.",
    ),
    Option("s3_endpoint", "", "Address of the S3-compatible store with recordings; empty for that of Amazon."),
    Option("plain_http", False, "Recordings may be fetched over HTTP without TLS, which others can read on the way."),
    Option("sync_seconds", 15, "Seconds after which decisions are sent at the latest.", _between(1, 3600)),
    Option("policy_set", "", "File of the policies; empty for the published ones, or the program's own."),
    Option(
        "lexicon",
        "",
        "Lexicon whose words are marked: name@version, or a file; empty for the published one, or the program's own.",
    ),
    Option("country", "", "Country whose meanings of words count (MX, ES …); empty for all.", Country()),
)
_BY_NAME = {option.name: option for option in OPTIONS}


class Settings:
    """The options' values: what the file says where that fits, else the defaults.

    `system_language` is what `system` means as a language: English until the window has asked the operating system.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.system_language = "en"
        self._set: dict[str, object] = {}
        self.problems: list[str] = []
        self._load()

    def __getitem__(self, name: str) -> object:
        return self._set.get(name, _BY_NAME[name].default)

    @property
    def language(self) -> str:
        """The language of policies and of the window, `en` or `es`."""
        chosen = str(self["language"])
        return self.system_language if chosen == SYSTEM else chosen

    def set(self, name: str, value: object) -> None:
        """Change an option and write the file. Raises ValueError with a sentence for a value that does not fit."""
        problem = _problem(name, value)
        if problem:
            raise ValueError(problem)
        if value == self[name]:
            return
        if value == _BY_NAME[name].default:
            self._set.pop(name, None)
        else:
            self._set[name] = value
        self._save()

    def _load(self) -> None:
        try:
            found = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.problems.append(f"{self.path} cannot be read ({error}); defaults are used.")
            return
        for name, value in found.items():
            problem = _problem(name, value)
            if problem:
                self.problems.append(f"{self.path}: {problem}")
            else:
                self._set[name] = value

    def _save(self) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=self.path.parent, prefix=".settings-")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{name} = {_toml(value)}\n" for name, value in sorted(self._set.items()))
        os.replace(temporary, self.path)  # noqa: PTH105


def _problem(name: str, value: object) -> str | None:
    option = _BY_NAME.get(name)
    if option is None:
        return f"there is no setting {name!r}."
    if type(value) is not type(option.default):
        return f"{name} must be {_KINDS[type(option.default)]}, not {value!r}."
    problem = option.check(value) if option.check else None
    return f"{name} {problem}, not {value!r}." if problem else None


_KINDS = {str: "a text", int: "a whole number", bool: "true or false"}


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c >= " " and c != "\x7f" else f"\\u{ord(c):04X}" for c in escaped) + '"'
