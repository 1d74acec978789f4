"""Long lists as the store keeps them: one JSON value a line, compressed.

A line at a time on purpose: decoding ten hours in one call would keep the interpreter from the window for as long.
"""

import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_LEVEL = 1
_STRETCH = 500


def pack_rows(rows: Iterable[object], default: Callable[[Any], object] | None = None) -> bytes:
    """JSON values as bytes; `default` as in `json.dumps`."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=default).encode
    return zlib.compress("\n".join(map(encode, rows)).encode("utf-8"), _LEVEL)


def unpack_rows(content: bytes, between: Callable[[], None] = lambda: None) -> Iterator[Any]:
    """The values that were packed, in order. zlib.error or ValueError for other bytes.

    `between` is called every few hundred values, by who lets others in between.
    """
    decode = json.JSONDecoder().decode
    # Line by line here, too: splitting all of it at once would take as long as a picture has.
    for number, line in enumerate(io.BytesIO(zlib.decompress(content))):
        if number % _STRETCH == 0:
            between()
        yield decode(line.decode("utf-8"))
