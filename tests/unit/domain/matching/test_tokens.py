"""Words and emoji with their places."""

from reviewer_app.domain.matching.tokens import Tokens, emoji_in, token_pattern


def test_words_keep_marks_and_signs_and_know_their_places():
    text = "¡Hola, @ana! pu\u0301ta_puta $exo 5€ a\u200bb"
    tokens = Tokens(text, token_pattern())
    assert tokens.texts == ["Hola", "@ana", "pu\u0301ta", "puta", "$exo", "5€", "a\u200bb"]
    assert [text[tokens.start(n) : tokens.end(n)] for n in range(len(tokens.texts))] == tokens.texts
    assert tokens.gaps == [", ", "! ", "_", " ", " ", " "]


def test_known_emoji_are_tokens_with_their_style():
    assert Tokens("va🔪🏽🔪, 😀", token_pattern({"🔪"})).texts == ["va", "🔪🏽", "🔪"]
    assert emoji_in("vendo 🍃 a 3€") == {"🍃"}


def test_framed_letters_are_letters_and_flags_stand_by_themselves():
    """A flag behind a word is no part of it."""
    text = "p🅤t🅰️ ⓅⓊ hola🇲🇽🇨🇴 a @ b"
    assert Tokens(text, token_pattern()).texts == ["p🅤t🅰️", "ⓅⓊ", "hola", "🇲🇽🇨🇴", "a", "@", "b"]
    assert emoji_in("🅰 🇲🇽 ⓐ 🌽") == {"🌽"}


def test_nothing_in_nothing():
    tokens = Tokens("", token_pattern())
    assert (tokens.texts, tokens.gaps) == ([], [])
