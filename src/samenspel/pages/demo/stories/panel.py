"""The panel itself: scholars and practitioners reflect together."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Agreement, Meeting, Story

PANEL = Story(
    title=_("Panel: Coproduction of public services"),
    summary=_(
        "Scholars and people from practice ask together what makes coproduction come about, and "
        "what stands in its way."
    ),
    text=_(
        "Coproduction asks a lot of both sides: of organisations that must let go, and of people "
        "who give their "
        "evenings. This panel joins academic insight with real life: every session begins with a "
        "case, told by the "
        "people who lived it, and only then come the papers.\n\n"
        "We ask for papers and for practice cases on motivations, on processes, on organisation, "
        "and on effects. "
        "The library, the watch and the school play of this town will be on stage. So will what "
        "went wrong there."
    ),
    service="research",
    coordinator="willem",
    charters=(
        Agreement(
            _("We tell what happened, also what failed.\nWe read each other's work before we judge it."),
            _(
                "Every contribution gets two reviews, one of them from practice.\nWe publish "
                "what is presented, free to read."
            ),
            (
                (_("The programme"), "organisation", _("Every choice comes with its reviews")),
                (_("Which practice cases are told"), "citizens", _("The panel helps to tell them")),
                (_("What we conclude"), "together", _("Dissent is printed too")),
            ),
        ),
    ),
    people=(("scholar", "scholar", ""),),
    neighbours=("sanne", "henk", "victor", "paula", "stef", "bram"),
    phases={"plan": (-90, -35), "learn": (-30, 95)},
    meetings=(
        Meeting(
            "learn",
            _("Call for papers and practice cases"),
            _("One page is enough: what was tried, by whom, and what came of it."),
            _("On paper, or by mail to the academy"),
            -28,
            hour=9,
            hours=24 * 60,
        ),
        Meeting(
            "learn",
            _("The colloquium"),
            _("Two days, nine cases, fourteen papers, and long breaks."),
            _("Academy for Public Governance"),
            80,
            hour=9,
            hours=32,
        ),
    ),
    decisions=(
        (
            -33,
            "together",
            _("Half of the reviewers come from practice"),
            _("Last time the reviews were sound and nobody outside a university understood them."),
        ),
    ),
    replies=(
        (
            -20,
            _("A paper is no form for what we have to tell."),
            _(
                "A case may be a page, a drawing or ten minutes on stage. All three are "
                "reviewed, and printed."
            ),
        ),
    ),
)
