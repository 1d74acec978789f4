"""Long lists are kept a line at a time."""

import json

import pytest

from reviewer_app.store import packed_rows
from reviewer_app.store.packed_rows import pack_rows, unpack_rows


def test_values_come_back_in_order():
    rows = [{"text": "¡Año nuevo!\nsegunda línea"}, [1, None, "\u2028"], "", 0.5]
    assert list(unpack_rows(pack_rows(rows))) == rows


def test_no_call_decodes_more_than_a_row(monkeypatch):
    """The window waits as long as the longest call."""
    decoded, real = [], json.JSONDecoder.decode
    monkeypatch.setattr(
        packed_rows.json.JSONDecoder, "decode", lambda self, text: (decoded.append(len(text)), real(self, text))[1]
    )
    assert len(list(unpack_rows(pack_rows([{"n": n} for n in range(500)])))) == 500
    assert len(decoded) == 500 and max(decoded) < 20


def test_others_are_let_in_between_stretches_of_rows():
    pauses = []
    rows = unpack_rows(pack_rows(range(2_001)), lambda: pauses.append(1))
    assert sum(rows) == sum(range(2_001)) and len(pauses) == 5


def test_other_bytes_are_refused():
    with pytest.raises(Exception, match="decompress"):
        list(unpack_rows(b"no"))
