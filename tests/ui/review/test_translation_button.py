"""What tells of a translation beside the search."""

import pytest

from reviewer_app.domain.side_by_side import side_by_side
from reviewer_app.domain.transcript import Cue, Transcript
from reviewer_app.domain.transcript_index import TranscriptIndex
from reviewer_app.ui.review.transcript_model import TranscriptModel
from reviewer_app.ui.review.translation_button import TranslationButton


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [("en-US", "● EN", "Translation (English)"), (None, "● translation", "Translation")],
)
def test_it_names_the_language_where_that_is_known(qtbot, language, text, name):
    model = TranscriptModel()
    button = TranslationButton(model)
    qtbot.addWidget(button)
    button.set_key("S")
    assert button.isHidden()
    original = Transcript("srt", "es", (Cue(0, 900, "uno"),))
    index = TranscriptIndex(original)
    model.set_transcript(original, index, side_by_side(index, Transcript("srt", language, (Cue(0, 900, "one"),))))
    assert (button.text(), button.accessibleName(), button.toolTip()) == (text, name, f"{name} · S")
    model.want_translation(False)
    assert button.text() == text.replace("●", "○")
