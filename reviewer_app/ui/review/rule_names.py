"""Why the lexicon found a word, in words."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "exact": QT_TRANSLATE_NOOP("Rule", "the word itself"),
        "accents": QT_TRANSLATE_NOOP("Rule", "missing or other accents"),
        "inflection": QT_TRANSLATE_NOOP("Rule", "another form of the word"),
        "clitic": QT_TRANSLATE_NOOP("Rule", "a verb with pronouns"),
        "emoji": QT_TRANSLATE_NOOP("Rule", "an emoji that stands for it"),
        "algospeak": QT_TRANSLATE_NOOP("Rule", "a word that stands for it"),
        "elongation": QT_TRANSLATE_NOOP("Rule", "letters drawn out"),
        "invisible": QT_TRANSLATE_NOOP("Rule", "invisible characters"),
        "lookalike": QT_TRANSLATE_NOOP("Rule", "look-alike letters"),
        "masked": QT_TRANSLATE_NOOP("Rule", "letters masked"),
        "separators": QT_TRANSLATE_NOOP("Rule", "letters set apart"),
        "leet": QT_TRANSLATE_NOOP("Rule", "digits and signs for letters"),
        "phonetic": QT_TRANSLATE_NOOP("Rule", "written as it sounds"),
        "enye": QT_TRANSLATE_NOOP("Rule", "n written for ñ"),
        "near_miss": QT_TRANSLATE_NOOP("Rule", "a word the recogniser may have misheard"),
    }
)


def rule_name(rule: str) -> str:
    """One of `domain.lexicon.RULES` in the window's language."""
    return QCoreApplication.translate("Rule", _NAMES[rule])
