"""One of everything that is registered here about a person."""

from samenspel.foundation import clock
from samenspel.spine.people.requests import Visitor
from tests.canaries import plants
from tests.factories.feedback import make_feedback


@plants("assess.Impression")
def plant_impression(person):
    feedback = make_feedback()
    feedback.impressions.create(
        pseudonym=Visitor(person, "").pseudonym(feedback.key),
        language="en",
        went_well="canary-impression",
        said_on=clock.today(),
        due_on=clock.today(),
    )
