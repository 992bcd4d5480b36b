"""A study in the demo town: does a letter of one's own bring people in? It does not, and that is told."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Arm, Studied

LETTERS = Studied(
    title=_("Does a letter of one's own bring readers in?"),
    question=_(
        "Do more readers say what they think of an idea when they get a letter with their name, "
        "than when they read the poster alone?"
    ),
    days=(-44, -29, -4),
    arms=(
        Arm(_("Poster alone"), ""),
        Arm(
            _("A letter"),
            _(
                "The library asks what its evenings should be for. Ten ideas hang on the wall, and nobody "
                "has yet said what is wrong with them. You might."
            ),
        ),
    ),
    counted="talk.write_comment",
    counts_for=24,
    expected=_("More of those who got a letter write a comment."),
    sample=48,
    why_so_many=_("As many as signed up at the market. With so few, only a large difference shows."),
    body=_("Ethics board of the Samenrode library (invented)"),
    told=_("We compare a letter with the poster. Who wants no part says so, and is neither drawn nor read."),
    uses={
        "membership": _("To draw among who takes part"),
        "mail": _("To send the letter"),
        "journal": _("To count who wrote a comment"),
    },
    dpia=_("Low risk: one letter, and the count of comments that everybody can read."),
    differs=_("Two letters came back. Both people count where they were drawn."),
    comments=(
        (0, _("What does the soup cost whoever has nothing in the jar?")),
        (0, _("Vegetarian, then everybody eats.")),
        (1, _("My son would come, if he need not say why.")),
        (1, _("Please not on Wednesday, that is training.")),
        (2, _("Until when does the last bus go?")),
        (3, _("Quiet, but not so quiet that I hear the lamps.")),
        (4, _("I bring the toaster. It has a sister at home.")),
        (5, _("I waited four months with a letter from the tax office. So: yes.")),
        (6, _("Also for fathers who fall asleep first.")),
        (7, _("I can show how to thread it.")),
        (8, _("And a light on the path to it.")),
    ),
)
