"""One of everything that is registered here about a person."""

from tests.canaries import plants
from tests.factories.feedback import make_feedback, say


@plants("assess.Impression")
def plant_impression(person):
    say(make_feedback(), "canary-impression", person)
