"""What is typed and sent to bring questions and answers from elsewhere."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.apart import Busy
from samenspel.foundation.tasks import Failed
from samenspel.foundation.tasks.parsed import parsed
from samenspel.foundation.ui.fields import PlainText
from samenspel.foundation.ui.uploads import check_megabytes
from samenspel.foundation.ui.words import at_line
from samenspel.methods.malformed import MalformedFile
from samenspel.methods.questionnaires.foreign import Carried
from samenspel.tools.surveys.models.imports import LONGEST_ORIGIN
from samenspel.tools.surveys.models.surveys import Basis, Survey, Wave
from samenspel.tools.surveys.queries.imports import rooms_of

READER = "samenspel.methods.questionnaires.foreign.reading:read_apart"
OTHERS = -1
LARGEST_FORM_MB, LARGEST_ANSWERS_MB, LARGEST_BOOK_MB = 5, 16, 2


class ForeignForm(forms.Form):
    """`carried`: what the file became, once it could be read."""

    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput({"accept": ".xlsx,.lss"}),
        help_text=_(
            "An XLSForm (.xlsx, of KoBoToolbox or ODK) or a survey of LimeSurvey (.lss), up to 5 MB."
        ),
    )
    carried: Carried

    def __init__(self, typed: Any = None, files: Any = None, *, survey: Survey) -> None:
        super().__init__(typed, files)
        self.survey = survey

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        check_megabytes(file, LARGEST_FORM_MB)
        source = f"{self.survey.initiative.language}\n".encode() + file.read()
        try:
            self.carried = parsed(READER, source, _nobody)
        except MalformedFile as error:
            raise forms.ValidationError(at_line(error.line, error.problem)) from error
        except Failed as error:
            raise forms.ValidationError(str(error)) from error
        except Busy as error:
            raise forms.ValidationError(
                _("Many files are being read right now. Try it again soon.")
            ) from error
        return file


def _nobody(done: int, total: int) -> None:
    """Watches."""


class AnswersForm(forms.Form):
    """Its cleaned data are the words of `actions.imports.import_answers`."""

    file = forms.FileField(
        label=_("File with answers"),
        widget=forms.FileInput({"accept": ".csv,.json,.sav,.dta"}),
        help_text=_("CSV, JSON of ours, SPSS (.sav) or Stata (.dta), up to 16 MB."),
    )
    book = forms.FileField(
        label=_("Its codebook"),
        required=False,
        widget=forms.FileInput({"accept": ".json,.xml"}),
        help_text=_("JSON or DDI. Without one, columns are found by the names of this survey."),
    )
    wave = forms.ModelChoiceField(
        Wave.objects.none(),
        label=_("Wave"),
        empty_label=None,
        help_text=_("Of rows that do not say theirs. Waves whose results are told take no more answers."),
    )
    room = forms.TypedChoiceField(
        label=_("Who the names or numbers in this file are"), coerce=int, widget=forms.RadioSelect
    )
    origin = PlainText(
        label=_("Where these answers come from"),
        rows=1,
        max_length=LONGEST_ORIGIN,
        help_text=_("Everybody who sees the survey reads it. Such as: interviews in the market, May 2026."),
    )
    basis = forms.ChoiceField(
        label=_("On which basis they are used"), choices=Basis.choices, widget=forms.RadioSelect
    )
    because = PlainText(
        label=_("What was said to those who answered"),
        rows=2,
        max_length=300,
        help_text=_("How they said yes, or which task or interest it is. Everybody reads it."),
    )

    def __init__(self, typed: Any = None, files: Any = None, *, survey: Survey) -> None:
        untold = survey.waves.filter(told_at=None).order_by("-number")
        super().__init__(typed, files, initial={"wave": untold.first(), "basis": survey.basis})
        self.fields["wave"].queryset = untold  # type: ignore[attr-defined]
        if rooms := rooms_of(survey):
            choices = [*_as_in(rooms), (OTHERS, _("Other people"))]
            self.fields["room"].choices = choices  # type: ignore[attr-defined]
        else:
            del self.fields["room"]

    def clean(self) -> dict[str, Any]:
        """None: of people of whom nothing was brought yet."""
        typed = super().clean() or {}
        room = typed.get("room", OTHERS)
        return {**typed, "room": None if room == OTHERS else room}

    def clean_file(self) -> tuple[str, bytes]:
        check_megabytes(self.cleaned_data["file"], LARGEST_ANSWERS_MB)
        return _sent(self.cleaned_data["file"])

    def clean_book(self) -> tuple[str, bytes]:
        if book := self.cleaned_data.get("book"):
            check_megabytes(book, LARGEST_BOOK_MB)
        return _sent(book) if book else ("", b"")


def _as_in(rooms: Mapping[int, str]) -> Iterator[tuple[int, str]]:
    yield from ((room, _now("The same people as in “%s”") % origin) for room, origin in rooms.items())


def _sent(file: Any) -> tuple[str, bytes]:
    return file.name or _now("a file"), file.read()


class TakeBackForm(forms.Form):
    reason = PlainText(
        label=_("Why they are taken back"),
        rows=2,
        max_length=300,
        help_text=_("Everybody who coordinates reads it."),
    )


class ForgetForm(forms.Form):
    """Its cleaned data are words of `actions.imports.forget_imported`."""

    room = forms.TypedChoiceField(label=_("Where they answered"), coerce=int, widget=forms.RadioSelect)
    key = PlainText(
        label=_("Their name or number in the file"),
        rows=1,
        max_length=200,
        help_text=_("As it stands in the column that names each row."),
    )

    def __init__(self, typed: Any = None, *, survey: Survey) -> None:
        super().__init__(typed)
        self.rooms = rooms_of(survey)
        self.fields["room"].choices = [*self.rooms.items()]  # type: ignore[attr-defined]
        if len(self.rooms) < 2:
            del self.fields["room"]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or {}
        return {"room": next(iter(self.rooms), 0), **typed} if len(self.rooms) < 2 else typed
