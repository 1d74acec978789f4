"""The commands of the program itself: files, sending and leaving; pages, panes and layouts; help."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from reviewer_app.ui.commands.command import (
    AUDITS,
    CALIBRATION,
    EVERYWHERE,
    LAYOUT,
    QUALITY,
    QUEUE,
    REVIEW,
    STANDARDS,
    Command,
    on,
)

_ALL, _R, _QR, _RA = on(EVERYWHERE), on(REVIEW), on(QUEUE, REVIEW), on(REVIEW, AUDITS)
# Between which one goes to and fro.
_PAGES = on(QUEUE, REVIEW, AUDITS, CALIBRATION, QUALITY, STANDARDS)

FILE = (
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
VIEW = (
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
    Command("making.turn", "Waveform and thumbnails", "Stop making them for this recording, or go on with it.",
            ("Ctrl+Shift+W",), _R, "View", "making"),
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
HELP = (
    Command("palette", "Find a command…", "Type part of a command's or policy's name and run it.",
            (":", "Ctrl+K"), _ALL, "Help"),
    Command("help", "All keys", "Show every key of this page.", ("?", "F1"), _ALL, "Help"),
    Command("about", "About", "Version, and where this program keeps its files.", (), _ALL, "Help"),
)  # fmt: skip


def layout_commands(names: Sequence[str]) -> tuple[Command, ...]:
    """A command for each named layout, `layout:<name>`; the first nine have keys."""
    title = QCoreApplication.translate("Layouts", "Layout: {name}")
    told = QCoreApplication.translate("Layouts", "Arrange the window and its panes like this.")
    return tuple(
        Command(LAYOUT + name, title.format(name=name), told, (f"F8 {n}",) if n < 10 else (), _QR, "View")
        for n, name in enumerate(names, start=1)
    )
