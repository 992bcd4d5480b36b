"""A picture is made anew: upright, no larger than needed, and with nothing in it but what one sees."""

import io

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from samenspel.foundation.ui import pictures
from samenspel.foundation.ui.pictures import remade

ORIENTATION, CAMERA = 0x0112, 0x010F
TURNED = 6


def picture(size=(60, 40), kind="JPEG", **exif):
    stream = io.BytesIO()
    said = Image.Exif()
    said.update({ORIENTATION: exif.get("turned", 1), CAMERA: "canary-camera"})
    Image.new("RGB", size, "#d4f1da").save(stream, kind, exif=said)
    return SimpleUploadedFile("holiday", stream.getvalue())


def opened(*words, **options):
    return Image.open(io.BytesIO(remade(picture(*words, **options))))


def test_nothing_is_left_of_it_but_its_pixels():
    made = remade(picture())
    assert (b"canary" in made, opened().format, dict(opened().getexif())) == (False, "WEBP", {})


def test_it_stands_as_the_camera_was_held():
    assert (opened().size, opened(turned=TURNED).size) == ((60, 40), (40, 60))


def test_it_is_no_larger_than_a_page_needs():
    assert opened((3200, 800)).size == (1600, 400)


@pytest.mark.parametrize(
    ("limit", "file", "said"),
    [
        ("LARGEST_MB", picture, "larger than 0 MB"),
        ("", lambda: picture(kind="GIF"), "not a picture that we can read"),
        ("", lambda: SimpleUploadedFile("holiday.jpg", b"\xff\xd8 no picture"), "not a picture"),
    ],
)
def test_what_is_too_much_or_no_picture_is_refused(limit, file, said, monkeypatch):
    if limit:
        monkeypatch.setattr(pictures, limit, 0)
    with pytest.raises(forms.ValidationError, match=said):
        remade(file())
