"""Small trees of XML, written without what XML forbids, and read without what it should have forbidden."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, ParseError, SubElement, TreeBuilder, XMLParser

from samenspel.methods.files import Source, as_bytes
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.words import Words

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """A child; attributes that are empty are left out."""
    child = SubElement(parent, tag, {key: _allowed(value) for key, value in attributes.items() if value})
    child.text = _allowed(text) or None
    return child


def parsed(source: Source) -> Element:
    """Raises MalformedFile; a document type is refused, since entities and other files hide there."""
    parser = XMLParser(target=_Builder())  # noqa: S314 -- its builder refuses what is dangerous
    try:
        parser.feed(as_bytes(source))
        found: Element = parser.close()
    except ParseError as error:
        raise MalformedFile(error.position[0], Words("this is not well-formed XML.")) from None
    return found


class _Builder(TreeBuilder):
    def doctype(self, name: str, pubid: str | None, system: str | None) -> None:
        raise MalformedFile(1, Words("there is a DOCTYPE here, which is not read; take it out."))


def _allowed(text: str) -> str:
    return _FORBIDDEN.sub("", text)
