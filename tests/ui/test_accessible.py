"""For who hears the window and for who has no mouse: everything that takes the focus has a name and a role."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.exposure_panel import ExposurePanel
from reviewer_app.ui.page import Page
from reviewer_app.ui.review.align_bar import AlignBar
from reviewer_app.ui.review.calm_screen import BREAK, CHOICES, CalmScreen
from reviewer_app.ui.review.choice_button import ChoiceButton
from reviewer_app.ui.review.escalation_sheet import EscalationSheet
from reviewer_app.ui.settings.page import KEYS
from tests.unit.formats.test_chats import TIKTOK
from tests.windows import CTRL, at_work, nameless, place_of_ana

SMALL_SCREEN = 1_280


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


@pytest.fixture
def rich(tmp_path, media_files):
    """A recording with a masked transcript, its translation and a chat that deletes a message."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    recording = Path(shutil.copy(media_files("mp4"), folder / "live.mp4"))
    cue = "1\n00:00:00,200 --> 00:00:00,900\n{}\n\n2\n00:00:01,000 --> 00:00:01,900\n{}\n"
    (folder / "live.srt").write_text(cue.format("Eres un ***, payaso", "Vete de aquí"), encoding="utf-8")
    (folder / "live.en.srt").write_text(cue.format("You are a ***, clown", "Go away"), encoding="utf-8")
    (folder / "live.chat.jsonl").write_text(TIKTOK, encoding="utf-8")
    return place_of_ana(tmp_path, recording)


def by_tab(page: QWidget) -> set[QWidget]:
    """What Tab leads to, round and round."""
    reached: set[QWidget] = set()
    while (now := QApplication.focusWidget()) is not None and now not in reached:
        reached.add(now)
        page.focusNextPrevChild(True)
    return reached


def test_everything_that_takes_the_focus_has_a_name_and_a_role(qtbot, place):
    """On every page, with what lies over it."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        window = work.window
        assert nameless(window) == []
        work.open_recording()
        work.key("1")
        for open_it in (
            lambda: None,
            lambda: work.key(Qt.Key.Key_Return, CTRL),
            lambda: (work.key(Qt.Key.Key_Escape), work.key("w")),
            lambda: (work.key(Qt.Key.Key_Escape), work.key("?")),
            lambda: (work.key(Qt.Key.Key_Escape), work.key(":")),
            lambda: (work.key(Qt.Key.Key_Escape), work.application.settings.open()),
            lambda: work.application.settings.page.show_section(KEYS),
            work.application.entrance.show,
        ):
            open_it()
            assert nameless(window) == []


def test_all_that_opens_over_and_beside_a_review_has_a_name_and_a_role(qtbot, rich):
    """Chat, alignment, translation, masked words, sheets, breaks, the calm screen and a person's own exposure."""
    with at_work(qtbot, rich) as work:
        work.wait_for_queue()
        work.open_recording()
        page, panes, run = work.review_page, work.review_page.panes, work.window.dispatcher.invoke
        work.wait(lambda: panes.masked.isVisible() and len(panes.chat) and panes.translation.isVisible())
        work.key("1")

        def seen(kind):
            return any(one.isVisible() for one in work.window.findChildren(kind))

        for command, shown in (
            ("chat.show", panes.chat_pane.view.hasFocus),
            ("chat.align", lambda: seen(AlignBar)),
            ("translation.toggle", lambda: True),
            ("escalate", lambda: seen(EscalationSheet)),
            ("verdict", panes.sheet.isVisible),
            ("exposure", lambda: seen(ExposurePanel)),
            ("panic", lambda: seen(CalmScreen)),
        ):
            run(command)
            work.wait(shown)
            assert nameless(work.window) == [], command
            work.key(Qt.Key.Key_Escape)
        calm = page.wellness.calm
        work.key(str(CHOICES.index(BREAK) + 1))
        work.wait(lambda: calm.on_break)
        assert nameless(work.window) == []
        assert {button.accessibleName()[:1] for button in calm.findChildren(ChoiceButton)} == set(
            "1234"[: len(CHOICES)]
        )
        work.key("1")
        work.wait(lambda: not page.wellness.off)


def test_tab_leads_to_every_field_where_it_is_no_command(qtbot, place):
    """On the review page Tab chooses findings; its panes have commands of their own."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        queue = work.application.queue
        assert {queue.table, queue.import_button} <= by_tab(queue)
        work.application.settings.open()
        settings = work.application.settings.page
        assert {settings.sections, *settings.general.fields.values()} <= by_tab(settings)
        settings.show_section(KEYS)
        settings.sections.setFocus()
        assert {settings.keys.search, settings.keys.table} <= by_tab(settings)
        work.application.entrance.show()
        page = work.application.sign_in
        assert {page.user, page.password, page.reveal, page.sign_in} <= by_tab(page)
        work.window.show_page(QUEUE)


@pytest.mark.parametrize("scale", [100, 150, 200])
def test_texts_are_as_large_as_the_setting_says_from_the_start(qtbot, place, scale):
    """Not only what the window paints itself: labels, buttons, menus and fields too. The longer words of Spanish still
    fit into the width of a small screen.
    """
    place.settings.set("scale", scale)
    place.settings.set("language", "es")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        wanted = round(13 * scale / 100)
        work.application.settings.open()
        fields = work.application.settings.page.general.fields
        widgets = (work.window.menuBar(), work.application.queue.import_button, fields["theme"], fields["policy_set"])
        assert [widget.font().pixelSize() for widget in widgets] == [wanted] * len(widgets)
        for page in work.window.findChildren(Page):
            assert page.minimumSizeHint().width() <= SMALL_SCREEN, page.name
        assert work.window.minimumSizeHint().width() <= SMALL_SCREEN
