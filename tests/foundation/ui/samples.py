"""A page on which tests try components."""

from django import forms
from django.test import RequestFactory

from samenspel.foundation.ui.fields import MoneyField

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"


class Everything(forms.Form):
    text = forms.CharField(help_text="A few words.")
    long = forms.CharField(widget=forms.Textarea)
    choice = forms.ChoiceField(choices=[("a", "A")])
    radio = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect, help_text="One.")
    boxes = forms.MultipleChoiceField(choices=[("a", "A")], widget=forms.CheckboxSelectMultiple)
    agree = forms.BooleanField(help_text="One page.")
    money = MoneyField(help_text="At most € 5.")
    day = forms.DateField(widget=forms.DateInput({"type": "date"}))
    file = forms.FileField()
    hidden = forms.CharField(widget=forms.HiddenInput, required=False)


def request(path="/"):
    return RequestFactory().get(path)
