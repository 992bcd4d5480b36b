"""What the pages of a draft show: where people stumbled, what they said, and what came of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Prefetch

from samenspel.foundation.access import allow, may_do
from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.ui.charts import Chart
from samenspel.foundation.ui.lists import Tab
from samenspel.foundation.ui.pages import Context
from samenspel.phases.design.charts import stumbles
from samenspel.phases.design.forms.prototypes import WordsList
from samenspel.phases.design.models.ideas import Idea, IdeaAnswer
from samenspel.phases.design.models.prototypes import (
    Draft,
    Experience,
    Feeling,
    Finding,
    Prototype,
    Step,
    Trial,
    Went,
)
from samenspel.phases.design.queries.ideas import ON_THE_BOARD
from samenspel.phases.design.results import (
    QUOTED,
    Counted,
    counted,
    is_over,
    people_counted,
    quoted,
    words_at,
)
from samenspel.tools.talk.rules import may_moderate
from samenspel.tools.writing.models import Remark

ON_A_PROTOTYPE = ("begin_trial", "add_step", "download_trials")
WITH_A_STEP = ("change_step", "add_finding", "hide_words", "make_idea", "make_suggestion")


@dataclass(frozen=True)
class Told:
    """One step on the board. `before`: how the same step went one version earlier."""

    step: Step
    counted: Counted
    quotes: Sequence[Experience]
    before: Counted | None

    @property
    def went(self) -> list[tuple[Any, int]]:
        return _in_words(self.counted.went, Went)

    @property
    def felt(self) -> list[tuple[Any, int]]:
        return _in_words(self.counted.felt, Feeling)


def _in_words(counts: Mapping[str, int], kinds: Any) -> list[tuple[Any, int]]:
    return [(kind.label, counts[kind]) for kind in kinds if counts[kind]]


def board_page(prototype: Prototype, person: Any, asked: Mapping[str, str]) -> Context:
    drafts = list(prototype.drafts.all())
    draft = next((one for one in drafts if str(one.number) == asked.get("version")), drafts[-1])
    steps = list(draft.steps.all())
    people = people_counted(draft, steps[-1].place if steps else 0)
    is_told = bool(people["tried"]) and may_read(person, prototype, people["tried"])
    return {
        **may_do(person, "design", ON_A_PROTOTYPE, prototype),
        "prototype": prototype,
        "initiative": prototype.initiative,
        "versions": [Tab(one, f"{one.get_absolute_url()}#board", one == draft) for one in drafts],
        "draft": draft,
        "is_newest": draft == drafts[-1],
        "steps": steps,
        "people": people,
        "fewest": settings.FEWEST_SHOWN,
        **(_told(draft, _before(draft, drafts, person), steps, people["tried"]) if is_told else {}),
        "findings": findings_of(prototype, person),
        "trials": trials_of(prototype, person),
        "may_change": allow(person, "initiatives.change_activity", prototype.activity),
    }


def may_read(person: Any, thing: Any, people: int) -> bool:
    """So few are known by what they say: only those who run it read it then."""
    return people >= settings.FEWEST_SHOWN or bool(may_moderate(person, thing))


def _before(draft: Draft, drafts: Sequence[Draft], person: Any) -> Draft | None:
    """The version before, where this person may read how it went."""
    before = next((one for one in drafts if one.number == draft.number - 1), None)
    if before is None or not may_read(person, draft.prototype, people_counted(before, 0)["tried"]):
        return None
    return before


def _told(draft: Draft, before: Draft | None, steps: Sequence[Step], people: int) -> Context:
    counts, quotes = counted([draft, *([before] if before else [])]), quoted(draft)
    chart: Chart = stumbles(steps, counts, people)
    told = [
        Told(step, counts.get(step.pk, Counted()), quotes.get(step.pk, []), counts.get(step.earlier_id or 0))
        for step in steps
    ]
    return {"chart": chart, "told": told, "before": before}


@dataclass(frozen=True)
class Found:
    """A finding, and what came of it."""

    finding: Finding
    ideas: Sequence[Idea]
    suggestions: Sequence[Remark]


def findings_of(prototype: Prototype, person: Any, step: Step | None = None) -> list[Found]:
    """Newest first; all of them, or those of a step."""
    rows = Finding.objects.filter(step__draft__prototype=prototype).select_related(
        "step__draft", "answered_in"
    )
    findings = list(rows.filter(step=step) if step else rows)
    addresses = [address_of(one) for one in findings]
    answers = Prefetch("answers", IdeaAnswer.objects.select_related("decision"))
    ideas = Idea.objects.filter(ON_THE_BOARD, came_from__in=addresses).prefetch_related(answers)
    remarks = Remark.objects.filter(came_from__in=addresses).exclude(state="taken_back")
    return [
        Found(
            one,
            [idea for idea in ideas if idea.came_from == address_of(one)],
            [remark for remark in remarks if remark.came_from == address_of(one)],
        )
        for one in findings
    ]


@dataclass(frozen=True)
class Tried:
    """A test that this person does, for themselves or beside somebody."""

    trial: Trial
    said: int
    of: int


def trials_of(prototype: Prototype, person: Any) -> list[Tried]:
    """One's own, and those that one writes down and that are not at their end."""
    if not person.is_authenticated:
        return []
    rows = Trial.objects.filter(draft__prototype=prototype).select_related("draft")
    mine = rows.filter(person=person) | rows.filter(helper=person)
    experiences = Prefetch("experiences", Experience.objects.select_related("step"))
    found = mine.prefetch_related(experiences, "draft__steps").order_by("-pk")
    tried = [_tried(trial) for trial in found]
    return [one for one in tried if one.trial.person_id or one.said < one.of]


def _tried(trial: Trial) -> Tried:
    said = list(trial.experiences.all())
    if any(one.went == Went.STOPPED for one in said):
        return Tried(trial, len(said), len(said))
    return Tried(trial, len(said), len(trial.draft.steps.all()))


def step_page(step: Step, person: Any, asked: Any) -> Context:
    """With all words that were said there; what moderators hid, they alone read."""
    prototype = step.draft.prototype
    moderates = bool(may_moderate(person, step))
    form, people = WordsList(asked), people_counted(step.draft, 0)["tried"]
    words = words_at(step) if moderates else words_at(step).filter(QUOTED)
    if went := form.wanted.get("went"):
        words = words.filter(went=went)
    is_told = may_read(person, prototype, people)
    return {
        **may_do(person, "design", WITH_A_STEP, step),
        "step": step,
        "draft": step.draft,
        "prototype": prototype,
        "initiative": prototype.initiative,
        "told": Told(step, counted([step.draft])[step.pk], [], None) if is_told and people else None,
        "list": form,
        "page": form.page(words if is_told else words.none()),
        "findings": findings_of(prototype, person, step),
    }


def trial_page(trial: Trial, asked: Mapping[str, str]) -> Context:
    """The step that is asked for, or else the next one."""
    steps = list(trial.draft.steps.all())
    said = {one.step_id: one for one in trial.experiences.all()}
    following = next((step for step in steps if step.pk not in said), None)
    wanted = next((step for step in steps if str(step.place) == asked.get("step")), None)
    step = wanted or following or steps[-1]
    return {
        "trial": trial,
        "prototype": trial.draft.prototype,
        "draft": trial.draft,
        "step": step,
        "said": said.get(step.pk),
        "count": len(steps),
        "before": next((one for one in reversed(steps) if one.place < step.place), None),
        "has_changed": trial.draft.prototype.drafts.filter(number__gt=trial.draft.number).exists(),
    }


def is_at_its_end(trial: Trial) -> bool:
    return is_over(trial, trial.draft.steps.count())
