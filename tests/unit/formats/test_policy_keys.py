"""Key sequences of a pack: none twice, none hidden behind another, none of the review page's."""

import pytest

from reviewer_app.domain.policy import REVIEW_PAGE_KEYS
from reviewer_app.formats.policy_keys import KeyCheck
from reviewer_app.formats.yaml_file import Problems


def check(*sequences, categories=(("hate", "h"),)):
    """The problems of categories (from line 1) and sequences of the first category (from line 11)."""
    problems = Problems("pack")
    keys = KeyCheck(problems)
    for line, (name, key) in enumerate(categories, 1):
        keys.category(name, key, line)
    for line, text in enumerate(sequences, 11):
        keys.sequence(f"p{line}", categories[0][0], text, line)
    keys.finish()
    return [(p.line, p.reason) for p in problems.in_order()]


def test_letter_and_digit_and_single_digits_are_fine():
    """The usual grammar of a pack."""
    assert check("h 1", "h 2", "h 0", "1", "9") == []


@pytest.mark.parametrize(
    ("sequences", "line", "reason"),
    [
        (("h 1", "h 1"), 12, "the key sequence 'h 1' is already that of 'p11' on line 11."),
        (("1", "h 1", "1 2"), 13, "the key sequence '1 2' must begin with 'h', the key of 'hate'."),
        (("h 1", "h 1 2"), 11, "the key sequence 'h 1' is the beginning of one of 'p12'."),
        (("h 1 2", "h 1"), 12, "the key sequence 'h 1' is the beginning of one of 'p11'."),
        (("h",), 11, "the key sequence 'h' is the beginning of one of 'hate'."),
        (("v 1",), 11, "the key sequence 'v 1' must begin with 'h', the key of 'hate'."),
        (("H 1",), 11, "the key 'H' needs Shift, which opens and closes spans; use it without."),
        (("Shift+h 1",), 11, "the key 'Shift+h' needs Shift, which opens and closes spans; use it without."),
        (("h1",), 11, "'h1' is no key; a key is one lower-case letter or digit."),
        (("h ñ",), 11, "'ñ' is no key; a key is one lower-case letter or digit."),
        (("Ctrl+h",), 11, "'Ctrl+h' is no key; a key is one lower-case letter or digit."),
        ((",",), 11, "',' is no key; a key is one lower-case letter or digit."),
        (("u",), 11, "the key 'u' belongs to the review page; use another."),
        (("h 1 2 3",), 11, "the key sequence 'h 1 2 3' is longer than 3 keys."),
    ],
)
def test_a_sequence_that_cannot_be_typed_is_reported(sequences, line, reason):
    """Each on its own line, naming the other policy where there is one."""
    assert (line, reason) in check(*sequences)


@pytest.mark.parametrize("key", sorted(REVIEW_PAGE_KEYS))
def test_no_key_of_the_review_page_can_open_a_category(key):
    """Else `u` would label instead of undoing."""
    assert check(categories=(("hate", key),)) == [(1, f"the key {key!r} belongs to the review page; use another.")]


def test_the_review_pages_keys_are_those_of_the_keyboard_grammar():
    """What is left for packs are twelve letters and the digits."""
    assert "".join(sorted(set("abcdefghijklmnopqrstuvwxyz") - REVIEW_PAGE_KEYS)) == "acdfghqrstvz"


def test_two_categories_cannot_share_a_key():
    """The second is reported with the line of the first."""
    problems = check(categories=(("hate", "h"), ("harm", "h")))
    assert problems == [(2, "the key 'h' is already that of the category 'hate' on line 1.")]


def test_a_category_wants_a_letter():
    """Digits are for policies."""
    assert check(categories=(("hate", "1"),)) == [(1, "the category 'hate' needs a letter, not the digit '1'.")]
