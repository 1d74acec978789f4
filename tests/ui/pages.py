"""A page that records what reaches it, and small policy commands, for tests of keys."""

from reviewer_app.ui.commands import Command
from reviewer_app.ui.page import Page

R = frozenset({"review"})


def label(policy: str, *keys: str, title: str | None = None) -> Command:
    """The command that labels with a policy."""
    return Command(f"label:{policy}", title or policy, "Guidance.", keys, R, "Policies", "open", hold=True)


def label_open(policy: str, *keys: str) -> Command:
    """The command that opens a span of a policy."""
    return Command(f"label_open:{policy}", policy, "Guidance.", keys, R, "", "open")


class RecordingPage(Page):
    """Takes every command, notes the invocations in order; its stamp counts up with each reading."""

    name = "review"

    def __init__(self, commands, refused_whens=()):
        super().__init__()
        self.seen = []
        self.stamps = 0
        self.refused_whens = set(refused_whens)
        self._handlers = {c.id: self.seen.append for c in commands if not c.id.startswith("label")}
        self._handlers |= {"label:": self.seen.append, "label_open:": self.seen.append}

    def handlers(self):
        return self._handlers

    def allowed(self, when):
        return when not in self.refused_whens

    def stamp(self):
        self.stamps += 1
        return self.stamps

    @property
    def ids(self):
        """Command ids in the order they came, releases marked."""
        return [i.command_id + ("↑" if i.phase == "release" else "") for i in self.seen]
