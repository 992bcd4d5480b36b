"""Programmes of our own, and the schemas that apps are tested with."""

import json
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from lxml import etree

from samenspel.methods.programmes import Programme, Session, Speaker, Talk

DATA = Path(__file__).parent / "data"
EXPECTED = json.loads((DATA / "expected.json").read_text(encoding="utf-8"))
MADE = datetime(2026, 8, 1, 12, tzinfo=UTC)
ANN, BRAM = Speaker("Ann Peeters", "p1"), Speaker("Bram Sørensen", "p2")


def at(day, hour, minute=0, month=9):
    """UTC."""
    return datetime(2026, month, day, hour, minute, tzinfo=UTC)


def session(number=1, **fields):
    usual = {"title": f"Session {number}", "room": "Hall", "start": at(8, 7), "minutes": 90}
    return Session(number=number, **{**usual, **fields})


def programme(*sessions, **fields):
    usual = {"acronym": "panel26", "title": "Coproduction", "zone": "Europe/Brussels", "changed": MADE}
    return Programme(sessions=sessions, **{**usual, **fields})


TALKS = (
    Talk("Who pays for the <roof> & why", 20, (ANN,), "https://panel.example/contributions/3/"),
    Talk("Night watch", 20, (BRAM,)),
)
FULL = programme(
    session(
        1, speakers=(ANN,), talks=TALKS, kind="paper", language="en", abstract="Two cases.", track="Care"
    ),
    session(2, title="Opening\x0b", room="Small hall", url="https://panel.example/sessions/2/"),
    session(3, title="Late night", start=at(9, 0, 30), minutes=45),
    rooms=("Small hall", "Hall"),
    url="https://panel.example/",
)


@cache
def xml_schema():
    return etree.XMLSchema(etree.parse(DATA / "schedule.xml.xsd"))
