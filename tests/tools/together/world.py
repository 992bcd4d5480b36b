"""A link that invites to make a thing together."""

from samenspel.tools.together.invitations import Invitation
from tests.tools.wishes.models import Wish
from tests.world import EVERY_PAGE


def words(initiative, author):
    wish = Wish.objects.create(initiative=initiative, title="A bench")
    return {EVERY_PAGE: {"token": Invitation(wish).token}}
