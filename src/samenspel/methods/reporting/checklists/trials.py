"""For studies in which a lot decided."""

from __future__ import annotations

from samenspel.methods.words import Words

from .checklist import Checklist, items

CONSORT = Checklist(
    "CONSORT 2025",
    "Hopewell et al. 2025, doi 10.1371/journal.pmed.1004587",
    Words("studies in which a lot decided who got what"),
    items(
        ("1a", Words("the title says that it was randomised"), "title"),
        ("1b", Words("a structured summary"), "summary"),
        ("2", Words("registration"), "registration"),
        ("3", Words("where protocol and plan of analysis are"), "plan"),
        ("4", Words("how data and code are shared"), "sharing"),
        ("5a", Words("funding, and what funders did"), "funding"),
        ("5b", Words("conflicts of interest"), "interests"),
        ("6", Words("background"), "background"),
        ("7", Words("objectives, benefits and harms"), "objectives"),
        ("8", Words("how citizens were involved in the study"), "involvement"),
        ("9", Words("design, ratio of the arms, framework"), "design lot.kind"),
        ("10", Words("what was changed on the way, and why"), "plan.changes"),
        ("11", Words("setting and places"), "setting"),
        ("12a", Words("which people could take part"), "eligibility"),
        ("12b", Words("which places and professionals could take part"), "eligibility.deliverers"),
        ("13", Words("what each arm got"), "intervention"),
        ("14", Words("outcomes, settled beforehand"), "outcomes"),
        ("15", Words("how harms were looked for"), "harms.sought"),
        ("16a", Words("how the sample size was found"), "sample.size"),
        ("16b", Words("looks in between, and rules for stopping"), "stopping"),
        ("17a", Words("who made the random sequence, and how"), "lot"),
        ("17b", Words("kind of randomisation: strata, clusters, blocks"), "lot.kind"),
        ("18", Words("how the sequence was kept hidden"), "lot.hidden"),
        ("19", Words("who could reach the sequence, and who enrolled people"), "lot.steps"),
        ("20a", Words("who was blinded"), "blinding"),
        ("20b", Words("how blinding was done"), "blinding"),
        ("21a", Words("statistical methods"), "methods"),
        ("21b", Words("who is in each analysis, and in which arm"), "methods.included"),
        ("21c", Words("missing data"), "methods.missing"),
        ("21d", Words("further analyses"), "methods.more"),
        ("22a", Words("numbers in each arm at each step"), "flow"),
        ("22b", Words("losses and exclusions, with reasons"), "flow.lost"),
        ("23a", Words("dates"), "dates"),
        ("23b", Words("why it ended"), "ended"),
        ("24a", Words("what of the intervention was delivered"), "intervention.delivered"),
        ("24b", Words("what people got besides"), "intervention.besides"),
        ("25", Words("who was in each arm at the start"), "baseline"),
        ("26", Words("for each outcome: numbers, effect, how sure"), "results"),
        ("27", Words("harms"), "harms"),
        ("28", Words("other analyses, planned or not"), "results.more"),
        ("29", Words("what it means, benefits against harms"), "interpretation"),
        ("30", Words("limits"), "limits generality"),
    ),
)
