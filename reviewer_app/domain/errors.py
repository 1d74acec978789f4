"""The errors that a person is meant to read."""

_LONGEST, _END = 600, 150


class UserError(Exception):
    """Something a person can mend, said in one sentence: what, where, and what to do.

    The command line prints it and exits with `exit_code`; the window shows it in a banner.
    """

    exit_code = 2


class Refused(UserError):
    """A rule of the review forbids the action (locked, blind, still open …)."""

    exit_code = 3


class Unreadable(UserError):
    """An input file cannot be used. What a reason quotes of the file is shown on one line, and not at any length."""

    def __init__(self, path: object, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = str(path), _shown(reason), line
        where = _shown(self.path if line is None else f"{path}, line {line}")
        super().__init__(f"{where}: {self.reason}")


class Cancelled(UserError):
    """The person stopped what was under way; nothing of it is kept."""

    def __init__(self) -> None:
        super().__init__("Cancelled: nothing was kept.")


class Unreachable(UserError):
    """The central database does not answer, or the sign-in was not accepted."""

    exit_code = 4


class StoreUnavailable(UserError):
    """The local store cannot be opened: no key, wrong key, in use, or damaged."""

    exit_code = 5


class StoreUnreadable(StoreUnavailable):
    """The local store's key is gone or does not fit, or its file is damaged: what was uploaded can be fetched."""


class NotStored(UserError):
    """The disk is full or failed: the last step is not in the store, what came before it is."""

    exit_code = 6


def _shown(text: str) -> str:
    """Text as a terminal and a banner can show it: signs for its controls, its middle left out where it is long."""
    if len(text) > _LONGEST:
        text = f"{text[: _LONGEST - _END]} … {text[-_END:]}"
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)
