"""The commands of the page of quality figures."""

from reviewer_app.ui.commands.command import QUALITY, Command, on

_Q = on(QUALITY)

COMMANDS = (
    Command("quality.open", "Show or play clips",
            "Show the clips behind the chosen figure; there: play the chosen one.",
            ("Return",), _Q, "Quality", "point"),
    Command("quality.next", "Next figure", "Show the next figure in the charts.", ("f",), _Q, "Quality"),
    Command("quality.previous", "Previous figure", "Show the figure before in the charts.",
            ("Shift+f",), _Q, "Quality"),
    Command("quality.by", "Other groups", "Compare policies, markets, reviewers or queues.", ("g",), _Q, "Quality"),
    Command("quality.step", "Other steps", "Cut the time into days, weeks or months.", ("t",), _Q, "Quality"),
    Command("quality.source", "Choose source…", "Look at what was drawn by plan, picked by hand, or at gold.",
            ("s",), _Q, "Quality"),
    Command("quality.policy", "Choose policy…", "Look at one policy, or at all.", ("p",), _Q, "Quality"),
    Command("quality.market", "Choose market…", "Look at one market, or at all.", ("c",), _Q, "Quality"),
    Command("quality.reviewer", "Choose reviewer…", "Look at one reviewer, or at all.", ("r",), _Q, "Quality"),
    Command("quality.queue", "Choose queue…", "Look at one queue, or at all.", ("q",), _Q, "Quality"),
    Command("quality.all", "Look at all", "Choose nothing: every policy, market, reviewer and queue.",
            ("x",), _Q, "Quality"),
    Command("quality.earlier", "Earlier time", "Look at the time before.", ("Alt+Left",), _Q, "Quality"),
    Command("quality.later", "Later time", "Look at the time after.", ("Alt+Right",), _Q, "Quality"),
    Command("quality.length", "Other length of time", "Look at 7, 28, 91 or 365 days.", ("w",), _Q, "Quality"),
    Command("quality.names", "Show names", "Show logins in place of pseudonyms; that you asked is recorded.",
            ("n",), _Q, "Quality", "named"),
    Command("quality.read", "Read anew", "Ask the central database again.", ("F5",), _Q, "Quality"),
)  # fmt: skip
