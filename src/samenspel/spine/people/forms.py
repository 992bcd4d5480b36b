"""What people may type about themselves."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import RegexValidator
from django.utils.text import capfirst
from django.utils.translation import get_language_info, gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput
from samenspel.spine.people.models import Person


class EmailForm(forms.Form):
    """Where to mail the way in."""

    email = MailboxInput(
        label=_("Your e-mail address"),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email", "autofocus": True}),
        error_messages={
            "required": _("Type your e-mail address, so that we can send you a link."),
            "invalid": _("This is not an e-mail address yet. It looks like name@example.org."),
        },
    )
    next = forms.CharField(widget=forms.HiddenInput, required=False)


class CodeForm(forms.Form):
    """The code out of the mail."""

    code = forms.CharField(
        label=_("The code from the mail"),
        max_length=20,
        help_text=_("Eight letters, like BCDF-GHJK."),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "spellcheck": "false"}),
        error_messages={"required": _("Type the code from the mail, or open the link in it.")},
    )


class MeForm(forms.ModelForm[Person]):
    """What one is called, and the language of pages and mails."""

    class Meta:
        model = Person
        fields = ("display_name", "language")
        labels = {"display_name": _("What shall we call you?"), "language": _("Your language")}
        help_texts = {
            "display_name": _(
                "Others see this beside what you write. Your own name or another one; you can leave it empty."
            )
        }
        widgets = {
            "display_name": forms.TextInput(attrs={"autocomplete": "name"}),
            "language": forms.RadioSelect,
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = languages()  # type: ignore[attr-defined]  # a list of choices
        if self.instance.is_child:
            del self.fields["display_name"]


def languages() -> list[tuple[str, str]]:
    """Each under the name its speakers give it."""
    return [(code, capfirst(get_language_info(code)["name_local"])) for code, _name in settings.LANGUAGES]


class FirstNameField(forms.CharField):
    """One name without spaces, so that nobody types a family name behind it."""

    default_validators = [
        RegexValidator(r"^\S+$", _("Only one first name, without spaces. A hyphen is fine: Anne-Sophie."))
    ]

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=30, **options)


class ConsentForm(forms.Form):
    """A guardian's yes, with the name of who says it."""

    guardian_name = forms.CharField(
        label=_("Your own name"),
        max_length=80,
        help_text=_("Kept with the date of your yes. Only those who run the initiative see it."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    is_guardian = forms.BooleanField(
        label=_("I am this child's parent or guardian"),
        error_messages={"required": _("Only a parent or guardian can say yes.")},
    )


class PrintedNameForm(forms.Form):
    printed_name = forms.CharField(
        label=_("The name in print"),
        max_length=80,
        required=False,
        help_text=_("As it should stand in the booklet. Leave it empty, and no name stands there."),
    )


class EraseForm(forms.Form):
    """A word to type, so that nobody erases by accident."""

    word = forms.CharField(max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off"}))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = gettext("Type the word “%(word)s”, without the quotes.") % {"word": erase_word()}
        self.fields["word"].label = gettext("Type “%(word)s” to go on") % {"word": erase_word()}
        self.fields["word"].error_messages.update(required=wrong, wrong=wrong)

    def clean_word(self) -> str:
        if self.cleaned_data["word"].strip().casefold() != erase_word():
            raise forms.ValidationError(self.fields["word"].error_messages["wrong"])
        return erase_word()


def erase_word() -> str:
    """In the language of who reads the page."""
    return gettext("erase").casefold()
