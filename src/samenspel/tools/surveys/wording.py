"""Sentences about answers that leave a survey."""

from collections.abc import Iterable, Sequence

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.ui.words import said
from samenspel.methods.disclosure.release import band
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.models.surveys import Basis

STANDINGS = {
    "not_yet": gettext_lazy("This survey is not open yet. Use the link again when it is."),
    "closed": gettext_lazy("This survey is over. Nobody can answer it any more."),
    "other_wave": gettext_lazy(
        "This link was for an earlier wave, which is over. For each wave a new letter is sent."
    ),
    "withdrawn": gettext_lazy("This invitation was withdrawn by those who sent it."),
    "done": gettext_lazy("What there was to answer by this invitation was answered already. Thank you."),
    "by_account": gettext_lazy(
        "An account with your e-mail address answers this survey already. Sign in to go on there."
    ),
    "spent": gettext_lazy(
        "This link was used already: it opens the survey once, on one device. If that was you, go on there, "
        "or let us mail you a new link. If you gave it to somebody else, they answer in your place: a new "
        "link brings you to the same answers."
    ),
}
"""Why a link in a letter does not open the survey."""

RATES = {
    "RR1": gettext_lazy("Response rate: handed in, of all who were written to"),
    "RR2": gettext_lazy("The same, with who only began"),
    "RR3": gettext_lazy("Handed in, of all who could have answered by estimate"),
    "RR4": gettext_lazy("The same by estimate, with who only began"),
    "RR5": gettext_lazy("Handed in, of those who are known to have been reached"),
    "RR6": gettext_lazy("The same of those reached, with who only began"),
    "COOP1": gettext_lazy("Cooperation: handed in, of those who were reached"),
    "COOP2": gettext_lazy("The same, with who only began"),
    "COOP3": gettext_lazy("Handed in, of those who were reached and able to answer"),
    "COOP4": gettext_lazy("The same of those able to answer, with who only began"),
    "REF1": gettext_lazy("Refusals, of all who were written to"),
    "REF2": gettext_lazy("Refusals, of all who could have answered by estimate"),
    "REF3": gettext_lazy("Refusals, of those who are known to have been reached"),
    "CON1": gettext_lazy("Contact: reached, of all who were written to"),
    "CON2": gettext_lazy("Contact: reached, of all who could have answered by estimate"),
    "CON3": gettext_lazy("Contact: reached, of all of whom it is known that they could answer"),
}
"""By their names in the definitions of the AAPOR."""


def in_bands(count: int) -> str:
    """A number that changes by one would point at whoever came or left in between."""
    return said(band(count, settings.FEWEST_SHOWN).words)


def withdrawn_said(count: int) -> str:
    words = _("People who withdrew their answers, or their yes to research: %(band)s.")
    return words % {"band": in_bands(count)}


def basis_said(agreement: Agreement) -> str:
    if agreement.ground == Basis.CONSENT:
        return _("Only answers of people who said yes to research are given.")
    words = {"ground": agreement.get_ground_display(), "basis": agreement.basis}
    return _("Where no consent was asked: %(ground)s. %(basis)s") % words


def hidden_said(alike: int, merged: Sequence[str], left_open: int, left_out: int) -> list[str]:
    """What was done so that nobody can be found by what others may know."""
    if not alike:
        return [_("Nobody said what others may know about people: no answer was merged or left open.")]
    sentences = [
        _("Everyone is one of %(k)d people or more who are alike in what others may know.") % {"k": alike},
        _("Merged, as too few had answered so: %(merges)s.") % {"merges": "; ".join(merged)}
        if merged
        else "",
        _("Left open, as too few were alike even so: %(count)d rows.") % {"count": left_open},
        _("Left out, as not even that was enough: %(count)d rows.") % {"count": left_out},
    ]
    return [" ".join(filter(None, sentences))]


def read_me(
    agreement: Agreement, names: Iterable[str], count: int, withdrawn: int, hidden: Iterable[str] = ()
) -> str:
    """What is in the files, and under which conditions they were given."""
    listed = "\n".join(f"- `{name}`: {words}" for name, words in _files().items() if name in {*names})
    told = [*_conditions(agreement, count), *hidden, withdrawn_said(withdrawn)]
    parts = [f"# {agreement.survey}", *told, listed, _codes()]
    return "\n\n".join(filter(None, parts)) + "\n"


def _conditions(agreement: Agreement, count: int) -> list[str]:
    given = {
        "person": agreement.holder,
        "day": date_format(agreement.until, "DATE_FORMAT"),
        "purpose": agreement.purpose,
        "count": count,
    }
    return [
        _("For %(person)s, until %(day)s at the latest, for this purpose alone: %(purpose)s") % given,
        basis_said(agreement),
        _("Rows: %(count)d, one of each person in each wave.") % given,
        _(
            "Give these files to nobody else, try to find out nobody’s name, and delete them after that day. "
            "Before you use answers that you took along earlier, take them anew: whoever withdrew is not in "
            "them any more."
        ),
    ]


def _files() -> dict[str, str]:
    return {
        "answers.csv": _("answers, for programs"),
        "answers-excel.csv": _("answers, for Excel and other spreadsheets"),
        "answers.sav": _("answers, for SPSS and PSPP"),
        "answers.dta": _("answers, for Stata"),
        "answers.json": _("answers with their codebook"),
        "codebook.json": _("what each variable and code means, in all languages"),
        "codebook-ddi.xml": _("the same as DDI-Codebook 2.5, for archives"),
        "notes.txt": _("what a format could not hold as it was, in English"),
        "questions-1.yaml": _("the questions as they were asked; later editions have higher numbers"),
    }


def _codes() -> str:
    return _("No answer: −9 skipped, −8 not shown to this person.")
