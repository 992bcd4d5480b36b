"""Reading what people said: whether everyone reads it, which themes it has, and what the answer is."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.sentences import untold
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.assess.models.feedback import Feedback, Impression, State, Theme
from samenspel.phases.assess.queries.feedback import locked_feedback
from samenspel.spine.initiatives.actions import reply
from samenspel.spine.initiatives.models import Reply
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person

MOST_THEMES = 30
ANSWERED = _("Somebody else answered this meanwhile, or it was taken back.")
untold(
    "assess.judge_impression",
    because="What is read by everyone stands on the page; who read it first is told to nobody.",
)
untold("assess.answer_feedback", because="The answer itself is told: initiatives.reply.")


def judge_impression(
    *, actor: Person, impression: Impression, state: str, themes: Iterable[str] = (), reason: str = ""
) -> Impression:
    """`state`: whether everyone reads it, or with a reason only those who answer. `themes`: all that it
    speaks of, by name; those that are new are added."""
    with acting(actor, "assess.judge_impression", impression.feedback, locked_feedback) as feedback:
        impression = feedback.impressions.get(pk=impression.pk)
        set_values(impression, state=state, reason=reason if state == State.WITHHELD else "")
        impression.themes.set([_theme(feedback, name) for name in themes])
        tell(actor, "assess.judge_impression", feedback, about=[], state=state)
    return impression


def _theme(feedback: Feedback, name: str) -> Theme:
    """However it is written, it is one."""
    found = feedback.themes.filter(name__iexact=name).first()
    if found is None and feedback.themes.count() >= MOST_THEMES:
        words = _("There are %(most)d themes already. Take some of these together first.")
        raise Refused("assess.judge_impression", words % {"most": MOST_THEMES})
    return found or feedback.themes.create(name=name)


def change_theme(*, actor: Person, theme: Theme, name: str) -> Theme | None:
    """With the name of another it goes on in that one; with none it is gone."""
    with acting(actor, "assess.change_theme", theme.feedback, locked_feedback) as feedback:
        theme = feedback.themes.get(pk=theme.pk)
        other = feedback.themes.filter(name__iexact=name).exclude(pk=theme.pk).first()
        if name and other is None:
            set_values(theme, name=name)
            return theme
        if other is not None:
            other.impressions.add(*theme.impressions.all())
        theme.delete()
    return other


def answer_feedback(*, actor: Person, feedback: Feedback, keys: Iterable[int], said: str, did: str) -> Reply:
    """One answer to all of these, under “you said, we did” on the page of the initiative."""
    with acting(actor, "assess.answer_feedback", feedback, locked_feedback) as feedback:
        waiting = feedback.impressions.filter(pk__in=keys, reply=None)
        number = waiting.count()
        if not number:
            raise Refused("assess.answer_feedback", ANSWERED)
        answer = reply(actor=actor, initiative=feedback.initiative, about=feedback, said=said, did=did)
        waiting.update(reply=answer)
        _forget_delay(feedback)
        tell(actor, "assess.answer_feedback", feedback, about=[], number=number)
    return answer


def _forget_delay(feedback: Feedback) -> None:
    """Once nobody waits longer than was promised."""
    if feedback.late_until and not feedback.late.exists():
        set_values(feedback, late_until=None, late_because="")
