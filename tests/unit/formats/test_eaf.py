"""ELAN annotation files."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.domain.transcript import Word
from tests.unit.formats.reading import lines, read
from tests.unit.formats.transcript_samples import EAF


def test_participants_words_origin_and_slots_without_a_time():
    transcript = read(EAF)
    assert transcript.format == "eaf"
    assert lines(transcript) == [(100, 1100, "Ana", "Hola, ya."), (100, 1100, "Ana (ft)", "Hello")]
    assert transcript.cues[0].words == (Word(100, 600, "Hola"), Word(600, 1100, "ya"))
    assert [warning.split(":")[0] for warning in transcript.warnings] == ["line 4", "line 15"]


def test_without_participant_the_tier_is_the_speaker():
    assert read(EAF.replace(' PARTICIPANT="Ana"', "")).cues[0].speaker == "u"


def test_references_that_share_an_annotation_share_its_time_in_their_order():
    """The chain of previous annotations counts, not the order in the file."""
    parts = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}" ANNOTATION_REF="a1" {previous}>'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for name, previous, text in (("r2", 'PREVIOUS_ANNOTATION="r1"', "there"), ("r1", "", "Hello"))
    )
    text = (
        EAF[: EAF.index('<TIER LINGUISTIC_TYPE_REF="ft"')]
        + f'<TIER TIER_ID="ft" PARENT_REF="u">{parts}</TIER></ANNOTATION_DOCUMENT>'
    )
    assert lines(read(text))[1:] == [(100, 600, "ft", "Hello"), (600, 1100, "ft", "there")]


def test_tiers_that_hang_on_each_other_in_a_circle_are_read_all_the_same():
    circle = EAF.replace('TIER_ID="u" ', 'TIER_ID="u" PARENT_REF="w" ')
    assert {cue.text for cue in read(circle).cues} == {"Hola", "ya", "Hola, ya.", "Hello"}


def test_the_origin_of_the_recording_with_the_same_name_counts():
    other = '<MEDIA_DESCRIPTOR MEDIA_URL="file:///x/other.wav" TIME_ORIGIN="7000"/>'
    text = EAF.replace("<MEDIA_DESCRIPTOR", other + "<MEDIA_DESCRIPTOR", 1)
    assert read(text, "live.eaf").cues[0].start_ms == 100


def test_a_slot_that_is_unknown_leaves_the_annotation_to_its_neighbours():
    transcript = read(
        EAF.replace(
            'TIME_SLOT_REF2="ts3">\n<ANNOTATION_VALUE>Hola, ya', 'TIME_SLOT_REF2="x">\n<ANNOTATION_VALUE>Hola, ya'
        )
    )
    assert transcript.cues[0].start_ms == 100
    assert any("a time is missing" in warning for warning in transcript.warnings)


def test_a_time_that_is_none_is_named_by_its_line():
    with pytest.raises(Unreadable, match="cannot be read") as caught:
        read(EAF.replace('TIME_VALUE="1000"', 'TIME_VALUE="1,5"'))
    assert caught.value.line == 6
