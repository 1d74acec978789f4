"""The window's language: Qt's translators, and the form of dates and numbers."""

from PySide6.QtCore import QCoreApplication, QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal

from reviewer_app import paths

ENGLISH, TRANSLATED = "en", ("es",)
_REGIONS = {"en": "en_US", "es": "es_ES"}


def system_language() -> str:
    """The first of the operating system's languages that the window speaks, else English."""
    wanted = (name.split("-")[0] for name in QLocale.system().uiLanguages())
    return next((name for name in wanted if name in (ENGLISH, *TRANSLATED)), ENGLISH)


class Language(QObject):
    """Speaks one language at a time. `changed()` comes when every widget has heard of the change."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.code = ""
        self._translators: list[QTranslator] = []

    def use(self, code: str) -> None:
        """Speak `en` or one of TRANSLATED from now on; dates and numbers follow the system where it speaks it too."""
        if code == self.code:
            return
        self.code = code
        system = QLocale.system()
        QLocale.setDefault(system if system.bcp47Name().startswith(code) else QLocale(_REGIONS[code]))
        app = QCoreApplication.instance()
        for translator in self._translators:
            app.removeTranslator(translator)
        # English has forms of its own for what is counted; the rest stands in the sources.
        self._translators = [self._ours(code)] if code == ENGLISH else [self._qt_own(code), self._ours(code)]
        for translator in self._translators:
            app.installTranslator(translator)
        # Qt posts the news: who rebuilds something on `changed` comes after who only changes texts.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange)
        self.changed.emit()

    def silence(self) -> None:
        """Speak as the sources do, as before the first `use`: nothing is left of this one in the process."""
        app = QCoreApplication.instance()
        for translator in self._translators:
            app.removeTranslator(translator)
        self._translators, self.code = [], ""
        QLocale.setDefault(QLocale.system())

    def _qt_own(self, code: str) -> QTranslator:
        """The texts of Qt's own dialogs."""
        translator = QTranslator(self)
        translator.load(f"qtbase_{code}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        return translator

    def _ours(self, code: str) -> QTranslator:
        translator = QTranslator(self)
        translator.load(str(paths.resources() / "translations" / f"reviewer_{code}.qm"))
        return translator
