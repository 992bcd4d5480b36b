"""Drafts of a service, and people who try them, made by the actions."""

from samenspel.phases.design.actions import (
    drafting,
    finding,
    trying,
)
from samenspel.phases.design.queries.prototypes import newest_draft
from tests.factories.design import member_with_mailbox
from tests.factories.initiatives import coordinator_of, in_days, make_initiative
from tests.stages import stage

STEPS = ("Find the drill", "Choose a day", "Fetch it")


@stage
def make_prototype(initiative=None, days=(-1, 7), steps=STEPS, **values):
    initiative = initiative or make_initiative()
    coordinator, (opens_at, closes_at) = coordinator_of(initiative), in_days(*days)
    values = {"title": "Borrowing a drill", "shape": "page", **values}
    prototype = drafting.set_up_prototype(
        actor=coordinator, initiative=initiative, opens_at=opens_at, closes_at=closes_at, **values
    )
    for title in steps:
        make_step(prototype, title=title)
    return prototype


def make_step(prototype, **values):
    values = {"title": "Pay", "text": "It is free.", **values}
    return drafting.add_step(actor=coordinator_of(prototype.initiative), prototype=prototype, **values)


def steps_of(prototype):
    """Of the newest version."""
    return list(newest_draft(prototype).steps.all())


def begin(prototype, person=None, **values):
    return trying.begin_trial(actor=person or member_with_mailbox(prototype), prototype=prototype, **values)


def try_it(prototype, *went, person=None, text="", **values):
    """Step by step, as each `went`."""
    trial = begin(prototype, person, **values)
    for step, each in zip(trial.draft.steps.all(), went, strict=False):
        trying.answer_step(actor=trial.person or trial.helper, trial=trial, step=step, went=each, text=text)
        if each == "stopped":
            break
    return trial


def make_finding(step, text="Nobody sees that it is free."):
    return finding.add_finding(actor=coordinator_of(step.initiative), step=step, text=text)
