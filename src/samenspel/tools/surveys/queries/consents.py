"""What people said yes to: one purpose in one version, each by whoever has to say it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from samenspel.methods.questionnaires import Consent, NoAnswer, Questionnaire
from samenspel.methods.questionnaires.kinds import YES
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.models.responses import Response, State
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.surveys import all_responses_of, newest_edition, questions_of

Asked = Mapping[str, Consent]
By = Literal["respondent", "guardian"]
GUARDIAN, RESPONDENT = "guardian", "respondent"


@dataclass(frozen=True)
class Said:
    """`version`: of the words that were answered last; `is_yes` only if all who were asked said yes to it."""

    is_yes: bool
    version: int


def consents_in(questions: Questionnaire, purpose: str = "") -> dict[str, Consent]:
    """By their codes; without a purpose, those of all."""
    found = (one for one in questions.questions if isinstance(one, Consent))
    return {one.code: one for one in found if purpose in ("", one.purpose)}


def said_to(asked: Asked, row: Mapping[str, object], *, is_child: bool = False) -> Said | None:
    """By whoever answered `row`, to the questions that were shown to them; None where there was none. Of two
    versions counts the later one that was answered. For a child a guardian and the child say yes."""
    shown = [one for one in asked.values() if row.get(one.code, NoAnswer.NOT_SHOWN) != NoAnswer.NOT_SHOWN]
    if not shown:
        return None
    last = {by: _last([one for one in shown if one.by == by], row) for by in {one.by for one in shown}}
    needed = {GUARDIAN, RESPONDENT} if is_child else set(last)
    is_yes = all(by in last and row[last[by].code] == YES for by in needed)
    return Said(is_yes, max(one.version for one in last.values()))


def _last(asked: list[Consent], row: Mapping[str, object]) -> Consent:
    answered = [one for one in asked if not isinstance(row[one.code], NoAnswer)]
    return max(answered or asked, key=lambda one: one.version)


@dataclass(frozen=True)
class Standing:
    """A question of consent with what a visitor last said to it. `is_new`: its words were never answered."""

    question: Consent
    answer: str
    is_new: bool


def standing_consents(survey: Survey, visitor: Visitor) -> list[Standing]:
    """Of whoever handed in: of each purpose the newest words, if an earlier version was asked."""
    responses = [*all_responses_of(survey, visitor).filter(state=State.FINISHED)]
    if not responses:
        return []
    return [*_standing(survey, responses)]


def _standing(survey: Survey, responses: list[Response]) -> Iterator[Standing]:
    answers: dict[str, Any] = {}
    asked: dict[tuple[str, By], Consent] = {}
    for response in responses:
        here = consents_in(questions_of(response.edition))
        asked |= {(one.purpose, one.by): one for one in here.values()}
        answers |= {code: response.answers[code] for code in here if code in response.answers}
        answers |= response.consents
    edition = newest_edition(survey)
    newest = consents_in(questions_of(edition)).values() if edition else ()
    later = {(one.purpose, one.by): one for one in newest if (one.purpose, one.by) in asked}
    for key, one in asked.items():
        question = later.get(key, one)
        yield Standing(
            question, answers.get(question.code, ""), question.code not in answers and question != one
        )


def took_back(survey: Survey, asked: Asked) -> set[str]:
    """The pseudonyms of those who said no to these later on."""
    found = Response.objects.filter(wave__survey=survey).exclude(consents={})
    later = {name: said_to(asked, said) for name, said in found.values_list("pseudonym", "consents")}
    return {name for name, said in later.items() if said is not None and not said.is_yes}
