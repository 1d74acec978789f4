"""What counts as a masked word."""

import pytest

from reviewer_app.domain.masking import count_masked, masks_in


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("eres un ***", 1),
        ("****, h*** de ******.", 3),
        ("p**a", 1),
        ("vete a la [ __ ] ya", 1),
        ("[\xa0__\xa0] [__]", 2),
        ("[___] y ____", 2),
        ("f***ing", 1),
        ("qué f** dices, m*****", 2),
        ("Vete a la m**, c**.", 2),
        ("**nota** de h**", 1),
        ("un **muy alto** y otro **más**", 0),
        ("hola a todos", 0),
        ("**negrita** y *cursiva*", 0),
        ("2 * 3 ** 4", 0),
        ("[BLANK_AUDIO] [música] __init__", 0),
        ("SPEAKER_00", 0),
        ("", 0),
    ],
)
def test_masked_words_are_counted_and_nothing_else(text, count):
    assert count_masked(text) == count


def test_masks_are_found_at_their_characters():
    text = "eres un *** y f***ing m**"
    assert [text[start:end] for start, end in masks_in(text)] == ["***", "***", "**"]
