"""Chat logs as tables."""

from pathlib import Path

import pytest

from reviewer_app.domain.chat import Chat
from reviewer_app.domain.errors import Unreadable, UserError
from reviewer_app.formats.chat_csv import UnknownColumns, parse_mapping, preview, read_csv, suggested
from reviewer_app.formats.cue_drafts import Warnings


def read(text: str, mapping: str | None = None) -> Chat:
    return read_csv(text, Path("live.csv"), Warnings(), None if mapping is None else parse_mapping(mapping))


def told(chat: Chat) -> list[tuple]:
    return [(e.time_ms, e.user_name, e.text) for e in chat.events]


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("time_in_seconds,author,message\n1.5,Ana,hola\n", 1_500),
        ("Tiempo;Usuario;Mensaje\n0:01,5;Ana;hola\n", 1_500),
        ("Hora\tAutor\tTexto\n00:00:01.500\tAna\thola\n", 1_500),
        ("offset_ms|user|text\n1500|Ana|hola\n", 1_500),
        ("Segundos;Nombre de usuario;Comentario\n1,5;Ana;hola\n", 1_500),
        ("seconds,username,content\n-2,Ana,hola\n", -2_000),
    ],
)
def test_usual_headings_delimiters_and_media_times(text, at):
    """In English and Spanish, with decimal commas."""
    chat = read(text)
    assert (chat.format, chat.clock, told(chat)) == ("csv", "media", [(at, "Ana", "hola")])


@pytest.mark.parametrize(
    "time", ["2026-05-14T19:02:11.400Z", "2026-05-14 21:02:11.4+02:00", "1778785331400", "1778785331.4",
             "1778785331400000"],
)  # fmt: skip
def test_wall_times(time):
    chat = read(f"timestamp,user,text\n{time},Ana,hola\n")
    assert (chat.clock, chat.events[0].time_ms) == ("wall", 1_778_785_331_400)


def test_what_is_guessed_of_times_is_said():
    assert "taken as seconds" in read("time,text\n90,hola\n").warnings[0]
    assert "taken as milliseconds" in read("time,text\n900000,hola\n").warnings[0]
    assert "taken as UTC" in read("fecha,texto\n2026-05-14 19:02:11,hola\n").warnings[0]
    assert read("time,text\n90,hola\n", "time=time,text=text,unit=ms").events[0].time_ms == 90


def test_a_mapping_names_columns_by_heading_or_number():
    text = "cuándo,quién,qué\n1.5,Ana,hola\n"
    for mapping in ("time=Cuándo,author=quien,text=QUÉ,unit=s", "time=1,author=2,text=3,unit=s"):
        assert told(read(text, mapping)) == [(1_500, "Ana", "hola")]
    assert told(read("1.5,Ana,hola\n", "time=1,author=2,text=3,unit=s")) == [(1_500, "Ana", "hola")]


@pytest.mark.parametrize("mapping", ["time", "time=", "who=1", "text=2", "time=1,unit=h"])
def test_a_mapping_that_means_nothing_is_a_sentence(mapping):
    with pytest.raises(UserError, match="--map"):
        parse_mapping(mapping)


def test_a_column_that_is_not_there_and_headings_nobody_knows_are_refused():
    with pytest.raises(Unreadable, match="there is no column 'hora'; there are: a, b"):
        read("a,b\n1,2\n", "time=hora")
    with pytest.raises(Unreadable, match="no heading is known for time and text; say which"):
        read("a,b\n1,2\n")


def test_quotes_lines_within_and_other_columns():
    chat = read('id,time_s,user_id,user,text,kind\n7,1,u9,Ana,"dice ""hola""\ny más",message\n8,2,u9,Ana,,join\n')
    assert [(e.event_id, e.user_id, e.text, e.kind) for e in chat.events] == [
        ("7", "u9", 'dice "hola" y más', "comment"), ("8", "u9", "", "join"),
    ]  # fmt: skip


def test_a_quotation_mark_never_closed_swallows_nothing():
    rows = "".join(f"{n},Ana,mensaje {n}\n" for n in range(200))
    chat = read('time_s,author,text\n0,Ana,"hola\n' + rows)
    assert len(chat.events) == 201
    assert "line 2: a quotation mark is never closed" in chat.warnings[0]


def test_a_time_that_cannot_be_read_is_told_with_its_line():
    chat = read("time_s,text\n1,uno\nnunca,dos\n\n3,tres\n")
    assert [(e.time_ms, e.text) for e in chat.events] == [(1_000, "uno"), (1_000, "dos"), (3_000, "tres")]
    assert chat.warnings[0].startswith("line 3: a time is missing")


UNKNOWN = "Cuándo;Quién;Lo dicho\n1,5;Ana;hola, ¿qué tal?\n3;Leo;bien\n"


def unknown(text):
    """What is told of a table whose columns are not known."""
    with pytest.raises(UnknownColumns) as caught:
        read(text)
    return caught.value


def test_columns_that_were_said_for_a_heading_count_for_it_again():
    """Whatever the accents and the order of the file's name; a heading that is known otherwise is not touched."""
    key = unknown(UNKNOWN).heading_key
    assert key == "cuando|quien|lo_dicho"
    remembered = {key: {"time": "1", "author": "2", "text": "3"}}
    again = read_csv(UNKNOWN.replace("Cuándo", "CUANDO"), Path("x.csv"), Warnings(), remembered=remembered)
    assert told(again) == [(1_500, "Ana", "hola, ¿qué tal?"), (3_000, "Leo", "bien")]
    with pytest.raises(UnknownColumns):
        read_csv(UNKNOWN.replace("Quién", "Persona"), Path("x.csv"), Warnings(), remembered=remembered)


def test_what_people_wrote_is_never_a_heading_to_remember():
    assert unknown("1,5;Ana;hola\n3;Leo;bien\n").heading_key == ""


def test_likely_columns_are_suggested_and_previewed():
    rows = unknown(UNKNOWN).rows
    assert suggested(rows) == {"time": "1", "text": "3", "author": "2"}
    assert told(preview(rows, {"time": "1", "author": "2", "text": "3"}))[0] == (1_500, "Ana", "hola, ¿qué tal?")


def test_numbers_mean_places_also_where_a_cell_is_the_same_figure():
    """Without a heading the first row holds figures of its own."""
    assert told(read("2,1,hola\n3,9,bien\n", "time=1,author=2,text=3,unit=s")) == [
        (2_000, "1", "hola"), (3_000, "9", "bien"),
    ]  # fmt: skip
