"""Speakers' colours and ranks."""

import pytest

from reviewer_app.ui.review import look
from reviewer_app.ui.theme import SEVERITIES, Theme
from reviewer_app.ui.tokens import contrast


def test_ranks_go_from_grave_to_none():
    assert [look.rank(severity) for severity in (*SEVERITIES, None, "S9")] == [0, 1, 2, 3, 4, 4]
    assert [look.severity_of(rank) for rank in range(5)] == [*SEVERITIES, None]


def test_no_speaker_is_called_like_a_severity():
    """S0 to S3 say how grave something is, beside the speakers' names."""
    assert not {look.speaker_name(f"SPEAKER_{number:02d}") for number in range(100)} & set(SEVERITIES)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_speakers_can_be_read_on_every_background_they_stand_on(qapp, name):
    theme = Theme(name)
    for number in range(6):
        colour = look.speaker_colour(f"S{number}", theme).name()
        for back in ("surface", "hover"):
            assert contrast(colour, theme.tokens[back]) >= 4.5


def test_a_name_keeps_its_colour(qapp):
    theme = Theme()
    assert look.speaker_colour("Lucía", theme) == look.speaker_colour("Lucía", theme)
    assert look.speaker_colour("S1", theme) != look.speaker_colour("S2", theme)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("SPEAKER_00", "A"),
        ("speaker 12", "M"),
        ("spk_1", "B"),
        ("Hablante 2", "C"),
        ("3", "D"),
        ("SPEAKER_25", "Z"),
        ("SPEAKER_26", "AA"),
        ("SPEAKER_53", "BB"),
        ("Lucía", "Lucía"),
        ("SPEAKER_X", "SPEAKER_X"),
        ("Agente 47", "Agente 47"),
    ],
)
def test_numbers_of_diarisation_are_letters_and_names_stay(given, shown):
    assert look.speaker_name(given) == shown
