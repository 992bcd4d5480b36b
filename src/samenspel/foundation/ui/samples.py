"""Invented things for the page that shows the components."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.paginator import Page
from django.templatetags.static import static

from samenspel.foundation import clock
from samenspel.foundation.ui.charts import (
    Bar,
    Chart,
    LegendEntry,
    Marker,
    Stack,
    Stop,
    bars,
    budget,
    columns,
    dots,
    flow,
    shares,
    stacks,
)
from samenspel.foundation.ui.crumbs import Section
from samenspel.foundation.ui.fields import MoneyField
from samenspel.foundation.ui.lists import page_of
from samenspel.foundation.ui.maps import Basemap, Bounds, Map, Pin, PlaceForm, pointed
from samenspel.foundation.ui.steps import steps

PHASES = [
    ("plan", "Plan", "Residents voted for 12 projects."),
    ("design", "Design", "Neighbours draw the square."),
    ("fund", "Fund", "Half of the money is there."),
    ("deliver", "Deliver", "From May 2027."),
    ("assess", "Assess", ""),
    ("learn", "Learn", ""),
]


NAMES = ("Propose", "Check", "Vote", "Count")


class SampleForm(forms.Form):
    title = forms.CharField(help_text="A few words that others understand.", max_length=80)
    description = forms.CharField(widget=forms.Textarea, required=False)
    amount = MoneyField(help_text="What it costs, at most € 20,000.", max_cents=2_000_000)
    area = forms.ChoiceField(choices=[("", "Choose…"), ("north", "North"), ("harbour", "Harbour")])
    day = forms.DateField(widget=forms.DateInput({"type": "date"}), required=False)
    people = forms.IntegerField(min_value=1, required=False)
    who = forms.ChoiceField(
        label="Who does it?",
        widget=forms.RadioSelect,
        choices=[("together", "Residents and the municipality together"), ("school", "A school")],
    )
    help_with = forms.MultipleChoiceField(
        label="I can help with",
        widget=forms.CheckboxSelectMultiple,
        choices=[("hands", "Hands"), ("ideas", "Ideas")],
        required=False,
    )
    drawing = forms.FileField(required=False, help_text="A picture of at most 5 MB.")
    agree = forms.BooleanField(label="I have read the charter", help_text="It is one page long.")


class SampleFilter(forms.Form):
    words = forms.CharField(label="Search", required=False)
    phase = forms.ChoiceField(choices=[("", "All phases"), *((key, name) for key, name, _ in PHASES)])


def samples() -> dict[str, Any]:
    weeks = [clock.now() + number * timedelta(days=7) for number in (-1.5, -0.5, 0.5, 1.5, 2.5)]
    mistaken = {"title": "A pond in the park", "amount": "a lot", "area": "moon"}
    return {
        "form": SampleForm(auto_id="empty_%s", initial={"amount": 12_550}),
        "single": SampleForm(auto_id="single_%s"),
        "mistaken": SampleForm(mistaken, auto_id="mistaken_%s"),
        "filter": SampleFilter(auto_id="filter_%s"),
        "phases": phases(current=2),
        "beginning": phases(current=0),
        "steps": steps(zip(NAMES, weeks, weeks[1:], strict=False)),
        "page": page(7),
        "dates": [date(2026, 11, 2), date(2026, 10, 14), date(2027, 3, 1)],
        "section": Section("Components", "ui:show_components"),
        "charts": charts(),
        **maps(),
    }


def phases(current: int) -> list[dict[str, str]]:
    states = ["done"] * current + ["current"] + ["upcoming"] * (5 - current)
    return [
        {"key": key, "name": name, "text": text, "state": state, "url": "#phase-cycle" if text else ""}
        for (key, name, text), state in zip(PHASES, states, strict=True)
    ]


def page(number: int) -> Page[Any]:
    return page_of(range(240), number, 20)


def maps() -> dict[str, Any]:
    basemap = Basemap(
        "Harbour", f"{static('ui/sample-map.svg')}?v=1", "© Somebody", Bounds(5.0, 52.0, 5.04, 52.013827)
    )
    places = [(52.0102, 5.028), (52.0085, 5.0145), (52.0084, 5.0147), (52.0033, 5.0295)]
    pins = [
        Pin(latitude, longitude, f"Bench {number}", "#map", "€ 300", str(number))
        for number, (latitude, longitude) in enumerate(places, 1)
    ]
    form = PlaceForm(
        basemap=basemap, initial={"latitude": "52.0085", "longitude": "5.0145"}, auto_id="place_%s"
    )
    return {
        "map": Map(basemap, pins, "#map"),
        "empty_map": Map(basemap),
        "place": form,
        "pointing": pointed(basemap, {"at.x": "120", "at.y": "60"}, None),
    }


def charts() -> dict[str, Chart]:
    votes = [
        Bar("Garden on the north square", 1234),
        Bar("School play in the community hall of the harbour", 980),
        Bar("Night bus", 610, tone="muted"),
        Bar("Repair café", 240, tone="muted"),
    ]
    legend = [LegendEntry("accent", "Chosen"), LegendEntry("muted", "Not chosen")]
    return {
        "bars": bars(
            "Votes for each project",
            votes,
            columns=("Project", "Votes"),
            legend=legend,
            marker=Marker(700, "Enough for the money"),
        ),
        "shares": shares(
            "How many projects of theirs people got",
            [
                Bar("None", 1180, tone="muted"),
                Bar("One", 2300, tone="second"),
                Bar("Two or more", 3106),
            ],
            description="Of the 6,586 people who voted.",
        ),
        "stacks": _stacks(),
        "flow": _flow(),
        "budget": budget("How far the money went", spent=7_912_050, total=8_500_000),
        "columns": columns(
            "Votes per day", [Bar(f"{day} Mar", 40 + 37 * (day * 7 % 11)) for day in range(1, 15)]
        ),
        "dots": dots(
            "What a supporter paid",
            [1.2 + 0.05 * (n * n % 61) for n in range(90)],
            low=0,
            high=5,
            marker=Marker(3.2, "€ 3.20"),
        ),
    }


def _flow() -> Chart:
    left = (("Did not answer", "1,120"), ("Began, and did not hand in", "86"))
    return flow("Who answered", [Stop("Were asked", "2,000", left), Stop("Handed in", "794")])


def _stacks() -> Chart:
    return stacks(
        "Where people stumbled",
        [
            Stack("Find the form", [Bar("Went well", 14, tone="positive"), Bar("Got stuck", 6)], "6 of 20"),
            Stack("Send it", [Bar("Went well", 9, tone="positive"), Bar("Got stuck", 2)], "2 of 11"),
        ],
        whole=20,
        legend=[LegendEntry("positive", "Went well"), LegendEntry("accent", "Got stuck")],
    )
