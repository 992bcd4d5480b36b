"""Entries and seals as bytes that are the same on every machine (docs/explanation/journal.md)."""

import json
from datetime import UTC, datetime
from json.encoder import encode_basestring as _text
from typing import Any

from samenspel.foundation.journal.models import Entry, Seal
from samenspel.methods.merkle import chain_digest

ENTRY_FIELDS = (
    "id", "at", "actor", "verb", "object_type", "object_id", "initiative_id", "phase", "data"
)  # fmt: skip
SEAL_FIELDS = ("number", "first", "last", "count", "root", "previous", "sealed_at")
START = "0" * 64
DATA = json.JSONEncoder(sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def entry_bytes(entry: Entry) -> bytes:
    return fields_bytes({name: getattr(entry, name) for name in ENTRY_FIELDS})


def fields_bytes(fields: dict[str, Any]) -> bytes:
    """Of an entry, by ENTRY_FIELDS: as `_bytes` writes it, in half the time. Whoever exports a journal of
    millions writes each to hold it against its seal."""
    data = DATA.encode(fields["data"]) if fields["data"] else "{}"
    return (
        f'{{"actor":{_text(fields["actor"])},"at":"{_plain(fields["at"])}","data":{data},"id":{fields["id"]},'
        f'"initiative_id":{_text(fields["initiative_id"])},"object_id":{_text(fields["object_id"])},'
        f'"object_type":{_text(fields["object_type"])},"phase":{_text(fields["phase"])},'
        f'"verb":{_text(fields["verb"])}}}'
    ).encode()


def seal_fields(seal: Seal) -> dict[str, Any]:
    """A seal as it is published, with the digest the next seal repeats."""
    fields = {name: _plain(getattr(seal, name)) for name in SEAL_FIELDS}
    return {**fields, "digest": fields_digest(fields)}


def seal_digest(seal: Seal | None) -> str:
    return START if seal is None else fields_digest({name: getattr(seal, name) for name in SEAL_FIELDS})


def fields_digest(fields: dict[str, Any]) -> str:
    return chain_digest({name: _plain(value) for name, value in fields.items()})


def _plain(value: Any) -> Any:
    """Times in UTC with microseconds; everything else is plain already."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    return value
