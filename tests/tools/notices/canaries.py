"""One of everything that is registered here about a person."""

from samenspel.tools.notices.actions import follow_at_first
from samenspel.tools.notices.models import Follow
from tests.canaries import plants
from tests.factories.initiatives import make_initiative


@plants("notices.Follow")
@plants("notices.Reader")
def plant_follow(person):
    follow_at_first(person, make_initiative())
    Follow.objects.get_or_create(person=person, thing="canary.thing/1", defaults={"from_entry": 0})
