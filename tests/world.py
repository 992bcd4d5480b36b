"""Two initiatives with all that belongs to them, every kind of person, and the addresses of all routes."""

from dataclasses import dataclass, field
from uuid import UUID

from django.urls import URLResolver, get_resolver, reverse

from samenspel.foundation.journal.queries import address_of
from samenspel.foundation.tasks.models import Job
from samenspel.phases.plan.models import Award, Merge
from samenspel.phases.plan.queries import token_of
from samenspel.tools.notices.models import Follow
from samenspel.tools.notices.tickets import token_of as token_of_ticket
from tests.factories.initiatives import make_draft, make_initiative, make_meeting, make_member
from tests.factories.papers import enter, make_closed_on_paper, make_coded_vote
from tests.factories.plan import (
    make_check,
    make_closed,
    make_own_round,
    make_proposal,
    make_proposal_draft,
    make_round,
    make_tally,
    make_vote,
    vote,
)
from tests.factories.services import (
    make_administrator,
    make_map,
    make_organisation,
    make_person,
    make_service,
)
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_report, make_subject

MISSING = {
    "slug": "missing",
    "token": "missing",
    "code": "0" * 20,
    "job_id": UUID(int=0),
    "link": "missing",
    "key": "missing",
    "sha256": "0" * 64,
    "subject": "missing.missing/0",
    "thing": "missing.missing/0",
}
MISSING_NUMBER = 999_999
ORGANISATIONS, AREAS = "organisations/", "areas/"


PREPARED = {
    "change_round", "open_voting", "add_proposal", "change_proposal", "submit_proposal", "show_picture",
    "place_proposal", "withdraw_proposal", "support_proposal", "check_proposal", "show_similar",
    "become_author", "open_invitation", "ask_to_merge", "answer_merge",
}  # fmt: skip
CHECKED, DRAFTED = {"answer_check"}, {"discard_draft"}
AWARDED = {"list_awards", "change_award", "add_update", "show_update_picture", "give_verdict"}
LISTED, CODED = {"list_voters"}, {"make_codes"}
VOTED = {"show_ballot", "cast_ballot", "show_receipt", "show_box", "download_rules"}
ON_PAPER = {
    "show_desk", "list_sheets", "print_sheets", "print_letters", "enter_sheet", "void_sheet",
    "look_for_sheet",
}  # fmt: skip
EXPLAINED = {"explain_papers"}
CLOSED = {"close_voting", "raise_objection", "answer_objection", "certify_round", "show_signs"}


@dataclass
class Place:
    """The words in addresses that lead to one initiative, its service and its rounds."""

    words: dict[str, object]
    rounds: dict[str, dict[str, object]]
    services: dict[str, str]
    organisations: dict[str, str]
    areas: dict[str, str]

    def word(self, route, name):
        if name == "slug" and route.name.startswith("services:"):
            return self._of_services(route)["slug"]
        if name == "token" and route.name.startswith("notices:"):
            return self.words.get("ticket", MISSING["token"])
        held = self.rounds.get(_standing(route.name), {})
        if name in held:
            return held[name]
        return self.words.get(name, MISSING.get(name, MISSING_NUMBER))

    def _of_services(self, route):
        if ORGANISATIONS in route.address:
            return self.organisations
        return self.areas if AREAS in route.address else self.services


def _standing(name):
    """How far the round must be for this page."""
    space, _, verb = name.partition(":")
    standings = {
        "prepared": PREPARED,
        "checked": CHECKED,
        "drafted": DRAFTED,
        "listed": LISTED,
        "coded": CODED,
        "voted": VOTED,
        "closed": CLOSED,
        "awarded": AWARDED,
        "on_paper": ON_PAPER,
        "explained": EXPLAINED,
    }
    return next((key for key, verbs in standings.items() if space == "plan" and verb in verbs), "")


@dataclass
class World:
    ours: Place
    theirs: Place
    people: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    name: str
    address: str
    words: tuple[str, ...]
    view: object

    @property
    def is_ours(self):
        return hasattr(self.view, "permission")

    def to(self, *places):
        """The address with each word taken from the place of the same number; the last place repeats."""
        chosen = [*places, *[places[-1]] * len(self.words)]
        return reverse(
            self.name,
            kwargs={word: place.word(self, word) for word, place in zip(self.words, chosen, strict=False)},
        )


def routes(resolver=None, space="", before="", words=()):
    for pattern in (resolver or get_resolver()).url_patterns:
        address, found = before + str(pattern.pattern), (*words, *_words_of(pattern.pattern))
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, inner, address, found)
        else:
            yield Route(f"{space}{pattern.name}", address, found, pattern.callback)


def _words_of(pattern):
    return tuple(pattern.converters) or tuple(pattern.regex.groupindex)


NOWHERE = Place({}, {}, {"slug": "missing"}, {"slug": "missing"}, {"slug": "missing"})


def make_world():
    """`ours` is public and all have a role in it; `theirs` is a draft that its coordinator alone knows."""
    worker = make_person("Petra")
    service = make_service(organisation=make_organisation(worker))
    citizen = make_person("Carim", email="carim@example.org")
    coordinator, administrator = make_person("Cora"), make_administrator()
    initiative = make_initiative(coordinator, service=service)
    people = {"anonymous": None, "citizen": make_member(initiative, citizen)}
    people["professional"] = make_member(
        initiative, worker, role="professional", organisation=service.organisation
    )
    people["coordinator"] = coordinator
    people["moderator"] = make_member(initiative, make_person("Mina"), role="moderator")
    people["scholar"] = make_member(initiative, make_person("Sil"), role="scholar")
    people["administrator"] = administrator
    people["stranger"] = make_person("Xena", email="xena@example.org")
    draft = make_draft(people["stranger"])
    ours = _place(initiative, coordinator, people["citizen"])
    return World(ours, _place(draft, administrator, people["stranger"]), people)


def _place(initiative, actor, author):
    tally = make_tally(make_round(initiative=initiative, actor=actor), actor=actor)
    round = tally.round
    words = {
        "slug": initiative.slug,
        "number": initiative.charters.count() or MISSING_NUMBER,
        "activity_id": make_meeting(initiative).pk,
        "membership_id": initiative.memberships.earliest("pk").pk,
        "round_id": round.pk,
        "tally_id": tally.pk,
        "proposal_id": round.proposals.earliest("pk").pk,
        "sha256": round.file_sha256,
        "job_id": Job.objects.latest("work__enqueued_at").pk,
        **_talk(initiative),
        **_notices(initiative, author),
    }
    service = initiative.service
    organisation, area = service.organisation, make_map()
    rounds = _rounds(initiative, author)
    return Place(words, rounds, {"slug": service.slug}, {"slug": organisation.slug}, {"slug": area.slug})


def _rounds(initiative, author):
    """The words in addresses of pages that want a round at some point of its road."""
    prepared = make_own_round(initiative, days=(-9, 1, 2, 5, 8))
    proposal = make_proposal(prepared, author)
    checked = make_check(make_proposal(prepared, author))
    merge = Merge.objects.create(thing=checked.proposal, into=proposal, by=author)
    voting = make_vote(initiative=initiative, author=author)
    receipt = vote(voting, 1, person=author)
    closed = make_closed(initiative=initiative, author=author, voter=author)
    objection = closed.objections.create(by=author, text="The page was down.")
    return {
        "prepared": {
            "round_id": prepared.pk,
            "proposal_id": proposal.pk,
            "merge_id": merge.pk,
            "token": token_of(proposal),
        },
        "checked": {
            "round_id": prepared.pk,
            "proposal_id": checked.proposal_id,
            "check_id": checked.pk,
        },
        "drafted": {
            "round_id": prepared.pk,
            "proposal_id": make_proposal_draft(prepared, author).pk,
        },
        "listed": {"round_id": make_own_round(initiative, who="list").pk},
        "coded": {"round_id": make_own_round(initiative, who="codes").pk},
        "voted": {"round_id": voting.pk, "code": receipt},
        "awarded": _awarded(closed, author),
        "closed": {"round_id": closed.pk, "objection_id": objection.pk},
        "on_paper": _on_paper(initiative, author),
        "explained": {"round_id": make_closed_on_paper(initiative, author).pk},
    }


def _awarded(round, author):
    """As if its first project had been chosen, and was done."""
    award = Award.objects.create(thing=round.proposals.get(place=1), state="done", owner="The park")
    update = award.updates.create(by=author, text="It stands.")
    return {"round_id": round.pk, "proposal_id": award.pk, "update_id": update.pk}


def _on_paper(initiative, author):
    """People vote by code, and somebody entered one letter."""
    round, codes = make_coded_vote(initiative=initiative, author=author)
    return {"round_id": round.pk, "sheet_id": enter(round, codes[0], 1).pk}


def _talk(initiative):
    """A comment that somebody reported, a hidden one, and one whose author appealed."""
    author = initiative.memberships.filter(role__in=("citizen", "coordinator")).earliest("role", "pk").person
    make_report(comment := make_comment(initiative, author), make_administrator())
    return {
        "subject": address_of(make_subject(initiative)),
        "comment_id": comment.pk,
        "hidden_id": make_hidden(initiative, author).pk,
        "appeal_id": make_appeal(make_hidden(initiative, author)).pk,
    }


def _notices(initiative, author):
    """Whoever has a ticket may use it: one for theirs would open a door that is not to be found."""
    follow = Follow.objects.get(person=author, thing=address_of(initiative))
    is_ours = initiative.is_public
    return {
        "thing": follow.thing,
        "follow_id": follow.pk,
        "ticket": token_of_ticket(follow) if is_ours else MISSING["token"],
    }
