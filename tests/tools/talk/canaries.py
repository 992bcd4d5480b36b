"""One of everything that is registered here about a person."""

from samenspel.tools.talk.actions import decide_appeal, hide_comment
from tests.canaries import plants
from tests.factories.initiatives import make_initiative, make_member
from tests.factories.services import make_administrator
from tests.factories.talk import make_appeal, make_comment, make_hidden, make_report


@plants("talk.Comment")
def plant_comment(person):
    make_member(ours := make_initiative(), person)
    make_member(theirs := make_initiative(), person, role="moderator")
    comment = make_comment(ours, person, "canary-comment")
    hide_comment(actor=make_administrator(), comment=comment, ground="other", reason="canary-reason")
    make_hidden(theirs, moderator=person)


@plants("talk.Report")
def plant_report(person):
    make_report(make_comment(), person, text="canary-report")


@plants("talk.Appeal")
def plant_appeal(person):
    make_member(ours := make_initiative(), person)
    make_member(theirs := make_initiative(), person, role="moderator")
    mine = make_appeal(make_hidden(ours, person), "canary-appeal")
    other = make_appeal(make_hidden(theirs))
    decide_appeal(actor=make_administrator(), appeal=mine, is_upheld=False, answer="canary-answer")
    decide_appeal(actor=person, appeal=other, is_upheld=False, answer="Because.")
