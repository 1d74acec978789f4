"""The commands of the versions of the standard."""

from reviewer_app.ui.commands.command import STANDARDS, Command, on

_S = on(STANDARDS)

COMMANDS = (
    Command("standards.next", "Next place", "Go to the next change, policy or mistake of the text on the right.",
            ("j",), _S, "Standards"),
    Command("standards.previous", "Previous place", "Go to the change, policy or mistake before.",
            ("k",), _S, "Standards"),
    Command("standards.text", "Whole text", "Read the whole text of the version or draft, or its changes again.",
            ("w",), _S, "Standards", "turning"),
    Command("standards.search", "Find in the text…", "Find words in the text on the right; accents do not matter.",
            ("/", "Ctrl+F"), _S, "Standards"),
    Command("standards.propose", "Propose a change…", "Propose a change to a policy of the standard in force.",
            ("n",), _S, "Standards", "proposing"),
    Command("standards.mark", "Take for the draft", "Take the chosen proposal for the draft, or not after all.",
            ("Space",), _S, "Standards", "proposal"),
    Command("standards.drop", "Drop proposal…", "Say why the chosen proposal is not taken.",
            ("x",), _S, "Standards", "settling"),
    Command("standards.draft", "Draft next version",
            "Begin the next version from the one in force, noting in it what was taken; or note it in the draft there "
            "is.",
            ("b",), _S, "Standards", "proposing"),
    Command("standards.edit", "Edit policy…", "Change guidance, severity and exceptions of a policy in the draft.",
            ("e",), _S, "Standards", "draft"),
    Command("standards.open_file", "Open file",
            "Open the draft's file with the program of your system; it is read again whenever it is saved.",
            ("o",), _S, "Standards", "draft"),
    Command("standards.touched", "Touched findings", "See which findings the draft touches, or its changes again.",
            ("t",), _S, "Standards", "touching"),
    Command("standards.publish", "Publish…", "Publish the draft for everybody, to be used from a day on.",
            ("Ctrl+Return",), _S, "Standards", "publishing"),
    Command("standards.remove", "Remove draft…", "Throw the draft away; proposals stay.",
            ("Delete",), _S, "Standards", "draft"),
)  # fmt: skip
