"""Who hands in papers, agrees to them, and publishes the proceedings of an edition."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from samenspel.foundation.access import anyone, is_signed_in, permit, predicate
from samenspel.phases.learn.models.contributions import Author, Contribution
from samenspel.phases.learn.models.proceedings import Paper, Proceedings, Volume
from samenspel.phases.learn.models.series import Edition
from samenspel.phases.learn.rules.panels import can_organise, is_author, is_in, line, reads
from samenspel.phases.learn.rules.programme import is_accepted


@predicate(_("Only what was accepted comes into the proceedings."))
def was_accepted(person: Any, thing: Any) -> bool:
    return is_accepted(line(thing, Contribution))


@predicate(_("The organisers did not set up proceedings yet."))
def has_proceedings(person: Any, thing: Any) -> bool:
    return Proceedings.objects.filter(edition=line(thing, Edition)).exists()


def paper_of(thing: Any) -> Paper | None:
    return Paper.objects.filter(contribution=line(thing, Contribution)).first()


@predicate(_("Nothing was handed in for the proceedings yet."))
def has_paper(person: Any, thing: Any) -> bool:
    return paper_of(thing) is not None


@predicate(_("It was withdrawn from the proceedings."))
def is_still_in(person: Any, thing: Any) -> bool:
    paper = paper_of(thing)
    return paper is None or paper.withdrawn_at is None


@predicate(_("You agree already."))
def did_not_agree(person: Any, thing: Any) -> bool:
    paper = paper_of(thing)
    return paper is not None and not paper.consents.filter(person=person).exists()


@predicate(_("These proceedings are not published yet."))
def is_out(person: Any, thing: Any) -> bool:
    return Volume.objects.filter(proceedings__edition=line(thing, Edition)).exists()


@predicate(_("This paper is not published yet."))
def is_published_paper(person: Any, thing: Any) -> bool:
    return line(thing, Paper).is_public is True


def missing_consents(paper: Paper) -> list[Author]:
    """Authors with an account who did not say yes to it as it is now."""
    agreed = {*paper.consents.values_list("person", flat=True)}
    authors = paper.contribution.authors.select_related("person")
    return [one for one in authors if one.person_id is not None and one.person_id not in agreed]


hands_in = is_signed_in & is_author & has_proceedings & is_in & was_accepted & is_still_in

permit("learn.set_up_proceedings", can_organise, sees=anyone)
permit("learn.prepare_proceedings", can_organise & has_proceedings, sees=anyone)
permit("learn.publish_proceedings", can_organise & has_proceedings, sees=anyone)
permit("learn.deposit_proceedings", can_organise & is_out, sees=anyone)
permit("learn.keep_volume", anyone)
permit("learn.show_proceedings", is_out, sees=anyone)
permit("learn.download_proceedings", is_out, sees=anyone)
permit("learn.download_volume", is_out, sees=anyone)
permit("learn.show_paper", anyone)
permit("learn.download_paper", anyone)
permit("learn.download_final", reads)
permit("learn.hand_in_paper", hands_in, sees=reads)
permit("learn.agree_to_paper", hands_in & has_paper & did_not_agree, sees=reads)
permit(
    "learn.withdraw_paper",
    is_signed_in & (is_author | can_organise) & has_paper & is_still_in,
    sees=reads | can_organise,
)
