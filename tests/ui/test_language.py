"""The window's language: taken at the start, changed while work is open."""

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, Qt

from reviewer_app.ui import language as languages
from reviewer_app.ui.commands import LABEL
from reviewer_app.ui.language import Language, system_language
from reviewer_app.ui.review.label_keys import Marks
from tests.windows import at_work, place_of_ana


@pytest.fixture
def place(tmp_path, media_files):
    return place_of_ana(tmp_path, media_files("mp4"))


@pytest.fixture(autouse=True)
def _locale():
    before = QLocale()
    yield
    QLocale.setDefault(before)


def menus(work):
    return [action.text() for action in work.window.menuBar().actions()]


def test_texts_dialogs_dates_and_numbers_follow(qapp):
    """Qt's own texts too; back in English all is as before."""
    language = Language()
    language.use("es")
    translate = QCoreApplication.translate
    assert translate("Menu", "File") == "Archivo"
    assert translate("QPlatformTheme", "Cancel") == "Cancelar"
    assert QLocale().toString(1234.5, "f", 1) == "1234,5" and QLocale().monthName(1) == "enero"
    language.use("en")
    assert (translate("Menu", "File"), QLocale().monthName(1)) == ("File", "January")


@pytest.mark.parametrize(
    ("wanted", "spoken"), [(["es-MX", "en"], "es"), (["en-GB"], "en"), (["ca-ES", "es-ES"], "es"), (["de-DE"], "en")]
)
def test_the_systems_first_language_that_is_spoken_counts(monkeypatch, wanted, spoken):
    class System:
        def uiLanguages(self):
            return wanted

    monkeypatch.setattr(languages.QLocale, "system", staticmethod(System))
    assert system_language() == spoken


def test_the_window_begins_in_the_language_of_the_settings(qtbot, place):
    place.settings.set("language", "es")
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        assert "&Archivo" in menus(work) and work.window.header.texts[0] == "Cola"
        assert work.window.status.text.text() == "1 de 1 por revisar"
        work.wait(lambda: "no responde" in work.window.banner.text)


def test_a_review_goes_on_where_it_was_in_another_language(qtbot, place):
    """Findings, marks, filters, search, speed, place and the sheet half filled in; names of policies change."""
    with at_work(qtbot, place) as work:
        work.wait_for_queue()
        work.open_recording()
        work.wait(lambda: work.review_page.panes.video.has_picture)
        work.key("1")
        work.key(".")
        deck = work.application.deck
        work.wait(lambda: deck.playhead_ms() > 0 and deck.time_source() == "picture")
        work.key("i")
        work.key("b")
        work.key("+")
        page = work.review_page
        page.panes.search.field.setText("hola")
        marks, volume = page.labels.marks, page.playback.volume
        here, chosen = deck.playhead_ms(), page.panes.findings_view.chosen_finding()
        work.key(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        page.panes.sheet.rationale.setPlainText("porque sí")
        title = work.window.dispatcher.keymap.by_id[LABEL + chosen.policy_id].label

        place.settings.set("language", "es")
        work.application.speak()

        work.wait(lambda: work.review_page is not page and work.review_page.controller.review is not None)
        again = work.review_page
        assert work.window.page is again and work.application.deck is deck and deck.playhead_ms() == here
        assert again.labels.marks == marks != Marks() and again.playback.volume == volume
        assert again.panes.video.look.blur and again.panes.search.field.text() == "hola"
        assert again.panes.findings_view.chosen_finding() == chosen
        assert again.panes.sheet.isVisible() and again.panes.sheet.rationale.toPlainText() == "porque sí"
        assert again.panes.sheet.accessibleName() == "Dictamen" and "&Políticas" in menus(work)
        assert work.window.dispatcher.keymap.by_id[LABEL + chosen.policy_id].label != title
        work.wait(lambda: again.panes.video.has_picture)
        work.key(Qt.Key.Key_Escape)
        work.key("1")
        assert len(work.findings) == 2


def test_what_is_counted_has_its_form_in_both_languages(qapp):
    """Never `1 message(s)`."""
    language = Language()
    counted = {}
    for code in ("en", "es"):
        language.use(code)
        counted[code] = [QCoreApplication.translate("Timeline", "%n message(s)", "", n) for n in (1, 2)]
    language.use("en")
    assert counted == {"en": ["1 message", "2 messages"], "es": ["1 mensaje", "2 mensajes"]}


def test_nothing_is_left_of_a_language_that_was_left(qapp):
    before = QLocale()
    language = Language()
    language.use("es")
    assert QCoreApplication.translate("Command", "Undo") != "Undo"
    language.silence()
    assert QCoreApplication.translate("Command", "Undo") == "Undo" and QLocale() == before
