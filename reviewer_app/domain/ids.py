"""Identifiers and the canonical bytes that are hashed and uploaded."""

import hashlib
import json
from collections.abc import Callable, Mapping
from functools import cache
from uuid import UUID

ZERO_HASH = bytes(32)
_ENCODER = json.JSONEncoder(sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_WITHOUT_TEXT = frozenset({int, bool, type(None)})


def new_id() -> str:
    """A UUIDv7 as 36 lower-case characters; later calls on one device sort after earlier ones."""
    return str(_uuid7()())


@cache
def _uuid7() -> Callable[[], UUID]:
    # Imported at the first decision, not at start-up: it asks for its own version, which takes 20 ms.
    from uuid6 import uuid7

    return uuid7


def canonical_bytes(value: Mapping[str, object]) -> bytes:
    """The one byte form of a JSON object: sorted keys, no spaces, UTF-8, integers only.

    Raises ValueError for what has no single form or what PostgreSQL cannot keep:
    floats, NUL characters and lone surrogates.
    """
    _check(value)
    return _ENCODER.encode(value).encode("utf-8")


def chain_hash(previous: bytes, canonical: bytes) -> bytes:
    """sha256(previous hash || canonical bytes): one link of the tamper-evident chain, 32 bytes."""
    return hashlib.sha256(previous + canonical).digest()


def _check(value: Mapping | list | tuple) -> None:
    # One call for each object or list, not for each value: every label passes here.
    for item in (*value.keys(), *value.values()) if isinstance(value, Mapping) else value:
        kind = type(item)
        if kind is str:
            if "\0" in item:
                raise ValueError("text in an event must not hold a NUL character")
        elif kind in _WITHOUT_TEXT:
            continue
        elif kind is float:
            raise ValueError(f"{item!r} is a float; events hold integers (times in milliseconds)")
        elif isinstance(item, (list, tuple, Mapping)):
            _check(item)
