"""The library: publications and who looks after them."""

from itertools import count

from samenspel.methods.bibliography import Name, PartialDate, Record, read_references
from samenspel.phases.learn.actions.concepts import add_concept, add_proposition
from samenspel.phases.learn.actions.findings import add_finding, add_synthesis
from samenspel.phases.learn.actions.imports import begin_import, keep_list, save_references, save_some
from samenspel.phases.learn.actions.publications import add_publication
from samenspel.phases.learn.models.publications import Curator
from samenspel.phases.learn.queries.imports import find_import
from tests.factories.services import make_administrator, make_person
from tests.stages import stage

numbers = count(1)


def make_curator(name="Kuno"):
    """The person."""
    return Curator.objects.create(person=make_person(name)).person


def record(**values):
    """A made-up article by made-up people."""
    number = next(numbers)
    known = {
        "type": "article-journal",
        "title": f"Neighbours and their library, part {number}",
        "author": (Name(family="Meer", given="Jan", particle="van der"), Name(literal="Town of Elsewhere")),
        "issued": PartialDate(2019, 5),
        "container_title": "Journal of Made-up Works",
        "volume": "3",
        "page": "1-9",
        "doi": f"10.5555/made-up.{number}",
    }
    return Record(**{**known, **values})


@stage
def make_publication(basis="record", **values):
    return add_publication(actor=make_administrator(), record=record(**values), basis=basis)


def bibtex(*titles):
    """A file with one article for each title; those that name a DOI have it behind a “|”."""
    return "\n".join(_entry(number, *title.split("|")) for number, title in enumerate(titles)).encode()


def _entry(number, title, doi=""):
    told = f", doi = {{{doi}}}" if doi else ""
    return f"@article{{key{number}, author = {{van der Meer, Jan}}, title = {{{title}}}, year = 2006{told}}}"


@stage
def make_import(content=None, actor=None, name="some.bib"):
    """A file that was read and is looked at."""
    actor = actor or make_administrator()
    content = content or bibtex("How neighbours keep their library open|10.5555/open.1")
    batch = begin_import(actor=actor, name=name)
    return keep_list(actor=actor, batch=batch, found=read_references(content))


def save(batch, actor=None):
    actor = actor or make_administrator()
    save_references(actor=actor, batch=batch)
    while save_some(actor=actor, batch=batch):
        pass
    return find_import(batch.pk)


@stage
def make_concept(name=None, **values):
    name = name or f"Concept {next(numbers)}"
    return add_concept(actor=make_administrator(), name=name, **values)


@stage
def make_proposition(claim="Letters alone do not bring people in"):
    return add_proposition(actor=make_administrator(), concept=make_concept(), claim=claim)


@stage
def make_synthesis(effects):
    """With a finding for each (effect, error)."""
    actor = make_administrator()
    synthesis = add_synthesis(actor=actor, title="Does it help?", measure="Log risk ratio")
    for number, (effect, error) in enumerate(effects):
        words = {"label": f"Study {number:02}", "design": "experiment", "basis": "record"}
        add_finding(actor=actor, synthesis=synthesis, effect=effect, error=error, **words)
    return synthesis
