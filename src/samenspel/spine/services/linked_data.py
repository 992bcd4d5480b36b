"""Services as linked data: CPSV-AP 3, written as JSON-LD."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from samenspel.spine.services.models import Area, Channel, Organisation, Service

Described = dict[str, Any]
CONTEXT = {
    "adms": "http://www.w3.org/ns/adms#",
    "cpsv": "http://purl.org/vocab/cpsv#",
    "cv": "http://data.europa.eu/m8g/",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
STATUSES = {
    Service.Status.PLANNED: "UnderDevelopment",
    Service.Status.ACTIVE: "Completed",
    Service.Status.ENDED: "Withdrawn",
}
LANGUAGES = {"nl": "NLD", "en": "ENG", "fr": "FRA", "de": "DEU", "pl": "POL", "tr": "TUR", "ar": "ARA",
             "uk": "UKR", "es": "SPA", "fy": "FRY"}  # fmt: skip
AUTHORITY = "http://publications.europa.eu/resource/authority"


def describe_service(service: Service) -> Described:
    return {"@context": CONTEXT, **_service(service)}


def describe_catalogue(services: Iterable[Service]) -> Described:
    return {
        "@context": CONTEXT,
        "@id": address(reverse("services:describe_catalogue")),
        "@type": "dcat:Catalog",
        "dct:title": "Samenspel",
        "dct:description": "Public services that citizens and organisations may produce together.",
        "foaf:homepage": _link(address("/")),
        "dct:hasPart": [_service(service) for service in services],
    }


def address(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _service(service: Service) -> Described:
    return _present(
        {
            "@id": address(service.get_absolute_url()),
            "@type": "cpsv:PublicService",
            "dct:identifier": service.identifier,
            "dct:title": service.name,
            "dct:description": service.description,
            "cv:hasCompetentAuthority": _organisation(service.organisation),
            "cv:sector": _sector(service),
            "dct:spatial": _area(service.area),
            "dct:language": [_language(code) for code in service.languages if code in LANGUAGES],
            "adms:status": _link(f"http://purl.org/adms/status/{STATUSES[Service.Status(service.status)]}"),
            "dcat:keyword": service.keyword_list,
            "cv:processingTime": _days(service.processing_days),
            "cv:hasCost": _cost(service),
            "cv:hasChannel": [_channel(service, channel) for channel in service.channels.all()],
            "foaf:homepage": _link(service.homepage),
        }
    )


def _present(values: Described) -> Described:
    return {name: value for name, value in values.items() if value not in (None, "", [])}


def _link(url: str) -> Described | None:
    return {"@id": url} if url else None


def _organisation(organisation: Organisation) -> Described:
    return _present(
        {
            "@id": address(organisation.get_absolute_url()),
            "@type": "cv:PublicOrganisation",
            "dct:identifier": organisation.slug,
            "skos:prefLabel": organisation.name,
            "dct:spatial": _area(organisation.area),
            "foaf:homepage": _link(organisation.homepage),
        }
    )


def _sector(service: Service) -> Described:
    return {
        "@id": address(f"{reverse('services:list_services')}?sector={service.sector}"),
        "@type": "skos:Concept",
        "skos:notation": service.sector,
        "skos:prefLabel": str(service.sector_name),
    }


def _area(area: Area | None) -> Described | None:
    if area is None:
        return None
    return {
        "@id": address(f"{reverse('services:list_services')}?area={area.slug}"),
        "@type": "dct:Location",
        "skos:prefLabel": area.name,
    }


def _language(code: str) -> Described | None:
    return _link(f"{AUTHORITY}/language/{LANGUAGES[code]}")


def _days(days: int | None) -> Described | None:
    return None if days is None else {"@value": f"P{days}D", "@type": "xsd:duration"}


def _cost(service: Service) -> Described | None:
    part = f"{address(service.get_absolute_url())}#cost"
    return (
        {"@id": part, "@type": "cv:Cost", "dct:identifier": part, "dct:description": service.cost}
        if service.cost
        else None
    )


def _channel(service: Service, channel: Channel) -> Described:
    part = f"{address(service.get_absolute_url())}#channel-{channel.pk}"
    return {
        "@id": part,
        "@type": "cv:Channel",
        "dct:identifier": part,
        "dct:type": channel.kind,
        "dct:description": " · ".join(filter(None, [channel.address, channel.hours])),
    }
