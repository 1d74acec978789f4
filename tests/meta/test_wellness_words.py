"""No text claims that a filter protects anybody; helps of filters say what is known."""

import re

import pytest

from reviewer_app.ui.commands import COMMANDS
from tests.meta import translations

# Neither in English nor in Spanish, in no form of the word.
CLAIMS = re.compile(
    r"\b(protect|proteg|protej|protec|shield|escud|a salvo|harmless|inofensiv|inocu|prevent|evita|impid)\w*",
    re.IGNORECASE,
)
SAFETY = re.compile(r"\b(safe|unsafe|safer|safely|segur[oa]s?|seguridad)\b", re.IGNORECASE)
CONTEXTS = {"Wellness", "PictureKeys", "SegmentKeys", "CalmScreen", "BreakBar", "ExposurePanel", "VideoView"}
OURS = {text for command in COMMANDS if command.menu == "Wellness" for text in (command.title, command.help)}
# A text about looks of the picture, wherever it stands.
LOOKS = re.compile(r"\b(blur|grey|greyscale|filter|peek|less detail|panic|thumbnail)", re.IGNORECASE)


def texts(language):
    """Sources and translations of everything about wellness."""
    for message, forms in translations.catalogue(language).items():
        if message.context in CONTEXTS or message.source in OURS or LOOKS.search(message.source):
            yield from (message.source, *forms)


@pytest.mark.parametrize("language", translations.TRANSLATED)
def test_no_text_about_wellness_claims_to_protect(language):
    found = list(texts(language))
    assert len(found) > 100
    assert [text for text in found if CLAIMS.search(text) or SAFETY.search(text)] == []


def test_claims_would_be_found():
    """The words that must not be there, as they would be written."""
    for text in (
        "Blur protects you.",
        "El desenfoque te protege.",
        "Con protección",
        "It keeps you safe",
        "Más seguro",
    ):
        assert CLAIMS.search(text) or SAFETY.search(text)


def test_helps_of_filters_say_that_evidence_is_mixed():
    helps = {command.id: command.help for command in COMMANDS}
    for command in ("filter.blur", "filter.grey", "filter.detail"):
        assert "may make it easier" in helps[command] and "evidence is mixed" in helps[command]
