"""What the page of how an initiative went shows."""

from samenspel.foundation.ui.pages import Context
from samenspel.phases.learn.queries.process import answers_of, charters_of, steps_of
from samenspel.spine.initiatives.measuring import TIME_TO_ANSWER
from samenspel.spine.initiatives.models import Initiative


def process_page(initiative: Initiative) -> Context:
    steps = steps_of(initiative)
    return {
        "initiative": initiative,
        "steps": steps,
        "back": sum(step.back for step in steps),
        "charters": charters_of(initiative),
        "answers": answers_of(initiative),
        "weeks": TIME_TO_ANSWER.days // 7,
    }
