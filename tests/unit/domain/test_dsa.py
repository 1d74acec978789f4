"""Categories and keywords of statements of reasons."""

from reviewer_app.domain.dsa import KEYWORDS_OF, keywords_of


def test_keywords_belong_to_their_category_and_other_to_all():
    """What the transparency database's own documents list."""
    assert "KEYWORD_HATE_SPEECH" in keywords_of("STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH")
    assert "KEYWORD_HATE_SPEECH" not in keywords_of("STATEMENT_CATEGORY_VIOLENCE")
    assert all("KEYWORD_OTHER" in keywords_of(category) for category in KEYWORDS_OF)
    assert keywords_of("STATEMENT_CATEGORY_UNKNOWN") == frozenset()


def test_names_have_the_databases_form():
    """Sixteen categories; a slip in a prefix would only show at the server."""
    assert len(KEYWORDS_OF) == 16
    assert all(category.startswith("STATEMENT_CATEGORY_") for category in KEYWORDS_OF)
    assert all(word.startswith("KEYWORD_") for words in KEYWORDS_OF.values() for word in words)
