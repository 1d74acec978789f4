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
    speakers = [f"SPEAKER_{number:02d}" for number in range(100)]
    shown = look.Speakers(speakers)
    assert not {shown.name(one) for one in speakers} & set(SEVERITIES)


@pytest.mark.parametrize("name", ["dark", "light"])
def test_speakers_can_be_read_on_every_background_they_stand_on(qapp, name):
    theme = Theme(name)
    for number in range(6):
        colour = look.Speakers(map(str, range(6))).colour(str(number), theme).name()
        for back in ("surface", "hover"):
            assert contrast(colour, theme.tokens[back]) >= 4.5


def test_a_name_keeps_its_colour(qapp):
    theme = Theme()
    one, other = look.Speakers(["Lucía", "1"]), look.Speakers(["Marcos", "Lucía", "2", "3"])
    assert one.colour("Lucía", theme) == other.colour("Lucía", theme)
    assert one.colour("1", theme) == other.colour("2", theme) != other.colour("3", theme)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (["SPEAKER_00", "SPEAKER_01"], "AB"),
        (["2", "1"], "BA"),
        (["spk_1", "spk_2", "spk_4"], "ABC"),
        (["speaker 9", "Hablante 10", "locutora_10"], "ABB"),
    ],
)
def test_letters_begin_at_a_in_the_order_of_the_numbers(given, shown):
    """Whichever speaks first, whether diarisation counts from 0 or 1, and whether it left one out."""
    speakers = look.Speakers(given)
    assert "".join(speakers.name(one) for one in given) == shown


def test_names_stay_and_after_z_comes_aa():
    many = look.Speakers([*(f"SPEAKER_{number:02d}" for number in range(54)), "Lucía"])
    assert [many.name(f"SPEAKER_{number}") for number in (25, 26, 53)] == ["Z", "AA", "BB"]
    kept = ["Lucía", "SPEAKER_X", "Agente 47", "SPEAKER_99", ""]
    assert [many.name(one) for one in kept] == kept
