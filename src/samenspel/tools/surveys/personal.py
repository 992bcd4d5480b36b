"""What surveys hold about people: answers under a pseudonym that only the survey's own key makes of them."""

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import not_personal, register_personal
from samenspel.spine.people.requests import Visitor
from samenspel.tools.surveys.actions.agreements import drop_files
from samenspel.tools.surveys.actions.places import free_places
from samenspel.tools.surveys.invitations import answering_as
from samenspel.tools.surveys.models.agreements import AnswerFiles
from samenspel.tools.surveys.models.encounters import Encounter
from samenspel.tools.surveys.models.quotas import Place
from samenspel.tools.surveys.models.randomisations import Assessed
from samenspel.tools.surveys.models.responses import Response
from samenspel.tools.surveys.queries.encounters import encounters_of
from samenspel.tools.surveys.queries.invitations import invited_people
from samenspel.tools.surveys.queries.quotas import places_kept_by
from samenspel.tools.surveys.queries.randomisations import assigned_people
from samenspel.tools.surveys.queries.surveys import locked_survey, responses_of


def _found(person: Person) -> QuerySet[Response]:
    return responses_of(Visitor(person, ""))


def _encounters(person: Person) -> QuerySet[Encounter]:
    return encounters_of(Visitor(person, ""))


def encounters_told(person: Person) -> list[dict[str, object]]:
    return [{"survey": str(one.wave.survey), "answers": one.answers} for one in _encounters(person)]


def answers_given(person: Person) -> list[dict[str, object]]:
    """Survey by survey and wave by wave, as the person answered."""
    return [
        {"survey": str(response.wave.survey), "wave": response.wave.number, "answers": response.answers}
        for response in _found(person)
    ]


def erase_answers(person: Person) -> None:
    """With the files for research that they are in and that nobody has fetched yet."""
    mine = _found(person)
    surveys = {response.wave.survey for response in mine.order_by("wave__survey")}
    for survey in sorted(surveys, key=lambda survey: survey.pk):
        locked_survey(survey)
    drop_files(AnswerFiles.objects.filter(agreement__survey__in=surveys))
    free_places(Place.objects.filter(response__in=mine))
    for survey in surveys:
        free_places(places_kept_by(answering_as(survey, Visitor(person, "")), survey))
    mine.delete()


def erase_invitations(person: Person) -> None:
    """That this mailbox wants no letters stays, without its address."""
    mine = invited_people(person)
    mine.filter(wants_none=False).delete()
    mine.update(email="")


def erase_encounters(person: Person) -> None:
    _encounters(person).delete()


def erase_assigned(person: Person) -> None:
    assigned_people(person).delete()


def assigned_told(person: Person) -> list[dict[str, object]]:
    return [
        {"survey": str(one.arm.randomisation.survey), "arm": one.arm.number}
        for one in assigned_people(person)
    ]


def _assessed(person: Person) -> QuerySet[Assessed]:
    return Assessed.objects.filter(invited__in=invited_people(person))


register_personal(
    "surveys.Response",
    fields={
        "answers": _("What you answered in a survey, under a number that only the survey makes of you"),
        "drawn": "",
        "unclear": "",
        "consents": _("What you said later on about the use of your answers"),
        "is_child": _("Whether you answered as a child"),
        "over_quota": "",
        "pseudonym": "",
        "state": "",
        "week": "",
        "language": "",
    },
    of="pseudonym",
    purpose=_("To find out what people think and need, and what changes. Nobody reads it under your name."),
    retention=_("As long as the survey; when you withdraw them or leave, your answers go with you."),
    erase="delete",
    erase_with=erase_answers,
    found=_found,
    told=answers_given,
)
register_personal(
    "surveys.Invited",
    fields={
        "email": _("Your e-mail address, where you were invited to a survey"),
        "wants_none": _("That you want no more letters of a survey"),
        "is_withdrawn": "",
        "mark": "",
    },
    of="email",
    purpose=_("To invite you to a survey, and not to write to you again when you do not want it."),
    retention=_(
        "The address until two weeks after the survey is over. That you want no letters: as long as the "
        "survey, under a mark that says no address."
    ),
    erase="delete",
    erase_with=erase_invitations,
    found=invited_people,
)
register_personal(
    "surveys.Assessed",
    fields={
        "invited": _("That you stand on a list from which it is drawn who is asked"),
        "values": _("What stood beside your address on that list, such as the part of town"),
    },
    of="invited",
    purpose=_("To draw by lot who is invited to a survey, as many of each group."),
    retention=_("Until the draw."),
    erase="delete",
    found=_assessed,
)
register_personal(
    "surveys.Assigned",
    fields={
        "arm": _("Which way of asking chance drew for you, under the number of your answers"),
        "pseudonym": "",
        "stratum": "",
        "cluster": "",
        "sampled": "",
        "chance": "",
    },
    of="pseudonym",
    purpose=_("To find out what different ways of asking do."),
    retention=_("As long as the survey; when you leave, it goes with you."),
    erase="delete",
    erase_with=erase_assigned,
    found=assigned_people,
    told=assigned_told,
)
register_personal(
    "surveys.Encounter",
    fields={
        "answers": _("What you answered about an encounter, under the same number"),
        "side": _("On which side of it you stood"),
        "drawn": "",
        "name": "",
        "pseudonym": "",
        "week": "",
        "language": "",
    },
    of="pseudonym",
    purpose=_("To lay what both sides say of an encounter beside each other."),
    retention=_("As long as the survey; when you withdraw them or leave, your answers go with you."),
    erase="delete",
    erase_with=erase_encounters,
    found=_encounters,
    told=encounters_told,
)
register_personal(
    "surveys.Agreement",
    fields={
        "holder": _("That it was agreed that you use answers to a survey for research"),
    },
    of="holder",
    purpose=_("So that all who answered can read who uses their answers."),
    retention=_("As long as the survey."),
    erase="anonymise",
)
register_personal(
    "surveys.AnswerEntry",
    fields={"by": _("That you typed in a sheet of paper of a survey")},
    of="by",
    purpose=_("So that two different people read each sheet."),
    retention=_("As long as the survey."),
    erase="anonymise",
)
register_personal(
    "surveys.AnswerSheet",
    fields={"voided_by": _("That you declared a sheet of paper of a survey void")},
    of="voided_by",
    purpose=_("So that somebody answers for what does not count."),
    retention=_("As long as the survey."),
    erase="anonymise",
)
register_personal(
    "surveys.AnswersImport",
    fields={
        "by": _("That you brought answers from elsewhere to a survey"),
        "origin": "",
        "because": "",
        "reason": "",
        "name": "",
    },
    of="by",
    purpose=_("So that somebody answers for where these answers come from."),
    retention=_("As long as the survey."),
    erase="anonymise",
)
not_personal(
    "surveys.AnswersImport",
    "file",
    "found",
    because=_("A file that waits for a day, and what reading it told: of people who have no account here."),
)
not_personal(
    "surveys.ImportedAnswer",
    "digest",
    because=_("What remains of a row of a file, made with a key of the survey. It says nothing by itself."),
)
not_personal(
    "surveys.AnswerSheet", "void_reason", because=_("Said by who runs the survey, of a sheet without a name.")
)
not_personal(
    "surveys.AnswerSheet",
    "drawn",
    "asked",
    "language",
    because=_("What stands on a sheet before anybody filled it in."),
)
not_personal(
    "surveys.AnswerSheet",
    "key",
    "start",
    "slip",
    because=_("What remains of codes on paper. Nobody's name stands beside them."),
)
not_personal(
    "surveys.AnswerEntry",
    "answers",
    "unclear",
    "names",
    because=_("Read from a sheet without a name by somebody else, and emptied once two agree."),
)
not_personal("surveys.Wave", "papers_to", because=_("Where sheets are brought: an address for all to read."))
not_personal(
    "surveys.Agreement",
    "purpose",
    "basis",
    "reason",
    because=_("What coordinators and scholars agree on, for all to read."),
)
not_personal("surveys.Agreement", "known", because=_("Which questions tell what others may know."))
not_personal("surveys.Agreement", "key", because=_("Chance, of which numbers are made that name nobody."))
not_personal(
    "surveys.Arm",
    "name",
    "words",
    because=_("What coordinators ask in different ways, told with the results."),
)
not_personal(
    "surveys.Randomisation",
    "listed",
    "allotted",
    "hash",
    "names",
    "seed",
    "seed_plan",
    "signature",
    "salt",
    "strata",
    "cluster",
    "left_out",
    "cancelled_because",
    because=_("A public list of numbers that name nobody, and how it was drawn from."),
)
not_personal(
    "surveys.Survey", "because", because=_("What coordinators say of the whole survey, for all to read.")
)
not_personal("surveys.Survey", "key", because=_("Chance, of which numbers are made that name nobody."))
not_personal(
    "surveys.Token",
    "digest",
    because=_("What remains of a link in a letter. It says of nobody what they answered."),
)
