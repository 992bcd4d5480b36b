"""Two ideas that become one, when the authors of both want that."""

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.foundation.locks.rows import set_values
from samenspel.phases.design.models.ideas import Combination, Idea
from samenspel.phases.design.queries.ideas import combinable_with, find_combination, locked_board, locked_idea
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.letters import write_to
from samenspel.spine.people.models import Person
from samenspel.tools.notices.actions import follow_instead
from samenspel.tools.together import actions as together
from samenspel.tools.together.queries import authors_of
from samenspel.tools.together.rules import is_author

describe("design.combine_ideas", _("{actor} asked to combine the idea “{idea}” with “{into}”."))


def combine_ideas(*, actor: Person, idea: Idea, into: Idea) -> Combination:
    """Whose idea it is says yes by asking; all other authors get a mail. One question at a time."""
    with acting(actor, "design.combine_ideas", idea, locked_idea) as idea:
        question: Combination = together.ask(
            idea,
            into,
            actor,
            among=combinable_with(idea),
            verb="design.combine_ideas",
            refusal=_("Choose an idea of this board that is still open."),
            letter="design/combine_asked",
        )
        tell(actor, "design.combine_ideas", idea, beside=[into], idea=idea.title, into=into.title)
        _count_in(question, actor)
        if question.thing_agrees and question.into_agrees:
            _settle(question, actor, agrees=True)
        elif not question.thing_agrees:
            _write(idea, into, "design/combine_asked")
    return question


describe("design.answer_combination", _("{actor} answered the question to combine “{idea}” with “{into}”."))


def answer_combination(*, actor: Person, combination: Combination, agrees: bool) -> Idea:
    """With a yes of both sides the authors join, their supporters come along once each, and the other page
    leads here. One no ends it."""
    with acting(actor, "design.answer_combination", combination, _locked) as question:
        old, kept = question.thing, question.into
        _count_in(question, actor)
        if not agrees or (question.thing_agrees and question.into_agrees):
            _settle(question, actor, agrees=agrees)
        tell(actor, "design.answer_combination", kept, beside=[old], idea=old.title, into=kept.title)
    return kept


def _locked(combination: Combination) -> Combination:
    """On a board whose ideas nobody changes meanwhile."""
    board = locked_board(combination.into.board)
    return find_combination(board.pk, combination.pk)


def _count_in(question: Combination, person: Person) -> None:
    """A person whose idea both are speaks for both."""
    for side, idea in (("thing_agrees", question.thing), ("into_agrees", question.into)):
        if is_author(person, idea):
            set_values(question, **{side: True})


def _settle(question: Combination, actor: Person, *, agrees: bool) -> None:
    old, kept = question.thing, question.into
    letter = "design/combined" if agrees else "design/kept_apart"
    _write(kept, old, letter, besides=actor)
    together.answer(question, agrees=agrees, letter=letter)
    if agrees:
        follow_instead(old, kept)
        set_values(old, state=Idea.State.COMBINED, combined_into=kept)
        Combination.objects.filter(into=old).delete()


def _write(idea: Idea, other: Idea, letter: str, besides: Person | None = None) -> None:
    """To the authors of the one, in the words of the letter to those of the other."""
    for author in authors_of(idea):
        if author != besides:
            write_to(author, letter, idea, theirs=other, yours=other)
