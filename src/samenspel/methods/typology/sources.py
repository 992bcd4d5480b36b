"""Where a term or a definition comes from, and how far its wording was read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samenspel.methods.words import N_


class Read(StrEnum):
    """No page is given of what was not read."""

    SOURCE = "source"
    ABSTRACT = "abstract"
    QUOTED = "quoted"
    UNREAD = "unread"


READ = {
    Read.SOURCE: N_("Read in the source."),
    Read.ABSTRACT: N_("Read in the abstract only."),
    Read.QUOTED: N_("Read where others quote it, not in the source itself."),
    Read.UNREAD: N_("Not checked against the source: nothing here is a quotation."),
}


@dataclass(frozen=True)
class Source:
    """`where`: in which of them the wording was read, if not in the work itself."""

    work: str
    doi: str = ""
    read: Read = Read.UNREAD
    where: str = ""

    @property
    def address(self) -> str:
        return f"https://doi.org/{self.doi}" if self.doi else ""


BRANDSEN_HONINGH = Source(
    "Brandsen & Honingh 2016, Public Administration Review 76(3)",
    "10.1111/puar.12465",
    Read.QUOTED,
    "van Eijk et al. 2023, Administrative Sciences 13:46",
)
BOVAIRD_LOEFFLER = Source("Bovaird & Loeffler", read=Read.QUOTED, where="inlogov.com")
OSTROM = Source(
    "Ostrom 1996, World Development 24(6)", "10.1016/0305-750X(96)00023-X", Read.ABSTRACT
)  # fmt: skip
NABATCHI = Source(
    "Nabatchi, Sancino & Sicilia 2017, Public Administration Review 77(5)",
    "10.1111/puar.12765",
    Read.ABSTRACT,
)
NABATCHI_DEFINITION = Source(NABATCHI.work, NABATCHI.doi)
PARKS = Source("Parks et al. 1981, Policy Studies Journal 9(7)", "10.1111/j.1541-0072.1981.tb01208.x")
VOORBERG = Source(
    "Voorberg, Bekkers & Tummers 2015, Public Management Review 17(9)",
    "10.1080/14719037.2014.930505",
    Read.QUOTED,
    "repub.eur.nl/pub/76034",
)
ALFORD = Source(
    "Alford 2002, Administration & Society 34(1)",
    read=Read.QUOTED,
    where="van Eijk & Gascó 2018, Co-Production and Co-Creation, ch. 6",
)
VAN_KLEEF_VAN_EIJK = Source(
    "van Kleef & van Eijk 2016, International Journal of Public Administration 39(13)",
    "10.1080/01900692.2016.1177837",
    Read.ABSTRACT,
)
VERSCHUERE = Source(
    "Verschuere, Brandsen & Pestoff 2012, Voluntas 23",
    "10.1007/s11266-012-9307-8",
    Read.UNREAD,
)
OURS = Source("Samenspel", read=Read.SOURCE)
