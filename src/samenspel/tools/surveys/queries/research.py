"""The codebook of the files for research: all that any edition asked, and whose answers these are."""

from dataclasses import replace

from django.conf import settings

from samenspel.methods.codebooks import Codebook, Kind, Value, Variable, with_legal_names
from samenspel.methods.questionnaires import codebook_of
from samenspel.tools.surveys.models.agreements import Agreement
from samenspel.tools.surveys.queries.agreements import editions_of
from samenspel.tools.surveys.queries.arms import arm_variables

PERSON, WAVE, WEEK, EDITION = "_person", "_wave", "_week", "_edition"
SIDE, DYAD, CONSENT, CHILD = "_side", "_dyad", "_consent", "_child"
OVER, IMPORTED = "_over_quota", "_imported"
"""No code of a question begins with a dash below."""
OWN = (
    Variable(PERSON, "person", Kind.TEXT, {
        "en": "Number of the person in these files, the same in all waves",
        "nl": "Nummer van de persoon in deze bestanden, in alle rondes hetzelfde",
        "fr": "Numéro de la personne dans ces fichiers, le même dans toutes les vagues",
    }),
    Variable(WAVE, "wave", Kind.NUMBER, {"en": "Wave", "nl": "Ronde", "fr": "Vague"}, least=1),
    Variable(WEEK, "week", Kind.DATE, {
        "en": "Monday of the week in which it was handed in",
        "nl": "Maandag van de week waarin het is ingeleverd",
        "fr": "Lundi de la semaine de la remise",
    }),
    Variable(SIDE, "side", Kind.CHOICE, {
        "en": "Side on which the person stands",
        "nl": "Kant waar de persoon bij hoort",
        "fr": "Côté de la personne",
    }, (
        Value(1, {"en": "citizen", "nl": "inwoner", "fr": "citoyen"}, id="citizen"),
        Value(2, {"en": "professional", "nl": "professional", "fr": "professionnel"}, id="professional"),
        Value(3, {"en": "neither", "nl": "geen van beide", "fr": "aucun des deux"}, id="neutral"),
    )),
    Variable(DYAD, "dyad", Kind.TEXT, {
        "en": "Number of the encounter, the same in the row of the other side",
        "nl": "Nummer van de ontmoeting, hetzelfde in de rij van de andere kant",
        "fr": "Numéro de la rencontre, le même dans la ligne de l’autre côté",
    }),
    Variable(CONSENT, "consent_version", Kind.NUMBER, {
        "en": "Version of the consent to research",
        "nl": "Versie van de toestemming voor onderzoek",
        "fr": "Version du consentement à la recherche",
    }, least=1),
    Variable(CHILD, "child", Kind.NUMBER, {
        "en": "1: a child, with a guardian’s yes", "nl": "1: een kind, met een ja van een ouder of voogd",
        "fr": "1 : un enfant, avec l’accord d’un parent ou tuteur",
    }, least=0, most=1),
    Variable(OVER, "over_quota", Kind.NUMBER, {
        "en": "1: came on paper when all places of a quota were taken",
        "nl": "1: kwam op papier toen alle plaatsen van een quotum bezet waren",
        "fr": "1 : reçu sur papier quand toutes les places d’un quota étaient prises",
    }, least=0, most=1),
    Variable(EDITION, "edition", Kind.NUMBER, {
        "en": "Edition of the questions", "nl": "Uitgave van de vragen", "fr": "Édition des questions",
    }, least=1),
    Variable(IMPORTED, "imported", Kind.NUMBER, {
        "en": "1: given elsewhere, and brought here in a file",
        "nl": "1: elders gegeven, en hier in een bestand gebracht",
        "fr": "1 : donné ailleurs, et apporté ici dans un fichier",
    }, least=0, most=1),
)  # fmt: skip


def research_codebook(agreement: Agreement) -> Codebook:
    """Of all editions: the newest with its meanings, then what only earlier ones asked."""
    books = [codebook_of(questions) for questions in editions_of(agreement.survey).values()]
    found: dict[str, Variable] = {}
    for book in books:
        for one in book.variables:
            found[one.id] = _united(found[one.id], one) if one.id in found else one
    kept = [one for one in found.values() if agreement.with_texts or one.kind is not Kind.TEXT]
    return with_legal_names(
        replace(
            books[0],
            id=f"{books[0].id}-{agreement.survey_id}",
            languages=tuple(dict.fromkeys(language for book in books for language in book.languages)),
            variables=(
                *OWN,
                *arm_variables(agreement.survey),
                *(_without_texts(one, agreement) for one in kept),
            ),
            zone=settings.TIME_ZONE,
            wave=WAVE,
            producer=str(agreement.initiative.service.organisation),
        )
    )


def _united(newest: Variable, earlier: Variable) -> Variable:
    """With options that are offered no more, such as the levels of an attribute: words get new numbers."""
    known = {value.id or value.code for value in newest.values}
    left = [value for value in earlier.values if (value.id or value.code) not in known]
    free = max((int(value.code) for value in newest.values), default=0)
    added = (replace(one, code=free + place) if one.id else one for place, one in enumerate(left, 1))
    return replace(newest, values=(*newest.values, *added))


def _without_texts(variable: Variable, agreement: Agreement) -> Variable:
    if agreement.with_texts:
        return variable
    return replace(variable, values=tuple(replace(value, text_in="") for value in variable.values))
