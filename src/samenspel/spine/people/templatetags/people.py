"""`{% load people %}`: what passkey forms hand to the browser."""

import json
from typing import Any

from django import template
from django.core.serializers.json import DjangoJSONEncoder

register = template.Library()


@register.filter
def as_json(value: Any) -> str:
    """For an attribute that a script reads."""
    return json.dumps(value, cls=DjangoJSONEncoder)


@register.filter
def passkey_options(options: dict[str, Any]) -> str:
    """As JSON; the device must keep the passkey itself, and check who holds it."""
    wanted = {"residentKey": "required", "requireResidentKey": True, "userVerification": "required"}
    public = {**options["publicKey"]}
    public["authenticatorSelection"] = {**(public.get("authenticatorSelection") or {}), **wanted}
    return as_json({**options, "publicKey": public})
