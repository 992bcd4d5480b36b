"""People who answered, counted for open data: each wave of a survey held against all that was told of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from samenspel.foundation.locks import be_alone
from samenspel.methods.codebooks import Codebook
from samenspel.methods.disclosure import (
    EVERYONE,
    Change,
    CountTable,
    Follows,
    Protected,
    Release,
)
from samenspel.methods.questionnaires import Questionnaire, codebook_of, draws_from, row
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


def count(survey: Survey, part: str, tables: Sequence[Sequence[str]], told: Sequence[Told]) -> Release:
    answered = Answered(survey, part)
    rows = [*answered.rows.values()]
    chosen = tables or [[name] for name in answered.asked]
    found = [table_of([answered.asked[name] for name in by], rows) for by in chosen]
    everybody = CountTable.of({HANDED_IN: [YES]}, [len(rows)])
    since = [_Since(answered, one) for one in told]
    return Release(
        (everybody, *found),
        change=since[-1].change if since else None,
        follows=answered.follows,
        exchanged={place: one.exchanged for place, one in enumerate(since)},
    )


@dataclass(frozen=True)
class _Since:
    """Who answered the same then and now, who came and who went."""

    now: Answered
    told: Told

    @cached_property
    def then(self) -> Answered:
        return self.now if self.told.part == self.now.part else Answered(self.now.survey, self.told.part)

    @cached_property
    def same(self) -> dict[str, int]:
        """How many, by variable; EVERYONE: whatever they answered."""
        before, after = self.then.rows, self.now.rows
        both = [(before[one], after[one]) for one in before if one in after]
        found = {
            name: sum(one.answer(was) == one.answer(now) for was, now in both)
            for name, one in self.now.asked.items()
        }
        return {**found, EVERYONE: len(both)}

    @cached_property
    def exchanged(self) -> frozenset[str]:
        return frozenset(name for name, same in self.same.items() if self._fewest(same) >= k_of())

    def answers_moved(self, name: str) -> bool:
        before, after = self.then.rows, self.now.rows
        same = sum(one in after and before[one].get(name) == after[one].get(name) for one in before)
        return self._fewest(same) >= k_of()

    def _fewest(self, same: int) -> int:
        """Of those who came and those who went."""
        return min(len(self.now.rows), self.told.people) - same

    @property
    def change(self) -> Change | None:
        """Who answers otherwise came and went, unless so many did that it points at nobody."""
        kept = [same for name, same in self.same.items() if name not in self.exchanged]
        same = min(kept, default=self.same[EVERYONE])
        joined, left = len(self.now.rows) - same, self.told.people - same
        is_as_it_was = self.then is self.now and not joined and not left
        return None if is_as_it_was else Change(joined, left)


def k_of() -> int:
    return int(settings.FEWEST_SHOWN)


def exchanged_with(answered: Answered, told: Sequence[Told]) -> Callable[[str], bool]:
    """Whether a mean of a variable may be told beside those of other waves. Their answers are read once."""
    since = [_Since(answered, one) for one in told if one.part != answered.part]
    return lambda name: all(one.answers_moved(name) for one in since)


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
