"""What a command is: the pages and menus there are, and when a command is allowed.

Titles and helps are English source texts; `Command.label` and `Command.hint` translate them when shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

SIGN_IN, QUEUE, REVIEW, SETTINGS, EVERYWHERE = "sign_in", "queue", "review", "settings", "everywhere"
AUDITS, CALIBRATION, QUALITY, STANDARDS = "audits", "calibration", "quality", "standards"
PAGES: Mapping[str, str] = MappingProxyType(
    {
        SIGN_IN: QT_TRANSLATE_NOOP("PageName", "Sign in"),
        QUEUE: QT_TRANSLATE_NOOP("PageName", "Queue"),
        REVIEW: QT_TRANSLATE_NOOP("PageName", "Review"),
        SETTINGS: QT_TRANSLATE_NOOP("PageName", "Settings"),
        AUDITS: QT_TRANSLATE_NOOP("PageName", "Second reviews"),
        CALIBRATION: QT_TRANSLATE_NOOP("PageName", "Calibration"),
        QUALITY: QT_TRANSLATE_NOOP("PageName", "Quality"),
        STANDARDS: QT_TRANSLATE_NOOP("PageName", "Standards"),
    }
)

# When a command is allowed; the page on screen answers `Page.allowed(when)`.
WHENS: Mapping[str, str] = MappingProxyType(
    {
        "always": "at any time",
        "media": "a recording with picture or sound is loaded",
        "open": "the review is open to change",
        "submitted": "the review is submitted",
        "finding": "a finding is chosen and the review is open to change",
        "hits": "the search has hits",
        "lexicon": "the lexicon found words in transcript or chat",
        "deeds": "the chat log tells what the platform did",
        "chat": "the recording has a chat log",
        "translation": "the recording has a translation of its transcript",
        "masked": "the recogniser masked words of the transcript",
        "tracks": "the recording has several sound tracks",
        "problems": "something is wrong with the recording, its transcript or its chat log",
        "making": "waveform or thumbnails are being made, or were stopped",
        "row": "a row of the queue is chosen",
        "key": "a command is chosen in the list of keys",
        "case": "a second review is chosen in the list",
        "compared": "two reviews are side by side",
        "judging": "the second review is yours to judge",
        "disputing": "the feedback is yours to acknowledge or dispute",
        "answering": "a dispute is yours to answer, or to rule on",
        "turn": "it is your turn in the second review",
        "leads": "you are a lead and see the list of sessions",
        "inviting": "a session is being put together",
        "session": "the labels of the session have been revealed",
        "labelling": "recordings of the session wait for your labels",
        "sealed": "you lead the session and its labels have not been revealed",
        "leading": "you lead the session and it is not over",
        "unnamed": "you lead the session and its labels stand under letters",
        "to_close": "you lead the session and its labels have been revealed",
        "spot": "a spot is on screen",
        "vote": "you are a member and the spot is not ruled on",
        "votes": "you lead the session and a spot is on screen",
        "ruling": "you lead the session and the spot is not ruled on",
        "point": "a figure or a clip is chosen",
        "named": "you are a lead",
        "proposing": "you are a specialist or a lead",
        "proposal": "a proposal that is not settled is chosen",
        "settling": "you are a lead and a proposal that is not settled is chosen",
        "draft": "a draft is chosen",
        "publishing": "you are a lead and a draft without mistakes is chosen",
        "turning": "a version or draft is chosen and the one before it is here",
        "touching": "a draft without mistakes is chosen and the version before it is here",
    }
)

# Menus in the order of the menu bar. Policy labels stand in a menu of their own, below their categories.
MENUS = (
    QT_TRANSLATE_NOOP("Menu", "File"),
    QT_TRANSLATE_NOOP("Menu", "Review"),
    QT_TRANSLATE_NOOP("Menu", "Findings"),
    QT_TRANSLATE_NOOP("Menu", "Playback"),
    QT_TRANSLATE_NOOP("Menu", "Transcript"),
    QT_TRANSLATE_NOOP("Menu", "Chat"),
    QT_TRANSLATE_NOOP("Menu", "Calibration"),
    QT_TRANSLATE_NOOP("Menu", "View"),
    QT_TRANSLATE_NOOP("Menu", "Wellness"),
    QT_TRANSLATE_NOOP("Menu", "Second review"),
    QT_TRANSLATE_NOOP("Menu", "Quality"),
    QT_TRANSLATE_NOOP("Menu", "Standards"),
    QT_TRANSLATE_NOOP("Menu", "Keys"),
    QT_TRANSLATE_NOOP("Menu", "Help"),
)
POLICIES = QT_TRANSLATE_NOOP("Menu", "Policies")

# How the ids of commands begin that are made at run time.
LABEL, LABEL_OPEN, LAYOUT = "label:", "label_open:", "layout:"


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a person can do.

    `keys`: each a key or a space-separated sequence of keys. `pages`: where it exists (`everywhere`: on all).
    `menu`: the menu it stands in; '' keeps it out of menus, palette and hints. `when`: one of WHENS.
    `hold`: press and release are both told, with the time between them; otherwise only the press. `group`: the
    category of a policy, as shown. `urgent`: carried out at once, also while the page saves; where its key types
    nothing, over text fields and sheets as well.
    """

    id: str
    title: str
    help: str
    keys: tuple[str, ...]
    pages: frozenset[str]
    menu: str
    when: str = "always"
    hold: bool = False
    group: str = ""
    urgent: bool = False

    @property
    def label(self) -> str:
        """The title in the window's language; titles of policies come translated from their pack."""
        return self.title if self.id.startswith((LABEL, LABEL_OPEN)) else _translated(self.title)

    @property
    def hint(self) -> str:
        """The help in the window's language."""
        return self.help if self.id.startswith((LABEL, LABEL_OPEN)) else _translated(self.help)

    def on(self, page: str) -> bool:
        """Whether the command exists on a page."""
        return page in self.pages or EVERYWHERE in self.pages


def _translated(source: str) -> str:
    return QCoreApplication.translate("Command", source)


def on(*pages: str) -> frozenset[str]:
    """The pages of a command, `everywhere` for all."""
    return frozenset(pages)


# Where clips of recordings are played.
ON_CLIPS = on(REVIEW, AUDITS, CALIBRATION, QUALITY)
