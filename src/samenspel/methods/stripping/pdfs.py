"""PDF files without properties, embedded files, comments, signatures and what pictures tell."""

from __future__ import annotations

import io
import re
import time
from typing import Any

import pikepdf

from samenspel.methods.words import Words

from .copies import Unstrippable
from .ooxml import DID
from .pictures import strip_jpeg

MOST_OBJECTS, SECONDS = 400_000, 20
LOCKED = Words("This PDF is protected with a password or against copying. Save it without protection.")
NO_PDF = Words("This PDF cannot be read. Export it again from the program that made it.")
_ROOT = (
    *("/Metadata", "/PieceInfo", "/AF", "/Collection", "/OpenAction", "/AA", "/Perms", "/Legal"),
    *("/SpiderInfo", "/Threads", "/URI", "/DPartRoot", "/Requirements"),
)
_ANYWHERE = ("/Metadata", "/PieceInfo", "/AF", "/LastModified", "/Thumb", "/AA")
_KEPT_NOTES = frozenset(("/Link", "/Widget"))
_NAMES = ("/EmbeddedFiles", "/JavaScript")
_PRIVATE = re.compile(rb"\s*(mailto|file|tel):", re.IGNORECASE)
PDF_DID = (
    Words("properties of the document (author, title, program, XMP)"),
    Words("embedded files"),
    Words("comments"),
    Words("signatures"),
)


def is_locked(data: bytes) -> bool:
    """What cannot be read is left to `strip_pdf`."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            return pdf.is_encrypted
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, RuntimeError):
        return False


def strip_pdf(data: bytes) -> tuple[bytes, tuple[Words, ...], str, bool]:
    """The copy, what was taken out, its text, and whether all of the text was read."""
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.is_encrypted:
                raise Unstrippable(LOCKED)
            told = _clean(pdf)
            stream = io.BytesIO()
            pdf.remove_unreferenced_resources()
            pdf.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    except pikepdf.PasswordError:
        raise Unstrippable(LOCKED) from None
    except (pikepdf.PdfError, RuntimeError, TypeError, KeyError, AttributeError, OverflowError):
        raise Unstrippable(NO_PDF) from None
    copy = stream.getvalue()
    return copy, told, *_text(copy)


def _clean(pdf: pikepdf.Pdf) -> tuple[Words, ...]:
    if len(pdf.objects) > MOST_OBJECTS:
        raise Unstrippable(NO_PDF)
    root, told = pdf.Root, [PDF_DID[0]]
    _drop(pdf.trailer, ("/Info", "/ID"))
    names = root.get("/Names", pikepdf.Dictionary())
    if any(name in names for name in _NAMES) or "/AF" in root:
        told.append(PDF_DID[1])
    _drop(names, _NAMES)
    _drop(root, _ROOT)
    if _signed(root):
        told.append(PDF_DID[3])
    if sum(_comments(page.obj) for page in pdf.pages):
        told.append(PDF_DID[2])
    if _objects(pdf):
        told.append(DID[3])
    return tuple(told)


def _drop(found: Any, keys: tuple[str, ...]) -> None:
    for key in keys:
        if key in found:
            del found[key]


def _signed(root: pikepdf.Object) -> bool:
    form = root.get("/AcroForm")
    if form is None:
        return False
    _drop(form, ("/XFA", "/SigFlags"))
    fields = form.get("/Fields", pikepdf.Array())
    signed = [one for one in fields if one.get("/FT") == "/Sig"]
    form["/Fields"] = pikepdf.Array([one for one in fields if one.get("/FT") != "/Sig"])
    for one in signed:
        _drop(one, ("/V", "/T", "/TU", "/AP"))
    return bool(signed)


def _comments(page: Any) -> int:
    """How many were taken out."""
    notes = page.get("/Annots")
    if notes is None:
        return 0
    kept = [note for note in notes if note.get("/Subtype") in _KEPT_NOTES and note.get("/FT") != "/Sig"]
    page["/Annots"] = pikepdf.Array(kept)
    for note in kept:
        uri = note.get("/A", pikepdf.Dictionary()).get("/URI")
        if uri is not None and _PRIVATE.match(bytes(uri)):
            del note["/A"]
        _drop(note, ("/Contents", "/M", "/NM"))
    return len(notes) - len(kept)


def _objects(pdf: pikepdf.Pdf) -> int:
    """Of everything what it says beside itself; answers how many pictures there are."""
    pictures = 0
    for one in pdf.objects:
        if isinstance(one, pikepdf.Dictionary | pikepdf.Stream):
            _drop(one, _ANYWHERE)
        if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image":
            pictures += 1
            if one.get("/Filter") in (pikepdf.Name.DCTDecode, pikepdf.Array([pikepdf.Name.DCTDecode])):
                _without_notes(one)
    return pictures


def _without_notes(picture: pikepdf.Stream) -> None:
    raw = picture.read_raw_bytes()
    if raw.startswith(b"\xff\xd8"):
        try:
            picture.write(strip_jpeg(raw), filter=pikepdf.Name.DCTDecode, decode_parms=_parms(picture))
        except Unstrippable:
            return


def _parms(picture: pikepdf.Stream) -> Any:
    return picture.get("/DecodeParms")


def _text(data: bytes) -> tuple[str, bool]:
    """As far as there is time: the first pages tell most."""
    from pypdf import PdfReader  # only who looks for names needs it
    from pypdf.errors import PyPdfError

    until, lines = time.monotonic() + SECONDS, list[str]()
    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            if time.monotonic() > until:
                return "\n".join(lines), False
            lines.append(page.extract_text())
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError):
        return "\n".join(lines), False
    return "\n".join(lines), True
