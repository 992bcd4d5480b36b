"""OIDC_PROVIDERS: a JSON list of the OpenID Connect services people may sign in with."""

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

KINDS = ("organisation", "national")
NEEDED = ("id", "name", "server_url", "client_id", "secret")
EXAMPLE = "See docs/how-to/sign-in-with-openid-connect.md for an example."


@dataclass(frozen=True)
class Provider:
    """`trusted`: it is known to check that an e-mail address belongs to who signs in."""

    id: str
    name: str
    server_url: str
    client_id: str
    secret: str
    kind: str = "organisation"
    trusted: bool = False

    @property
    def origin(self) -> str:
        """Where forms may lead to."""
        url = urlsplit(self.server_url)
        return f"{url.scheme}://{url.netloc}"


def providers(text: str) -> list[Provider]:
    try:
        described = json.loads(text)
    except ValueError as error:
        raise ImproperlyConfigured(f"OIDC_PROVIDERS is not JSON: {error}. {EXAMPLE}") from error
    if not isinstance(described, list):
        raise ImproperlyConfigured(f"OIDC_PROVIDERS must be a list, between [ and ]. {EXAMPLE}")
    found = [_provider(each, number) for number, each in enumerate(described, 1)]
    if len({provider.id for provider in found}) < len(found):
        raise ImproperlyConfigured(f"OIDC_PROVIDERS names an id twice; each must have its own. {EXAMPLE}")
    return found


def _provider(described: Any, number: int) -> Provider:
    where = f"OIDC_PROVIDERS, number {number}"
    if not isinstance(described, dict):
        raise ImproperlyConfigured(f"{where}, must be an object, between {{ and }}. {EXAMPLE}")
    missing = [name for name in NEEDED if not isinstance(described.get(name), str) or not described[name]]
    unknown = described.keys() - Provider.__dataclass_fields__.keys()
    if missing or unknown:
        wrong = [f"lacks {name}" for name in missing] + [f"has an unknown {name}" for name in sorted(unknown)]
        raise ImproperlyConfigured(f"{where}, {' and '.join(wrong)}. {EXAMPLE}")
    return _checked(Provider(**described), where)


def _checked(provider: Provider, where: str) -> Provider:
    if not re.fullmatch(r"[a-z][a-z0-9-]*", provider.id):
        raise ImproperlyConfigured(f"{where}: id is '{provider.id}'; use small letters, digits and dashes.")
    if provider.kind not in KINDS:
        raise ImproperlyConfigured(f"{where}: kind is '{provider.kind}'; set it to {' or '.join(KINDS)}.")
    if not isinstance(provider.trusted, bool):
        raise ImproperlyConfigured(f"{where}: trusted must be true or false, without quotes.")
    if urlsplit(provider.server_url).scheme not in ("https", "http"):
        raise ImproperlyConfigured(f"{where}: server_url must begin with https://")
    return provider


def apps_of(found: list[Provider]) -> list[dict[str, Any]]:
    """The same, as allauth wants to read it."""
    return [
        {
            "provider_id": provider.id,
            "name": provider.name,
            "client_id": provider.client_id,
            "secret": provider.secret,
            "settings": {
                "server_url": provider.server_url,
                "kind": provider.kind,
                "trusted": provider.trusted,
                "email_authentication": provider.trusted,
            },
        }
        for provider in found
    ]
