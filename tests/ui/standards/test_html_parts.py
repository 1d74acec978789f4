"""Parts of documents: nothing in them is read as markup, and the browser finds what they name."""

import pytest
from PySide6.QtGui import QTextDocument

from reviewer_app.ui.standards import html_parts
from reviewer_app.ui.theme import Theme

EVIL = "<b>&'x"


@pytest.mark.parametrize(
    "html",
    [
        html_parts.head(EVIL, EVIL),
        html_parts.pairs([(EVIL, EVIL)]),
        html_parts.key_cap(EVIL),
        html_parts.entry(EVIL, "x"),
        html_parts.heading(EVIL, "x"),
        html_parts.link(EVIL, "x"),
    ],
)
def test_what_people_write_is_no_markup(html):
    assert "<b>" not in html and "&'" not in html


def test_a_key_cap_for_each_key():
    assert html_parts.key_cap("h 1").count("class='key'") == 2
    assert html_parts.key_cap("") == ""


def test_titles_are_as_large_as_the_design_says_at_any_scale(qapp):
    """Qt enlarges the headings of HTML by itself."""
    for scale in (100, 200):
        document = QTextDocument()
        document.setDefaultStyleSheet(html_parts.style(Theme("dark", scale)))
        document.setHtml(html_parts.head("Title", "about"))
        font = document.begin().begin().fragment().charFormat().font()
        assert font.pixelSize() == 20 * scale // 100 and font.bold()


def test_a_line_end_in_a_pair_is_kept(qapp):
    document = QTextDocument()
    document.setHtml(html_parts.pairs([("Why", "one\ntwo")]))
    assert "one\ntwo" in document.toPlainText()
