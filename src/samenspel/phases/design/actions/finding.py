"""What trials showed, in a sentence, and what comes of it: an idea, or other words in a text."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import Refused
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.journal.sentences import describe
from samenspel.foundation.locks.acting import acting
from samenspel.phases.design.actions.ideas import add_idea
from samenspel.phases.design.models.ideas import Idea, IdeaBoard, every_board
from samenspel.phases.design.models.prototypes import Finding, Step
from samenspel.phases.design.models.texts import Text, every_text
from samenspel.phases.design.queries.prototypes import find_finding, find_step, locked_prototype, open_beside
from samenspel.spine.initiatives.telling import tell
from samenspel.spine.people.models import Person
from samenspel.tools.writing.actions import remarks
from samenspel.tools.writing.models import Remark
from samenspel.tools.writing.queries import document_of

describe("design.add_finding", _("{actor} wrote down what people found in “{title}”: “{finding}”"))


def add_finding(*, actor: Person, step: Step, text: str) -> Finding:
    with acting(actor, "design.add_finding", step, _locked_step) as step:
        finding = Finding.objects.create(step=step, text=text)
        tell(actor, "design.add_finding", finding, finding=text)
    return finding


describe("design.remove_finding", _("{actor} took back a finding in “{title}”."), news=False)


def remove_finding(*, actor: Person, finding: Finding) -> None:
    with acting(actor, "design.remove_finding", finding, _locked) as finding:
        tell(actor, "design.remove_finding", finding.step)
        finding.delete()


describe("design.make_idea", _("{actor} made an idea of what people found in “{title}”: “{idea}”"))


def make_idea(*, actor: Person, finding: Finding, board: IdeaBoard, title: str, text: str = "") -> Idea:
    """On an open board of the same initiative, by whoever makes it; each page leads to the other."""
    with acting(actor, "design.make_idea", finding, _locked) as finding:
        if not open_beside(finding, every_board).filter(pk=board.pk).exists():
            raise Refused("design.make_idea", _("Choose a board of this initiative that is open."))
        idea = add_idea(actor=actor, board=board, title=title, text=text, came_from=address_of(finding))
        tell(actor, "design.make_idea", finding, idea=title)
    return idea


describe("design.make_suggestion", _("{actor} suggested other words because of what was found in “{title}”."))


def make_suggestion(*, actor: Person, finding: Finding, into: Text, **words: Any) -> Remark:
    """In an open text of the same initiative. `words`: of writing's own."""
    with acting(actor, "design.make_suggestion", finding, _locked) as finding:
        if not open_beside(finding, every_text).filter(pk=into.pk).exists():
            raise Refused("design.make_suggestion", _("Choose a text of this initiative that is open."))
        remark = remarks.make_suggestion(
            actor=actor, document=document_of(into), came_from=address_of(finding), **words
        )
        tell(actor, "design.make_suggestion", finding)
    return remark


def _locked_step(step: Step) -> Step:
    prototype = locked_prototype(step.draft.prototype)
    return find_step(prototype.pk, step.pk)


def _locked(finding: Finding) -> Finding:
    prototype = locked_prototype(finding.step.draft.prototype)
    return find_finding(prototype.pk, finding.pk)
