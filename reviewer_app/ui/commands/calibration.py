"""The commands of calibration sessions."""

from reviewer_app.ui.commands.command import CALIBRATION, Command, on

_C = on(CALIBRATION)

COMMANDS = (
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
