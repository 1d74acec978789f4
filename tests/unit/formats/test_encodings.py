"""Bytes of the encodings that transcripts come in, and bytes that are none."""

import pytest

from reviewer_app.formats.encodings import decode, is_binary

TEXT = "1\n00:00:01,000 --> 00:00:02,000\n¿Qué pasó, señor Núñez?\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "latin-1"])
def test_every_usual_encoding_gives_the_same_text(encoding):
    assert decode(TEXT.encode(encoding)) == (TEXT, None)


def test_utf_16_big_endian_with_a_mark():
    assert decode(b"\xfe\xff" + TEXT.encode("utf-16-be")) == (TEXT, None)


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r", "\r\r\n"])
def test_line_ends_become_newlines(ending):
    assert decode(TEXT.replace("\n", ending).encode())[0] == TEXT


def test_damage_in_utf_8_does_not_turn_the_rest_into_mojibake():
    """One bad byte in a UTF-8 file is replaced and its line named; accents elsewhere stay."""
    text, line = decode("corazón\nañ".encode() + b"\xff" + "o niño\n".encode())
    assert text == "corazón\nañ\ufffdo niño\n"
    assert line == 2


def test_binary_further_on_is_refused_too():
    with pytest.raises(ValueError, match="binary"):
        decode(b"x" * 100_000 + b"\0")


@pytest.mark.parametrize("data", [b"\x7fELF\x02\0\0\1\xff\xfe\0x\0", b"\0" * 9, b"plain\0text"])
def test_binary_is_refused(data):
    with pytest.raises(ValueError, match=r"binary|UTF-16"):
        decode(data)


def test_bytes_of_no_supported_encoding_are_refused():
    with pytest.raises(ValueError, match="neither UTF-8"):
        decode(b"ma\x81ana \x8d")


def test_half_a_character_of_utf_16_is_refused():
    with pytest.raises(ValueError, match="UTF-16"):
        decode("hola".encode("utf-16") + b"a")


def test_binary_is_told_by_its_beginning():
    assert is_binary(b"\x00\x00\x00\x20ftypisom\x00\x01mp42")
    assert not is_binary("hola".encode("utf-16-le"))
    assert not is_binary(TEXT.encode("cp1252"))
