"""The commands of second reviews."""

from reviewer_app.ui.commands.command import AUDITS, Command, on

_A = on(AUDITS)

COMMANDS = (
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
