"""The one table of everything a person can do: menus, keys, palette, cheat sheet and documentation are made from it.

Titles and helps are English source texts; `Command.label` and `Command.hint` translate them when shown.
Policy labels are not in the table: `policy_commands` makes them from the policy set at run time.
"""

from collections.abc import Iterable, Mapping, Sequence
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
        "chat": "the recording has a chat log",
        "translation": "the recording has a translation of its transcript",
        "masked": "the recogniser masked words of the transcript",
        "tracks": "the recording has several sound tracks",
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


def _on(*pages: str) -> frozenset[str]:
    return frozenset(pages)


_ALL, _Q, _R, _S, _QR = _on(EVERYWHERE), _on(QUEUE), _on(REVIEW), _on(SETTINGS), _on(QUEUE, REVIEW)
_C = _on(CALIBRATION)
_A, _RA = _on(AUDITS), _on(REVIEW, AUDITS)
# Where clips of recordings are played.
_CLIP = _on(REVIEW, AUDITS, CALIBRATION, QUALITY)
_QL = _on(QUALITY)
_ST = _on(STANDARDS)
_PAGES = _on(QUEUE, REVIEW, AUDITS, CALIBRATION, QUALITY, STANDARDS)

_FILE = (
    Command("import", "Import recordings…", "Take recordings and their transcripts into the queue.",
            ("Ctrl+O",), _QR, "File"),
    Command("export", "Export findings…", "Write findings and verdicts as CSV or Excel.", ("Ctrl+E",), _QR, "File"),
    Command("sync.now", "Send now", "Send pending decisions to the central database now.", ("Ctrl+S",), _QR, "File"),
    Command("recover", "Fetch my decisions",
            "Get your decisions from the central database into an empty store, as on a new machine.",
            ("Ctrl+Shift+S",), _QR, "File"),
    Command("sign_out", "Sign out", "Leave, so that someone else can sign in.", ("Ctrl+Shift+Q",), _QR, "File"),
    Command("page.settings", "Settings…", "Change language, look, sound, keys and layouts.", ("Ctrl+,",), _ALL, "File"),
    Command("quit", "Quit", "Close the program; decisions not yet sent stay safe on this machine.",
            ("Ctrl+Q",), _ALL, "File"),
)  # fmt: skip
_REVIEW = (
    Command("queue.open", "Open recording", "Open the chosen recording for review.", ("Return",), _Q, "Review", "row"),
    Command("queue.filter", "Filter queue", "Show what is mine, due, urgent, offline-ready, or all recordings again.",
            ("f",), _Q, "Review"),
    Command("review.next", "Next recording", "Open the next recording of the queue that is not submitted.",
            ("Ctrl+N",), _QR, "Review"),
    Command("verdict", "Give verdict…", "Decide on the whole recording: outcome, actions and why.",
            ("Ctrl+Return",), _R, "Review", "open"),
    Command("verdict.enough", "Enough to decide",
            "Stop the recording; the verdict that the findings ask for is proposed.",
            ("Shift+Return",), _R, "Review", "open"),
    Command("escalate", "Escalate…", "Hand the recording to others: where to, how urgent, why.",
            ("e",), _R, "Review", "open"),
    Command("escalation.withdraw", "Withdraw escalation", "Take back the escalation that was raised last.",
            ("Shift+e",), _R, "Review", "open"),
    Command("submit", "Submit review", "Submit the review; it is locked until it is reopened.",
            ("Ctrl+Shift+Return",), _R, "Review", "open"),
    Command("reopen", "Reopen review…", "Open a submitted review again; the reason stays in the log.",
            ("Ctrl+Shift+O",), _R, "Review", "submitted"),
    Command("edit.undo", "Undo", "Take the last decision back, also one from before a restart.",
            ("u",), _R, "Review", "open"),
    Command("edit.redo", "Redo", "Restore the decision that was taken back last.", ("Shift+u",), _R, "Review", "open"),
)  # fmt: skip
_FINDINGS = (
    Command("span.in", "Mark start of span", "The next label starts here.", ("i",), _R, "Findings", "open"),
    Command("span.out", "Mark end of span", "The next label ends here.", ("o",), _R, "Findings", "open"),
    Command("span.cue", "Mark cue", "The next label is about the whole cue; again: about the speaker's whole turn.",
            ("'", "Shift+w"), _R, "Findings", "open"),
    Command("span.turn", "Mark turn", "The next label is about all that the speaker says in a row.",
            ("Shift+t",), _R, "Findings", "open"),
    Command("label.repeat", "Same label again", "Label with the policy used last, at the playhead or the marked span.",
            ("Shift+r",), _R, "Findings", "open"),
    Command("policy.find", "Find policy…", "Type part of a name, an id or a word of the guidance; Enter labels.",
            ("Shift+f",), _R, "Findings", "open"),
    Command("finding.next", "Next finding", "Choose the next finding and go there.", ("Tab",), _R, "Findings"),
    Command("finding.previous", "Previous finding", "Choose the finding before and go there.",
            ("Shift+Tab",), _R, "Findings"),
    Command("finding.edit", "Edit finding…", "Change policy, times, severity, subject or note of the chosen finding.",
            ("Return",), _R, "Findings", "finding"),
    Command("finding.note", "Write note…", "Write a note on the chosen finding.", ("w",), _R, "Findings", "finding"),
    Command("nudge.start_earlier", "Start one frame earlier", "Move the start of the chosen finding one frame back.",
            ("Alt+Left",), _R, "Findings", "finding"),
    Command("nudge.start_later", "Start one frame later", "Move the start of the chosen finding one frame on.",
            ("Alt+Right",), _R, "Findings", "finding"),
    Command("nudge.end_earlier", "End one frame earlier", "Move the end of the chosen finding one frame back.",
            ("Alt+Shift+Left",), _R, "Findings", "finding"),
    Command("nudge.end_later", "End one frame later", "Move the end of the chosen finding one frame on.",
            ("Alt+Shift+Right",), _R, "Findings", "finding"),
    Command("nudge.start_earlier_more", "Start 0.1 s earlier", "Move the start of the chosen finding a tenth back.",
            ("Alt+PageUp",), _R, "Findings", "finding"),
    Command("nudge.start_later_more", "Start 0.1 s later", "Move the start of the chosen finding a tenth on.",
            ("Alt+PageDown",), _R, "Findings", "finding"),
    Command("nudge.end_earlier_more", "End 0.1 s earlier", "Move the end of the chosen finding a tenth back.",
            ("Alt+Shift+PageUp",), _R, "Findings", "finding"),
    Command("nudge.end_later_more", "End 0.1 s later", "Move the end of the chosen finding a tenth on.",
            ("Alt+Shift+PageDown",), _R, "Findings", "finding"),
    Command("evidence.keep", "Keep evidence",
            "Keep the picture and the words around with the chosen finding, encrypted on this machine.",
            ("Shift+k",), _R, "Findings", "media"),
    Command("evidence.look", "Look at evidence", "Show what is kept with the chosen finding, large.",
            ("Shift+l",), _R, "Findings", "media"),
    Command("evidence.drop", "Drop evidence",
            "Keep picture and words no more; the log keeps that they were there.",
            ("Shift+x",), _R, "Findings", "media"),
    Command("finding.withdraw", "Withdraw finding", "Take the chosen finding back; the log keeps it.",
            ("x", "Delete"), _R, "Findings", "finding"),
)  # fmt: skip
_PLAYBACK = (
    Command("play.toggle", "Play or pause", "Play, or stop on the exact frame.",
            ("Space",), _CLIP, "Playback", "media"),
    Command("shuttle.back", "Shuttle back", "Run backwards; press again for faster.", ("j",), _R, "Playback", "media"),
    Command("shuttle.stop", "Shuttle stop", "Stop on the exact frame.", ("k",), _R, "Playback", "media"),
    Command("shuttle.forward", "Shuttle forward", "Run forwards; press again for faster.",
            ("l",), _R, "Playback", "media"),
    Command("step.back", "One frame back", "Step to the frame before.", (",",), _CLIP, "Playback", "media"),
    Command("step.forward", "One frame forward", "Step to the next frame.", (".",), _CLIP, "Playback", "media"),
    Command("seek.back", "5 seconds back", "Go back 5 seconds.", ("Left",), _CLIP, "Playback", "media"),
    Command("seek.forward", "5 seconds forward", "Go forward 5 seconds.", ("Right",), _CLIP, "Playback", "media"),
    Command("mark.previous", "Previous mark",
            "Go to the edge of a finding, hit, deed of the platform, change of speaker or silence before.",
            ("Ctrl+Left",), _R, "Playback", "media"),
    Command("mark.next", "Next mark",
            "Go to the next edge of a finding, hit, deed of the platform, change of speaker or silence.",
            ("Ctrl+Right",), _R, "Playback", "media"),
    Command("rate.down", "Slower", "Play slower, the pitch kept.", ("[", "Ctrl+Down"), _CLIP, "Playback", "media"),
    Command("rate.up", "Faster", "Play faster, the pitch kept.", ("]", "Ctrl+Up"), _CLIP, "Playback", "media"),
    Command("rate.normal", "Normal speed", "Play at 1×.", ("=", "Ctrl+R"), _CLIP, "Playback", "media"),
    Command("span.loop", "Loop span", "Play the marked span, or the chosen finding, again and again.",
            ("Ctrl+L",), _R, "Playback", "media"),
    Command("sound.mute", "Mute", "Sound off or on.", ("m",), _CLIP, "Playback", "media"),
    Command("sound.track", "Next sound track", "Hear the next of the recording's sound tracks; the waveform is its.",
            ("Shift+m",), _R, "Playback", "tracks"),
    Command("volume.up", "Louder", "Raise the volume.", ("+",), _CLIP, "Playback", "media"),
    Command("volume.down", "Quieter", "Lower the volume.", ("-",), _CLIP, "Playback", "media"),
)  # fmt: skip
_TRANSCRIPT = (
    Command("cue.previous", "Previous cue", "Go to the transcript's cue before.", ("Up",), _R, "Transcript"),
    Command("cue.next", "Next cue", "Go to the transcript's next cue.", ("Down",), _R, "Transcript"),
    Command("search", "Search…", "Find words in transcript and chat; accents do not matter.",
            ("/", "Ctrl+F"), _R, "Transcript"),
    Command("hit.next", "Next hit", "Go to the next hit of the search.", ("n",), _R, "Transcript", "hits"),
    Command("hit.previous", "Previous hit", "Go to the hit before.", ("p",), _R, "Transcript", "hits"),
    Command("follow.toggle", "Follow playback", "Keep the current cue in view while playing, or stay put.",
            ("Ctrl+Shift+F",), _R, "Transcript"),
    Command("translation.toggle", "Translation", "Show the translation beside the transcript, or the transcript alone.",
            ("Shift+s",), _R, "Transcript", "translation"),
    Command("masked.next", "Next masked word", "Go to the next word that the recogniser masked (***), and listen.",
            ("Shift+n",), _R, "Transcript", "masked"),
)  # fmt: skip
_CHAT = (
    Command("chat.show", "Transcript or chat", "Go to the chat, and from there back to the transcript.",
            (";", "Shift+c c"), _R, "Chat", "chat"),
    Command("chat.kind", "Kind of message", "Show messages only, gifts, what the platform did, then everything again.",
            ("Shift+c k",), _R, "Chat", "chat"),
    Command("chat.user", "One person", "Show only what the person of the chosen message wrote, or everybody again.",
            ("Shift+c u",), _R, "Chat", "chat"),
    Command("chat.align", "Align chat by message…",
            "Paused where a message can be read on screen: choose it, and the chat's clock is set by it.",
            ("Shift+c a",), _R, "Chat", "chat"),
    Command("chat.earlier", "Chat 0.1 s earlier", "Move the chat a tenth of a second back, in this piece of its clock.",
            ("Ctrl+Shift+Left",), _R, "Chat", "chat"),
    Command("chat.later", "Chat 0.1 s later", "Move the chat a tenth of a second later, in this piece of its clock.",
            ("Ctrl+Shift+Right",), _R, "Chat", "chat"),
    Command("chat.earlier_more", "Chat 1 s earlier", "Move the chat a second earlier, in this piece of its clock.",
            ("Ctrl+Shift+PageUp",), _R, "Chat", "chat"),
    Command("chat.later_more", "Chat 1 s later", "Move the chat a second later, in this piece of its clock.",
            ("Ctrl+Shift+PageDown",), _R, "Chat", "chat"),
    Command("chat.split", "Split chat's clock", "From the playhead on the chat's clock is a piece of its own.",
            ("Shift+c s",), _R, "Chat", "chat"),
    Command("chat.join", "Join chat's clock", "The piece of the chat's clock here goes on as the one before it.",
            ("Shift+c j",), _R, "Chat", "chat"),
    Command("chat.clock_back", "Former clock of chat", "Back to the chat's clock before the last change, or on again.",
            ("Shift+c z",), _R, "Chat", "chat"),
)  # fmt: skip
_VIEW = (
    Command("page.queue", "Queue", "Go to the list of recordings.", ("Ctrl+1",), _PAGES, "View"),
    Command("page.audits", "Second reviews", "Compare second reviews with first ones; read and answer feedback.",
            ("Ctrl+2",), _PAGES, "View"),
    Command("page.calibration", "Calibration", "Go to the sessions in which a team settles what the standard means.",
            ("Ctrl+3",), _PAGES, "View"),
    Command("page.quality", "Quality", "See how right decisions are, and the clips behind each figure.",
            ("Ctrl+4",), _PAGES, "View"),
    Command("page.standards", "Standards", "See versions of the policies, proposals and drafts.",
            ("Ctrl+5",), _PAGES, "View"),
    Command("timeline.zoom_in", "Zoom timeline in", "Show less of the recording, down to single frames.",
            ("Ctrl+=", "Ctrl++"), _RA, "View"),
    Command("timeline.zoom_out", "Zoom timeline out", "Show more of the recording.",
            ("Ctrl+-",), _RA, "View"),
    Command("timeline.fit", "Whole recording", "Show all of the recording.", ("Ctrl+0",), _RA, "View"),
    Command("timeline.finding", "Zoom to finding", "Show the chosen finding as wide as the timeline.",
            ("Ctrl+9",), _R, "View"),
    Command("timeline.earlier", "Timeline earlier", "Show the stretch of the recording before.",
            ("Shift+Left",), _RA, "View"),
    Command("timeline.later", "Timeline later", "Show the stretch of the recording after.",
            ("Shift+Right",), _RA, "View"),
    Command("pane.next", "Next pane",
            "Go to the next pane: picture, transcript, chat, policies, findings, fields, timeline.",
            ("F6",), _R, "View", urgent=True),
    Command("pane.previous", "Previous pane", "Go to the pane before.", ("Shift+F6",), _R, "View", urgent=True),
    Command("pane.hide", "Hide pane", "Give the room of this pane to the others; the transcript stays.",
            ("F7",), _R, "View"),
    Command("pane.show_all", "Show all panes", "Show every pane again.", ("Shift+F7",), _R, "View"),
    Command("pane.wider", "Wider pane", "Give this pane more of the width.",
            ("Alt+=", "Alt++", "Alt+Home"), _R, "View"),
    Command("pane.narrower", "Narrower pane", "Give this pane less of the width.", ("Alt+-", "Alt+End"), _R, "View"),
    Command("pane.higher", "Higher pane", "Give this pane more of the height.", ("Alt+Shift+Up",), _R, "View"),
    Command("pane.lower", "Lower pane", "Give this pane less of the height.", ("Alt+Shift+Down",), _R, "View"),
    Command("layout.next", "Next layout", "Arrange the window as the next of your layouts says.",
            ("F8 n",), _QR, "View"),
    Command("layout.save", "Save layout as…", "Keep place and size of the window and its panes under a name.",
            ("F8 s",), _QR, "View"),
    Command("layout.delete", "Delete layout", "Forget the layout in use; nothing moves.", ("F8 d",), _QR, "View"),
    Command("layout.default", "Default layout", "Arrange the panes as from the start.", ("F8 0",), _QR, "View"),
    Command("window.full_screen", "Full screen", "Give the whole screen to the window, or a part of it again.",
            ("F11",), _ALL, "View"),
    Command("theme.toggle", "Dark or light", "Switch between dark and light colours.", ("Ctrl+T",), _ALL, "View"),
    Command("escape", "Leave", "Leave a search, a key sequence, span marks or a message.", ("Escape",), _ALL, "View"),
)  # fmt: skip
_WELLNESS = (
    Command("panic", "Everything off",
            "Picture and thumbnails blank, sound off, pause, at once; then go on, rest or leave as you choose.",
            ("F12", "Shift+Escape"), _CLIP, "Wellness", urgent=True),
    Command("peek", "Peek", "Show the picture without filters for as long as the key is held.",
            ("Backspace",), _CLIP, "Wellness", hold=True, urgent=True),
    Command("filter.blur", "Blur picture",
            "Blur the picture, or show it sharp; it may make it easier, evidence is mixed.",
            ("b",), _CLIP, "Wellness", "media"),
    Command("filter.blur_strength", "Strength of blur", "Blur the picture more, after the strongest the weakest again.",
            ("Shift+b",), _CLIP, "Wellness", "media"),
    Command("filter.grey", "Grey picture",
            "Take the colour out of the picture, or give it back; it may make it easier, evidence is mixed.",
            ("y",), _CLIP, "Wellness", "media"),
    Command("filter.detail", "Less detail",
            "Show the picture as if painted, in three strengths, then as it is; it may make it easier, evidence is "
            "mixed.",
            ("Shift+y",), _CLIP, "Wellness", "media"),
    Command("picture.cover", "Cover picture", "Cover the picture, or show it; sound and transcript stay.",
            ("Shift+p",), _CLIP, "Wellness"),
    Command("picture.small", "Small picture", "Make the picture small, or as large as there is room.",
            ("Shift+i",), _R, "Wellness"),
    Command("thumbnails.toggle", "Thumbnails", "Show small pictures in the timeline, or none.",
            ("Ctrl+Shift+T",), _R, "Wellness"),
    Command("read_first.toggle", "Read first",
            "Recordings open with the picture covered: read first, show the picture when you decide to.",
            ("Ctrl+Shift+R",), _R, "Wellness"),
    Command("segment.play", "Play segment and stop",
            "Play the chosen finding, or the hit of the search, with a second before and after, then pause.",
            ("Shift+Space",), _CLIP, "Wellness", "media"),
    Command("break.take", "Take a break", "Blank the page and count the minutes; you end it when you want.",
            ("Ctrl+B",), _R, "Wellness"),
    Command("break.later", "Break later", "Suggest the break again after ten minutes of reviewing.",
            ("Ctrl+Shift+B",), _R, "Wellness"),
    Command("exposure", "My exposure",
            "Minutes that you have watched, by severity; they are yours alone and stay on this machine.",
            ("Ctrl+Shift+E",), _QR, "Wellness"),
    Command("topics", "Topics I do not take…",
            "The list, your own, of topics of which you are given no recordings.", (), _QR, "Wellness"),
)  # fmt: skip
_QUALITY = (
    Command("quality.open", "Show or play clips",
            "Show the clips behind the chosen figure; there: play the chosen one.",
            ("Return",), _QL, "Quality", "point"),
    Command("quality.next", "Next figure", "Show the next figure in the charts.", ("f",), _QL, "Quality"),
    Command("quality.previous", "Previous figure", "Show the figure before in the charts.",
            ("Shift+f",), _QL, "Quality"),
    Command("quality.by", "Other groups", "Compare policies, markets, reviewers or queues.", ("g",), _QL, "Quality"),
    Command("quality.step", "Other steps", "Cut the time into days, weeks or months.", ("t",), _QL, "Quality"),
    Command("quality.source", "Choose source…", "Look at what was drawn by plan, picked by hand, or at gold.",
            ("s",), _QL, "Quality"),
    Command("quality.policy", "Choose policy…", "Look at one policy, or at all.", ("p",), _QL, "Quality"),
    Command("quality.market", "Choose market…", "Look at one market, or at all.", ("c",), _QL, "Quality"),
    Command("quality.reviewer", "Choose reviewer…", "Look at one reviewer, or at all.", ("r",), _QL, "Quality"),
    Command("quality.queue", "Choose queue…", "Look at one queue, or at all.", ("q",), _QL, "Quality"),
    Command("quality.all", "Look at all", "Choose nothing: every policy, market, reviewer and queue.",
            ("x",), _QL, "Quality"),
    Command("quality.earlier", "Earlier time", "Look at the time before.", ("Alt+Left",), _QL, "Quality"),
    Command("quality.later", "Later time", "Look at the time after.", ("Alt+Right",), _QL, "Quality"),
    Command("quality.length", "Other length of time", "Look at 7, 28, 91 or 365 days.", ("w",), _QL, "Quality"),
    Command("quality.names", "Show names", "Show logins in place of pseudonyms; that you asked is recorded.",
            ("n",), _QL, "Quality", "named"),
    Command("quality.read", "Read anew", "Ask the central database again.", ("F5",), _QL, "Quality"),
)  # fmt: skip
_STANDARDS = (
    Command("standards.next", "Next change", "Show the next change of the text on the right.",
            ("j",), _ST, "Standards"),
    Command("standards.previous", "Previous change", "Show the change before.", ("k",), _ST, "Standards"),
    Command("standards.propose", "Propose a change…", "Propose a change to a policy of the standard in force.",
            ("n",), _ST, "Standards", "proposing"),
    Command("standards.mark", "Take for the draft", "Take the chosen proposal for the draft, or not after all.",
            ("Space",), _ST, "Standards", "proposal"),
    Command("standards.drop", "Drop proposal…", "Say why the chosen proposal is not taken.",
            ("x",), _ST, "Standards", "settling"),
    Command("standards.draft", "Draft next version",
            "Begin the next version from the one in force, noting in it what was taken; or note it in the draft there "
            "is.",
            ("b",), _ST, "Standards", "proposing"),
    Command("standards.edit", "Edit policy…", "Change guidance, severity and exceptions of a policy in the draft.",
            ("e",), _ST, "Standards", "draft"),
    Command("standards.open_file", "Open file",
            "Open the draft's file with the program of your system; it is read again whenever it is saved.",
            ("o",), _ST, "Standards", "draft"),
    Command("standards.touched", "Touched findings", "See which findings the draft touches, or its changes again.",
            ("t",), _ST, "Standards", "draft"),
    Command("standards.publish", "Publish…", "Publish the draft for everybody, to be used from a day on.",
            ("Ctrl+Return",), _ST, "Standards", "publishing"),
    Command("standards.remove", "Remove draft…", "Throw the draft away; proposals stay.",
            ("Delete",), _ST, "Standards", "draft"),
)  # fmt: skip
_KEYS = (
    Command("keys.change", "Change keys…", "Press the new key, or sequence of keys, of the chosen command.",
            ("Return",), _S, "Keys", "key"),
    Command("keys.add", "Add keys…", "Press one more key, or sequence of keys, for the chosen command.",
            ("Insert",), _S, "Keys", "key"),
    Command("keys.remove", "Remove keys", "Leave the chosen command without keys; the palette still has it.",
            ("Delete",), _S, "Keys", "key"),
    Command("keys.reset", "Default keys", "Give the chosen command its default keys again.",
            ("Backspace",), _S, "Keys", "key"),
    Command("keys.reset_all", "All default keys", "Give every command its default keys again.",
            ("Ctrl+Backspace",), _S, "Keys"),
    Command("keys.find", "Find command by name…", "Find commands in the list by a part of their name.",
            ("Ctrl+F",), _S, "Keys"),
    Command("keys.press", "Find command by key…", "Press a key and see which commands it belongs to.",
            ("Ctrl+G",), _S, "Keys"),
    Command("keys.export", "Export keys…", "Write the keys that differ from the defaults to a file.",
            ("Ctrl+E",), _S, "Keys"),
    Command("keys.import", "Import keys…", "Take the keys of a file instead of these.", ("Ctrl+O",), _S, "Keys"),
)  # fmt: skip
_AUDITS = (
    Command("audits.open", "Open second review", "See both reviews of the chosen case side by side.",
            ("Return",), _A, "Second review", "case"),
    Command("difference.next", "Next difference", "Go to the next difference of the two reviews.",
            ("Down", "n"), _A, "Second review", "compared"),
    Command("difference.previous", "Previous difference", "Go to the difference before.",
            ("Up", "p"), _A, "Second review", "compared"),
    Command("timeline.difference", "Zoom to difference", "Show the chosen difference as wide as the timeline.",
            ("Ctrl+9",), _A, "Second review", "compared"),
    Command("difference.error", "Error…", "Say of what class the reviewer's error is, its root cause and how grave.",
            ("e",), _A, "Second review", "judging"),
    Command("difference.no_error", "No error", "Say that the difference is no error of the reviewer's.",
            ("o",), _A, "Second review", "judging"),
    Command("difference.dispute", "Dispute error", "Dispute the chosen error, or not after all.",
            ("d",), _A, "Second review", "disputing"),
    Command("difference.uphold", "Judgement stands", "Say that the chosen difference is an error, as it was judged.",
            ("s",), _A, "Second review", "answering"),
    Command("difference.overturn", "Judgement does not stand", "Say that the chosen difference is no error after all.",
            ("x",), _A, "Second review", "answering"),
    Command("audit.send", "Send…", "Write what goes with it, and send what you have decided.",
            ("Ctrl+Return",), _A, "Second review", "turn"),
    Command("audit.acknowledge", "Acknowledge", "Take the feedback as it is.",
            ("Ctrl+Shift+Return",), _A, "Second review", "disputing"),
)  # fmt: skip
_CALIBRATION = (
    Command("calibration.open", "Open session", "See the agreement, the spots and the outcome of the chosen session.",
            ("Return",), _C, "Calibration", "session"),
    Command("calibration.work", "Next recording of the session",
            "Open the next recording of the session that you have not handed in.",
            ("w",), _C, "Calibration", "labelling"),
    Command("calibration.new", "New session…", "Choose recordings and members for a session, and a deadline.",
            ("Ctrl+N",), _C, "Calibration", "leads"),
    Command("calibration.invite", "Invite", "Begin the session: the members are given its recordings.",
            ("Ctrl+Return",), _C, "Calibration", "inviting"),
    Command("calibration.reveal", "Reveal…", "End the labelling: everybody sees the labels, under letters.",
            ("Shift+r",), _C, "Calibration", "sealed"),
    Command("calibration.agreement", "Agreement", "See how far the members agree, before anyone speaks.",
            ("1",), _C, "Calibration", "session"),
    Command("calibration.spots", "Spots", "Discuss the disagreements one by one, the largest first.",
            ("2",), _C, "Calibration", "session"),
    Command("calibration.outcome", "Outcome", "See gold, proposals and what is to be tested again.",
            ("3",), _C, "Calibration", "session"),
    Command("calibration.close", "Close session…", "End the discussion: what was ruled becomes gold.",
            ("Ctrl+Shift+Return",), _C, "Calibration", "to_close"),
    Command("spot.next", "Next spot", "Go to the next disagreement.", ("PageDown", "n"), _C, "Calibration", "spot"),
    Command("spot.previous", "Previous spot", "Go to the disagreement before.",
            ("PageUp", "p"), _C, "Calibration", "spot"),
    Command("spot.position_next", "Next position", "Choose the next position; its clause is quoted.",
            ("Down",), _C, "Calibration", "spot"),
    Command("spot.position_previous", "Previous position", "Choose the position before; its clause is quoted.",
            ("Up",), _C, "Calibration", "spot"),
    Command("spot.vote", "Vote again…", "Take a position on the spot now that you have heard the others.",
            ("v",), _C, "Calibration", "vote"),
    Command("spot.votes", "Show votes", "Show the second votes on the spot, or hide them.",
            ("Shift+v",), _C, "Calibration", "votes"),
    Command("spot.rule", "Rule…", "Say what is right on the spot, why, and what the disagreement came from.",
            ("r",), _C, "Calibration", "ruling"),
    Command("spot.names", "Show names…", "Show whose the letters are, to everybody in the session.",
            ("Shift+n",), _C, "Calibration", "unnamed"),
)  # fmt: skip
_HELP = (
    Command("palette", "Find a command…", "Type part of a command's or policy's name and run it.",
            (":", "Ctrl+K"), _ALL, "Help"),
    Command("help", "All keys", "Show every key of this page.", ("?", "F1"), _ALL, "Help"),
    Command("about", "About", "Version, and where this program keeps its files.", (), _ALL, "Help"),
)  # fmt: skip

COMMANDS: tuple[Command, ...] = (
    *_FILE, *_REVIEW, *_FINDINGS, *_PLAYBACK, *_TRANSCRIPT, *_CHAT, *_VIEW, *_WELLNESS, *_AUDITS, *_CALIBRATION,
    *_QUALITY, *_STANDARDS, *_KEYS, *_HELP,
)  # fmt: skip


def layout_commands(names: Sequence[str]) -> tuple[Command, ...]:
    """A command for each named layout, `layout:<name>`; the first nine have keys."""
    title = QCoreApplication.translate("Layouts", "Layout: {name}")
    told = QCoreApplication.translate("Layouts", "Arrange the window and its panes like this.")
    return tuple(
        Command(LAYOUT + name, title.format(name=name), told, (f"F8 {n}",) if n < 10 else (), _QR, "View")
        for n, name in enumerate(names, start=1)
    )


def on_page(commands: Iterable[Command], page: str) -> tuple[Command, ...]:
    """The commands that exist on a page, in the table's order."""
    return tuple(command for command in commands if command.on(page))
