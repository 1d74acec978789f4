"""Rows of a chat log on media time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer_app.domain import chat as kinds
from reviewer_app.domain.chat import MEDIA, Chat, ChatEvent, Gift
from reviewer_app.domain.chat_clock import MANUAL, ChatClock
from reviewer_app.domain.chat_index import FOLD_MS, GIFTS, MESSAGES, PLATFORM, ChatIndex
from reviewer_app.domain.errors import Cancelled


def event(number, ms, kind=kinds.COMMENT, user="u1", text="", **more):
    return ChatEvent(f"m{number}", ms, kind, user, user and user.title(), text, **more)


def index(*events, clock=None, between=lambda: None):
    return ChatIndex(Chat("test", MEDIA, events), clock or ChatClock(), between)


def given_up():
    raise Cancelled


def test_runs_of_joins_likes_and_viewers_are_one_row():
    made = index(
        event(1, 0, text="hola"),
        event(2, 100, kinds.JOIN),
        event(3, 200, kinds.LIKE, count=15),
        event(4, 300, kinds.JOIN, "u2"),
        event(5, 400, kinds.VIEWERS, None, count=120),
        event(6, 500, text="qué tal"),
    )
    assert [made.times[row] for row in range(len(made))] == [0, 100, 500]
    assert made.event(1) is None
    assert made.folded(1) == (2, 15, 0, 0, 120, 0)
    assert made.event(2).text == "qué tal"
    assert [made.row_of(f"m{n}") for n in (1, 2, 5, 6)] == [0, 1, 1, 2]
    assert made.row_of("nowhere") is None


def test_what_a_log_has_no_words_for_is_folded_but_for_guests():
    made = index(
        event(1, 0, kinds.OTHER, action="RankUpdate"),
        event(2, 1, kinds.JOIN),
        event(3, 2, kinds.OTHER, action="LinkMicBattle"),
        event(4, 3, kinds.OTHER, action=kinds.GUEST_JOINED),
        event(5, 4, kinds.OTHER, text="modo lento", action="mode_change_message"),
    )
    assert [made.event(row) and made.event(row).event_id for row in range(len(made))] == [None, "m4", "m5"]
    assert made.folded(0) == (1, 0, 0, 0, None, 2)


def test_a_run_ends_after_a_while_so_that_its_time_says_something():
    made = index(event(1, 0, kinds.JOIN), event(2, FOLD_MS, kinds.JOIN), event(3, FOLD_MS + 1, kinds.JOIN))
    assert list(made.times) == [0, FOLD_MS + 1]


def test_a_single_join_keeps_its_person():
    made = index(event(1, 0, kinds.JOIN, "ana"))
    assert made.event(0).user_id == "ana"
    assert list(made.rows(user="ana")) == [0]


def test_the_row_at_a_time_is_the_last_one_begun():
    made = index(event(1, 1_000), event(2, 2_000), event(3, 2_000))
    assert [made.row_at(ms) for ms in (0, 999, 1_000, 1_999, 2_000, 9_000)] == [-1, -1, 0, 0, 2, 2]


def test_search_knows_no_accents_and_finds_a_row_once():
    made = index(event(1, 0, text="Qué corazón, corazón"), event(2, 1, text="nada"), event(3, 2, text="CORAZON"))
    assert list(made.find("corazon")) == [0, 2]
    assert list(made.find("que  CORAZÓN")) == [0]
    assert list(made.find("   ")) == []


def test_search_keeps_ene_apart_unless_nothing_is_found():
    assert list(index(event(1, 0, text="año"), event(2, 1, text="ano")).find("ano")) == [1]
    assert list(index(event(1, 0, text="año")).find("ano")) == [0]


def test_search_never_runs_over_from_a_name_or_a_row_into_the_next():
    made = index(event(1, 0, user="memo", text="hola"), event(2, 1, user="memo", text="que tal"))
    assert list(made.find("memo hola")) == []
    assert list(made.find("hola memo")) == []
    assert list(made.find("memo")) == [0, 1]
    assert list(made.find("hola\0memo")) == []


def test_gifts_are_found_by_name_and_runs_are_not_searched():
    made = index(event(1, 0, kinds.GIFT, gift=Gift("Rosa", 12, 12)), event(2, 1, kinds.JOIN), event(3, 2, kinds.JOIN))
    assert list(made.find("rosa")) == [0]
    assert list(made.find("u1")) == [0]


def test_search_goes_on_over_many_rows_and_stops_when_asked():
    made = index(*(event(n, n, text="aguja" if n % 1_000 == 7 else "paja") for n in range(5_000)))
    assert list(made.find("aguja")) == [7, 1_007, 2_007, 3_007, 4_007]
    with pytest.raises(Cancelled):
        made.find("aguja", given_up)


def test_a_long_log_is_made_ready_in_pieces_and_given_up_when_asked():
    events, pauses = [event(n, n, text="aguja" if n % 1_000 == 7 else "paja") for n in range(5_000)], []
    whole, piecemeal = index(*events), index(*events, between=lambda: pauses.append(1))
    assert len(pauses) >= 8 and list(piecemeal.find("aguja")) == list(whole.find("aguja"))
    with pytest.raises(Cancelled):
        index(*events, between=given_up)


def test_rows_of_each_kind_and_of_a_person():
    made = index(
        event(1, 0, text="hola"),
        event(2, 1, kinds.GIFT, "u2", gift=Gift("Rosa")),
        event(3, 2, kinds.ENFORCEMENT, None, action="warning"),
        event(4, 3, text="mal", deleted=True, deleted_at_ms=9),
        event(5, 4, kinds.JOIN),
        event(6, 5, kinds.JOIN),
    )
    assert list(made.rows()) == [0, 1, 2, 3, 4]
    assert list(made.rows(MESSAGES)) == [0, 3]
    assert list(made.rows(GIFTS)) == [1]
    assert list(made.rows(PLATFORM)) == [2, 3]
    assert list(made.rows(user="u1")) == [0, 3]
    assert list(made.rows(user="nobody")) == []


def test_another_clock_moves_times_deeds_and_deletions_and_nothing_else():
    chat = (
        event(1, 1_000, text="hola", deleted=True, deleted_at_ms=1_500),
        event(2, 2_000, kinds.ENFORCEMENT, None, "Aviso", action="warning"),
    )
    before = index(*chat)
    after = before.retimed(ChatClock(((0, 500),), MANUAL))
    assert list(after.times) == [1_500, 2_500]
    assert list(after.written_ms) == [1_500]
    assert after.deeds == [(2_500, "warning", "Aviso")]
    assert after.deleted_ms(0) == 2_000
    assert after.deleted_ms(1) is None
    assert list(before.times) == [1_000, 2_000]
    assert list(after.find("hola")) == [0]
    assert after.log_ms(0) == 1_000


@given(
    st.lists(st.integers(0, 5_000), max_size=30),
    st.lists(st.tuples(st.integers(1, 4_000), st.integers(-3_000, 3_000)), max_size=4, unique_by=lambda one: one[0]),
    st.integers(-2_000, 2_000),
)
def test_rows_lie_where_the_clock_puts_them(times, pieces, first):
    clock = ChatClock(((0, first), *sorted(pieces)), MANUAL)
    made = index(*(event(n, ms) for n, ms in enumerate(sorted(times))), clock=clock)
    assert list(made.times) == [clock.to_media(ms) for ms in sorted(times)]
    assert list(made.times) == sorted(made.times)
