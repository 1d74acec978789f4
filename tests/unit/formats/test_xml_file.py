"""XML as a tree; bombs are refused."""

import gc
from contextlib import suppress
from pathlib import Path

import pytest

from reviewer_app.domain.errors import Unreadable
from reviewer_app.formats.xml_file import Element, read_xml

PATH = Path("name.xml")
BOMB = '<!DOCTYPE tt [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><tt>&b;</tt>'
OUTSIDE = '<!DOCTYPE tt SYSTEM "http://localhost/x.dtd"><tt/>'
FILE = '<!DOCTYPE tt [<!ENTITY x SYSTEM "file:///etc/passwd">]><tt>&x;</tt>'


def test_names_without_prefixes_texts_and_lines():
    root = read_xml('\n<?xml version="1.0"?>\n<a:tt xml:lang="es" x:n="1" n="2">uno\n<b>dos</b>&amp;</a:tt>', PATH)
    assert (root.name, root.line, root.attributes, root.text) == ("tt", 3, {"lang": "es", "n": "2"}, "uno\ndos&")
    assert [(element.name, element.line) for element in root.named("b")] == [("b", 4)]


def test_a_declared_encoding_is_of_no_matter():
    assert read_xml('<?xml version="1.0" encoding="ISO-8859-1"?><a>ñ</a>', PATH).text == "ñ"


@pytest.mark.parametrize("text", [BOMB, OUTSIDE, FILE])
def test_entities_and_other_files_are_refused(text):
    with pytest.raises(Unreadable, match="declares entities or refers to other files"):
        read_xml(text, PATH)


@pytest.mark.parametrize(("text", "line"), [("<a>\n<b></a>", 2), ("\n\n<a>\n", 4), ("<a/>\n<b/>", 2), ("", 1)])
def test_broken_xml_is_named_by_its_line(text, line):
    with pytest.raises(Unreadable, match="XML is broken") as caught:
        read_xml(text, PATH)
    assert caught.value.line == line


def test_endless_nesting_is_refused():
    with pytest.raises(Unreadable, match="nested deeper"):
        read_xml("<a>" * 100_000, PATH)


@pytest.mark.parametrize("text", ["<a><b x='1'>text</b></a>", "<a><b x='1'>text</b>", BOMB])
def test_a_tree_is_gone_when_nobody_holds_it(text):
    """Also where nobody collects garbage, as while a window is in front; what was half read, too."""
    gc.collect()
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        with suppress(Unreadable):
            read_xml(text, PATH)
        assert [one.name for one in gc.get_objects() if isinstance(one, Element) and one.name] == []
    finally:
        if was_enabled:
            gc.enable()
