"""What is left of subtitle markup."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewer_app.formats.markup import clean, decode_entities, plain, visible


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<i>Hola</i> <b>a</b> <u>todos</u>", "Hola a todos"),
        ("<font color=\"#ff0000\" face='x'>rojo</font>", "rojo"),
        ("<FONT COLOR=red>rojo</FONT>", "rojo"),
        (r"{\an8}arriba{\i1} ya{\i0}", "arriba ya"),
        (r"una\Nlínea<br/>y otra", "una línea y otra"),
        ("Tom &amp; Ana &lt;3 &#241; &#xF1;", "Tom & Ana <3 ñ ñ"),
        ("&lt;i&gt;", "<i>"),
    ],
)
def test_tags_and_entities_go(markup, text):
    assert plain(markup) == text


@pytest.mark.parametrize("text", ["te quiero <3", "1 < 2 > 0", "<risas> ya", "AT&T & R&D", "{llaves}", "a<b", "<>"])
def test_what_only_looks_like_markup_is_kept(text):
    assert plain(text) == text


def test_clean_leaves_nothing_that_hurts_a_terminal_or_json():
    assert clean("a\x1b[31mb\x00\t c\u2028d\ufeff") == "a [31mb c d"
    assert clean("\ud800x") == "\ufffdx"


def test_clean_composes_letters():
    """A decomposed n with tilde is the letter ñ, so that search finds it."""
    assert clean("an\u0303o") == "año"


def test_emoji_joined_by_invisible_characters_stay_whole():
    assert clean("👩\u200d👧") == "👩\u200d👧"


@pytest.mark.parametrize(("text", "seen"), [("a", True), ("", False), ("\u200b \u200b", False), ("!", True)])
def test_visible(text, seen):
    assert visible(text) is seen


def test_entities_that_are_none_stay():
    assert decode_entities("&nada; &copy &#xFFFFFFF;") == "&nada; &copy &#xFFFFFFF;"


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_any_text_becomes_one_line_that_can_be_written(text):
    cleaned = plain(text)
    json.dumps(cleaned, ensure_ascii=False).encode()
    assert cleaned == " ".join(cleaned.split())
    assert clean(cleaned) == cleaned
