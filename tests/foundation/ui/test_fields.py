import pytest
from django import forms
from django.utils import translation

from samenspel.foundation.ui.fields import MoneyField, PlainText, moment, name_the_empty_choice
from samenspel.foundation.ui.pictures import PictureField
from samenspel.foundation.ui.templatetags.ui import control, faults, kind
from samenspel.spine.people.models import Person


class Costs(forms.Form):
    amount = MoneyField(min_cents=100, max_cents=2_000_000)


def errors(typed):
    return Costs({"amount": typed}).errors.get("amount", [])


def test_the_help_of_a_picture_is_in_the_language_of_the_reader():
    class Pictures(forms.Form):
        picture = PictureField()

    said = []
    for language in ("en", "nl", "fr"):
        with translation.override(language):
            said.append(str(Pictures()["picture"].help_text))
    assert (len(set(said)), ["15 MB" in one or "15 Mo" in one for one in said]) == (3, [True] * 3)


def test_an_amount_becomes_cents():
    form = Costs({"amount": "€ 1.234,50"})
    assert (form.is_valid(), form.cleaned_data) == (True, {"amount": 123_450})


def test_an_amount_out_of_bounds_is_told_the_bounds():
    assert [errors("0.50"), errors("20000.01")] == [["Write €\xa01 or more."], ["Write €\xa020,000 or less."]]


def test_what_is_no_amount_is_told_how_to_write_one():
    assert [errors("a lot"), errors("")] == [
        ["Write an amount such as 12 or 12.50."],
        ["This field is required."],
    ]


def test_what_was_typed_is_kept():
    assert 'value="a lot"' in str(Costs({"amount": "a lot"})["amount"])


def test_saved_cents_are_shown_as_an_amount():
    shown = [str(Costs(initial={"amount": cents})["amount"]) for cents in (12_550, 700)]
    assert ['value="125.50"' in shown[0], 'value="7"' in shown[1]] == [True, True]


class Organisation(forms.Form):
    kind = forms.ChoiceField(choices=[("", "---------"), ("school", "School")])
    mood = forms.ChoiceField(choices=[("", "Any mood"), ("glad", "Glad")], required=False)
    area = forms.ModelChoiceField(Person.objects.none(), required=False)


def test_an_empty_choice_is_named_in_words():
    form = Organisation()
    for field in form.fields.values():
        name_the_empty_choice(field)
    names = [next(iter(field.choices))[1] for field in form.fields.values()]
    assert [str(name) for name in names] == ["Choose one", "Any mood", "None"]


class Asked(forms.Form):
    who = forms.CharField(label="Who does it?")
    title = forms.CharField(label="Title")


def test_an_error_in_the_summary_reads_as_a_sentence_in_each_language():
    said = []
    for language in ("en", "fr"):
        with translation.override(language):
            said.append([fault for _place, fault in faults(Asked({}))])
    assert said == [
        ["Who does it? This field is required.", "Title: This field is required."],
        ["Who does it? Ce champ est obligatoire.", "Title\u00a0: Ce champ est obligatoire."],
    ]


class Letter(forms.Form):
    name = forms.CharField(max_length=3)
    words = PlainText(max_length=3)
    line = PlainText(max_length=3, rows=1)


def test_what_is_too_long_is_told_in_a_sentence_and_shown_whole():
    form = Letter(dict.fromkeys(("name", "words", "line"), "too long"))
    told = "This is 8 characters long, and may be 3. Say it shorter."
    assert form.errors == {"name": [told], "words": [told], "line": [told]}
    shown = [control(field, kind(field)) for field in form]
    assert [("too long" in one, "maxlength" in one) for one in shown] == [(True, False)] * 3


def test_a_form_of_a_model_says_too_long_in_the_same_way():
    form = forms.modelform_factory(Person, fields=["display_name"])({"display_name": "x" * 10_000})
    assert ["Say it shorter." in error for error in form.errors["display_name"]] == [True]


def test_own_words_have_one_kind_of_line_break_and_are_not_made_of_nothing():
    form = Letter({"name": "Wim", "words": " a\r\nb ", "line": "\u200b\u2060"})
    assert (form.errors, form.cleaned_data) == (
        {"line": ["Nothing is written yet. Write something first."]},
        {"name": "Wim", "words": "a\nb"},
    )


class Dates(forms.Form):
    day = forms.DateField(required=False)
    moment = moment("When", required=False)


@pytest.mark.parametrize("year", ["0001", "1899", "2200", "9999"])
def test_a_date_of_another_time_is_refused_in_every_form(year):
    form = Dates({"day": f"{year}-01-01", "moment": f"{year}-12-31T23:59"})
    wanted = ["Choose a year from 1900 to 2199."]
    assert form.errors == {"day": wanted, "moment": wanted}


@pytest.mark.parametrize("text", ["0000-01-01", "10000-01-01", "2026-02-30", "9" * 5000, "2026-01-01T99:99"])
def test_what_is_no_date_is_refused(text):
    assert set(Dates({"day": text, "moment": text}).errors) == {"day", "moment"}


def test_a_date_of_our_time_is_one():
    assert Dates({"day": "1900-01-01", "moment": "2199-12-31T23:59"}).is_valid()
