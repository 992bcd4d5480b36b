"""What is typed to contribute, and the files that come with it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.mailboxes import MailboxInput, is_address, mailbox
from samenspel.foundation.ui.fields import PlainText, filled_rows
from samenspel.foundation.ui.words import said
from samenspel.methods.bibliography.identifiers import find_orcid
from samenspel.methods.stripping import Unstrippable, kind_of
from samenspel.methods.stripping.copies import LARGEST
from samenspel.phases.learn.models.calls import Call, Kind
from samenspel.phases.learn.models.contributions import QUESTIONS, Contribution

WRONG_ORCID = _("This is no ORCID: a digit is wrong. It looks like 0000-0002-9079-593X.")
ASKED = {
    "abstract": _("Abstract"),
    "did": _("What we did"),
    "for_whom": _("For whom"),
    "went_wrong": _("What went wrong"),
    "asks": _("What we ask a scholar"),
}


def orcid_field() -> forms.CharField:
    return forms.CharField(label="ORCID", required=False, max_length=60)


def cleaned_orcid(text: str) -> str:
    """Raises ValidationError for one that cannot be."""
    if not text.strip():
        return ""
    if not (found := find_orcid(text)):
        raise forms.ValidationError(WRONG_ORCID)
    return found


MOST_OPPOSED = 20


class ContributionForm(forms.ModelForm[Contribution]):
    """Its cleaned data are the words of `actions.contributions.submit_contribution`, but for the authors."""

    opposed = PlainText(
        label=_("Who should not review this"),
        rows=3,
        max_length=4000,
        required=False,
        help_text=_(
            "One on each line: their e-mail address, a comma, and why, such as: a.smit@uni.example, we are "
            "married. Organisers without a conflict read it; the people themselves do not."
        ),
    )

    class Meta:
        model = Contribution
        fields = ("kind", "title", *ASKED, "themes", "topics", "language", "is_registered")
        field_classes = dict.fromkeys(("title", "topics", *ASKED), PlainText)
        widgets = {
            "kind": forms.RadioSelect,
            "title": forms.TextInput(),
            "topics": forms.TextInput(),
            "themes": forms.CheckboxSelectMultiple,
            **{name: forms.Textarea({"rows": 6}) for name in ASKED},
        }
        help_texts = {
            "abstract": _("For a paper."),
            "did": _("For a practice case, as the three after it."),
            "topics": _("Words between commas; they help to find reviewers."),
        }

    def __init__(self, typed: Any, *, call: Call, contribution: Contribution | None = None) -> None:
        super().__init__(typed, instance=contribution)
        self.call = call
        self.initial["opposed"] = opposed_as_typed(contribution) if contribution else ""
        kind: Any = self.fields["kind"]
        kind.choices = [(one.value, one.label) for one in call.takes]
        themes: Any = self.fields["themes"]
        themes.queryset = call.themes.all()
        if not call.themes.exists():
            del self.fields["themes"]
        self._leave_out(call)

    def _leave_out(self, call: Call) -> None:
        """What no kind that is asked for has."""
        if len(call.takes) == 1:
            self.initial["kind"] = call.takes[0].value
        wanted = {name for kind in call.takes for name in QUESTIONS[kind]}
        for name in ASKED.keys() - wanted:
            del self.fields[name]
        if Kind.PAPER not in call.takes:
            del self.fields["is_registered"]

    def clean_opposed(self) -> list[tuple[str, str]]:
        lines = [line.strip() for line in self.cleaned_data["opposed"].splitlines() if line.strip()]
        found: dict[str, str] = {}
        for line in lines:
            address, _comma, why = line.partition(",")
            if not is_address(address) or len(why) > 300:
                words = _("“%(line)s” does not begin with an e-mail address and a comma, or is too long.")
                raise forms.ValidationError(words, params={"line": line[:60]})
            found.setdefault(mailbox(address), why.strip())
        if len(found) > MOST_OPPOSED:
            raise forms.ValidationError(_("At most %(most)d people."), params={"most": MOST_OPPOSED})
        return [*found.items()]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        kind = typed.get("kind")
        asked = QUESTIONS[Kind(kind)] if kind else ()
        for name in asked:
            if not typed.get(name) and name not in self.errors:
                self.add_error(name, _("Nothing is written yet. Write something first."))
        for name in ASKED.keys() & typed.keys() - set(asked) if kind else ():
            typed[name] = ""
        if typed.get("is_registered") and kind == Kind.CASE:
            self.add_error("is_registered", _("Only a paper can be a registered report."))
        return typed


def opposed_as_typed(contribution: Contribution) -> str:
    rows = ((one.email, one.why) for one in contribution.opposed.all())
    return "\n".join(", ".join(filter(None, row)) for row in rows)


class AuthorForm(forms.Form):
    name = PlainText(label=_("Name"), rows=1, max_length=150, required=False)
    email = MailboxInput(label=_("E-mail address"), required=False)
    affiliation = PlainText(label=_("Organisation"), rows=1, max_length=200, required=False)
    orcid = orcid_field()

    def clean_orcid(self) -> str:
        return cleaned_orcid(self.cleaned_data["orcid"])

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if any(typed.values()) and not typed.get("name") and "name" not in self.errors:
            self.add_error("name", _("Write the name of this author."))
        return typed


class AuthorRows(forms.BaseFormSet[Any]):
    def clean(self) -> None:
        rows = filled_rows(self, "name")
        if not rows and not any(self.errors):
            raise forms.ValidationError(_("Name at least one author."))
        for column in ("email", "orcid"):
            known = [row[column] for row in rows if row.get(column)]
            if len(set(known)) < len(known):
                raise forms.ValidationError(_("Two authors have the same e-mail address or ORCID. Mend one."))


AuthorFormSet = forms.formset_factory(AuthorForm, formset=AuthorRows, extra=2, max_num=40)


class VersionForm(forms.Form):
    """Its cleaned data are the words of `actions.contributions.add_version`."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "PDF, Word (.docx), OpenDocument (.odt) or a picture, of at most 25 MB and without a password. "
            "Reviewers get a copy without names, comments and tracked changes."
        ),
    )

    def clean(self) -> dict[str, Any]:
        upload = (super().clean() or {}).get("file")
        if upload is None:
            return {}
        if upload.size > LARGEST:
            raise forms.ValidationError(_("This file is larger than %(most)d MB.") % {"most": LARGEST >> 20})
        data = upload.read()
        try:
            return {"data": data, "kind": kind_of(data), "name": upload.name or ""}
        except Unstrippable as error:
            raise forms.ValidationError({"file": said(error.problem)}) from None


class WithdrawForm(forms.Form):
    because = PlainText(
        label=_("Why"),
        rows=2,
        max_length=400,
        help_text=_("In the proceedings it may stay as a line with this reason."),
    )
