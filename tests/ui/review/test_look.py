"""Speakers' colours and ranks."""

import pytest

from reviewer_app.ui.review import look
from reviewer_app.ui.theme import SEVERITIES, Theme
from reviewer_app.ui.tokens import contrast


def test_ranks_go_from_grave_to_none():
    assert [look.rank(severity) for severity in (*SEVERITIES, None, "S9")] == [0, 1, 2, 3, 4, 4]
    assert [look.severity_of(rank) for rank in range(5)] == [*SEVERITIES, None]


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
    ("given", "shown"), [("SPEAKER_00", "S0"), ("speaker 12", "S12"), ("Lucía", "Lucía"), ("SPEAKER_X", "SPEAKER_X")]
)
def test_names_of_diarisation_are_short(given, shown):
    assert look.speaker_name(given) == shown
