"""For surveys that people answer on a screen. The checklist has no numbers; ours follow its order."""

from __future__ import annotations

from samenspel.methods.words import Words

from .checklist import Checklist, items

CHERRIES = Checklist(
    "CHERRIES",
    "Eysenbach 2004, doi 10.2196/jmir.6.3.e34",
    Words("surveys that people answer on a screen"),
    items(
        ("1", Words("design: whom it is about, how they were found"), "design eligibility"),
        ("2", Words("approval"), "ethics"),
        ("3", Words("informed consent"), "consent"),
        ("4", Words("protection of data"), "protection"),
        ("5", Words("development and tests"), "survey.tested"),
        ("6", Words("open to all, or by invitation"), "survey.open"),
        ("7", Words("first contact"), "survey.contact"),
        ("8", Words("how it was announced"), "survey.advertised"),
        ("9", Words("on the web or by mail, and how answers came in"), "survey.where"),
        ("10", Words("on which site"), "setting"),
        ("11", Words("voluntary or not"), "survey.voluntary"),
        ("12", Words("incentives"), "survey.incentives"),
        ("13", Words("dates"), "dates"),
        ("14", Words("order of items by lot"), "survey.order"),
        ("15", Words("questions for some only"), "survey.branches"),
        ("16", Words("number of items on a page"), "survey.length"),
        ("17", Words("number of pages"), "survey.length"),
        ("18", Words("check that all is answered"), "survey.checks"),
        ("19", Words("a way back to change answers"), "survey.back"),
        ("20", Words("what counts as one visitor"), "once"),
        ("21", Words("view rate"), "rates.view"),
        ("22", Words("participation rate"), "rates.begun"),
        ("23", Words("completion rate"), "rates.completed"),
        ("24", Words("cookies"), "once"),
        ("25", Words("network addresses"), "once"),
        ("26", Words("log files"), "once"),
        ("27", Words("registration"), "once"),
        ("28", Words("answers that were not handed in"), "partial"),
        ("29", Words("answers that came too fast"), "speed"),
        ("30", Words("weights"), "weights"),
    ),
)
