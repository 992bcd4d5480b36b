"""A person of the town, whom everybody can be there."""

from samenspel.pages.demo.cast import SIGN_INS
from tests.factories.services import make_person


def words(initiative, author):
    """There is one town: theirs would be the same."""
    if not initiative.is_public:
        return {}
    make_person("Somebody of the town", email=SIGN_INS[0].email)
    return {"sign_in": {"kind": SIGN_INS[0].kind}}
