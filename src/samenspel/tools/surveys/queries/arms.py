"""Who came into which arm, as columns of a file: there before anybody answers, so that plans name them."""

from collections.abc import Iterator, Mapping

from django.conf import settings

from samenspel.methods.codebooks import Kind, NoAnswer, Value, Variable
from samenspel.tools.surveys.models.randomisations import Randomisation
from samenspel.tools.surveys.models.surveys import Survey
from samenspel.tools.surveys.queries.randomisations import drawn_of
from samenspel.tools.surveys.rules.people import drawing_of

ARM, CHANCE, SAMPLED, STRATUM, TOGETHER = "_arm", "_arm_chance", "_sampled", "_stratum", "_together"
NOT_DRAWN = dict.fromkeys((ARM, CHANCE, SAMPLED, STRATUM, TOGETHER), NoAnswer.NOT_SHOWN)
DECIMALS = 6


def arm_variables(survey: Survey) -> tuple[Variable, ...]:
    """None before the list is public: until then arms may change."""
    drawing = drawing_of(survey)
    return (*_variables(drawing),) if drawing is not None and drawing.announced_at else ()


def _variables(drawing: Randomisation) -> Iterator[Variable]:
    arms = tuple(Value(one.number, _in_all(one.name)) for one in drawing.arms.all())
    yield Variable(ARM, "arm", Kind.CHOICE, {
        "en": "Arm into which chance drew the person",
        "nl": "Groep waarin het lot de persoon plaatste",
        "fr": "Groupe dans lequel le sort a placé la personne",
    }, arms)  # fmt: skip
    yield Variable(CHANCE, "arm_chance", Kind.NUMBER, {
        "en": "Chance to come into this arm, once sampled",
        "nl": "Kans om in deze groep te komen, eenmaal getrokken",
        "fr": "Probabilité d’être dans ce groupe, une fois tiré",
    }, least=0, most=1, decimals=DECIMALS)  # fmt: skip
    yield Variable(SAMPLED, "sample_chance", Kind.NUMBER, {
        "en": "Chance to be sampled at all", "nl": "Kans om getrokken te worden",
        "fr": "Probabilité d’être tiré au sort",
    }, least=0, most=1, decimals=DECIMALS)  # fmt: skip
    strata = tuple(Value(int(number), _in_all(name)) for number, name in drawing.names.items())
    if len(strata) > 1:
        yield Variable(STRATUM, "stratum", Kind.CHOICE, {
            "en": "Stratum within which was drawn", "nl": "Groep waarbinnen is geloot",
            "fr": "Strate dans laquelle on a tiré",
        }, strata)  # fmt: skip
    if drawing.cluster:
        yield Variable(TOGETHER, "drawn_together", Kind.TEXT, {
            "en": "Who has the same was drawn together", "nl": "Wie hetzelfde heeft, is samen geloot",
            "fr": "Ceux qui ont le même ont été tirés ensemble",
        })  # fmt: skip


def _in_all(name: str) -> dict[str, str]:
    return dict.fromkeys((language for language, _name in settings.LANGUAGES), name)


def arms_by_pseudonym(survey: Survey) -> Mapping[str, dict[str, object]]:
    """Of everybody who was drawn. Clusters have a number; who stands alone one of their own."""
    drawing = drawn_of(survey)
    if drawing is None:
        return {}
    rows = drawing.assigned.order_by("pseudonym").values_list(
        "pseudonym", "arm__number", "chance", "sampled", "stratum", "cluster"
    )
    return {
        name: {
            ARM: arm,
            CHANCE: round(chance, DECIMALS),
            SAMPLED: round(sampled, DECIMALS),
            STRATUM: stratum,
            TOGETHER: f"c{cluster}" if cluster else f"p{place}",
        }
        for place, (name, arm, chance, sampled, stratum, cluster) in enumerate(rows.iterator(), start=1)
    }
