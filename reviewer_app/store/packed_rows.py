"""Long lists as the store keeps them: one JSON value a line, compressed.

A line at a time on purpose: decoding ten hours in one call would keep the interpreter from the window for as long.
"""

import io
import json
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Any

_LEVEL = 1


def pack_rows(rows: Iterable[object], default: Callable[[Any], object] | None = None) -> bytes:
    """JSON values as bytes; `default` as in `json.dumps`."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=default).encode
    return zlib.compress("\n".join(map(encode, rows)).encode("utf-8"), _LEVEL)


def unpack_rows(content: bytes) -> Iterator[Any]:
    """The values that were packed, in order. zlib.error or ValueError for other bytes."""
    decode = json.JSONDecoder().decode
    # Line by line here, too: splitting all of it at once would take as long as a picture has.
    return (decode(line.decode("utf-8")) for line in io.BytesIO(zlib.decompress(content)))
