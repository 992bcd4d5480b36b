import json
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import Graph, URIRef
from rdflib.namespace import DCTERMS, RDF, Namespace

from samenspel.spine.services import actions
from tests.factories.services import make_administrator, make_organisation, make_service

pytestmark = pytest.mark.django_db
SHAPES = Path(__file__).with_name("shapes.ttl")
CPSV, CV = Namespace("http://purl.org/vocab/cpsv#"), Namespace("http://data.europa.eu/m8g/")


@pytest.fixture
def service():
    area = actions.add_area(actor=make_administrator(), name="Here")
    organisation = make_organisation(name="The library", homepage="https://library.example", area=area)
    return make_service(
        organisation=organisation,
        name="Lending “books”",
        area=area,
        languages=["nl", "fr"],
        keywords="books, music",
        processing_days=2,
        cost="Free",
        channels=[{"kind": "desk", "address": "Market 1", "hours": "9-17"}],
    )


def read(response):
    assert response.headers["Content-Type"] == "application/ld+json"
    return Graph().parse(data=response.content.decode(), format="json-ld")


def faults(graph):
    fits, _report, text = validate(graph, shacl_graph=str(SHAPES))
    return "" if fits else text


def test_a_service_is_described_as_cpsv_ap_says(client, service):
    graph = read(client.get(f"/services/{service.slug}.jsonld"))
    subject = URIRef(f"http://testserver/services/{service.slug}/")
    assert faults(graph) == ""
    assert str(graph.value(subject, DCTERMS.title)) == "Lending “books”"
    assert {str(language)[-3:] for language in graph.objects(subject, DCTERMS.language)} == {"NLD", "FRA"}
    assert str(graph.value(subject, CV.processingTime)) == "P2D"
    assert len(list(graph.objects(subject, CV.hasChannel))) == 1


def test_the_shape_catches_a_service_without_authority(client, service):
    described = json.loads(client.get(f"/services/{service.slug}.jsonld").content)
    del described["cv:hasCompetentAuthority"]
    graph = Graph().parse(data=json.dumps(described), format="json-ld")
    assert "hasCompetentAuthority" in faults(graph)


def test_the_catalogue_holds_every_service(client, service):
    make_service(organisation=service.organisation)
    graph = read(client.get("/services/catalogue.jsonld"))
    assert faults(graph) == ""
    assert len(set(graph.subjects(RDF.type, CPSV.PublicService))) == 2


def test_the_catalogue_costs_the_same_with_one_and_with_thirty(client, service, django_assert_num_queries):
    with django_assert_num_queries(2):
        client.get("/services/catalogue.jsonld")
    for _ in range(30):
        make_service(organisation=service.organisation)
    with django_assert_num_queries(2):
        client.get("/services/catalogue.jsonld")
