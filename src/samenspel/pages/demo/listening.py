"""Lets the people of the demo town say what they think of a service, and answers them."""

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.models import AnonymousUser

from samenspel.pages.demo.days import Life, day, in_one_order
from samenspel.pages.demo.hearing import Answered, Hearing, Voice
from samenspel.phases.assess.actions.answering import answer_feedback, judge_impression
from samenspel.phases.assess.actions.feedback import postpone_answers, set_up_feedback
from samenspel.phases.assess.actions.impressions import give_feedback
from samenspel.phases.assess.models.feedback import Feedback, Impression, State
from samenspel.spine.initiatives.models import Initiative
from samenspel.spine.people.models import Person

SINCE_YESTERDAY = -1


def listen(actor: Person, initiative: Initiative, told: Hearing, people: Mapping[str, Person]) -> Life:
    opens, closes = told.days
    yield day(opens)
    feedback = set_up_feedback(
        actor=actor,
        initiative=initiative,
        about=initiative.service,
        title=str(told.title),
        summary=str(told.summary),
        reply_days=told.reply_days,
        opens_at=day(opens, 9),
        closes_at=day(closes, 22),
    )
    said: dict[int, Impression] = {}
    lives = [_say(actor, feedback, place, voice, people, said) for place, voice in enumerate(told.voices)]
    lives += [_answer(actor, feedback, answer, said) for answer in told.answers]
    yield from in_one_order(*lives, _ask_for_patience(actor, feedback, told))


def _say(
    actor: Person,
    feedback: Feedback,
    place: int,
    voice: Voice,
    people: Mapping[str, Person],
    said: dict[int, Impression],
) -> Life:
    yield day(voice.day, 20)
    said[place] = give_feedback(
        actor=people[voice.by] if voice.by else AnonymousUser(),
        feedback=feedback,
        device="" if voice.by else f"visitor {place}",
        language=settings.LANGUAGE_CODE,
        went_well=str(voice.went_well),
        hindered=str(voice.hindered),
        to_change=str(voice.to_change),
    )
    if voice.day < SINCE_YESTERDAY:
        yield day(voice.day + 1, 10)
        judge_impression(
            actor=actor,
            impression=said[place],
            state=State.WITHHELD if voice.withheld else State.SHOWN,
            reason=str(voice.withheld),
            themes=[str(theme) for theme in voice.themes],
        )


def _answer(actor: Person, feedback: Feedback, told: Answered, said: dict[int, Impression]) -> Life:
    yield day(told.day, 15)
    keys = [said[place].pk for place in told.voices]
    answer_feedback(actor=actor, feedback=feedback, keys=keys, said=str(told.said), did=str(told.did))


def _ask_for_patience(actor: Person, feedback: Feedback, told: Hearing) -> Life:
    if told.later:
        when, until, because = told.later
        yield day(when, 11)
        postpone_answers(actor=actor, feedback=feedback, until=day(until).date(), because=str(because))
