"""Copies for reviewers: nothing of the author is left beside the text, and its text the author is warned."""

import io
import re
import zipfile

import pikepdf
import pytest
from PIL import Image
from pypdf import PdfReader

from samenspel.methods.stripping import Sought, Unstrippable, kind_of, said_to, strip, strip_sent

from .planted import MAIL, NAME, docx, marks_in, odt, pdf, photo, zipped

KINDS = {"pdf": pdf, "docx": docx, "odt": odt, "jpg": photo}
SOUGHT = [Sought("name", NAME), Sought("mail", MAIL)]


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_of_the_author_is_left_in_a_copy(kind):
    made = KINDS[kind]()
    assert len(marks_in(made)) > 2
    copy = strip(made)
    assert (copy.kind, marks_in(copy.data)) == (kind, [])
    assert copy.did


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_file_gives_the_same_copy(kind):
    assert strip(KINDS[kind]()).data == strip(KINDS[kind]()).data


def test_the_number_of_the_original_is_not_in_a_copy():
    """Two PDF files of one text differ in it; it would lead a reviewer to another copy of the author's."""
    copies = []
    for number in (b"1" * 16, b"2" * 16):
        made = io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf())) as document:
            document.trailer.ID = pikepdf.Array([number, number])
            document.save(made)
        copies.append(strip(made.getvalue()).data)
    assert copies[0] == copies[1]
    assert b"1" * 16 not in copies[0]


def test_the_text_of_a_word_document_stays_with_its_changes_accepted():
    with zipfile.ZipFile(io.BytesIO(strip(docx()).data)) as archive:
        text = re.sub("<[^>]*>", "", archive.read("word/document.xml").decode())
        assert "".join(text.split()) == "AplaybyparentsaddedboldFILENAME"
        names = set(archive.namelist())
        assert {"docProps/core.xml", "word/comments.xml"} & names == set()
        assert "comments" not in archive.read("word/_rels/document.xml.rels").decode()


def test_the_text_of_a_pdf_stays():
    assert PdfReader(io.BytesIO(strip(pdf()).data)).pages[0].extract_text().strip() == "A play by parents"


def test_a_photo_shows_what_it_showed():
    with Image.open(io.BytesIO(strip(photo()).data)) as picture:
        assert (picture.size, len(picture.getexif())) == ((8, 6), 0)


@pytest.mark.parametrize(
    ("document", "left"),
    [
        (docx("<w:p><w:r><w:t>Wilhel</w:t></w:r><w:r><w:t>mina QUIST</w:t></w:r></w:p>"), ["name"]),
        (pdf(f"{NAME}, {MAIL}"), ["name", "mail"]),
        (docx("<w:p><w:r><w:t>Quistian</w:t></w:r></w:p>"), []),
    ],
)
def test_what_still_stands_in_the_text_is_told(document, left):
    copy = strip_sent(said_to(document, SOUGHT), lambda done, total: None)
    assert ([one.what for one in copy.left], copy.read) == (left, True)


def test_a_locked_pdf_is_refused_with_what_to_do():
    with pytest.raises(Unstrippable, match="This PDF is protected with a password"):
        kind_of(pdf(encrypted=True))


def test_a_pdf_that_only_speaks_of_encryption_is_taken():
    assert kind_of(pdf("The /Encrypt dictionary")) == "pdf"


BOMB = {"word/document.xml": b"<a/>", "word/media/x.bin": bytes(151 << 20)}
LAUGHS = b'<!DOCTYPE a [<!ENTITY b "ha">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"GIF89a", "Send a PDF, a Word document"),
        (b"\xd0\xcf\x11\xe0" + bytes(90), "This is an old Word file, or one with a password"),
        (b"PK\x03\x04word/ cut off", "This document cannot be read"),
        (zipped({"word/document.xml": LAUGHS}), "There is a DOCTYPE in this document"),
        (zipped({"word/document.xml": b"<a>"}), "This document cannot be read"),
        (zipped({"word/vbaProject.bin": b"", "word/document.xml": b"<a/>"}), "without macros"),
        (zipped({"content.xml": b"<a/>", "META-INF/manifest.xml": b"<encryption-data/>"}), "with a password"),
        (b"%PDF-1.7\nnothing", "This PDF cannot be read"),
        (b"\xff\xd8\xff\xe0\x00", "This picture cannot be read"),
        (bytes(26 << 20), "This file is larger than 25 MB"),
    ],
)
def test_what_cannot_be_stripped_is_refused_with_what_to_do(data, says):
    with pytest.raises(Unstrippable, match=says):
        strip(data)


def test_a_bomb_is_not_unpacked():
    with pytest.raises(Unstrippable, match="larger than 150 MB"):
        strip(zipped(BOMB))
