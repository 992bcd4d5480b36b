"""PDFs: tagged, titled, in a language, and whatever people write in them is text."""

import io
import subprocess
import sys

import pypdf
import pytest
from django.template import TemplateDoesNotExist

from samenspel.foundation.ui import pdf, typesetting
from samenspel.foundation.ui.pdf import TooMuch, pdf_of
from tests.test_architecture import SOURCE

CHARTER = "initiatives/charter.typ"


def charter(*lines, title="A charter", language="en"):
    return {
        "title": title,
        "language": language,
        "lead": "Version 1",
        "promises": [{"heading": "What we promise", "lines": list(lines)}],
        "matters": {"heading": "Who decides", "head": ["a", "b", "c"], "rows": [["x", "y", "z"]]},
    }


def read(data):
    return pypdf.PdfReader(io.BytesIO(pdf_of(CHARTER, data)))


def text_of(*lines):
    return " ".join(" ".join(page.extract_text() for page in read(charter(*lines)).pages).split())


def test_a_pdf_is_tagged_and_says_its_title_and_language():
    found = read(charter("We come.", title="Charter of “Samen” & more", language="nl"))
    root = found.trailer["/Root"]
    assert (found.metadata.title, root["/Lang"], bool(root["/MarkInfo"]["/Marked"])) == (
        "Charter of “Samen” & more",
        "nl",
        True,
    )
    assert b"pdfuaid" in pdf_of(CHARTER, charter("We come."))


@pytest.mark.parametrize(
    "line",
    [
        '#read("/etc/passwd")',
        "*bold* _slanted_ $x^2$ `code` @label",
        '#import "@preview/cetz:0.3.0": *',
        "= no heading // no comment",
        "a { b } [ c ] \\ d",
    ],
)
def test_what_people_write_is_text(line):
    assert line in text_of(line)


@pytest.mark.parametrize("line", ["x" * 5000, "word " * 20_000, "\n" * 50, "\x07\u202e\u0000 tail"])
def test_long_words_and_odd_signs_break_nothing(line):
    assert text_of(line, "The end.").endswith("x y z 1") or "The end." in text_of(line, "The end.")


@pytest.mark.parametrize("line", ["Ωραία", "добрый день", "Yılmaz, Łódź, Fryslân, œuvre", "€ 5 – “q”…"])
def test_other_alphabets_are_there(line):
    assert line in text_of(line)


def test_a_sign_that_no_font_has_is_a_box_and_the_rest_stays():
    assert "We plant trees □ and 中".replace("中", "□") in text_of("We plant trees 😀 and 中")


def test_all_that_is_said_to_be_known_can_be_shown():
    known = [sign for sign in map(chr, range(32, 0x2500)) if not typesetting.OTHERS.match(sign)]
    known += [typesetting.UNKNOWN]
    assert len(known) > 400
    template = SOURCE / "spine/initiatives/templates/initiatives/charter.typ"
    lines = ["".join(known[start : start + 40]) for start in range(0, len(known), 40)]
    assert typesetting._compile(template, charter(*lines)).startswith(b"%PDF")


def test_what_takes_too_long_or_is_too_much_is_given_up(monkeypatch):
    with pytest.raises(TooMuch, match="is the most"):
        pdf_of(CHARTER, charter("x" * pdf.MOST_SIGNS))
    killed = subprocess.CompletedProcess([], -6, b"", b"")
    with monkeypatch.context() as patch:
        patch.setattr(pdf.TYPESETTING, "run", lambda _source: killed)
        with pytest.raises(TooMuch, match="more memory"):
            pdf_of(CHARTER, charter("x"))
    monkeypatch.setattr(pdf.TYPESETTING, "seconds", 0.001)
    with pytest.raises(TooMuch, match="was not set within"):
        pdf_of(CHARTER, charter("x"))


def test_the_process_ends_at_its_limit_of_time():
    endless = "import samenspel.foundation.apart.limits as limits; limits.limit(seconds=1)\nwhile True: pass"
    done = subprocess.run([sys.executable, "-c", endless], timeout=30, check=False)
    assert done.returncode < 0


def test_the_process_sets_its_limits_before_it_reads():
    told = "t._set = lambda *_: str(resource.getrlimit(resource.RLIMIT_AS)).encode(); t.main()"
    command = [sys.executable, "-c", f"import resource, samenspel.foundation.ui.typesetting as t; {told}"]
    done = subprocess.run(command, input=b'{"template": "", "data": {}}', capture_output=True, check=True)
    assert done.stdout.decode() == str((typesetting.MOST_BYTES, typesetting.MOST_BYTES))


def test_an_unknown_template_is_a_mistake_of_the_house():
    for name in ("initiatives/missing.typ", "initiatives/show_charter.html"):
        with pytest.raises(TemplateDoesNotExist):
            pdf_of(name, {})


def test_templates_take_nothing_from_elsewhere():
    for template in SOURCE.rglob("*.typ"):
        text = template.read_text(encoding="utf-8")
        assert ("#import" in text, "@" in text, "read(" in text, "eval" in text) == (False,) * 4, template
