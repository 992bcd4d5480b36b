"""A picture that was sent with a form that comes back is kept, for its sender alone, and not for long."""

from datetime import timedelta
from hashlib import sha256

from django import forms
from django.core import signing
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from samenspel.foundation.ui import aside
from samenspel.foundation.ui.pictures import PictureForm, remade
from tests.factories.plan import clock
from tests.factories.services import map_picture

ASK_AGAIN = {"picture": ["It is not saved yet. Choose the picture again."]}


class NewsForm(PictureForm):
    text = forms.CharField()


def sent(picture=None, owner=1, **typed):
    return NewsForm(typed, {"picture": picture} if picture else {}, owner=owner)


def test_a_picture_is_kept_while_something_else_is_mended():
    picture = map_picture()
    first = sent(picture, picture_words="A map")
    assert first.errors == {"text": ["This field is required."]}
    word = first["kept_picture"].value()
    second = sent(text="It stands.", kept_picture=word, picture_words="")
    assert second.errors == {"picture_words": ["Say in a few words what the picture shows."]}
    third = sent(text="It stands.", kept_picture=second["kept_picture"].value(), picture_words="A map")
    assert third.errors == {}
    picture.seek(0)
    assert (third.cleaned_data.pop("picture").read(), third.cleaned_data) == (
        remade(picture),
        {"text": "It stands.", "picture_words": "A map"},
    )


def test_a_picture_sent_later_takes_the_place_of_the_one_that_was_kept():
    first = sent(map_picture(), picture_words="A map")
    assert first.errors != {}
    word = first["kept_picture"].value()
    other = map_picture(size=(100, 50))
    form = sent(other, text="It stands.", kept_picture=word, picture_words="Another")
    assert form.errors == {}
    other.seek(0)
    assert form.cleaned_data["picture"].read() == remade(other)


def kept(owner=1):
    return aside.put_aside(b"a picture", owner)


def test_somebody_elses_picture_is_not_taken():
    kept(owner=2)
    word = kept(owner=1)
    assert (aside.taken(word, 1), aside.taken(word, 2)) == (b"a picture", None)
    form = sent(owner=2, text="It stands.", kept_picture=word, picture_words="Theirs")
    assert form.errors == ASK_AGAIN


def test_a_word_that_was_made_up_takes_nothing():
    _values, _time, signature = kept().split(":")
    forged = signing.dumps(["1", sha256(b"a picture").hexdigest()], salt="of another form")
    for word in ("", "1", "made:up", f"made:up:{signature}", forged):
        assert aside.taken(word, 1) is None


def test_each_person_has_one_place():
    earlier, later = kept(), aside.put_aside(b"another", 1)
    assert (aside.taken(earlier, 1), aside.taken(later, 1)) == (None, b"another")
    assert default_storage.listdir(aside.FOLDER)[1] == ["1.webp"]


def test_it_is_kept_for_a_day(monkeypatch):
    word = kept()
    monkeypatch.setattr(signing.time, "time", lambda: (timezone.now() + timedelta(hours=25)).timestamp())
    assert aside.taken(word, 1) is None


def test_pictures_are_forgotten_after_a_day():
    aside.forget_pictures()
    kept()
    aside.forget_pictures()
    assert default_storage.listdir(aside.FOLDER)[1] == ["1.webp"]
    with clock(timezone.now() + timedelta(hours=25)):
        aside.forget_pictures()
    assert default_storage.listdir(aside.FOLDER)[1] == []


def test_what_is_no_picture_is_not_kept():
    form = sent(SimpleUploadedFile("a.png", b"no picture"))
    assert (set(form.errors), form["kept_picture"].value()) == ({"text", "picture"}, None)
    assert not default_storage.exists(aside.FOLDER)
