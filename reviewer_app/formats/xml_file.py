"""XML as a tree that knows its lines; what XML can do beyond holding text is refused."""

from pathlib import Path
from typing import NamedTuple
from xml.sax import SAXParseException

from defusedxml import DefusedXmlException
from defusedxml.expatreader import DefusedExpatParser

from reviewer_app.domain.errors import Unreadable

_DEEPEST = 100


class Element(NamedTuple):
    """An element by its name without prefix, the line it begins in, and its texts and elements in their order.

    `attributes` have no prefixes either; of two with the same name, the one without a prefix is kept.
    """

    name: str
    line: int
    attributes: dict[str, str]
    content: list["Element | str"]

    @property
    def elements(self) -> list["Element"]:
        """The elements right inside."""
        return [part for part in self.content if type(part) is not str]  # type: ignore[misc]

    @property
    def text(self) -> str:
        """All text inside, at any depth."""
        content = self.content
        if len(content) == 1 and type(content[0]) is str:
            return content[0]
        return "".join(part if isinstance(part, str) else part.text for part in content)

    def named(self, *names: str) -> list["Element"]:
        """The elements inside with one of the names, at any depth, in order."""
        found = []
        for part in self.content:
            if type(part) is not str:
                if part.name in names:
                    found.append(part)
                found += part.named(*names)
        return found


def read_xml(text: str, path: Path) -> Element:
    """The root of an XML text; raises Unreadable, with the line, for broken XML and for XML that declares entities."""
    body = text.lstrip()
    above = text.count("\n", 0, len(text) - len(body))
    parser = _TreeBuilder(path, above)
    try:
        # Nothing may stand above an XML declaration.
        parser.feed(body)
        parser.close()
        return parser.root
    except SAXParseException as error:
        reason = f"the XML is broken ({error.getMessage()}, column {error.getColumnNumber() + 1}); export it again."
        raise Unreadable(path, reason, (error.getLineNumber() or 1) + above) from None
    except DefusedXmlException:
        reason = "the XML declares entities or refers to other files, as no transcript does; choose another file."
        raise Unreadable(path, reason, 1) from None
    except UnicodeEncodeError:
        raise Unreadable(path, "the XML holds characters that are none; export it again.", 1) from None
    finally:
        parser.let_go()


class _TreeBuilder(DefusedExpatParser):
    """Makes the tree right behind expat: what SAX does in between takes as long again for half a million elements."""

    def __init__(self, path: Path, above: int) -> None:
        self._path, self._above = path, above
        self._top = Element("", 0, {}, [])
        super().__init__()

    @property
    def root(self) -> Element:
        """The outermost element."""
        return self._top.elements[0]

    def reset(self) -> None:
        """As it is called before the first text."""
        super().reset()
        expat, above = self._expat, self._above = self._parser, self._above
        # One piece of text where lines and entities would cut it.
        expat.buffer_text = True
        make = tuple.__new__
        inside: list[list[Element | str]] = [self._top.content]
        # Names of attributes that have no prefix, as they come up: there are few.
        plain: set[str] = set()

        def start(name: str, attributes: dict[str, str]) -> None:
            if len(inside) > _DEEPEST:
                reason = "the XML is nested deeper than any transcript; choose another file."
                raise Unreadable(self._path, reason, expat.CurrentLineNumber + above)
            if ":" in name:
                name = name.rpartition(":")[2]
            if not plain.issuperset(attributes):
                plain.update(name for name in attributes if ":" not in name)
                attributes = _without_prefixes(attributes)
            content: list[Element | str] = []
            inside[-1].append(make(Element, (name, expat.CurrentLineNumber + above, attributes, content)))
            inside.append(content)

        def take(text: str) -> None:
            inside[-1].append(text)

        expat.StartElementHandler, expat.CharacterDataHandler = start, take
        expat.EndElementHandler = lambda _: inside.pop()

    def let_go(self) -> None:
        """Expat knows its handlers and they know it: until somebody collects garbage the tree would stay."""
        expat = self._expat
        expat.StartElementHandler = expat.CharacterDataHandler = expat.EndElementHandler = None
        self._top.content.clear()


def _without_prefixes(attributes: dict[str, str]) -> dict[str, str]:
    bare = {key.rpartition(":")[2]: value for key, value in attributes.items() if ":" in key}
    return bare | {key: value for key, value in attributes.items() if ":" not in key}
