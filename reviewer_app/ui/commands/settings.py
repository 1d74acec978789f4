"""The commands of the list of keys."""

from reviewer_app.ui.commands.command import SETTINGS, Command, on

_S = on(SETTINGS)

COMMANDS = (
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
