"""Answers as the rows of a file for research: of people who agreed, and in no order of the survey's own."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from samenspel.methods.codebooks import Answer, Codebook, NoAnswer
from samenspel.methods.questionnaires import coded, drawn_row, draws_from, row
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Basis
from samenspel.tools.surveys.queries.agreements import (
    editions_of,
    encounters_for,
    handed_in,
    number_of,
    research_consents,
)
from samenspel.tools.surveys.queries.arms import NOT_DRAWN, arms_by_pseudonym
from samenspel.tools.surveys.queries.consents import said_to
from samenspel.tools.surveys.queries.encounters import row_of
from samenspel.tools.surveys.queries.research import (
    CHILD,
    CONSENT,
    DYAD,
    EDITION,
    IMPORTED,
    OVER,
    PERSON,
    SIDE,
    WAVE,
    WEEK,
)

Progress = Callable[[int, int], None]
Told = dict[str, object]
Given = tuple[object, object]
"""The version of the consent, and whether it is a child's."""


def research_rows(
    agreement: Agreement, codebook: Codebook, keys: Sequence[int], progress: Progress | None = None
) -> Iterator[dict[str, Answer]]:
    """Of the responses with these keys, and behind them what the same people said of encounters. `progress`
    hears how far it is."""
    rows = ResearchRows(agreement)
    empty: Mapping[str, object] = dict.fromkeys(codebook.by_id, NoAnswer.NOT_SHOWN)
    for number, response in enumerate(handed_in(keys)):
        if progress:
            progress(number, len(keys))
        if told := rows.of_response(response):
            yield coded(codebook, {**empty, **told})
    for encounter in encounters_for(agreement, rows.given):
        if told := rows.of_encounter(encounter):
            yield coded(codebook, {**empty, **told})


class ResearchRows:
    """`given`: of those whose answers are in the file, by their pseudonyms."""

    def __init__(self, agreement: Agreement) -> None:
        self.agreement, self.given = agreement, dict[str, Given]()
        self._questions = editions_of(agreement.survey)
        self._numbers = dict(agreement.survey.editions.values_list("pk", "number"))
        self._consents = research_consents(agreement.survey)
        self._arms = arms_by_pseudonym(agreement.survey)

    def of_response(self, response: Response) -> Told:
        """Nothing of whoever did not agree."""
        answered = self._answered(response)
        version = self._version(answered, response.is_child)
        if version is None:
            return {}
        self.given[response.pseudonym] = given = version, int(response.is_child)
        return {**answered, **self._own(response, answered[SIDE], given)}

    def of_anybody(self, response: Response) -> Told:
        """Whatever was said of research: for what the initiative itself tells of all of them."""
        answered = self._answered(response)
        given = NoAnswer.NOT_SHOWN, int(response.is_child)
        return {**answered, **self._own(response, answered[SIDE], given)}

    def _answered(self, response: Response) -> Told:
        questions = self._questions[response.edition_id]
        draws = draws_from(response.drawn, questions)
        answered = row(questions, draws, response.answers, unclear=response.unclear)
        side: Told = {SIDE: draws.side or NoAnswer.NOT_SHOWN}
        return {**answered, **response.consents, **drawn_row(questions, draws), **side}

    def _version(self, answered: Told, is_child: bool) -> object:
        """Of the consent; not shown where none was asked and none is needed; None without a yes."""
        said = said_to(self._consents, answered, is_child=is_child)
        if said is None:
            is_free = self.agreement.ground != Basis.CONSENT and not is_child
            return NoAnswer.NOT_SHOWN if is_free else None
        return said.version if said.is_yes else None

    def of_encounter(self, encounter: Encounter) -> Told:
        """Its page may ask for consent itself; else that of the person's other answers holds."""
        answered: Told = dict(row_of(encounter, self._questions[encounter.edition_id]))
        version, is_child = self.given[encounter.pseudonym]
        said = said_to(self._consents, answered, is_child=bool(is_child))
        if said is not None and not said.is_yes:
            return {}
        given = (said.version if said else version), is_child
        own = self._own(encounter, encounter.side, given)
        return {**answered, **own, DYAD: number_of(self.agreement, encounter.name)}

    def arm(self, pseudonym: str) -> Told:
        """Whoever was not drawn stands in none."""
        return {**NOT_DRAWN, **self._arms.get(pseudonym, {})}

    def without_answers(self, wave: int) -> Iterator[Told]:
        """Who was drawn and did not hand in, without whoever took their answers back: only what chance said
        of them."""
        found = Response.objects.filter(wave__survey=self.agreement.survey)
        known = {
            *found.filter(state__in=(State.FINISHED, State.WITHDRAWN)).values_list("pseudonym", flat=True)
        }
        for name in sorted(self._arms.keys() - known):
            yield {PERSON: number_of(self.agreement, name), WAVE: wave, **self.arm(name)}

    def _own(self, of: Response | Encounter, side: object, given: Given) -> Told:
        version, is_child = given
        return {
            PERSON: number_of(self.agreement, of.pseudonym),
            WAVE: of.wave.number,
            WEEK: str(of.week),
            SIDE: side,
            CONSENT: version,
            CHILD: is_child,
            OVER: int(getattr(of, "over_quota", False)),
            EDITION: self._numbers[of.edition_id],
            **self.arm(of.pseudonym),
            IMPORTED: int(hasattr(of, "imported")),
        }
