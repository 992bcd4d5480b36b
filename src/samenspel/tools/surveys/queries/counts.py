"""People who answered, counted for open data: each wave of a survey held against all that was told of it."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.locks import be_alone
from samenspel.methods.codebooks import Codebook
from samenspel.methods.disclosure import CountTable, Follows, Protected, Release, Since, moved
from samenspel.methods.questionnaires import Questionnaire, codebook_of, draws_from, row
from samenspel.methods.questionnaires.columns import columns
from samenspel.methods.questionnaires.kinds import NO, YES
from samenspel.methods.questionnaires.rows import Value
from samenspel.methods.questionnaires.summaries import without_means
from samenspel.methods.questionnaires.tallies import (
    CHOSEN,
    NO_ANSWER,
    OTHERS,
    Tallied,
    category,
    follows_in,
    in_all,
    table_of,
    tallied,
)
from samenspel.spine.initiatives.things import Named, Told
from samenspel.spine.people.models import Person
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.invitations import as_invited, mark_of, pseudonym_of
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Edition, Survey, Wave
from samenspel.tools.surveys.queries.agreements import editions_of, withdrawn_from
from samenspel.tools.surveys.queries.papers import PAPERS
from samenspel.tools.surveys.queries.results import sheets_unfinished, told_waves, waves_to_tell_of
from samenspel.tools.surveys.queries.surveys import locked_survey
from samenspel.tools.surveys.results import HANDED_IN

BESIDE = {NO_ANSWER: _("No answer, or not asked"), OTHERS: _("Not chosen, or no answer")}
CONSENT = {YES: _("Yes"), NO: _("No"), CHOSEN: _("Chosen")}


@dataclass(frozen=True)
class Answered:
    """What was handed in in one wave and is still there."""

    survey: Survey
    part: str

    @cached_property
    def wave(self) -> Wave:
        return self.survey.waves.get(number=self.part)

    @cached_property
    def editions(self) -> dict[int, Questionnaire]:
        """That somebody answered, the newest first; all of them where nobody did."""
        found = editions_of(self.survey)
        used = {*_finished(self.wave).values_list("edition", flat=True).distinct()}
        return {key: one for key, one in found.items() if key in used} or found

    @cached_property
    def questions(self) -> Questionnaire:
        return next(iter(self.editions.values()))

    @cached_property
    def edition(self) -> Edition | None:
        return Edition.objects.filter(responses__in=_finished(self.wave)).order_by("-number").first()

    @cached_property
    def rows(self) -> dict[str, dict[str, Value]]:
        """By pseudonym."""
        found = _finished(self.wave).order_by("pseudonym")
        return {
            one.pseudonym: row(
                self.editions[one.edition_id],
                draws_from(one.drawn, self.editions[one.edition_id]),
                one.answers,
                unclear=one.unclear,
            )
            for one in found.iterator()
        }

    @cached_property
    def asked(self) -> dict[str, Tallied]:
        return tallied(self.questions)

    @property
    def follows(self) -> tuple[Follows, ...]:
        return in_all([follows_in(one) for one in self.editions.values()])


def _finished(wave: Wave) -> Any:
    return Response.objects.filter(wave=wave, state=State.FINISHED)


def parts_told(survey: Survey) -> dict[str, str]:
    """Waves of which results are there, the newest alone: later releases of an earlier one would count its
    people anew after others."""
    return {str(one.number): str(one) for one in told_waves(survey)[:1]}


def count(survey: Survey, part: str, tables: Sequence[Sequence[str]]) -> Release:
    answered = Answered(survey, part)
    rows = [*answered.rows.values()]
    chosen = tables or [[name] for name in answered.asked]
    found = [table_of([answered.asked[name] for name in by], rows) for by in chosen]
    everybody = CountTable.of({HANDED_IN: [YES]}, [len(rows)])
    return Release((everybody, *found), follows=answered.follows)


def since(survey: Survey, part: str, release: Release, told: Told) -> Since | None:
    """None: the same people, who answer what they answered then."""
    then, now = _parts(Answered(survey, told.part)), _parts(Answered(survey, part))
    gone = told.release.people - len(then)
    if told.part == part and not gone and len(now) == len(then):
        return None
    return moved(then, now, told.release, release, k_of(), gone)


def _parts(answered: Answered) -> dict[Hashable, dict[str, str]]:
    """Of each person the part of each variable."""
    asked = answered.asked.values()
    places = {one.name: dict(zip(one.variable.categories, one.variable.kinds, strict=True)) for one in asked}
    return {
        who: {HANDED_IN: YES, **{one.name: places[one.name][one.answer(row)][0] for one in asked}}
        for who, row in answered.rows.items()
    }


def known(survey: Survey, part: str) -> set[UUID]:
    """Members of the initiative who answered with their account. Only how many of them answered something
    else too leaves the task."""
    finished = {*_finished(survey.waves.get(number=part)).values_list("pseudonym", flat=True)}
    members = Person.objects.filter(memberships__initiative=survey.initiative).distinct()
    return {one.pk for one in members if not finished.isdisjoint(_pseudonyms(survey, one))}


def _pseudonyms(survey: Survey, person: Person) -> Iterator[str]:
    """Under which an account may have answered: its own, and that of its mailbox."""
    yield pseudonym_of(survey, Visitor(person, ""))
    if person.email:
        yield pseudonym_of(survey, as_invited(survey, mark_of(survey, person.email)))


def k_of() -> int:
    return int(settings.FEWEST_SHOWN)


def exchanged_with(answered: Answered, told: Sequence[Told]) -> Callable[[str], bool]:
    """Whether a mean of a variable may be told beside those of other waves, whose answers are read once. Of
    what another survey asked too it is not: nobody knows who answered both."""
    about = address_of(answered.survey)
    others = [one for one in told if one.about == about and one.part != answered.part]
    then = [(Answered(answered.survey, one.part), one) for one in others]
    elsewhere = _asked_in({one.about for one in told} - {about})
    return lambda name: (
        name not in elsewhere and all(_answers_moved(before, one, answered, name) for before, one in then)
    )


def _asked_in(addresses: Iterable[str]) -> frozenset[str]:
    """The variables of these surveys, in any edition."""
    surveys = Survey.objects.filter(pk__in=[one.rpartition("/")[2] for one in addresses if _is_survey(one)])
    editions = [one for survey in surveys for one in editions_of(survey).values()]
    return frozenset(name for one in editions for question in one.questions for name in columns(question))


def _is_survey(address: str) -> bool:
    return address.startswith(f"{Survey._meta.label_lower}/")


def _answers_moved(then: Answered, told: Told, now: Answered, name: str) -> bool:
    """As many as must not be told came, or answer otherwise, and as many went."""
    same = sum(one in now.rows and row.get(name) == now.rows[one].get(name) for one, row in then.rows.items())
    return min(len(now.rows), told.release.people) - same >= k_of()


def stands(survey: Survey, part: str, people: int | None) -> bool:
    """Nobody hands in or withdraws meanwhile, and nobody types in a sheet."""
    locked_survey(survey)
    wave = survey.waves.get(number=part)
    be_alone(PAPERS, wave.pk)
    is_as_many = people is None or _finished(wave).count() == people
    return is_as_many and not sheets_unfinished(wave).exists()


def due() -> Iterator[tuple[Survey, str]]:
    for wave in waves_to_tell_of().order_by("survey", "number"):
        yield wave.survey, str(wave.number)


def trim(survey: Survey, part: str, protected: Protected) -> Protected:
    return without_means(Answered(survey, part).questions, protected)


def named(survey: Survey) -> dict[str, Named]:
    """Variables of all editions, the newest words first."""
    found = {HANDED_IN: Named(_in_all(_("Handed in")), {YES: _in_all(_("Yes"))})}
    for questions in editions_of(survey).values():
        book = codebook_of(questions)
        for name, one in tallied(questions).items():
            found.setdefault(name, _named(one, book, _questions_words(one, book)))
    return found


def _questions_words(one: Tallied, book: Codebook) -> dict[str, str]:
    label = dict(book.by_id[one.name].label)
    asked = one.question.text
    return {
        language: text if asked.get(language, text) == text else f"{asked[language]} {text}"
        for language, text in label.items()
    }


def _named(one: Tallied, book: Codebook, words: Mapping[str, str]) -> Named:
    values = {str(value.id or value.code): dict(value.label) for value in book.by_id[one.name].values}
    codes = {category(code): values.get(str(code), {}) for code in one.codes}
    labels = {
        name: label or (_in_all(CONSENT[name]) if name in CONSENT else dict.fromkeys(words, name))
        for name, label in codes.items()
    }
    if one.option is not None:
        labels = {CHOSEN: _in_all(CONSENT[CHOSEN]), OTHERS: _in_all(BESIDE[OTHERS])}
    else:
        labels[NO_ANSWER] = _in_all(BESIDE[NO_ANSWER])
    is_ordered = all(isinstance(code, int) for code in one.codes)
    return Named(words, labels, is_ordered)


def _in_all(words: Any) -> dict[str, str]:
    """Words of ours, in every language of the house."""
    found = {}
    for language, _name in settings.LANGUAGES:
        with override(language):
            found[language] = str(words)
    return found


def left(survey: Survey) -> int:
    return withdrawn_from(survey)


def called(part: str) -> str:
    return str(Wave(number=int(part)))
