"""Identifiers and canonical bytes."""

import hashlib

import pytest

from reviewer_app.domain.ids import ZERO_HASH, canonical_bytes, chain_hash, new_id


def test_ids_sort_in_the_order_they_were_made():
    made = [new_id() for _ in range(2_000)]
    assert made == sorted(made)
    assert len(set(made)) == 2_000
    assert {one[14] for one in made} == {"7"}


def test_canonical_bytes_do_not_depend_on_order_or_spacing():
    assert canonical_bytes({"b": 1, "a": ["ñ", None]}) == canonical_bytes({"a": ["ñ", None], "b": 1})
    assert canonical_bytes({"b": 1, "a": ["ñ", None]}) == '{"a":["ñ",null],"b":1}'.encode()


@pytest.mark.parametrize(
    "value",
    [
        1.5,
        {"deep": [0.1]},
        "a\0b",
        {"k\0": 1},
        "\ud800",
        ("x", ["\0"]),
        {0.5: "a key"},
        [{"deep": ({"deeper": "\0"},)}],
        float("nan"),
    ],
)
def test_values_without_one_form_are_refused(value):
    with pytest.raises(ValueError):
        canonical_bytes({"value": value})


def test_the_chain_hash_is_sha256_of_previous_and_bytes():
    assert chain_hash(ZERO_HASH, b"abc") == hashlib.sha256(b"\0" * 32 + b"abc").digest()
