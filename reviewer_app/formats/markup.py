"""Plain text out of subtitle markup: HTML and ASS tags, entities, stray characters."""

import html
import re
import unicodedata

_HTML_NAMES = (
    "a|abbr|b|bdi|bdo|big|blink|body|br|c|center|cite|code|del|div|em|font|h[1-6]|head|html|i|img|ins|kbd|lang|li|mark|"
    "nobr|ol|p|pre|q|rp|rt|ruby|s|samp|script|small|span|strike|strong|style|sub|sup|table|td|title|tr|tt|u|ul|v|var"
)
# Only elements that exist, or anything with an attribute: <risas> and <3 are what somebody wrote.
_HTML_TAG = re.compile(rf"</?(?:{_HTML_NAMES})(?:[\s.][^<>]*)?/?>|<[a-z][a-z0-9]*\s[^<>=]*=[^<>]*>", re.IGNORECASE)
_LINE_BREAK = re.compile(r"<br\s*/?>|\\[Nh]", re.IGNORECASE)
_ASS_TAG = re.compile(r"\{\\[^{}]*\}|\{[yYcCfFsSpPhH]:[^{}]*\}")
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def clean(text: str) -> str:
    """One line of text in NFC: white space collapsed, control characters out, lone surrogates replaced by U+FFFD."""
    if not text.isprintable():
        text = "".join(map(_clean_character, text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    return " ".join(text.split())


def _clean_character(character: str) -> str:
    category = unicodedata.category(character)
    if category == "Cs":
        return "\ufffd"
    if category == "Cc":
        return " "
    return "" if character == "\ufeff" else character


def visible(text: str) -> bool:
    """Whether anything of cleaned text can be seen."""
    return any(character.isprintable() and character != " " for character in text)


def decode_entities(text: str) -> str:
    """`&amp;` and its kin as characters; a bare `&` stays."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def plain(text: str) -> str:
    """Subtitle text without HTML and ASS tags, entities decoded, cleaned."""
    if "{" in text:
        text = _ASS_TAG.sub("", text)
    if "<" in text or "\\" in text:
        text = _HTML_TAG.sub("", _LINE_BREAK.sub(" ", text))
    return clean(decode_entities(text))
