"""The errors that a person is meant to read."""


class UserError(Exception):
    """Something a person can mend, said in one sentence: what, where, and what to do.

    The command line prints it and exits with `exit_code`; the window shows it in a banner.
    """

    exit_code = 2


class Refused(UserError):
    """A rule of the review forbids the action (locked, blind, still open …)."""

    exit_code = 3


class Unreadable(UserError):
    """An input file cannot be used."""

    def __init__(self, path: object, reason: str, line: int | None = None) -> None:
        self.path, self.reason, self.line = str(path), reason, line
        where = f"{path}, line {line}" if line is not None else f"{path}"
        super().__init__(f"{where}: {reason}")


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
