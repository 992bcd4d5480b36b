"""What several tests of surveys begin with."""

import pytest


@pytest.fixture
def fewest(settings):
    """Few are few."""
    settings.FEWEST_SHOWN = 5
