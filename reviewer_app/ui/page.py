"""A page: one screen for one job; it holds widgets and models and knows no other page."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from reviewer_app.ui.invocation import Invocation
from reviewer_app.ui.layouts import Arrangement

Handler = Callable[[Invocation], None]

# A widget with this dynamic property set to True keeps the keys that it, or a widget in it, receives:
# the dispatcher leaves them alone (palette, cheat sheet, verdict sheet).
OWN_KEYS = "ownKeys"
# A list of names of keys that a widget keeps while it has the focus, such as the arrows of a list: commands on them
# are not carried out.
KEPT_KEYS = "keptKeys"


class Page(QWidget):
    """Base of all pages. Subclasses set `name` (one of `commands.PAGES`) and override what they need.

    Signals: `message(text)` and `failed(text)` put one sentence into the banner, as a notice or as an error, '' clears
    it; `wants_page(name, argument)` asks for another page, `wants_command(id)` for a command of the window;
    `busy_changed(busy)` says that a save has begun or ended: keys wait in between; `gave_back()` says that a save
    failed: waiting keys are not carried out; `title_changed()` that the breadcrumb is to be read again;
    `status_changed(text)` is a new left part of the status line (cheap enough for every tick of the playhead);
    `arranged()` follows when a person has given its panes other room.
    """

    message = Signal(str)
    failed = Signal(str)
    wants_page = Signal(str, object)
    wants_command = Signal(str)
    busy_changed = Signal(bool)
    gave_back = Signal()
    title_changed = Signal()
    status_changed = Signal(str)
    arranged = Signal()

    name = ""

    @property
    def title(self) -> str:
        """What stands in the breadcrumb, parts separated by ` · `."""
        return ""

    @property
    def status_text(self) -> str:
        """The left part of the status line."""
        return ""

    @property
    def status_hints(self) -> tuple[str, ...]:
        """Ids of the commands whose keys stand in the right part of the status line."""
        return ()

    def set_keys(self, keys: Mapping[str, str]) -> None:
        """The keys in force by command, as people read them, for texts that name them; told again when they change."""

    def handlers(self) -> Mapping[str, Handler]:
        """What carries out each command, by id; `label:` and `label_open:` stand for all policies."""
        return {}

    def allowed(self, when: str) -> bool:
        """Whether commands with this `when` (one of `commands.WHENS`) may run now."""
        return when == "always"

    def stamp(self) -> object:
        """What is remembered at the first key press, on the review page the playhead."""
        return None

    def entered(self, argument: object = None) -> None:
        """The page has come on screen; `argument` is what `wants_page` carried."""

    def key_pressed(self) -> None:
        """A person has pressed a key, whatever it does and wherever the focus is; not told of modifiers and repeats."""

    def prefix_changed(self, keys: str) -> bool:
        """The first keys of a sequence were pressed; '' when it has ended. True when the page shows what may follow."""
        return False

    def left(self) -> None:
        """The page has left the screen."""

    def arrangement(self) -> Arrangement:
        """How its panes share the room, where a person has decided that."""
        return {}

    def arrange(self, arrangement: Arrangement) -> None:
        """Share the room out like this; what is not said is as from the start."""
