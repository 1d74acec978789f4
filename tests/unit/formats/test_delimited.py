"""Tables of spreadsheets in any of their dialects."""

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.delimited import is_whole, read_rows


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_delimiter_and_encoding_are_found(tmp_path, delimiter, encoding):
    path = tmp_path / "t.csv"
    path.write_text(f'año{delimiter}b\r\n\r\n 1 {delimiter}"x\r\ny"\r\n', encoding=encoding, newline="")
    assert list(read_rows(path, "table")) == [(1, ["año", "b"]), (4, ["1", "x\ny"])]


@pytest.mark.parametrize(
    ("data", "sentence"),
    [(b'a,b\n"1,2\n', "line 2: this is no table"), (b"\x00\x00\x01", "save the table as CSV")],
)
def test_what_is_no_table_is_said_with_its_line(tmp_path, data, sentence):
    path = tmp_path / "t.csv"
    path.write_bytes(data)
    with pytest.raises(Unreadable, match=sentence):
        list(read_rows(path, "table"))


def test_damaged_characters_are_named_by_line(tmp_path):
    path = tmp_path / "t.csv"
    path.write_bytes("año,b\nñandú,é\nceñido,á\n".encode() + b"1\xc3,2\n")
    with pytest.raises(Unreadable, match="line 4: characters are damaged"):
        list(read_rows(path, "table"))


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(Unreadable, match="cannot be opened"):
        list(read_rows(tmp_path / "none.csv", "table"))


def test_whole_numbers_are_plain_digits_and_not_endless():
    assert all(map(is_whole, ("0", "007", "9" * 15)))
    assert not any(map(is_whole, ("", "-1", "1.0", "²", "٣", "1_0", "9" * 5_000)))
