"""What the pages of proceedings show, and their files."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import reverse

from samenspel.foundation import clock
from samenspel.foundation.access import allow, may_do
from samenspel.foundation.locks.versions import version_of
from samenspel.foundation.ui.markdown import as_html
from samenspel.foundation.ui.pages import Context
from samenspel.methods.bibliography import (
    Depositor,
    as_crossref,
    as_datacite,
    citation_tags,
    write_references,
)
from samenspel.phases.learn.models.contributions import Contribution
from samenspel.phases.learn.models.proceedings import AGREED, Licence, Volume
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.queries.proceedings import (
    Kept,
    PublicPaper,
    as_record,
    described,
    drafted,
    handed_in,
    proceedings_of,
    records_of,
    withdrawn_in,
)
from samenspel.phases.learn.queries.programme import accepted_in
from samenspel.phases.learn.rules.proceedings import missing_consents, paper_of
from samenspel.spine.people.letters import absolute

REFERENCES = {
    "bibtex": ("bib", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
    "csl": ("json", "application/vnd.citationstyles.csl+json"),
}


def crossref(volume: Volume) -> bytes:
    """Who sends it puts in an address of their own, if it is another."""
    depositor = Depositor(settings.SITE_NAME, settings.DEFAULT_FROM_EMAIL, volume.kept["publisher"])
    return as_crossref(described(volume), depositor, clock.now())


def datacite(volume: Volume) -> bytes:
    return as_datacite(described(volume)).encode()


DEPOSITS: dict[str, tuple[str, str, Callable[[Volume], bytes]]] = {
    "crossref": ("xml", "application/xml", crossref),
    "datacite": ("json", "application/json", datacite),
}
OF_PROCEEDINGS = ("set_up_proceedings", "publish_proceedings")
OF_EDITION = (*OF_PROCEEDINGS, "prepare_proceedings", "show_proceedings")
OF_PAPER = ("hand_in_paper", "agree_to_paper", "withdraw_paper")


def proceedings_page(volume: Volume, person: Any) -> Context:
    gone, edition = withdrawn_in(volume), volume.proceedings.edition
    return {
        "volume": volume,
        "proceedings": volume.proceedings,
        "edition": edition,
        "kept": volume.kept,
        "preface": as_html(volume.kept["preface"]),
        "papers": [{"kept": one, "names": names_of(one), "withdrawn": gone.get(one["id"])}
                   for one in volume.kept["papers"]],
        "volumes": volume.proceedings.volumes.defer("kept"),
        **may_do(person, "learn", ["prepare_proceedings"], edition),
    }  # fmt: skip


def names_of(kept: Kept) -> str:
    return ", ".join(one["name"] for one in kept["authors"])


def paper_page(public: PublicPaper) -> Context:
    kept, volume = public.kept, public.volume
    record = as_record(volume, kept)
    file = absolute(reverse("learn:download_paper", args=[kept["id"]]))
    return {
        "paper": public.paper,
        "volume": volume,
        "kept": kept,
        "edition": volume.proceedings.edition,
        "is_withdrawn": public.is_withdrawn,
        "names": names_of(kept),
        "doi": record.doi,
        "licence": Licence(kept["licence"]),
        "html": as_html(kept["text"]),
        "tags": () if public.is_withdrawn else citation_tags(record, pdf_url=file),
    }


def preparing_page(edition: Edition, person: Any) -> Context:
    """Who handed in what, and who did not say yes yet."""
    papers = handed_in(edition)
    there = {one.contribution_id for one in papers}
    waiting = Contribution.objects.filter(pk__in=accepted_in(edition) - there).order_by("call", "number")
    proceedings = proceedings_of(edition)
    return {
        "edition": edition,
        "proceedings": proceedings,
        "volume": proceedings.volumes.first() if proceedings else None,
        "papers": [(one, missing_consents(one)) for one in papers],
        "waiting": waiting,
        **may_do(person, "learn", OF_EDITION, edition),
    }


def publishing_page(edition: Edition) -> Context:
    proceedings = proceedings_of(edition)
    kept = drafted(proceedings) if proceedings else {"papers": []}
    return {"number": len(kept["papers"]), "is_first": not (proceedings and proceedings.volumes.exists())}


def of_contribution(contribution: Contribution, person: Any) -> Context:
    """What its own page says of the paper for the proceedings."""
    paper = paper_of(contribution)
    is_public = paper is not None and allow(person, "learn.show_proceedings", contribution)
    return {
        "paper": paper,
        "paper_seen": version_of(paper, AGREED) if paper else "",
        "paper_html": as_html(paper.text) if paper else "",
        "paper_waits": missing_consents(paper) if paper else [],
        "paper_is_public": is_public,
        **may_do(person, "learn", OF_PAPER, contribution),
    }


def references(volume: Volume, form: str) -> str:
    return write_references(records_of(volume), form)
