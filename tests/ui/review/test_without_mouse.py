"""Everything that a mouse can do on the review page has a key: one table, complete by the source."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton

import reviewer_app.ui
from reviewer_app.ui.commands import COMMANDS, REVIEW
from reviewer_app.ui.review.choice_button import ChoiceButton
from tests.ui.review.desk import CTRL, SHIFT

_UI = Path(reviewer_app.ui.__file__).parent
# What takes the mouse: handlers of its events, and signals that a click sends.
_TAKES = re.compile(
    r"def (mousePressEvent|mouseDoubleClickEvent|wheelEvent|dropEvent|contextMenuEvent)\b"
    r"|\.(clicked|doubleClicked|activated|currentChanged|customContextMenuRequested)\.connect"
)
_OWN = "a key of its own, shown on it"
# By file: what the mouse does there, and the commands that do the same.
TABLE = {
    "review/transcript_view.py": {"mousePressEvent": ("cue.next", "cue.previous", "seek.forward", "seek.back")},
    "review/chat_view.py": {"mousePressEvent": ("chat.show", "pane.next")},
    "review/rows_view.py": {"clicked": ("follow.toggle",), "wheelEvent": ("cue.next", "pane.next")},
    "review/findings_view.py": {"clicked": ("finding.next", "finding.previous", "pane.next")},
    "review/policy_panel.py": {"clicked": ("policy.find", "pane.next")},
    "review/policy_choice.py": {"activated": _OWN},
    "review/search_bar.py": {"clicked": ("hit.next", "hit.previous")},
    "review/transcript_keys.py": {"clicked": ("translation.toggle",)},
    "review/choice_sheet.py": {"clicked": _OWN},
    "review/calm_screen.py": {"clicked": _OWN},
    "review/speech_and_chat.py": {"currentChanged": ("chat.show",)},
    "timeline/timeline.py": {
        # Scrub, drag an edge, move the view, choose a finding.
        "mousePressEvent": (
            "seek.forward", "seek.back", "step.forward", "step.back", "mark.next", "mark.previous", "finding.next",
            "nudge.start_earlier", "nudge.start_later", "nudge.end_earlier", "nudge.end_later",
            "timeline.earlier", "timeline.later",
        ),
        "mouseDoubleClickEvent": ("timeline.finding",),
        "wheelEvent": ("timeline.zoom_in", "timeline.zoom_out", "timeline.earlier", "timeline.later"),
    },
}  # fmt: skip
# Dividers are Qt's; what they do is a command, too.
DIVIDERS = ("pane.wider", "pane.narrower", "pane.higher", "pane.lower")


def taken() -> dict[str, set[str]]:
    """By file what takes the mouse there."""
    found: dict[str, set[str]] = {}
    for folder in ("review", "timeline"):
        for path in sorted((_UI / folder).glob("*.py")):
            names = {match[1] or match[2] for match in _TAKES.finditer(path.read_text(encoding="utf-8"))}
            if names:
                found[f"{folder}/{path.name}"] = names
    return found


def test_the_table_knows_all_that_takes_the_mouse():
    assert taken() == {file: set(entries) for file, entries in TABLE.items()}


@pytest.mark.parametrize(
    "command_id",
    sorted({one for entries in TABLE.values() for ids in entries.values() if ids != _OWN for one in ids} | {*DIVIDERS}),
)
def test_what_the_mouse_does_is_a_command_of_the_page_with_a_key(command_id):
    command = next(command for command in COMMANDS if command.id == command_id)
    assert command.keys
    assert command.on(REVIEW)


def test_choices_on_sheets_have_keys_of_their_own(review_desk):
    """Each key once on a sheet."""
    sheets = review_desk.page.panes.sheet, review_desk.page.speed.sheet
    for sheet in sheets:
        keys = [button.key for button in sheet.findChildren(ChoiceButton)]
        assert all(keys)
        assert len(set(keys)) == len(keys)


def test_buttons_on_the_page_are_known(review_desk):
    """Whatever is a button stands in a file of the table."""
    review_desk.key("2")
    review_desk.key("Return", CTRL)
    modules = {file.replace("/", ".").removesuffix(".py") for file in TABLE}
    # Its click is connected elsewhere; Tab leads to every field of the editor.
    modules |= {"review.translation_button", "review.finding_editor"}
    for button in review_desk.page.findChildren(QAbstractButton):
        owner, known = button, False
        while owner is not None and not known:
            kinds = {kind.__module__.removeprefix("reviewer_app.ui.") for kind in type(owner).__mro__}
            known = bool(kinds & modules)
            owner = owner.parentWidget()
        assert known, f"{button.accessibleName()} of {type(button.parent()).__name__}"


def test_another_stretch_is_shown_by_key(review_desk):
    timeline = review_desk.page.panes.timeline
    timeline.zoom(8, 0)
    before = timeline.visible_ms()
    review_desk.key(Qt.Key.Key_Right, SHIFT)
    assert timeline.visible_ms()[0] > before[0]
    review_desk.key(Qt.Key.Key_Left, SHIFT)
    assert timeline.visible_ms() == before
