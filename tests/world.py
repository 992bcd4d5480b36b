"""Two initiatives with all that belongs to them, every kind of person, and the addresses of all routes.

Where the addresses of an app lead is told beside its tests: in tests/<app>/world.py, `words(initiative,
author)` gives the words in them, by page; those under `EVERY_PAGE` hold for all pages that name no others.
"""

from dataclasses import dataclass, field
from importlib import import_module
from uuid import UUID

from django.urls import URLResolver, get_resolver, reverse

from tests.factories.initiatives import make_draft, make_initiative, make_member
from tests.factories.services import make_administrator, make_organisation, make_person, make_service
from tests.house import TESTS, module_of
from tests.stages import stage

EVERY_PAGE = ""
MISSING = {
    "IntConverter": 999_999,
    "NumberConverter": 999_999,
    "UUIDConverter": UUID(int=0),
    "PathConverter": "missing.missing/0",
}

Words = dict[str, dict[str, object]]


@dataclass
class UrlWords:
    """The words in addresses that lead to one initiative and what belongs to it, by app."""

    apps: dict[str, Words] = field(default_factory=dict)

    def word(self, route, name):
        app, _, page = route.name.partition(":")
        pages = self.apps.get(app, {})
        return {**route.words, **pages.get(EVERY_PAGE, {}), **pages.get(page, {})}[name]


NOWHERE = UrlWords()


@dataclass
class World:
    ours: UrlWords
    theirs: UrlWords
    people: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Route:
    """With a word that leads nowhere for each word in its address."""

    name: str
    address: str
    words: dict[str, object]
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


def routes(resolver=None, space="", before="", words=None):
    for pattern in (resolver or get_resolver()).url_patterns:
        address, found = before + str(pattern.pattern), {**(words or {}), **_words_of(pattern.pattern)}
        if isinstance(pattern, URLResolver):
            inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
            yield from routes(pattern, inner, address, found)
        else:
            yield Route(f"{space}{pattern.name}", address, found, pattern.callback)


def _words_of(pattern):
    kinds = {name: type(converter).__name__ for name, converter in pattern.converters.items()}
    return {name: MISSING.get(kinds.get(name), "missing") for name in (*kinds, *pattern.regex.groupindex)}


@stage
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
    return World(fill(initiative, people["citizen"]), fill(draft, people["stranger"]), people)


def fill(initiative, author):
    """With everything that the apps have to show in it; the words that lead there."""
    paths = sorted(TESTS.glob("*/**/world.py"))
    worlds = {path.parent.name: import_module(module_of(path)) for path in paths}
    return UrlWords({app: world.words(initiative, author) for app, world in worlds.items()})
