"""For research in words, and for what citizens did in research."""

from __future__ import annotations

from samenspel.methods.words import Words

from .checklist import Checklist, items

SRQR = Checklist(
    "SRQR",
    "O’Brien et al. 2014, doi 10.1097/ACM.0000000000000388",
    Words("qualitative research: talks, observation, documents"),
    items(
        ("S1", Words("title"), "title"),
        ("S2", Words("summary"), "summary"),
        ("S3", Words("the problem, and what is known of it"), "background"),
        ("S4", Words("the question"), "objectives"),
        ("S5", Words("approach and paradigm"), "approach"),
        ("S6", Words("who did the research, and what they bring along"), "researchers"),
        ("S7", Words("context"), "setting"),
        ("S8", Words("how it was sampled"), "sampling"),
        ("S9", Words("ethics"), "ethics consent"),
        ("S10", Words("how data were collected"), "collection dates"),
        ("S11", Words("with which instruments"), "collection"),
        ("S12", Words("what the data are about"), "units"),
        ("S13", Words("how data were processed"), "processing"),
        ("S14", Words("how data were analysed"), "methods"),
        ("S15", Words("what was done for trustworthiness"), "trust"),
        ("S16", Words("findings"), "results"),
        ("S17", Words("what in the data bears them out"), "quotes"),
        ("S18", Words("what the findings add, and for whom"), "interpretation generality"),
        ("S19", Words("limits"), "limits"),
        ("S20", Words("conflicts of interest"), "interests"),
        ("S21", Words("funding"), "funding"),
    ),
)
GRIPP2 = Checklist(
    "GRIPP2 (short form)",
    "Staniszewska et al. 2017, doi 10.1136/bmj.j3453",
    Words("citizens who took part in making the research"),
    items(
        ("1", Words("aim of involving citizens"), "involvement.aim"),
        ("2", Words("how they were involved"), "involvement"),
        ("3", Words("what came of it"), "involvement.results"),
        ("4", Words("how far it shaped the study"), "involvement.discussion"),
        ("5", Words("what went well and what did not"), "involvement.reflection"),
    ),
)
