"""What both sides said, beside each other; and the sheet for a talk where too few would be told of."""

from dataclasses import dataclass
from typing import Any

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from samenspel.foundation.ui.charts import Bar, Chart, bars
from samenspel.foundation.ui.pages import Context
from samenspel.methods.questionnaires import Likert, Questionnaire, Rating
from samenspel.methods.questionnaires import mirrored as pairs_in
from samenspel.tools.surveys.models.surveys import Survey, Wave
from samenspel.tools.surveys.pages.labels import Labels
from samenspel.tools.surveys.queries.surveys import newest_edition, questions_of


@dataclass(frozen=True)
class Gap:
    """`citizen`, `professional`: what each was asked; `sentence`: how far apart they are."""

    citizen: str
    professional: str
    chart: Chart
    sentence: str


@dataclass(frozen=True)
class Sides:
    """`needs_talk`: of something too few answered on one side."""

    mirrored: list[Gap]
    met: list[Gap]
    needs_talk: bool


def sides_told(wave: Wave, language: str) -> Sides | None:
    """None where both sides were asked nothing alike."""
    assert wave.told_of is not None
    questions, told = questions_of(wave.told_of), wave.results
    labels = Labels(questions, language)
    pairs, met = told.get("sides", []), told.get("met", [])
    if not pairs and questions.encounter is None:
        return None
    mirrored = [_gap(one, labels) for one in pairs if _is_whole(one)]
    both = [_gap(one, labels) for one in met if _is_whole(one)]
    is_short = len(mirrored) < len(pairs) or (questions.encounter is not None and not both)
    return Sides(mirrored, both, needs_talk=is_short)


def _is_whole(one: dict[str, Any]) -> bool:
    return one["citizens"] is not None and one["professionals"] is not None


def _gap(one: dict[str, Any], labels: Labels) -> Gap:
    texts = [labels.variable(one[side]) for side in ("citizen", "professional")]
    means = [one["citizens"], one["professionals"]]
    least, most = _ends(labels.questions, one["citizen"])
    names = [_("Citizens"), _("Professionals")]
    rows = [
        Bar(name, mean - least, number_format(mean, 1), tone)
        for name, mean, tone in zip(names, means, ("accent", "second"), strict=True)
    ]
    title = texts[0] if texts[0] == texts[1] else _("Both sides")
    chart = bars(title, rows, columns=(_("Side"), _("On average")), whole=most - least)
    return Gap(texts[0], texts[1], chart, _apart(round(means[1] - means[0], 1), least, most))


def _ends(questions: Questionnaire, name: str) -> tuple[int, int]:
    domain = questions.domains[name]
    codes = [int(code) for code in domain.codes if code not in domain.unsaid]
    return min(codes), max(codes)


def _apart(gap: float, least: int, most: int) -> str:
    words = {"gap": number_format(abs(gap), 1), "least": least, "most": most}
    if not gap:
        return _("Both sides answer alike, on a scale from %(least)d to %(most)d.") % words
    if gap > 0:
        return _("Professionals answer %(gap)s higher, on a scale from %(least)d to %(most)d.") % words
    return _("Citizens answer %(gap)s higher, on a scale from %(least)d to %(most)d.") % words


def talk_page(survey: Survey, language: str) -> Context:
    """No figure: the questions that both sides can lay beside each other."""
    edition = newest_edition(survey)
    assert edition is not None
    questions = questions_of(edition)
    labels = Labels(questions, language)
    pairs = [(labels.say(one.citizen.text), labels.say(one.professional.text)) for one in pairs_in(questions)]
    asked = questions.encounter.questions if questions.encounter else ()
    shared = [
        labels.variable(name)
        for question in asked
        if isinstance(question, Likert | Rating)
        for name in question.domains
    ]
    return {"survey": survey, "pairs": pairs, "shared": shared}
