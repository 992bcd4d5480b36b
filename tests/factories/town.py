"""The demo town, loaded as `./samenspel demo` does."""

from datetime import timedelta

from django.utils import timezone

from samenspel.foundation import clock
from samenspel.pages.demo import town
from tests.stages import stage


@stage
def make_town():
    town.load_town(say=lambda line: None)
    assert clock.now() > timezone.now() - timedelta(minutes=1), "Afterwards it is now."
