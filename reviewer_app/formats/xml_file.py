"""XML as a tree that knows its lines; what XML can do beyond holding text is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesImpl

from defusedxml import DefusedXmlException
from defusedxml.expatreader import create_parser

from reviewer_app.domain.errors import Unreadable

_DEEPEST = 100


@dataclass(slots=True)
class Element:
    """An element by its name without prefix, the line it begins in, and its texts and elements in their order.

    `attributes` have no prefixes either; of two with the same name, the one without a prefix is kept.
    """

    name: str
    line: int
    attributes: dict[str, str]
    content: list["Element | str"] = field(default_factory=list)

    @property
    def elements(self) -> list["Element"]:
        """The elements right inside."""
        return [part for part in self.content if isinstance(part, Element)]

    @property
    def text(self) -> str:
        """All text inside, at any depth."""
        return "".join(part if isinstance(part, str) else part.text for part in self.content)

    def named(self, *names: str) -> list["Element"]:
        """The elements inside with one of the names, at any depth, in order."""
        found = []
        for element in self.elements:
            if element.name in names:
                found.append(element)
            found += element.named(*names)
        return found


def read_xml(text: str, path: Path) -> Element:
    """The root of an XML text; raises Unreadable, with the line, for broken XML and for XML that declares entities."""
    parser = create_parser()
    body = text.lstrip()
    above = text.count("\n", 0, len(text) - len(body))
    reader = _TreeBuilder(path, lambda: (parser.getLineNumber() or 1) + above)
    parser.setContentHandler(reader)
    try:
        # Nothing may stand above an XML declaration.
        parser.feed(body)
        parser.close()
    except SAXParseException as error:
        reason = f"the XML is broken ({error.getMessage()}, column {error.getColumnNumber() + 1}); export it again."
        raise Unreadable(path, reason, (error.getLineNumber() or 1) + above) from None
    except DefusedXmlException:
        reason = "the XML declares entities or refers to other files, as no transcript does; choose another file."
        raise Unreadable(path, reason, 1) from None
    except UnicodeEncodeError:
        raise Unreadable(path, "the XML holds characters that are none; export it again.", 1) from None
    return reader.root


class _TreeBuilder(ContentHandler):
    def __init__(self, path: Path, line: Callable[[], int]) -> None:
        super().__init__()
        self._path = path
        self._line = line
        self._open = [Element("", 0, {})]

    @property
    def root(self) -> Element:
        return self._open[0].elements[0]

    def startElement(self, name: str, attrs: AttributesImpl) -> None:
        if len(self._open) > _DEEPEST:
            raise Unreadable(
                self._path, "the XML is nested deeper than any transcript; choose another file.", self._line()
            )
        attributes = dict(attrs.items())
        if ":" in "".join(attributes):
            bare = {key.rpartition(":")[2]: value for key, value in attributes.items() if ":" in key}
            attributes = bare | {key: value for key, value in attributes.items() if ":" not in key}
        element = Element(name.rpartition(":")[2], self._line(), attributes)
        self._open[-1].content.append(element)
        self._open.append(element)

    def endElement(self, name: str) -> None:
        self._open.pop()

    def characters(self, content: str) -> None:
        self._open[-1].content.append(content)
