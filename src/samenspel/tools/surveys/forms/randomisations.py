"""What is typed to let chance decide who is asked."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ui.addresses import COLUMNS, Addresses, addresses_in, faults_said
from samenspel.foundation.ui.fields import PlainText, moment
from samenspel.foundation.ui.uploads import LinesForm, file_of_text, lines_typed
from samenspel.foundation.ui.words import at_line
from samenspel.methods.assignment.frame import MOST_SHARE
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.tables import Table
from samenspel.tools.surveys.forms.people import LARGEST_MB, MOST_INVITED
from samenspel.tools.surveys.models.randomisations import MOST_ARMS, Arm, Randomisation
from samenspel.tools.surveys.models.surveys import Edition

LONGEST_NAME, LONGEST_CELL, MOST_STRATA, MOST_PEOPLE = 60, 60, 3, 1_000_000
NAMESAKE = _("Another arm has this name. Give each a name of its own.")
People = list[tuple[str, Mapping[str, str]]]


class DesignForm(forms.Form):
    """Its cleaned data are words of `actions.randomisations`."""

    strata = PlainText(
        label=_("Columns to draw within"),
        rows=1,
        max_length=200,
        required=False,
        help_text=_("Such as: part of town, age. So each arm gets its share of every group. At most three."),
    )
    cluster = PlainText(
        label=_("Column of who is drawn together"),
        rows=1,
        max_length=LONGEST_NAME,
        required=False,
        help_text=_("Such as: household, school. All who have the same there come into one arm."),
    )
    sample = forms.IntegerField(
        label=_("How many are drawn"),
        min_value=1,
        max_value=MOST_PEOPLE,
        required=False,
        help_text=_(
            "For all arms together; the others on the list are not asked. With a column above: how many "
            "households or schools. Empty: everybody."
        ),
    )

    def clean_strata(self) -> list[str]:
        found = [name.strip() for name in self.cleaned_data["strata"].split(",")]
        names = list(dict.fromkeys(name for name in found if name))
        if len(names) > MOST_STRATA or any(len(name) > LONGEST_NAME for name in names):
            raise forms.ValidationError(_("Name at most three columns, each with at most 60 characters."))
        return names

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        if typed.get("cluster") and typed["cluster"] in typed.get("strata", ()):
            self.add_error("cluster", _("This column stands above already. Take another, or none."))
        return typed


class RandomisationForm(DesignForm):
    arms = PlainText(
        label=_("Arms"),
        rows=4,
        max_length=600,
        help_text=_(
            "One on each line: a way of asking, such as “Letter as it is” and “Letter with a story”. With "
            "= 2 behind it an arm becomes twice as large. One alone: only who is asked is drawn."
        ),
    )
    field_order = ("arms", "strata", "cluster", "sample")

    def clean_arms(self) -> list[tuple[str, int]]:
        lines = [line.strip() for line in self.cleaned_data["arms"].splitlines()]
        arms = [_arm(line) for line in lines if line]
        names = [name for name, _share in arms]
        if len(arms) > MOST_ARMS:
            raise forms.ValidationError(_("Write at most %(most)d arms."), params={"most": MOST_ARMS})
        if len({*names}) < len(names):
            raise forms.ValidationError(_("Two arms have one name. Give each a name of its own."))
        return arms


def _arm(line: str) -> tuple[str, int]:
    name, equals, share = (part.strip() for part in line.rpartition("="))
    if not equals or not share.isdecimal():
        name, share = line, "1"
    if not name or len(name) > LONGEST_NAME or not 1 <= int(share[:9]) <= MOST_SHARE:
        words = _("“%(line)s”: a name has at most 60 characters, a share is a number from 1 to %(most)d.")
        raise forms.ValidationError(words, params={"line": line[:80], "most": MOST_SHARE})
    return name, int(share)


class ArmForm(forms.Form):
    """Its cleaned data are the values of an arm."""

    name = PlainText(label=_("Name of the arm"), rows=1, max_length=LONGEST_NAME)
    share = forms.IntegerField(
        label=_("Share"),
        min_value=1,
        max_value=MOST_SHARE,
        initial=1,
        help_text=_("2 makes it twice as large as an arm with 1."),
    )
    words = PlainText(
        label=_("What its letter says"),
        rows=5,
        max_length=2000,
        required=False,
        help_text=_("In place of the sentence that says why you ask. Empty: the letter as it is."),
    )
    edition = forms.ModelChoiceField(
        Edition.objects.none(),
        label=_("Its questions"),
        required=False,
        empty_label=_("The newest ones"),
        help_text=_("Arms may have different editions of the questions."),
    )
    writes_at = moment(
        _("When its letters leave"),
        required=False,
        help_text=_("Later than the others: whoever waits is compared with whoever was asked at once."),
    )

    def __init__(self, typed: Any = None, *, randomisation: Randomisation, arm: Arm | None = None) -> None:
        initial = {name: getattr(arm, name) for name in self.base_fields} if arm else {}
        super().__init__(typed, initial=initial)
        self.others = randomisation.arms.exclude(pk=arm.pk if arm else 0)
        editions = randomisation.survey.editions.order_by("number")
        field = self.fields["edition"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = editions
        if editions.count() < 2:
            del self.fields["edition"]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if self.others.filter(name=name).exists():
            raise forms.ValidationError(NAMESAKE)
        return name


class CancelForm(forms.Form):
    reason = PlainText(label=_("Why"), rows=3, max_length=400, help_text=_("Everyone reads this."))


class PeopleForm(LinesForm):
    """Addresses with the columns that the draw needs."""

    columns, largest_mb = COLUMNS, LARGEST_MB
    found = Addresses()

    typed = lines_typed(_("The list"), rows=8, help_text="")
    file = file_of_text(_("Or a file"), help_text=_("A table (CSV), as a spreadsheet saves it."))

    def __init__(self, typed: Any = None, files: Any = None, *, randomisation: Randomisation) -> None:
        super().__init__(typed, files)
        self.wanted = randomisation.columns
        self.may_be_empty = randomisation.cluster
        self.people: People = []
        self.fields["typed"].help_text = _help(self.wanted)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.errors:
            return values
        try:
            lines, told = self._read()
        except MalformedFile as error:
            raise forms.ValidationError(at_line(error.line, error.problem)) from error
        if len(lines) > MOST_INVITED + 1:
            raise forms.ValidationError(
                _("These are more than %(most)d lines. Send them in parts."), params={"most": MOST_INVITED}
            )
        self.found = addresses_in(lines)
        if not self.found.emails:
            raise forms.ValidationError(_("There is no address on this list yet."))
        self.refuse_lines([*faults_said(self.found), *self._empty(told)])
        filled = [values for number, values in enumerate(told, 1) if lines[number - 1]]
        self.people = [*zip(self.found.emails, filled, strict=True)]
        return values

    def _read(self) -> tuple[list[str], list[Mapping[str, str]]]:
        """Addresses by line, and what stands beside them."""
        if not self.wanted:
            lines = self.lines()
            return lines, [{} for _line in lines]
        table = Table(self._text().encode())
        email, places = table.required(*COLUMNS), [table.required(name) for name in self.wanted]
        lines, told = [""] * table.line, list[Mapping[str, str]]([{}] * table.line)
        for line, cells in table.rows(whole=False):
            lines += [""] * (line - len(lines))
            told += [{}] * (line - len(told))
            lines[line - 1] = cells[email]
            values = {
                name: cells[place][:LONGEST_CELL] for name, place in zip(self.wanted, places, strict=True)
            }
            told[line - 1] = values
        return lines, told

    def _empty(self, told: list[Mapping[str, str]]) -> Iterator[str]:
        """Who has no value stands in no stratum; who has no cluster stands alone."""
        for number, values in enumerate(told, 1):
            for name, value in values.items():
                if not value and name != self.may_be_empty:
                    words = _("Line %(line)d: “%(name)s” is empty. Write something, such as “unknown”.")
                    yield str(words) % {"line": number, "name": name}


def _help(columns: list[str]) -> Any:
    if not columns:
        return _("E-mail addresses, one on each line. They are added to who is on the list.")
    words = _(
        "A table with the columns “E-mail” and %(names)s in its first line. It is added to who is listed."
    )
    return words % {"names": ", ".join(f"“{name}”" for name in columns)}
