"""Who lives in the demo town: names are invented."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ADDRESS = "{}@samenrode.example"


@dataclass(frozen=True)
class SignIn:
    """Somebody whom visitors of the demo can be; one for each kind of user."""

    kind: str
    label: Promise
    name: str
    can: Promise

    @property
    def email(self) -> str:
        return ADDRESS.format(self.kind)

    def __str__(self) -> str:
        return f"{self.label}: {self.name} ({self.email})"


SIGN_INS = (
    SignIn(
        "citizen",
        _("Citizen"),
        "Fatima el Idrissi",
        _("Reads at the library, lives by the water, and takes part in two initiatives."),
    ),
    SignIn(
        "professional",
        _("Professional"),
        "Joost de Vries",
        _("Works for the municipality, answers what people say, and opens services up."),
    ),
    SignIn(
        "coordinator",
        _("Coordinator"),
        "Marieke Jansen",
        _("Runs the initiative of the library: charter, phases, activities and decisions."),
    ),
    SignIn(
        "moderator",
        _("Moderator"),
        "Thomas Bakker",
        _("Keeps the conversation fair, on neither side."),
    ),
    SignIn(
        "scholar",
        _("Scholar"),
        "Amina Yılmaz",
        _("Studies what makes people take part, and what comes of it."),
    ),
    SignIn(
        "administrator",
        _("Administrator"),
        "Ada van Dijk",
        _("Adds organisations, imports elections, and sees whether everything runs."),
    ),
)

NEIGHBOURS = {
    "sanne": "Sanne Visser",
    "karel": "Karel Smit",
    "yusuf": "Yusuf Demir",
    "lotte": "Lotte Mulder",
    "ravi": "Ravi Ramdin",
    "greet": "Greet Hoekstra",
    "milan": "Milan Kowalski",
    "nadia": "Nadia Benali",
    "henk": "Henk Postma",
    "eva": "Eva Willems",
    "daan": "Daan Peters",
    "joy": "Joy Adeyemi",
    "piet": "Piet Dekker",
    "iris": "Iris van Loon",
    "omar": "Omar Haddad",
    "tess": "Tess Kuipers",
    "bram": "Bram Scholten",
    "mei": "Mei Chen",
    "willem": "Willem Aerts",
    "ines": "Inês Ferreira",
    "paula": "Paula Groen",
    "stef": "Stef Maas",
    "noor": "Noor Hendriks",
    "victor": "Victor Okafor",
    "claire": "Claire Lambert",
}
SPEAK = {"tess": "nl", "piet": "nl", "claire": "fr"}  # also in a town whose language is another


def sign_ins() -> list[SignIn]:
    return list(SIGN_INS)
