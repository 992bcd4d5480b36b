"""What is told of the answers of a wave."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.conf import settings
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Chart
from samenspel.foundation.ui.pages import Context
from samenspel.foundation.ui.punctuation import colon
from samenspel.tools.surveys.charts import answers_chart
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.pages.labels import Labels
from samenspel.tools.surveys.pages.sides import sides_told
from samenspel.tools.surveys.queries.results import told_waves
from samenspel.tools.surveys.queries.surveys import questions_of


@dataclass
class Section:
    """A question, with what is told of it: drawings, and sentences."""

    text: str
    charts: list[Chart] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)

    @property
    def is_drawn_alone(self) -> bool:
        """One drawing has the question for its title."""
        return [chart.title for chart in self.charts] == [self.text]

    def say(self, what: str, sentence: str) -> None:
        """`what` it is about, unless that is the question itself."""
        self.sentences.append(sentence if what == self.text else colon(what.rstrip("."), sentence))


def results_page(survey: Survey, asked: str, language: str) -> Context:
    waves = [*told_waves(survey)]
    wave = next((one for one in waves if str(one.number) == asked), waves[0] if waves else None)
    return {
        "survey": survey,
        "wave": wave,
        "others": [one for one in waves if one is not wave],
        "people": wave.results.get("people") if wave else None,
        "is_few": wave is not None and not wave.results.get("summaries"),
        "is_unsafe": wave is not None and bool(wave.results.get("is_unsafe")),
        "fewest": settings.FEWEST_SHOWN,
        "sections": [*_sections(wave, language)] if wave and wave.told_of else [],
        "sides": sides_told(wave, language) if wave and wave.told_of else None,
    }


def _sections(wave: Wave, language: str) -> Iterator[Section]:
    labels, told = Labels(questions_of(wave.told_of), language), wave.results  # type: ignore[arg-type]
    for question in labels.questions.questions:
        section = Section(labels.question(question.code))
        mine = [one for one in told.get("summaries", ()) if one["question"] == question.code]
        telling = _tell_chosen if question.kind == "multiple" else _tell_each
        telling(section, mine, told, labels)
        scales = [one for one in told.get("scales", ()) if one["question"] == question.code]
        section.sentences += [_reliability(one, labels) for one in scales]
        if section.charts or section.sentences:
            yield section


def _tell_chosen(section: Section, mine: list[Any], told: Any, labels: Labels) -> None:
    """All options of a question in one drawing."""
    counts = [(one["name"], one["counts"][0][1]) for one in mine]
    _draw(section, section.text, counts, told["people"], labels.variable)


def _tell_each(section: Section, mine: list[Any], told: Any, labels: Labels) -> None:
    for one in mine:
        title = labels.variable(one["name"])
        if one["counts"]:
            _draw(section, title, one["counts"], told["people"], partial(labels.code, one["name"]))
        if one["mean"] is not None:
            section.say(title, _("%(mean)s on average.") % {"mean": number_format(one["mean"], 1)})
        elif not one["counts"]:
            section.say(title, _("Too few answers to say."))


def _draw(section: Section, title: str, counts: list[Any], people: int | None, label: Any) -> None:
    """A drawing of nothing but zeros beside what is hidden would say that nobody answered."""
    shown = [(code, count) for code, count in counts if count is not None]
    hidden = {"options": "; ".join(label(code) for code, count in counts if count is None)}
    if counts and people is not None and counts[-1] == [None, people]:
        return section.say(title, _("Nobody answered this."))
    is_drawn = any(count for _code, count in shown) or (shown and not hidden["options"])
    if is_drawn:
        section.charts.append(answers_chart(title, shown, people, label))
    if hidden["options"] and is_drawn:
        section.say(title, _("Too few to say: %(options)s.") % hidden)
    elif hidden["options"] and shown:
        section.say(title, _("Too few to say: %(options)s. Nobody gave another answer.") % hidden)
    elif hidden["options"]:
        section.say(title, _("Too few answers to say."))


def _reliability(scale: dict[str, Any], labels: Labels) -> str:
    words = {
        "scale": labels.say(scale["scale"]),
        "items": scale["items"],
        "alpha": number_format(scale["alpha"], 2),
    }
    told = _("“%(scale)s”: the %(items)d statements hang together with an alpha of %(alpha)s (1 is fully).")
    return told % words
