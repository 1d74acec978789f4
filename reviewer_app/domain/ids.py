"""Identifiers and the canonical bytes that are hashed and uploaded."""

import hashlib
import json
from collections.abc import Mapping

ZERO_HASH = bytes(32)


def new_id() -> str:
    """A UUIDv7 as 36 lower-case characters; later calls on one device sort after earlier ones."""
    # Imported at the first decision, not at start-up: it asks for its own version, which takes 20 ms.
    import uuid6

    return str(uuid6.uuid7())


def canonical_bytes(value: Mapping[str, object]) -> bytes:
    """The one byte form of a JSON object: sorted keys, no spaces, UTF-8, integers only.

    Raises ValueError for what has no single form or what PostgreSQL cannot keep:
    floats, NUL characters and lone surrogates.
    """
    _check(value)
    return json.dumps(value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")


def chain_hash(previous: bytes, canonical: bytes) -> bytes:
    """sha256(previous hash || canonical bytes): one link of the tamper-evident chain, 32 bytes."""
    return hashlib.sha256(previous + canonical).digest()


def _check(value: object) -> None:
    kind = type(value)
    if kind is str:
        if "\0" in value:  # type: ignore[operator]
            raise ValueError("text in an event must not hold a NUL character")
    elif kind is float:
        raise ValueError(f"{value!r} is a float; events hold integers (times in milliseconds)")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _check(key)
            _check(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            _check(item)
