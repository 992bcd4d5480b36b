"""What stands above a form that was filled in wrong."""

import pytest
from django import forms
from django.utils.translation import override

from samenspel.foundation.ui.templatetags.ui import faults


class Proposal(forms.Form):
    title = forms.CharField(label="Title")
    can_it_be_done = forms.CharField(label="Can it be done?")
    criterion = forms.CharField(label="It stands in Oudwijk.")
    secret = forms.CharField(widget=forms.HiddenInput)

    def clean(self):
        raise forms.ValidationError(["Line 1 is no address.", "Line 2 is no address."])


@pytest.fixture
def form():
    return Proposal({})


def test_each_fault_names_its_field_as_a_sentence(form):
    assert faults(form) == [
        ("", "Line 1 is no address."),
        ("", "Line 2 is no address."),
        ("", "This field is required."),
        ("id_title", "Title: This field is required."),
        ("id_can_it_be_done", "Can it be done? This field is required."),
        ("id_criterion", "It stands in Oudwijk. This field is required."),
    ]


def test_a_french_colon_stands_apart(form):
    with override("fr"):
        assert faults(form)[3] == ("id_title", "Title\N{NO-BREAK SPACE}: Ce champ est obligatoire.")
