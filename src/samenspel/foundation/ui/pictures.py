"""Pictures that people send: made anew, so that nothing comes along but what one sees."""

import io
import warnings
from typing import Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from samenspel.foundation.ui.fields import PlainText

LARGEST_MB, MOST_PIXELS = 15, 50_000_000
LONGEST_SIDE, QUALITY = 1600, 82
KINDS = ("JPEG", "PNG", "WEBP")
NAME = "picture.webp"


class PictureField(forms.FileField):
    """Its value is a WebP file without metadata (no place, no camera), at most `longest` pixels a side."""

    def __init__(self, *, longest: int = LONGEST_SIDE, **options: Any) -> None:
        self.longest = longest
        help_text = _("A photo or drawing of at most {most} MB. Where and when it was taken is left out.")
        super().__init__(
            widget=forms.FileInput({"accept": "image/jpeg,image/png,image/webp"}),
            **{"help_text": format_lazy(help_text, most=LARGEST_MB), **options},
        )

    def clean(self, data: Any, initial: Any = None) -> ContentFile[bytes] | Any:
        upload = super().clean(data, initial)
        if not upload or upload is initial:
            return initial or None
        return ContentFile(remade(upload, self.longest), name=NAME)


class PictureForm(forms.Form):
    """One picture, with words for those who can't see it."""

    picture = PictureField(label=_("Picture"), required=False)
    picture_words = PlainText(
        label=_("What the picture shows"),
        required=False,
        max_length=200,
        rows=1,
        help_text=_("For people who can't see it."),
        needed=_("needed with a picture"),
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("picture") and not values.get("picture_words"):
            self.add_error("picture_words", _("Say in a few words what the picture shows."))
        values["picture"] = values.get("picture") or ""
        return values


def drop_later(picture: FieldFile) -> None:
    """Its file goes with the transaction that no longer needs it; an earlier version keeps its own name."""
    storage, name = picture.storage, str(picture.name)
    if picture:
        transaction.on_commit(lambda: storage.delete(name))


def remade(upload: UploadedFile[bytes], longest: int = LONGEST_SIDE) -> bytes:
    """The pixels, upright and no larger than needed. Raises ValidationError, before decoding a giant."""
    if (upload.size or 0) > LARGEST_MB * 1024 * 1024:
        raise forms.ValidationError(
            _("This picture is larger than %(most)d MB. Choose a smaller one."), params={"most": LARGEST_MB}
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(upload, formats=KINDS) as picture:
                _refuse_giants(picture)
                return _as_webp(picture, longest)
    except Image.DecompressionBombError as error:
        raise forms.ValidationError(
            _("This picture has far too many pixels. Make it smaller first.")
        ) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise forms.ValidationError(
            _("This is not a picture that we can read. Send a JPEG, PNG or WebP file.")
        ) from error


def _refuse_giants(picture: Image.Image) -> None:
    if picture.width * picture.height > MOST_PIXELS:
        raise forms.ValidationError(
            _("This picture has %(have)d megapixels; at most %(most)d are possible. Make it smaller first."),
            params={
                "have": -(-picture.width * picture.height // 1_000_000),
                "most": MOST_PIXELS // 1_000_000,
            },
        )


def _as_webp(picture: Image.Image, longest: int) -> bytes:
    picture.draft("RGB", (longest, longest))
    upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((longest, longest))
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)
    stream = io.BytesIO()
    plain.save(stream, "WEBP", quality=QUALITY)
    return stream.getvalue()
