"""Pictures that people send: made anew, so that nothing comes along but what one sees."""

from subprocess import TimeoutExpired
from tempfile import TemporaryFile
from typing import IO, Any

from django import forms
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.apart import Apart, Busy
from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.remaking import TOO_LARGE, TOO_MUCH, UNREADABLE

LARGEST_MB, LONGEST_SIDE = 15, 1600
NAME = "picture.webp"
REMAKING = Apart("foundation.ui.remaking", seconds=30)
FAULTS = {
    UNREADABLE: forms.ValidationError(
        _("This is not a picture that we can read. Send a JPEG, PNG or WebP file.")
    ),
    TOO_MUCH: forms.ValidationError(_("This picture has far too many pixels. Make it smaller first.")),
}


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

    shows_nobody = forms.BooleanField(
        label=_("No child is recognisable in this picture"),
        required=False,
        help_text=_("Children take part here. A drawing of theirs is fine; a photo with their faces is not."),
    )

    def __init__(self, *words: Any, among_children: bool = False, **options: Any) -> None:
        super().__init__(*words, **options)
        if not among_children:
            del self.fields["shows_nobody"]

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("picture") and not values.get("picture_words"):
            self.add_error("picture_words", _("Say in a few words what the picture shows."))
        if values.pop("shows_nobody", True) is False and self.files.get("picture"):
            self.add_error("shows_nobody", _("Send only a picture in which no child can be recognised."))
        values["picture"] = values.get("picture") or ""
        return values


def drop_later(picture: FieldFile) -> None:
    """Its file goes with the transaction that no longer needs it; an earlier version keeps its own name."""
    storage, name = picture.storage, str(picture.name)
    if picture:
        transaction.on_commit(lambda: storage.delete(name))


def remade(upload: UploadedFile[bytes], longest: int = LONGEST_SIDE) -> bytes:
    """The pixels, upright and no larger than needed. Raises ValidationError; what a giant would take of the
    machine is never taken."""
    if (upload.size or 0) > LARGEST_MB * 1024 * 1024:
        raise forms.ValidationError(
            _("This picture is larger than %(most)d MB. Choose a smaller one."), params={"most": LARGEST_MB}
        )
    with TemporaryFile() as file:
        for part in upload.chunks():
            file.write(part)
        file.seek(0)
        return _remade(file, longest)


def _remade(file: IO[bytes], longest: int) -> bytes:
    try:
        done = REMAKING.run(file, str(longest))
    except Busy as error:
        raise forms.ValidationError(
            _("Many pictures are being read at this moment. Send yours again in a minute.")
        ) from error
    except TimeoutExpired as error:
        raise FAULTS[TOO_MUCH] from error
    if done.returncode == TOO_LARGE:
        raise _too_large(*done.stdout.decode().split(","))
    if done.returncode:
        raise FAULTS.get(done.returncode, FAULTS[TOO_MUCH])
    return done.stdout


def _too_large(kind: str, have: str, most: str) -> forms.ValidationError:
    return forms.ValidationError(
        _(
            "This picture has %(have)d megapixels; as %(kind)s at most %(most)d are possible. Make it "
            "smaller first, or save it as a plain JPEG."
        ),
        params={"kind": kind, "have": -(-int(have) // 1_000_000), "most": int(most) // 1_000_000},
    )
