"""Documents in which an author's marks stand wherever programs put them."""

import io
import zipfile

import pikepdf
from PIL import Image

NAME, MAIL, ORCID, PLACE = (
    "Wilhelmina Quist",
    "w.quist@planted.example",
    "0000-0002-9079-593X",
    "Quist Institute",
)
FILE, PDF, OFFICE, CHANGE = "Quist-draft", "Quist Distiller", "Quist house style", "as Quist said before"
MARKS = (NAME, MAIL, ORCID, PLACE, FILE, PDF, OFFICE, CHANGE)
"""The last three stand only in properties of a PDF, in those of a Word document, and in a tracked change."""
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def photo():
    exif = Image.Exif()
    exif[0x013B], exif[0x8298] = NAME, PLACE
    stream = io.BytesIO()
    Image.new("RGB", (8, 6), "red").save(stream, "JPEG", exif=exif, comment=MAIL.encode())
    return stream.getvalue() + NAME.encode()


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = NAME.encode()
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def docx(body="<w:p><w:r><w:t>A play by parents</w:t></w:r></w:p>"):
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Override PartName="/docProps/core.xml" ContentType="a/b"/><Override ContentType="a/b" '
            'PartName="/word/comments.xml"/><Override ContentType="c/d" PartName="/word/document.xml"/>'
            "</Types>",
            "_rels/.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{TYPE}/a" '
            f'Target="docProps/core.xml"/><Relationship Id="r2" Type="{TYPE}/officeDocument" '
            'Target="word/document.xml"/></Relationships>',
            "docProps/core.xml": f"<core>{NAME} {MAIL} {OFFICE}</core>",
            "docProps/custom.xml": f"<custom>{ORCID} {PLACE} Quist-draft</custom>",
            "word/document.xml": f"""<w:document {W}><w:body>{body}<w:p w:rsidR="00AB12">
              <w:ins w:id="1" w:author="{NAME}" w:date="2026-01-01T00:00:00Z"><w:r><w:t>added</w:t></w:r>
              </w:ins>
              <w:del w:id="2" w:author="{NAME}"><w:r><w:delText>{CHANGE}</w:delText></w:r></w:del>
              <w:r><w:rPr><w:b/><w:rPrChange w:id="3" w:author="{NAME}"><w:rPr/></w:rPrChange></w:rPr>
              <w:t>bold</w:t></w:r><w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>
              <w:fldSimple w:instr=" AUTHOR "><w:r><w:t>{NAME}</w:t></w:r></w:fldSimple>
              <w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> FILENAME </w:instrText></w:r>
              <w:r><w:t>Quist-draft.docx</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>
              </w:body></w:document>""",
            "word/comments.xml": f'<w:comments {W}><w:comment w:author="{NAME}"/></w:comments>',
            "word/people.xml": f"<people>{MAIL}</people>",
            "word/_rels/document.xml.rels": f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r3" '
            f'Type="{TYPE}/comments" Target="comments.xml"/><Relationship Id="r4" Type="{TYPE}/hyperlink" '
            f'Target="mailto:{MAIL}" TargetMode="External"/></Relationships>',
            "word/media/image1.jpeg": photo(),
            "word/embeddings/oleObject1.bin": NAME.encode("utf-16-le"),
        }
    )


def odt():
    office = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    text = 'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    dc = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "meta.xml": f"<meta>{NAME} {MAIL} {ORCID} {PLACE}</meta>",
            "settings.xml": f"<settings>{FILE} {NAME} {OFFICE}</settings>",
            "content.xml": f"""<office:document-content {office} {text} {dc}><office:body><office:text>
              <text:tracked-changes><text:changed-region><text:deletion><office:change-info><dc:creator>{NAME}
              </dc:creator></office:change-info><text:p>{CHANGE}</text:p></text:deletion>
              </text:changed-region>
              </text:tracked-changes><text:p>A <text:change-start text:change-id="1"/>play<text:change-end
              text:change-id="1"/> by parents<office:annotation><dc:creator>{NAME}</dc:creator>
              <text:p>{MAIL}</text:p></office:annotation> <text:author-name>{NAME}</text:author-name>
              <text:file-name>Quist-draft.odt</text:file-name></text:p></office:text></office:body>
              </office:document-content>""",
            "Thumbnails/thumbnail.png": b"",
            "META-INF/manifest.xml": "<m:manifest "
            'xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
            '<m:file-entry m:full-path="settings.xml"/><m:file-entry m:full-path="content.xml"/>'
            "</m:manifest>",
            "Pictures/one.jpg": photo(),
        }
    )


def pdf(text="A play by parents", encrypted=False):
    with pikepdf.new() as document:
        document.add_blank_page(page_size=(300, 300))
        page = document.pages[0]
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
        )
        picture = document.make_stream(
            photo(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=8
        )
        picture.Height, picture.ColorSpace, picture.BitsPerComponent = 6, pikepdf.Name.DeviceRGB, 8
        picture.Filter = pikepdf.Name.DCTDecode
        page.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=font), XObject=pikepdf.Dictionary(Im1=picture)
        )
        page.Contents = document.make_stream(
            f"BT /F1 12 Tf 20 200 Td ({text}) Tj ET q 80 0 0 60 20 20 cm /Im1 Do Q".encode()
        )
        note = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Text, Rect=[0, 0, 9, 9], T=NAME, Contents=MAIL
        )
        page.Annots = document.make_indirect(pikepdf.Array([document.make_indirect(note)]))
        document.docinfo["/Author"], document.docinfo["/Title"] = NAME, "Quist-draft.docx"
        with document.open_metadata() as xmp:
            xmp["dc:creator"] = [NAME, PLACE, ORCID]
            xmp["pdf:Keywords"] = PDF
        document.attachments["Quist-draft.txt"] = MAIL.encode()
        stream = io.BytesIO()
        locked = pikepdf.Encryption(owner="o", user="u") if encrypted else False
        document.save(stream, encryption=locked, compress_streams=False)
    return stream.getvalue()


def all_of(data):
    """Every byte, however it is packed."""
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.comment + b"\n".join(
                archive.read(name) + name.encode() for name in archive.namelist()
            )
    if b"%PDF-" in data[:9]:
        with pikepdf.open(io.BytesIO(data)) as document:
            stream = io.BytesIO()
            document.save(
                stream,
                stream_decode_level=pikepdf.StreamDecodeLevel.specialized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
                compress_streams=False,
            )
        return stream.getvalue()
    return data


def marks_in(data):
    plain = all_of(data)
    encoded = {mark: (mark.encode(), mark.encode("utf-16-le"), mark.encode("utf-16-be")) for mark in MARKS}
    return [mark for mark, ways in encoded.items() if any(way in plain for way in ways)]
