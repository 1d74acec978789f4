"""From the log's clock to media time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain.chat import Chat, ChatEvent
from reviewer_app.domain.chat_clock import FILE_NAME, MANUAL, PROGRAM_DATE_TIME, SIDECAR, Anchor, ChatClock, clock_of
from reviewer_app.domain.recording import TimeMap

T = 1_778_785_331_400
MINUTE = 60_000
_PIECES = st.lists(
    st.tuples(st.integers(1, 10_000), st.integers(-20_000, 20_000)), max_size=6, unique_by=lambda one: one[0]
).map(lambda later: ((0, 0), *sorted(later)))


def wall(*times: int) -> Chat:
    return Chat("tiktok", "wall", tuple(ChatEvent(str(time), T + time, "comment") for time in times))


def test_each_piece_has_its_offset_and_the_first_reaches_before_the_recording():
    clock = ChatClock(((0, -T), (60_000, -T - 30_000)), SIDECAR)
    assert [clock.to_media(T + at) for at in (-5_000, 0, 59_999, 95_000)] == [-5_000, 0, 59_999, 65_000]


def test_what_was_written_during_an_interruption_lands_where_it_goes_on():
    clock = ChatClock(((0, 0), (60_000, -30_000)))
    assert [clock.to_media(at) for at in (60_000, 75_000, 90_000, 90_001)] == [60_000, 60_000, 60_000, 60_001]


@given(_PIECES, st.lists(st.integers(-30_000, 60_000), max_size=20))
def test_later_never_comes_before_earlier(pieces, times):
    """Whatever the pieces: events sorted on the log's clock are sorted on media time."""
    clock = ChatClock(pieces)
    placed = [clock.to_media(time) for time in sorted(times)]
    assert placed == sorted(placed)


def test_a_picked_message_sets_the_piece_in_force_and_no_other():
    clock = ChatClock(((0, -T), (60_000, -T - 30_000)), SIDECAR)
    aligned = clock.aligned(T + 100_000, 71_500)
    assert aligned == ChatClock(((0, -T), (60_000, -T - 28_500)), MANUAL)
    assert aligned.to_media(T + 100_000) == 71_500
    assert clock.aligned(T, 2_000).pieces == ((0, -T + 2_000), (60_000, -T - 30_000))


def test_a_piece_is_moved_split_and_joined_again():
    clock = ChatClock(((0, 100),))
    split = clock.split(5_000)
    assert (split.pieces, split.source) == (((0, 100), (5_000, 100)), MANUAL)
    assert split.split(5_000) is split
    assert split.moved(7_000, -40).pieces == ((0, 100), (5_000, 60))
    assert split.joined(9_000).pieces == ((0, 100),)
    assert clock.joined(9_000) is clock
    assert (split.piece_at(4_999), split.piece_at(5_000), split.piece_at(-1)) == (0, 1, 0)


@pytest.mark.parametrize("pieces", [(), ((5, 0), (5, 1)), ((5, 0), (0, 1))])
def test_pieces_that_do_not_ascend_are_no_clock(pieces):
    with pytest.raises(ValueError, match="no clock"):
        ChatClock(pieces)


def test_json_leads_back():
    clock = ChatClock(((0, -T), (60_000, 5)), MANUAL)
    assert ChatClock.from_json(clock.to_json()) == clock


@pytest.mark.parametrize("days", [-10, 10])
def test_the_first_anchor_that_fits_is_taken(days):
    anchors = (Anchor(SIDECAR, ((0, T + days * 24 * 60 * MINUTE),)), Anchor(FILE_NAME, ((0, T + 500),)))
    clock, told = clock_of(wall(1_000), 10 * MINUTE, TimeMap(), anchors)
    assert clock == ChatClock(((0, -T - 500),), FILE_NAME)
    assert told == ("The recorder's start time does not fit the times of the chat log and was not used.",)


def test_without_an_anchor_the_first_message_is_the_beginning_and_that_is_said():
    clock, (told,) = clock_of(wall(1_000, 5_000), MINUTE, TimeMap(), ())
    assert (clock.to_media(T + 1_000), clock.source) == (0, "first_message")
    assert "align the chat by hand" in told


def test_time_missing_from_the_recording_is_missing_from_the_chat_too():
    """A jump ahead of the recording's own clock by 30 s; what is set back says nothing, and that is told."""
    time_map = TimeMap(((0, 200), (60_000, 30_200), (90_000, -89_000)))
    clock, (told,) = clock_of(wall(1), 120_000, time_map, (Anchor(SIDECAR, ((0, T),)),))
    assert clock.pieces == ((0, -T), (60_000, -T - 30_000))
    assert "00:01:30" in told
    media, _ = clock_of(Chat("bilibili", "media", (ChatEvent("1", 5, "comment"),)), 120_000, time_map, ())
    assert (media.pieces, media.source) == (((0, 0), (60_000, -30_000)), "media")


def test_a_playlist_says_all_pieces_itself():
    anchor = Anchor(PROGRAM_DATE_TIME, ((0, T), (8_000, T + 20_000)))
    clock, told = clock_of(wall(500), 16_000, TimeMap(((0, 0), (8_000, 99_000))), (anchor,))
    assert (clock.pieces, told) == (((0, -T), (8_000, 8_000 - T - 20_000)), ())


def test_a_file_name_of_another_time_zone_is_moved_by_whole_quarters_with_a_warning():
    """Written in Bogotá (UTC-5), read where it is UTC: five hours apart from the chat."""
    named = Anchor(FILE_NAME, ((0, T - 5 * 60 * MINUTE),), zone_known=False)
    clock, (told,) = clock_of(wall(2_000, 9 * MINUTE), 10 * MINUTE, TimeMap(), (named,))
    assert clock.pieces == ((0, -T),)
    assert "another time zone" in told
    here, (told,) = clock_of(wall(2_000), 10 * MINUTE, TimeMap(), (Anchor(FILE_NAME, ((0, T),), zone_known=False),))
    assert here.pieces == ((0, -T),)
    assert "no time zone" in told
