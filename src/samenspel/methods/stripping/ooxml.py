"""Word documents without properties, comments, tracked changes and the names that stand in them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator

from lxml import etree

from samenspel.methods.words import Words

from .copies import Unstrippable
from .pictures import strip_picture
from .zips import drop, packed, tree_of, unpacked, unwrap, written

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
DROPPED = re.compile(
    r"docProps/.*|customXml/.*|_xmlsignatures/.*|word/(comments.*|people|documentProtection|vbaData)\.xml"
    r"|word/(vbaProject|attachedToolbars)\.bin|.*/printerSettings.*|userCustomization/.*|word/webextensions/.*"
)
EMBEDDED = re.compile(r"word/(embeddings|activeX)/.*")
PICTURE = re.compile(r".*\.(jpe?g|png|gif|tiff?|webp|bmp)", re.IGNORECASE)
_GONE = frozenset(
    [
        "del",
        "moveFrom",
        "delText",
        "commentRangeStart",
        "commentRangeEnd",
        "commentReference",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "tblPrExChange",
        "numberingChange",
        "moveFromRangeStart",
        "moveFromRangeEnd",
        "moveToRangeStart",
        "moveToRangeEnd",
        "customXmlInsRangeStart",
        "customXmlInsRangeEnd",
        "customXmlDelRangeStart",
        "customXmlDelRangeEnd",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rsids",
        "docVars",
        "mailMerge",
        "attachedTemplate",
        "writeProtection",
        "documentProtection",
    ]
)
_OPENED = frozenset(("ins", "moveTo"))
_ATTRIBUTES = frozenset(("author", "initials", "date", "userId", "providerId"))
_FIELDS = re.compile(r"\b(AUTHOR|LASTSAVEDBY|USERNAME|USERINITIALS|USERADDRESS|FILENAME|DOCPROPERTY)\b")
_PRIVATE = re.compile(r"(mailto|file|tel):", re.IGNORECASE)
DID = (
    Words("properties of the document (author, organisation, title, template)"),
    Words("comments"),
    Words("tracked changes: they were accepted"),
    Words("what pictures tell beside what one sees"),
)


def strip_docx(data: bytes) -> tuple[bytes, tuple[Words, ...], str]:
    """The copy, what was taken out, and its text."""
    parts = unpacked(data)
    if "word/document.xml" not in parts or "word/vbaProject.bin" in parts:
        raise Unstrippable(
            Words("This is no plain Word document. Save it as .docx without macros, or as PDF.")
        )
    gone = {name for name in parts if DROPPED.fullmatch(name)}
    kept = {name: _stripped(name, part, gone) for name, part in parts.items() if name not in gone}
    told = [DID[0], *([DID[1]] if any("comments" in name for name in gone) else [])]
    if re.search(rb":(ins|del|moveFrom|moveTo) ", parts["word/document.xml"]):
        told.append(DID[2])
    if any(PICTURE.fullmatch(name) for name in kept):
        told.append(DID[3])
    return packed(kept, first="[Content_Types].xml"), tuple(told), text_of(kept)


def _stripped(name: str, part: bytes, gone: Iterable[str]) -> bytes:
    if EMBEDDED.fullmatch(name):
        return b""
    if PICTURE.fullmatch(name):
        return strip_picture(part)
    if not name.endswith((".xml", ".rels")):
        return part
    tree = tree_of(part)
    if name == "[Content_Types].xml":
        _declare(tree, gone)
    elif name.endswith(".rels"):
        _relate(tree, name, gone)
    else:
        _clean(tree)
    return written(tree)


def _declare(tree: etree._Element, gone: Iterable[str]) -> None:
    paths = {f"/{name}" for name in gone}
    for child in [*tree]:
        if child.get("PartName") in paths:
            tree.remove(child)


def _relate(tree: etree._Element, name: str, gone: Iterable[str]) -> None:
    """Nothing leads to what is gone, to a mailbox or to a place on somebody's machine."""
    folder = posixpath.dirname(posixpath.dirname(name))
    dropped = set(gone)
    for child in [*tree]:
        target = child.get("Target") or ""
        if child.get("TargetMode") == "External":
            if "attachedTemplate" in (child.get("Type") or ""):
                tree.remove(child)
            elif _PRIVATE.match(target) or "\\" in target:
                child.set("Target", "about:blank")
        elif posixpath.normpath(posixpath.join(folder, target)).lstrip("/") in dropped:
            tree.remove(child)


def _clean(tree: etree._Element) -> None:
    for element in [*tree.iter(etree.Element)]:
        name = _local(element)
        for key in [*element.attrib]:
            local = etree.QName(key).localname
            if local in _ATTRIBUTES or local.startswith("rsid"):
                del element.attrib[key]
        if name in _GONE and element.getparent() is not None:
            drop(element)
        elif name in _OPENED:
            unwrap(element)
    _empty_fields(tree)


def _empty_fields(tree: etree._Element) -> None:
    """Fields that say who wrote this, and where it is kept, say nothing."""
    for element in tree.iter(f"{_W}fldSimple", f"{_STRICT}fldSimple"):
        if _FIELDS.search(
            next((value for key, value in element.attrib.items() if key.endswith("instr")), "")
        ):
            _silence(element.iter())
    for paragraph in tree.iter(f"{_W}p", f"{_STRICT}p"):
        for field in _fields(paragraph):
            _silence(field)


def _fields(paragraph: etree._Element) -> Iterator[list[etree._Element]]:
    """The elements between the begin and the end of each field that tells."""
    inside, told = list[etree._Element](), False
    for element in paragraph.iter(etree.Element):
        kind = next((value for key, value in element.attrib.items() if key.endswith("fldCharType")), "")
        if kind == "begin":
            inside, told = [], False
        elif kind == "end":
            if told:
                yield inside
            inside, told = [], False
        elif _local(element) == "instrText" and _FIELDS.search(element.text or ""):
            told = True
        inside.append(element)


def _silence(elements: Iterable[etree._Element]) -> None:
    for element in elements:
        if _local(element) == "t":
            element.text = ""


def _local(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def text_of(parts: dict[str, bytes]) -> str:
    """What one reads, and the words beside pictures; a paragraph on each line."""
    lines = list[str]()
    for name, part in parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            tree = tree_of(part)
            paragraphs = [*tree.iter(f"{_W}p", f"{_STRICT}p")]
            lines += [
                "".join(one.text or "" for one in it.iter() if _local_of(one) == "t") for it in paragraphs
            ]
            lines += [
                value
                for one in tree.iter(etree.Element)
                for key, value in one.attrib.items()
                if key in ("descr", "title")
            ]
    return "\n".join(lines)


def _local_of(element: etree._Element) -> str:
    return _local(element) if isinstance(element.tag, str) else ""
