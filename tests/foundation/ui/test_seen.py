"""Forms that know what stood there when they were opened."""

from types import SimpleNamespace

from django import forms
from django.http import QueryDict

from samenspel.foundation.access import Overtaken
from samenspel.foundation.ui.seen import SeenForm


class WishForm(SeenForm):
    COMPARED = ("title", "language", "story")

    title = forms.CharField(label="Title")
    language = forms.ChoiceField(label="Language", choices=[("en", "English"), ("nl", "Nederlands")])
    story = forms.CharField(label="Story", required=False)


def filled():
    form = WishForm(QueryDict("title=Mine&language=en&story=Same&seen=1"))
    assert form.is_valid()
    return form


def test_what_nobody_changed_is_saved():
    saved = []
    assert filled().saves(lambda **values: saved.append(values))
    assert saved == [{"title": "Mine", "language": "en", "story": "Same", "seen": "1"}]


def test_what_somebody_else_saved_is_shown_beside_what_was_typed_and_the_next_time_it_is_known():
    now = SimpleNamespace(
        title="Theirs", language="nl", story="Same", get_language_display=lambda: "Nederlands"
    )

    def save(**values):
        raise Overtaken("wishes.change", "Somebody was first.", row=now, version="2")

    form = filled()
    assert not form.saves(save)
    assert form.theirs == [("Title", "Theirs"), ("Language", "Nederlands")]
    assert form.non_field_errors() == ["Somebody was first."]
    assert (form["title"].value(), form["seen"].value()) == ("Mine", "2")
