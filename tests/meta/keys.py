"""Writes docs/keys.md from the command table: `python -m tests.meta.keys`."""

from pathlib import Path

from reviewer_app.ui.actions import keys_text
from reviewer_app.ui.commands import COMMANDS, MENUS, PAGES, WHENS, Command

FILE = Path(__file__).resolve().parents[2] / "docs" / "keys.md"
HEAD = """# Commands and keys

Made from the command table by `python -m tests.meta.keys`; a test fails when the two differ. Policies have the keys
that their pack gives them: press `?` in the window to see them too.
"""


def page() -> str:
    """The whole file."""
    parts = [HEAD]
    for menu in MENUS:
        commands = [command for command in COMMANDS if command.menu == menu]
        if commands:
            parts.append(f"## {menu}\n\n| command | keys | where | what it does | when |\n|---|---|---|---|---|")
            parts[-1] += "".join(f"\n{_row(command)}" for command in commands) + "\n"
    return "\n".join(parts)


def _row(command: Command) -> str:
    keys = keys_text(command).replace("|", "\\|")
    where = ", ".join(name.replace("_", "-") for name in PAGES if command.on(name))
    return f"| {command.title} | {f'`{keys}`' if keys else ''} | {where} | {command.help} | {WHENS[command.when]} |"


if __name__ == "__main__":
    FILE.write_text(page(), encoding="utf-8")
