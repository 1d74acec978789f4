"""Names of languages by their codes."""

import pytest

from reviewer_app.ui.language_names import language_name


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("spa", "español"),
        ("es", "español"),
        ("es-419", "español"),
        ("en_GB", "English"),
        ("por", "português"),
        ("cat", "català"),
        ("und", ""),
        ("xx", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_language_is_named_as_its_speakers_do(code, name):
    assert language_name(code) == name
