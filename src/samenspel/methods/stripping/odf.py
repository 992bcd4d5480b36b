"""OpenDocument texts without properties, notes and tracked changes."""

from __future__ import annotations

import re

from lxml import etree

from samenspel.methods.words import Words

from .copies import Unstrippable
from .ooxml import DID, PICTURE
from .pictures import strip_picture
from .zips import drop, packed, tree_of, unpacked, written

DROPPED = re.compile(
    r"Thumbnails/.*|Configurations2/.*|layout-cache|settings\.xml|META-INF/.*signatures.*|Basic/.*|Dialogs/.*"
    r"|Versions/.*|VersionList\.xml|manifest\.rdf|ObjectReplacements/.*"
)
_GONE = frozenset(
    ("annotation", "annotation-end", "tracked-changes", "change", "change-start", "change-end", "scripts")
)
_SILENT = frozenset(
    [
        "author-name",
        "author-initials",
        "initial-creator",
        "creator",
        "file-name",
        "sender-firstname",
        "sender-lastname",
        "sender-initials",
        "sender-company",
        "sender-email",
        "sender-street",
        "sender-city",
        "sender-phone-private",
        "sender-phone-work",
        "sender-title",
        "sender-position",
        "printed-by",
        "user-defined",
        "user-field-get",
        "editing-cycles",
    ]
)
_META = (
    b'<?xml version="1.0" encoding="UTF-8"?><office:document-meta '
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" office:version="1.2"><office:meta/>'
    b"</office:document-meta>"
)


def strip_odt(data: bytes) -> tuple[bytes, tuple[Words, ...], str]:
    """The copy, what was taken out, and its text."""
    parts = unpacked(data)
    if "content.xml" not in parts:
        raise Unstrippable(Words("This is no text document. Save it as .odt, .docx or PDF."))
    if b"encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise Unstrippable(Words("This document is protected with a password. Save it without one."))
    gone = {name for name in parts if DROPPED.fullmatch(name)}
    kept = {name: _stripped(name, part, gone) for name, part in parts.items() if name not in gone}
    told = [DID[0], *([DID[1]] if b"<office:annotation" in parts["content.xml"] else [])]
    if b"tracked-changes" in parts["content.xml"]:
        told.append(DID[2])
    if any(PICTURE.fullmatch(name) for name in kept):
        told.append(DID[3])
    return packed(kept, first="mimetype"), tuple(told), _text(kept)


def _stripped(name: str, part: bytes, gone: set[str]) -> bytes:
    if name.endswith("meta.xml"):
        return _META
    if PICTURE.fullmatch(name):
        return strip_picture(part)
    if not name.endswith(".xml"):
        return b"" if name.startswith("Object") and "/" not in name else part
    tree = tree_of(part)
    if name == "META-INF/manifest.xml":
        _declare(tree, gone)
    else:
        _clean(tree)
    return written(tree)


def _declare(tree: etree._Element, gone: set[str]) -> None:
    for child in [*tree]:
        path = next((value for key, value in child.attrib.items() if key.endswith("full-path")), "")
        if path in gone or (path.endswith("/") and path != "/" and DROPPED.fullmatch(path)):
            tree.remove(child)


def _clean(tree: etree._Element) -> None:
    for element in [*tree.iter(etree.Element)]:
        name = etree.QName(element).localname
        if name in _GONE and element.getparent() is not None:
            drop(element)
        elif name in _SILENT:
            for child in [*element]:
                drop(child)
            element.text = ""
            for key in [*element.attrib]:
                if key.endswith(("string-value", "}display")):
                    del element.attrib[key]
        for key, value in element.attrib.items():
            if key.endswith("}href") and re.match(r"(mailto|file|tel):", value, re.IGNORECASE):
                element.set(key, "about:blank")


def _text(parts: dict[str, bytes]) -> str:
    names = ("content.xml", "styles.xml")
    trees = [tree_of(parts[name]) for name in names if name in parts]
    return "\n".join(
        "".join(str(text) for text in one.itertext())
        for tree in trees
        for one in tree.iter(etree.Element)
        if etree.QName(one).localname in ("p", "h", "desc", "title")
    )
