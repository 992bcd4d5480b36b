"""What Typst sets on sheets of paper."""

import io
import json
from collections.abc import Iterable
from typing import Any, cast

import segno
from django import forms
from django.conf import settings
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.punctuation import colon
from samenspel.methods.questionnaires import UNCLEAR, Conjoint, Note, QSort, Vignette, numbered
from samenspel.methods.questionnaires.kinds import Multiple, Ranking
from samenspel.tools.surveys.actions.printing import Coded, blank
from samenspel.tools.surveys.forms.fields import Asking, Choices
from samenspel.tools.surveys.forms.pages import Section
from samenspel.tools.surveys.forms.papers import SheetForm
from samenspel.tools.surveys.models.papers import AnswerSheet
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.pages.conditions import OnPaper
from samenspel.tools.surveys.queries.papers import asked_on, draws_on, printed_on
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of

MOST_AT_ONCE, ROOM = 60, 120_000


def sheets_to_print(survey: Survey, made: Iterable[Coded]) -> Context:
    """Sheets that say the same are told once: most questionnaires draw nothing."""
    texts: list[Context] = []
    sheets = []
    for one in made:
        with override(one.sheet.language):
            text = _text_of(survey, one.sheet)
        if text not in texts:
            texts.append(text)
        sheets.append(
            {"code": one.code, "slip": one.slip, "square": _square(one.code), "text": texts.index(text)}
        )
    return {"title": str(survey), "language": texts[0]["language"], "texts": texts, "sheets": sheets}


def most_at_once(survey: Survey) -> int:
    """Sheets that fit in one file. What is the same on all of them takes room once."""
    wave, edition = survey.paper_wave, newest_edition(survey)
    assert wave is not None
    assert edition is not None
    language = questions_of(edition).languages[0]
    two = sheets_to_print(survey, [blank(wave, edition, language) for _number in range(2)])
    each = len(json.dumps(two["sheets"])) // 2
    if len(two["texts"]) > 1:
        each += len(json.dumps(two["texts"])) // 2
    return max(1, min(MOST_AT_ONCE, ROOM // each))


def _square(code: str) -> str:
    """The code for a scanner, as a drawing."""
    target = io.BytesIO()
    segno.make(code, error="m", micro=False).save(target, kind="svg", border=1, scale=4)
    return target.getvalue().decode()


def _text_of(survey: Survey, sheet: AnswerSheet) -> Context:
    language, asked = sheet.language, asked_on(sheet)
    draws = draws_on(sheet)
    numbers = numbered(asked, draws)
    questions = questions_of(sheet.edition)
    form = SheetForm(
        None,
        questionnaire=questions,
        questions=asked,
        numbers=numbers,
        asking=Asking(draws, language),
    )
    said = OnPaper(questions, numbers, language)
    hanging = printed_on(sheet)
    blocks: list[Context] = []
    for section in form.sections:
        page, conditions = hanging[section.question.code]
        title = form.asking.say(page.title)
        if not blocks or blocks[-1]["page"] != page.code:
            blocks.append(_heading(form, page.code, title))
        only = [_("Only if %(condition)s.") % {"condition": said.said(one)} for one in conditions]
        blocks.append({"page": page.code, "level": 3 if title else 2, **_block(section, only)})
    return {
        "language": language,
        "title": str(survey),
        "summary": survey.activity.summary,
        "organisation": str(survey.initiative.service.organisation),
        "blocks": blocks,
        **_words(survey, sheet),
    }


def _heading(form: SheetForm, code: str, title: str) -> Context:
    page = form.way.questionnaire.page[code]
    return {"page": code, "kind": "heading", "text": title, "about": form.asking.say(page.text)}


def _words(survey: Survey, sheet: AnswerSheet) -> Context:
    address = f"{settings.SITE_URL}{reverse('surveys:withdraw_sheet', args=[survey.pk])}"
    until = sheet.wave.papers_until
    assert until is not None
    day = date_format(localtime(until), "DATE_FORMAT")
    hints = [
        _("Make a cross in one box of each question, unless it says that several fit."),
        _("Wrong box? Make it black, and make a cross in the right one."),
        _("You may leave questions open. Write no name on the sheet."),
    ]
    if not sheet.slip:
        hints.append(_("What you answered online is kept, and not asked again here."))
    return {
        "how": _("How to fill it in"),
        "hints": hints,
        "back": colon(_("Bring or send it until %(day)s") % {"day": day}),
        "to": sheet.wave.papers_to,
        "keep": colon(_("Cut this off and keep it")),
        "kept": _("With it you can withdraw your answers, also later: %(address)s") % {"address": address},
        "thanks": _("Thank you."),
        "code": _("Code of this sheet"),
        "page_of": _("page"),
    }


def _block(section: Section, only: list[str]) -> Context:
    question = section.question
    if isinstance(question, Note):
        return {"kind": "note", "text": section.text, "only": only}
    hints = [one for one in (section.help, _how(question)) if one]
    return {
        "kind": "question",
        "text": section.text,
        "only": only,
        "hints": hints,
        "list": [*section.besides] if question.kind == "list" else [],
        "columns": _columns(question),
        "parts": [_part(section, place) for place in _printed_places(section)],
    }


def _how(question: Any) -> str:
    if isinstance(question, Multiple):
        return _("Several boxes fit.") if question.most != 1 else ""
    if isinstance(question, Ranking):
        return _("Write 1 before what comes first, 2 before the next, and so on.")
    return _("Write the place before each statement.") if isinstance(question, QSort) else ""


def _columns(question: Any) -> list[list[str]]:
    """How many statements each place of a Q-sort takes."""
    if not isinstance(question, QSort):
        return []
    values = [_("Place"), *(str(column.value) for column in question.columns)]
    return [values, [_("Takes"), *(str(column.room) for column in question.columns)]]


def _printed_places(section: Section) -> list[int]:
    """Without what only those need who type it in."""
    fields = enumerate(section.fields)
    return [place for place, bound in fields if not isinstance(bound.field, forms.BooleanField)]


def _part(section: Section, place: int) -> Context:
    bound, question = section.fields[place], section.question
    field = bound.field
    besides = section.besides[place] if isinstance(question, Conjoint | Vignette) else ""
    return {
        "label": "" if str(bound.label) in (section.text, _words_of(section)) else str(bound.label or ""),
        "story": besides if isinstance(besides, str) else "",
        "table": besides if isinstance(besides, list) else [],
        **_ways(field, question),
    }


def _words_of(section: Section) -> str:
    """Without the number."""
    return section.text.partition(". ")[2]


def _ways(field: forms.Field, question: Any) -> Context:
    """In which way it is answered on paper."""
    if isinstance(field.widget, forms.Select):
        return {"way": "place"}
    if isinstance(field, forms.ChoiceField):
        return {
            "way": "boxes",
            "boxes": [str(words) for code, words in cast("Choices", field.choices) if code != UNCLEAR],
        }
    if isinstance(field.widget, forms.DateInput):
        return {"way": "date", "day": [_("day"), _("month"), _("year")]}
    lines = int(field.widget.attrs.get("rows", 1))
    return {"way": "lines", "lines": lines, "is_short": question.kind == "number"}
