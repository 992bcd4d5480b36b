"""For studies that look on, without a lot."""

from __future__ import annotations

from samenspel.methods.words import Words

from .checklist import Checklist, items

STROBE = Checklist(
    "STROBE",
    "von Elm et al. 2007, doi 10.1371/journal.pmed.0040296",
    Words("studies that look on: cohorts, comparisons, one moment"),
    items(
        ("1", Words("title and summary name the design"), "title summary"),
        ("2", Words("background"), "background"),
        ("3", Words("objectives and hypotheses"), "objectives"),
        ("4", Words("design"), "design"),
        ("5", Words("setting, places and dates"), "setting dates"),
        ("6", Words("who could take part, and how they were found"), "eligibility"),
        ("7", Words("outcomes, exposures, other variables"), "outcomes variables"),
        ("8", Words("how each variable was measured"), "outcomes reliability"),
        ("9", Words("bias, and what was done against it"), "bias"),
        ("10", Words("how the size of the study came about"), "sample.size"),
        ("11", Words("how numbers were handled and grouped"), "variables"),
        ("12", Words("statistical methods, missing data, losses"), "methods methods.missing"),
        ("13", Words("how many at each stage, and why others not"), "flow flow.lost"),
        ("14", Words("who took part"), "baseline"),
        ("15", Words("outcomes, in numbers"), "results"),
        ("16", Words("main results with intervals"), "results"),
        ("17", Words("other analyses"), "results.more"),
        ("18", Words("key results"), "summary"),
        ("19", Words("limits"), "limits"),
        ("20", Words("a cautious interpretation"), "interpretation"),
        ("21", Words("for whom else it may hold"), "generality"),
        ("22", Words("funding"), "funding"),
    ),
)
