from django import forms
from django.utils import translation

from samenspel.foundation.ui.fields import MoneyField, name_the_empty_choice
from samenspel.foundation.ui.pictures import PictureField
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
