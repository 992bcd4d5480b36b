"""What the parents of De Klimop were asked, before the play was written and after it was played."""

from django.utils.translation import gettext_lazy as _

from samenspel.pages.demo.story import Survey

GROUPS = (_("Groups 1 to 3"), _("Groups 4 to 6"), _("Groups 7 and 8"))

PARENTS = Survey(
    title=_("Parents, teachers and the school"),
    summary=_("What parents do with the school, and why. We ask before the play is written, and after it."),
    days=(-236, -41, -12),
    code="parents",
    pages=(
        {
            "code": "you",
            "title": _("You and the school"),
            "questions": [
                {
                    "kind": "single",
                    "code": "part",
                    "text": _("What is your part in the play?"),
                    "options": [
                        {"code": 1, "text": _("I write")},
                        {"code": 2, "text": _("I help with clothes, scenery or food")},
                        {"code": 3, "text": _("I come and watch")},
                    ],
                },
                {
                    "kind": "rating",
                    "code": "welcome",
                    "text": _("How welcome do you feel at school?"),
                    "low": _("not at all"),
                    "high": _("as at home"),
                },
                {
                    "kind": "multiple",
                    "code": "came",
                    "text": _("When were you at school this year?"),
                    "options": [
                        {"code": "talk", "text": _("for a talk about my child")},
                        {"code": "feast", "text": _("for a feast or a performance")},
                        {"code": "help", "text": _("to help with something")},
                        {"code": "never", "text": _("not once"), "exclusive": True},
                    ],
                },
                {
                    "kind": "single",
                    "code": "group",
                    "text": _("In which group is your (eldest) child?"),
                    "options": [{"code": code, "text": words} for code, words in enumerate(GROUPS, start=1)],
                },
            ],
        },
        {
            "code": "motives",
            "title": _("Doing it together"),
            "questions": [
                {
                    "kind": "likert",
                    "code": "motives",
                    "text": _("How much do you agree with these sentences?"),
                    "instrument": "coproduction-motives@1",
                }
            ],
        },
        {
            "code": "end",
            "title": _("To end with"),
            "questions": [
                {
                    "kind": "text",
                    "code": "change",
                    "text": _("What is the one thing that the school should change?"),
                    "lines": 3,
                },
                {
                    "kind": "consent",
                    "code": "research",
                    "purpose": "research",
                    "version": 1,
                    "text": _("May scholars use your answers?"),
                },
            ],
        },
    ),
    parents=(60, 70),
    again=45,
)
