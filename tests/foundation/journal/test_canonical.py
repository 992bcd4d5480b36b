"""Bytes that never change: every seal that was ever made is held against them."""

import json
from datetime import UTC, datetime, timedelta, timezone

from hypothesis import example, given
from hypothesis import strategies as st

from samenspel.foundation.journal.canonical import ENTRY_FIELDS, fields_bytes

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
WORDS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXTS
DATA = st.dictionaries(TEXTS, st.recursive(WORDS, lambda kind: st.lists(kind) | st.dictionaries(TEXTS, kind)))
HOURS = st.timezones() | st.just(UTC) | st.just(timezone(timedelta(hours=5, minutes=45)))
MARKS = '"\\/\n\r\t\b\f\0\x1f\x7f\u2028\u2029é𝄞'


def entries():
    texts = dict.fromkeys(ENTRY_FIELDS, TEXTS)
    moments = st.datetimes(datetime(1902, 1, 2), datetime(2200, 1, 1), timezones=HOURS)
    return st.fixed_dictionaries({**texts, "id": st.integers(1, 2**63 - 1), "at": moments, "data": DATA})


def by_the_library(fields):
    plain = {**fields, "at": fields["at"].astimezone(UTC).isoformat(timespec="microseconds")}
    return json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


@given(entries())
@example(
    {**dict.fromkeys(ENTRY_FIELDS, MARKS), "id": 1, "at": datetime(2026, 10, 25, 2, tzinfo=UTC), "data": {}}
)
def test_an_entry_has_the_bytes_of_the_json_library(fields):
    assert fields_bytes(fields) == by_the_library(fields)
