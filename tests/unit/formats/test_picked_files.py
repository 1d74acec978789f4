"""Which of the files picked together belong to which recording."""

from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.picked_files import Picked, sort_out, unknown_table

CHAT = '{"event": "CommentEvent", "common": {"msg_id": "1", "create_time": 1778785333600}, "content": "hola"}\n'
SRT = "1\n00:00:01,000 --> 00:00:02,000\nhola\n"


@pytest.fixture
def folder(tmp_path):
    """A chat log and a transcript of other names than their recording."""
    (tmp_path / "registro.jsonl").write_text(CHAT, "utf-8")
    (tmp_path / "dicho.srt").write_text(SRT, "utf-8")
    (tmp_path / "b.json").write_text(CHAT, "utf-8")
    return tmp_path


def test_texts_belong_to_the_only_recording_and_their_content_says_what_they_are(folder):
    video = Path("x/directo.mp4")
    picked = sort_out([folder / "registro.jsonl", video, folder / "dicho.srt"])
    assert picked == (Picked(video, folder / "dicho.srt", folder / "registro.jsonl"),)


def test_of_several_recordings_the_name_says_which(folder):
    a, b = Path("a.mp4"), Path("B.MP4")
    assert sort_out([a, b, folder / "b.json"]) == (Picked(a), Picked(b, chat=folder / "b.json"))


def test_the_longest_name_is_meant(folder):
    (folder / "directo-2.jsonl").write_text(CHAT, "utf-8")
    one, two = Path("directo.mp4"), Path("directo-2.mp4")
    assert sort_out([one, two, folder / "directo-2.jsonl"])[1].chat is not None


@pytest.mark.parametrize(
    ("names", "transcript", "translation"),
    [
        (("a.srt", "a.en.srt"), "a.srt", "a.en.srt"),
        (("a.en.vtt", "a.es-419.vtt"), "a.es-419.vtt", "a.en.vtt"),
        (("a.translation.srt", "otro.srt"), "otro.srt", "a.translation.srt"),
        (("a.traduccion.srt",), None, "a.traduccion.srt"),
        (("a.en.srt",), "a.en.srt", None),
        (("uno.srt", "dos.srt"), "uno.srt", "dos.srt"),
    ],
)
def test_of_two_transcripts_the_names_say_which_is_the_translation(tmp_path, names, transcript, translation):
    for name in names:
        (tmp_path / name).write_text(SRT, "utf-8")
    (picked,) = sort_out([Path("a.mp4"), *(tmp_path / name for name in names)])
    assert picked.transcript == (transcript and tmp_path / transcript)
    assert picked.translation == (translation and tmp_path / translation)


def test_one_text_too_many_is_refused_by_name(tmp_path):
    for name in ("a.srt", "b.srt", "c.srt"):
        (tmp_path / name).write_text(SRT, "utf-8")
    with pytest.raises(Unreadable, match=r"c\.srt.*its translation"):
        sort_out([Path("a.mp4"), *(tmp_path / name for name in ("a.srt", "b.srt", "c.srt"))])
    for name in ("a.jsonl", "b.jsonl"):
        (tmp_path / name).write_text(CHAT, "utf-8")
    with pytest.raises(Unreadable, match=r"b\.jsonl.*another chat log"):
        sort_out([Path("a.mp4"), tmp_path / "a.jsonl", tmp_path / "b.jsonl"])


def test_a_text_that_could_belong_to_any_is_refused_by_name(folder):
    with pytest.raises(Unreadable, match=r"registro\.jsonl.*could belong to any"):
        sort_out([Path("a.mp4"), Path("c.mp4"), folder / "registro.jsonl"])


def test_recordings_alone_and_texts_alone_stay_as_they_are(folder):
    assert sort_out([Path("a.mp4"), Path("c.mp4")]) == (Picked(Path("a.mp4")), Picked(Path("c.mp4")))
    assert sort_out([folder / "dicho.srt"]) == (Picked(folder / "dicho.srt"),)


TABLE = "cuándo;lo dicho\n1;hola\n"


def test_a_table_of_unknown_headings_is_a_chat_log_to_be_asked_about(tmp_path):
    """Picked or lying beside its recording; other texts are transcripts, and one that can be read asks nothing."""
    video, table = tmp_path / "directo.mp4", tmp_path / "directo.chat.csv"
    assert unknown_table(Picked(video)) is None
    table.write_text(TABLE, "utf-8")
    (picked,) = sort_out([video, table])
    assert picked.chat == table
    assert unknown_table(picked).path == str(table) == unknown_table(Picked(video)).path
    table.write_text("tiempo;texto\n1;hola\n", "utf-8")
    assert unknown_table(picked) is None
    table.write_text("una sola columna\nhola\n", "utf-8")
    assert unknown_table(picked) is None
    text = tmp_path / "notas.txt"
    text.write_text(TABLE, "utf-8")
    assert sort_out([video, text])[0].transcript == text
