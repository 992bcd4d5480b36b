"""The town's areas, organisations and services."""

from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

TOWN = "Samenrode"
QUARTERS = ("Oudwijk", "Waterkant", "Molenveld")
Text = str | Promise


@dataclass(frozen=True)
class TownOrganisation:
    """An organisation, and who in the cast works there."""

    name: Text
    kind: str
    contact: Text
    workers: tuple[str, ...] = ()
    area: str = TOWN
    homepage: str = ""
    address: str = ""


ORGANISATIONS = {
    "municipality": TownOrganisation(
        _("Municipality of Samenrode"),
        "municipality",
        _("Town hall, Markt 1, Samenrode"),
        ("professional", "paula"),
        address="Markt 1\n1234 AA Samenrode",
    ),
    "library": TownOrganisation(
        _("Samenrode Library"),
        "library",
        _("Kerkplein 4, Samenrode"),
        ("coordinator", "stef"),
        address="Kerkplein 4\n1234 AC Samenrode",
    ),
    "school": TownOrganisation(
        _("De Klimop primary school"), "school", _("Lindelaan 12, Samenrode"), ("iris",)
    ),
    "police": TownOrganisation(
        _("Samenrode Police"), "police", _("0900 1234, ask for the Oudwijk team"), ("bram",)
    ),
    "care": TownOrganisation(_("De Linde care group"), "care", _("Parkweg 30, Samenrode"), ("noor",)),
    "academy": TownOrganisation(
        _("Academy for Public Governance"), "university", _("Nieuwstraat 8, Samenrode"), ("willem",)
    ),
    "wieliczka": TownOrganisation(
        _("Municipality of Wieliczka (Poland)"), "municipality", "", area="Wieliczka"
    ),
    "assen": TownOrganisation(_("Municipality of Assen (Netherlands)"), "municipality", "", area="Assen"),
    "seattle": TownOrganisation(_("City of Seattle (United States)"), "municipality", "", area="Seattle"),
}


@dataclass(frozen=True)
class TownService:
    """A public service, as CPSV-AP describes one."""

    name: Text
    description: Text
    house: str
    sector: str
    area: str = TOWN
    keywords: Text = ""
    cost: Text = ""
    days: int | None = None
    languages: tuple[str, ...] = ("nl", "en")
    channels: tuple[tuple[str, Text, Text], ...] = field(default=())


SERVICES = {
    "library": TownService(
        _("Public library"),
        _(
            "Borrow books, films and games, read the paper, study in peace, and get help with "
            "forms and with the "
            "computer. Everyone is welcome, with or without a card."
        ),
        "library",
        "08.2",
        keywords=_("books, reading, study places, digital help"),
        cost=_("Free up to 18 years; € 48 a year for adults"),
        days=0,
        languages=("nl", "en", "ar", "tr", "uk"),
        channels=(
            ("desk", "Kerkplein 4", _("Monday to Saturday, 10 to 18 h")),
            ("phone", "0123 456 700", _("Weekdays, 10 to 17 h")),
            ("mail", "hello@library.samenrode.example", ""),
        ),
    ),
    "green": TownService(
        _("Green and public space"),
        _(
            "Trees, benches, playgrounds and paths in every quarter: the municipality lays them "
            "out, looks after "
            "them, and mends what is broken."
        ),
        "municipality",
        "06.2",
        keywords=_("trees, benches, playgrounds, neighbourhood budget"),
        cost=_("Free"),
        days=14,
        channels=(
            ("web", "https://samenrode.example/public-space", ""),
            ("phone", "0123 456 789", _("Weekdays, 8:30 to 17 h")),
        ),
    ),
    "sport": TownService(
        _("Sports and play outdoors"),
        _("Fields, courts and the skate park by the canal: open to all, every day, until it gets dark."),
        "municipality",
        "08.1",
        area="Waterkant",
        keywords=_("sport, skating, young people"),
        cost=_("Free"),
        channels=(("desk", "Kanaalkade", _("Every day, until dusk")),),
    ),
    "light": TownService(
        _("Street lighting"),
        _("Light on streets and paths at night, with lamps that spare bats and the stars."),
        "municipality",
        "06.4",
        keywords=_("light, safety, night"),
        cost=_("Free"),
        days=5,
        channels=(("web", "https://samenrode.example/lamps", ""),),
    ),
    "play": TownService(
        _("Arts and culture at school"),
        _("Music, drama and drawing for every child of the school, during and after lessons."),
        "school",
        "09.1",
        area="Molenveld",
        keywords=_("drama, music, children, parents"),
        cost=_("Free for pupils"),
        channels=(("desk", "Lindelaan 12", _("School days, 8 to 16 h")),),
    ),
    "safety": TownService(
        _("Safety in the neighbourhood"),
        _("The neighbourhood team is known in the street, listens, and comes when it must."),
        "police",
        "03.1",
        area="Oudwijk",
        keywords=_("police, prevention, neighbourhood watch"),
        cost=_("Free"),
        days=0,
        channels=(
            ("phone", "112", _("When every second counts")),
            ("phone", "0900 1234", _("Day and night")),
        ),
    ),
    "company": TownService(
        _("Company for older people"),
        _("A regular visit, a walk or a game of cards for people who live alone."),
        "care",
        "10.2",
        keywords=_("loneliness, older people, visits"),
        cost=_("Free"),
        days=7,
        channels=(("phone", "0123 456 730", _("Weekdays, 9 to 17 h")),),
    ),
    "research": TownService(
        _("Research on public governance"),
        _("Studies of how governments and citizens work together, published for everyone to read."),
        "academy",
        "01.5",
        keywords=_("coproduction, research, panel, colloquium"),
        cost=_("Free"),
        languages=("en", "nl"),
        channels=(("mail", "panel@academy.samenrode.example", ""),),
    ),
    "wieliczka": TownService(
        _("Green Budget of Wieliczka"),
        _(
            "Inhabitants of Wieliczka propose green projects and divide a part of the town's "
            "budget by voting."
        ),
        "wieliczka",
        "06.2",
        area="Wieliczka",
        keywords=_("participatory budget, election, equal shares"),
        languages=("pl",),
    ),
    "assen": TownService(
        _("Assen Top Idee"),
        _("Young inhabitants of Assen divide a budget for ideas by and for young people by voting."),
        "assen",
        "06.2",
        area="Assen",
        keywords=_("participatory budget, young people, election, equal shares"),
        languages=("nl",),
    ),
    "seattle": TownService(
        _("Minimum wage of Seattle"),
        _("The city sets the least that an hour of work is paid, and sees to it that it is."),
        "seattle",
        "04.1",
        area="Seattle",
        keywords=_("minimum wage, work, opinion map"),
        languages=("en",),
    ),
}
