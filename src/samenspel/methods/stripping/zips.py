"""Office files are zips: opened no larger than they may be, written anew without dates and notes."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

from lxml import etree

from samenspel.methods.words import Words
from samenspel.methods.xml_files import SAFELY

from .copies import Unstrippable

MOST_UNPACKED, MOST_FILES = 150 << 20, 3000
NO_DOCUMENT = Words("This document cannot be read. Save it again as .docx, .odt or PDF, without a password.")
_PADDED = Words("Unpacked, this document is larger than 150 MB. Take pictures out, or send a PDF.")
_DOCTYPE = Words(
    "There is a DOCTYPE in this document, which is not read. Save it again with another program."
)


def unpacked(data: bytes) -> dict[str, bytes]:
    """What its directory says of sizes is not believed. Raises Unstrippable."""
    parts, left = dict[str, bytes](), MOST_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            members = archive.infolist()
            if len(members) > MOST_FILES:
                raise Unstrippable(_PADDED)
            for member in members:
                with archive.open(member) as file:
                    part = file.read(left + 1)
                left -= len(part)
                if left < 0:
                    raise Unstrippable(_PADDED)
                parts[member.filename] = part
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError):
        raise Unstrippable(NO_DOCUMENT) from None
    return parts


def packed(parts: Mapping[str, bytes], *, first: str = "") -> bytes:
    """`first` is stored as it is, at the beginning: there programs look what kind of file it is."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(parts, key=lambda name: (name != first, name)):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            archive.writestr(info, parts[name])
    return stream.getvalue()


def tree_of(part: bytes) -> etree._Element:
    if b"<!DOCTYPE" in part[:4096].replace(b"\0", b"").upper():
        raise Unstrippable(_DOCTYPE)
    try:
        return etree.fromstring(part, etree.XMLParser(**SAFELY))
    except etree.XMLSyntaxError:
        raise Unstrippable(NO_DOCUMENT) from None


def written(tree: etree._Element) -> bytes:
    return bytes(etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True))


def drop(element: etree._Element) -> None:
    """It and what is in it; what stands behind it stays."""
    _keep_tail(element, "")
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def unwrap(element: etree._Element) -> None:
    """What is in it stays in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    for number, child in enumerate(list(element)):
        parent.insert(at + number, child)
    _keep_tail(element, "")
    parent.remove(element)


def _keep_tail(element: etree._Element, text: str) -> None:
    tail, parent = text + (element.tail or ""), element.getparent()
    element.tail = None
    if not tail or parent is None:
        return
    before = element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
