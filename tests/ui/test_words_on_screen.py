"""Every word on the screen can be translated: in a made-up language all of them stand in brackets."""

import re
from collections.abc import Iterator
from dataclasses import asdict
from html import unescape

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, Qt, QTranslator
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from reviewer_app.settings import OPTIONS
from reviewer_app.ui.commands import QUEUE
from reviewer_app.ui.settings.page import GENERAL, KEYS
from tests.meta import translations
from tests.windows import CTRL, Work, at_work, place_of_ana

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_BRACKETS = re.compile(r"⟦[^⟦⟧]*⟧")


class Bracketing(QTranslator):
    """Speaks a language in which each string of the catalogue is itself in brackets; others are not known in it."""

    def __init__(self) -> None:
        super().__init__()
        self._known = {(message.context, message.source) for message in translations.catalogue("es")}

    def isEmpty(self) -> bool:
        return False

    def translate(self, context, source, disambiguation=None, n=-1):
        known = (context, source) in self._known and context != "Language"
        return f"⟦{source}⟧" if known else None


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


def words(root: QWidget) -> Iterator[tuple[str, str]]:
    """Each text of the widgets that are on screen, of their actions and of their headings, and where it stands."""
    for widget in (root, *root.findChildren(QWidget)):
        if not widget.isVisible():
            continue
        place = f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        yield from ((place, text) for text in _texts(widget))
    for action in root.findChildren(QAction):
        yield "an action", action.text()
        yield "an action's hint", action.toolTip()


def _texts(widget: QWidget) -> Iterator[str]:
    yield from (widget.windowTitle(), widget.toolTip(), widget.accessibleName())
    if isinstance(widget, (QLabel, QAbstractButton)):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield widget.placeholderText()
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QHeaderView):
        names = (widget.model().headerData(column, widget.orientation()) for column in range(widget.count()))
        yield from (str(name) for name in names if name is not None)
    elif isinstance(widget, QAbstractItemView):
        model, count = widget.model(), 0 if widget.model() is None else widget.model().rowCount()
        columns = widget.horizontalHeader().count() if isinstance(widget, QTableView) else 1
        for row in range(count):
            yield from (str(model.index(row, column).data() or "") for column in range(columns))


def strings(value: object) -> Iterator[str]:
    """Every text in a value of dictionaries and lists."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in (*value.keys(), *value.values()):
            yield from strings(inner)
    elif isinstance(value, (list, tuple, set, frozenset)):
        for inner in value:
            yield from strings(inner)


def unsaid(root: QWidget, data: list[str]) -> list[str]:
    """What is neither in brackets nor data: policies, names, recordings, numbers, single letters."""
    found = []
    for place, text in words(root):
        # As `wrapped` makes tool tips.
        rest = unescape(text.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n"))
        while _BRACKETS.search(rest):
            rest = _BRACKETS.sub("", rest)
        for known in data:
            rest = rest.replace(known, "")
        if _LETTERS.search(rest):
            found.append(f"{place}: {text!r}")
    return found


def data_of(work: Work) -> list[str]:
    """Texts that nobody translates: of the policies, of people, and sentences, which have a test of their own."""
    page, window = work.review_page, work.window
    policies = [text for text in strings(asdict(page.policies)) if _LETTERS.search(text)]
    sentences = [work.application.sending.status.sentence, window.banner.text, page.panes.sheet.draft.problem]
    if work.application.settings.page is not None:
        sentences.append(work.application.settings.page.topics.said.text())
    ids = [part for finding in work.findings for part in finding.policy_id.split(".")]
    months = [QLocale().monthName(month, QLocale.FormatType.ShortFormat) for month in range(1, 13)]
    options = [text for option in OPTIONS for text in (option.name, str(work.application.place.settings[option.name]))]
    languages = ["Español", "English", "es-MX"]
    names = [*months, *options, *languages, work.application.queue.model.rows[0].title, "ana"]
    return sorted(filter(None, [*policies, *map(str.upper, policies), *sentences, *ids, *names]), key=len, reverse=True)


def test_every_word_of_every_page_can_be_translated(qtbot, place):
    """Also those that stood on the screen before the language changed, on the pages in the background."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.key("1")
        work.wait(lambda: work.application.sending.status is not None)
        made_up, window = Bracketing(), work.window
        QCoreApplication.installTranslator(made_up)
        try:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
            before = work.review_page
            work.application.language.changed.emit()
            work.wait(lambda: work.review_page is not before and work.review_page.controller.review is not None)
            assert not (found := unsaid(window, data_of(work))), "\n".join(found)
            for open_it in (
                lambda: work.key(Qt.Key.Key_Return, CTRL),
                lambda: (work.key(Qt.Key.Key_Escape), work.key("w")),
                lambda: (work.key(Qt.Key.Key_Escape), work.key("?")),
                lambda: (work.key(Qt.Key.Key_Escape), work.key(":")),
                lambda: (work.key(Qt.Key.Key_Escape), window.show_page(QUEUE)),
                lambda: (work.application.settings.open(), work.application.settings.page.show_section(KEYS)),
                lambda: work.key(Qt.Key.Key_Return),
                lambda: (work.key(Qt.Key.Key_Escape), work.application.settings.page.show_section(GENERAL)),
                work.application.settings.open_topics,
                work.application.entrance.show,
            ):
                open_it()
                assert not (found := unsaid(window, data_of(work))), "\n".join(found)
        finally:
            QCoreApplication.removeTranslator(made_up)
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
