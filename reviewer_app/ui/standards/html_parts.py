"""What all documents on the right of the page are made of: a style sheet, heads, places to go to, pairs.

For a QTextBrowser, which knows a part of HTML and CSS. Headings are paragraphs: it would enlarge `h1` once more.
"""

from collections.abc import Sequence
from html import escape

from reviewer_app.ui.theme import Theme

# How the names of places begin that the keys go to, and of headings that only links lead to.
PLACE, HEADING = "at:", "in:"


def style(theme: Theme) -> str:
    """The theme's colours and lengths as classes for the parts below."""
    c, px = theme.tokens, theme.px
    sizes = {"title": (20, 0, 2), "heading": (18, 34, 2), "entry": (15, 22, 2)}
    heads = "".join(
        f".{name} {{ font-size: {px(size)}px; font-weight: 600; margin-top: {px(above) if above else 0}px; "
        f"margin-bottom: {px(below)}px; }} "
        for name, (size, above, below) in sizes.items()
    )
    return (
        f"p {{ margin-top: 0; margin-bottom: {px(6)}px; }} {heads}"
        f".muted, th {{ color: {c.muted}; }} th {{ font-weight: normal; text-align: left; }} "
        f"table {{ margin-top: {px(6)}px; }} td, th {{ padding: {px(4)}px {px(18)}px {px(4)}px 0; }} "
        "a { text-decoration: none; } "
        f".key {{ color: {c.muted}; background-color: {c.raised}; font-weight: normal; font-size: {px(12)}px; }} "
        f".small {{ color: {c.muted}; font-weight: normal; font-size: {px(13)}px; }} "
        f".cut {{ color: {c.error}; background-color: {c.error_back}; text-decoration: line-through; }} "
        f".put {{ color: {c.accent}; background-color: {c.info_back}; text-decoration: underline; }} "
        f".error, .removed {{ color: {c.error}; }} .added {{ color: {c.good}; }} "
        f".changed, .renamed, .moved, .decisive {{ color: {c.warn}; }}"
    )


def head(title: str, about: str) -> str:
    """The title of a document and a line about it."""
    return f"<p class='title'>{escape(title)}</p><p class='muted'>{escape(about)}</p>"


def entry(place: str, title: str) -> str:
    """The head of an entry that the keys go to; `title` is HTML."""
    return f"<p class='entry'><a name='{PLACE}{escape(place)}'></a>{title}</p>"


def heading(name: str, title: str) -> str:
    """The head of a group of entries, which a link `#in:NAME` leads to; `title` is HTML."""
    return f"<p class='heading'><a name='{HEADING}{escape(name)}'></a>{title}</p>"


def key_cap(keys: str) -> str:
    """A sequence of keys as caps, `h 1`."""
    return " ".join(f"<span class='key'>&nbsp;{escape(key)}&nbsp;</span>" for key in keys.split(" ") if key)


def link(target: str, text: str) -> str:
    """A link that stays on one line; `target` is an address, `text` is HTML without tags."""
    return f"<a href='{escape(target)}'>{text.replace(' ', '&nbsp;')}</a>"


def table(rows: str) -> str:
    """Rows over the whole width."""
    return f"<table width='100%' cellspacing='0'>{rows}</table>"


def pairs(rows: Sequence[tuple[str, str]]) -> str:
    """Names on the left, texts on the right, line ends kept."""
    return table(
        "".join(
            f"<tr><td class='muted' width='20%' valign='top'>{escape(name)}</td>"
            f"<td valign='top'>{escape(text).replace(chr(10), '<br>')}</td></tr>"
            for name, text in rows
        )
    )
