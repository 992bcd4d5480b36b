"""Lists typed or sent as a file of text."""

import tracemalloc
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile

from samenspel.foundation.ui import uploads
from samenspel.foundation.ui.uploads import LinesForm, file_of_text, lines_typed


class NumbersForm(LinesForm):
    typed = lines_typed("Numbers", rows=3, help_text="One on each line.")
    file = file_of_text("Or a file")
    most = forms.IntegerField()

    def clean(self) -> dict[str, Any]:
        super().clean()
        lines = self.lines()
        self.refuse_lines([f"{line} is no number" for line in lines if line and not line.isdecimal()])
        return {"lines": lines}


def sent(typed="", file=None, most="1"):
    files = {} if file is None else {"file": SimpleUploadedFile("numbers.csv", file)}
    form = NumbersForm({"typed": typed, "most": most}, files)
    return form.cleaned_data["lines"] if form.is_valid() else form.errors


@pytest.mark.parametrize(
    ("typed", "file", "lines"),
    [
        ("", None, []),
        ("1\r\n\r\n 2;\n", None, ["1", "", "2"]),
        ("1\r2\v3\f4\x1c5\x856\u20287", None, [*"1234567"]),
        ('"1",\n"2"', b"", {"file": ["The submitted file is empty."]}),
        ("1", b"\xef\xbb\xbf3\n4", ["3", "4"]),
        ("1", b"\x81", {"__all__": ["This file is no plain text. Save it as text or CSV."]}),
    ],
)
def test_what_is_in_the_file_goes_before_what_is_typed_and_keeps_its_lines(typed, file, lines):
    assert sent(typed, file) == lines


def test_the_first_faults_are_told_and_others_with_the_fields():
    faults = [f"x{number} is no number" for number in range(20)]
    assert sent("\n".join(f"x{number}" for number in range(25)), most="many") == {
        "most": ["Enter a whole number."],
        "__all__": faults,
    }


def test_a_giant_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(uploads.LinesForm, "largest_mb", 0)
    assert sent(file=b"1") == {"__all__": ["This file is larger than 0 MB. Is it a list?"]}


def test_more_lines_than_anybody_has_are_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_LINES", 2)
    assert sent(file=b"\n\n\n") == {"__all__": ["These are more than 2 lines. Send fewer."]}


def test_a_file_of_line_ends_takes_no_more_room_than_its_bytes():
    giant = SimpleUploadedFile("giant.csv", b"\n" * 8_000_000)
    tracemalloc.start()
    form = NumbersForm({"most": "1"}, {"file": giant})
    assert form.errors == {"__all__": ["These are more than 500000 lines. Send fewer."]}
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 32_000_000


def test_no_more_faults_are_looked_for_than_are_told():
    form, looked = NumbersForm({"most": "1"}), []
    faults = (looked.append(number) or str(number) for number in range(1000))
    with pytest.raises(uploads.forms.ValidationError):
        form.refuse_lines(faults)
    assert len(looked) == uploads.MOST_FAULTS
