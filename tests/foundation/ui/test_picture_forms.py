"""A picture needs words for those who can't see it, and its form says so beforehand."""

from django import forms

from samenspel.foundation.ui.pictures import PictureForm, remade
from tests.factories.services import map_picture


class NewsForm(PictureForm):
    text = forms.CharField()


def sent(picture=None, **typed):
    return NewsForm(typed, {"picture": picture} if picture else {})


def test_a_picture_without_words_is_refused_and_both_are_saved_together():
    assert sent(map_picture(), text="It stands.").errors == {
        "picture_words": ["Say in a few words what the picture shows."]
    }
    picture = map_picture()
    form = sent(picture, text="It stands.", picture_words="A map")
    assert form.errors == {}
    picture.seek(0)
    assert (form.cleaned_data.pop("picture").read(), form.cleaned_data) == (
        remade(picture),
        {"text": "It stands.", "picture_words": "A map"},
    )


def test_without_a_picture_its_words_are_not_needed():
    assert sent(text="It stands.").errors == {}
