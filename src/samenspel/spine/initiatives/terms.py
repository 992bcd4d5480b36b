"""The field's terms (`methods/typology`) as columns: what nobody said is kept as not said."""

from functools import reduce
from operator import and_
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.methods.typology import ACTIVITY_TERMS, NOT_SAID, Term

Choices = list[tuple[str, Promise]]


def choices_of(term: Term) -> Choices:
    """In the reader's language; with “not said” first, where one is chosen."""
    values = term.values if term.many else term.with_not_said
    return [(value, _(words)) for value, words in values.items()]


def term_field(term: Term, longest: int = 13) -> "models.CharField[Any, Any]":
    return models.CharField(_(term.label), max_length=longest, choices=choices_of(term), default=NOT_SAID)


def term_known(term: Term) -> Q:
    return Q(**{f"{term.name}__in": [*term.with_not_said]})


def terms_known() -> Q:
    """Of all of which one is chosen; the action checks the others."""
    return reduce(and_, [term_known(term) for term in ACTIVITY_TERMS if not term.many])


PHASE, LEVEL, TASK, VOLUNTARINESS, INITIATOR, INPUTS = ACTIVITY_TERMS


class InTypology(models.Model):
    """What an activity is in the field's words. The phases of this platform are others: what is pledged in
    one of them may be delivery."""

    field_phase = term_field(PHASE)
    level = term_field(LEVEL)
    task_relation = term_field(TASK)
    voluntariness = term_field(VOLUNTARINESS)
    initiated_by = term_field(INITIATOR)
    inputs = models.JSONField(_(INPUTS.label), default=list, blank=True)

    class Meta:
        abstract = True

    @property
    def said_terms(self) -> list[tuple[Promise, list[Promise]]]:
        """Each term with its answers, in words; without an answer it was not said."""
        return [(_(term.label), _words(term, getattr(self, term.name))) for term in ACTIVITY_TERMS]

    @property
    def is_placed(self) -> bool:
        return any(answers for _label, answers in self.said_terms)


def _words(term: Term, answer: Any) -> list[Promise]:
    given = answer if term.many else [answer]
    return [_(words) for value, words in term.values.items() if value in given]
