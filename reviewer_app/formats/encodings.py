"""From bytes to text: UTF-8, UTF-16 and Windows-1252, as transcripts in Spanish come."""

import codecs

_SAMPLE = 65_536


def decode(data: bytes) -> tuple[str, int | None]:
    """The text of a file, and the line where damaged characters begin (None where all is sound).

    A byte order mark decides; without one NUL bytes on one side mean UTF-16; then UTF-8; then Windows-1252, unless the
    file is plainly UTF-8 with damage. Line ends become `\\n`. Raises ValueError with a reason for anything that is not
    text.
    """
    text, damaged = _decoded(data)
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        raise ValueError("this is a binary file, not text")
    return text, text.count("\n", 0, text.index("\ufffd")) + 1 if damaged else None


def is_binary(data: bytes) -> bool:
    """Whether the beginning of a file cannot be text."""
    return b"\0" in data[:_SAMPLE] and _utf_16(data) is None


def _decoded(data: bytes) -> tuple[str, bool]:
    utf_16 = _utf_16(data)
    if utf_16:
        try:
            return data.decode(utf_16), False
        except UnicodeDecodeError:
            raise ValueError("the text begins as UTF-16 but is damaged; save it as UTF-8") from None
    if is_binary(data):
        raise ValueError("this is a binary file, not text")
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return _not_utf_8(data)


def _utf_16(data: bytes) -> str | None:
    if data.startswith(codecs.BOM_UTF16_LE):
        return "utf-16-le"
    if data.startswith(codecs.BOM_UTF16_BE):
        return "utf-16-be"
    sample = data[:_SAMPLE]
    high, low = sample[0::2].count(0), sample[1::2].count(0)
    # Western text in UTF-16 is nearly all NUL on the side of the high byte and has none on the other.
    enough = max(len(sample) // 5, 1)
    if low >= enough and high == 0:
        return "utf-16-le"
    if high >= enough and low == 0:
        return "utf-16-be"
    return None


def _not_utf_8(data: bytes) -> tuple[str, bool]:
    patched = data.decode("utf-8", errors="replace")
    damage = patched.count("\ufffd")
    sound = sum(character > "\x7f" for character in patched) - damage
    # Windows-1252 text almost never holds a valid UTF-8 sequence, so a majority of them is UTF-8 with damage.
    if sound > damage:
        return patched, True
    try:
        return data.decode("cp1252"), False
    except UnicodeDecodeError:
        raise ValueError("the text is neither UTF-8, UTF-16 nor Windows-1252; save it as UTF-8") from None
