"""Languages as those who speak them call them."""

from PySide6.QtCore import QLocale


def language_name(code: str | None) -> str:
    """The name of a language by its code of two or three letters, with or without a region; '' where it is unknown."""
    language = QLocale.codeToLanguage((code or "").replace("_", "-").partition("-")[0])
    if language == QLocale.Language.AnyLanguage:
        return ""
    # Qt adds the country to some: American English, español de España.
    name = QLocale(language, QLocale.Country.World).nativeLanguageName()
    return name.partition(" de ")[0] if language == QLocale.Language.Spanish else name
