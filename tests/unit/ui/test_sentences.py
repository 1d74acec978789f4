"""Sentences of the other layers in the window's language."""

import pytest

from reviewer_app.ui.language import Language
from reviewer_app.ui.sentences import CONTEXT, Sentences, told

_PAIRS = {
    "The span {policy} from {where} is open.": "El tramo {policy} desde {where} está abierto.",
    "{what} and nothing was stored: {remedy}.": "{what} y no se guardó nada: {remedy}.",
    "The disk is full": "El disco está lleno",
    "free some space on {drive}": "libere espacio en {drive}",
    "{name} is empty.": "{name} está vacío.",
    "The file {name} is empty.": "El archivo {name} está vacío.",
    "{a} and again {a}.": "{a} y otra vez {a}.",
    "line {n}": "línea {n}",
    "not yet said": "",
}


@pytest.fixture
def sentences(tmp_path):
    entries = "".join(
        f"<message><source>{source}</source><translation>{text}</translation></message>"
        for source, text in _PAIRS.items()
    )
    other = (
        "<context><name>Menu</name><message><source>File</source><translation>Archivo</translation></message></context>"
    )
    file = tmp_path / "some.ts"
    file.write_text(f"<TS>{other}<context><name>{CONTEXT}</name>{entries}</context></TS>", encoding="utf-8")
    return Sentences(file)


@pytest.mark.parametrize(
    ("text", "spanish"),
    [
        ("The span hate.slur from 0:12 is open.", "El tramo hate.slur desde 0:12 está abierto."),
        ("The disk is full and nothing was stored: free some space on D:.",
         "El disco está lleno y no se guardó nada: libere espacio en D:."),
        ("The file x is empty.", "El archivo x está vacío."),
        ("one and again one.", "one y otra vez one."),
        ("one and again two.", "one and again two."),
        ("Told already. The file x is empty.", "Told already. El archivo x está vacío."),
        ("The file x is empty. The span a from b is open. Told.",
         "El archivo x está vacío. El tramo a desde b está abierto. Told."),
        ("live.srt, line 4: The file x is empty.", "live.srt, line 4: El archivo x está vacío."),
        ("line 3: The file x is empty.", "línea 3: El archivo x está vacío."),
        ("not yet said", "not yet said"),
        ("File", "File"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_known_is_told_and_the_rest_stays(sentences, text, spanish):
    """The closest template counts; parts are told by themselves; a name that comes twice must be the same twice."""
    assert sentences.told(text) == spanish


def test_the_window_s_language_decides(qapp):
    """English is left alone; Spanish comes from the catalogue that the program brings."""
    sentence = "The recording has no sound."
    assert told(sentence) == sentence
    language = Language()
    language.use("es")
    assert told(sentence) == "La grabación no tiene sonido."
    language.use("en")
    assert told(sentence) == sentence
