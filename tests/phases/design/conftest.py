import pytest

from tests.factories.design import make_board


@pytest.fixture(autouse=True)
def fewest(settings):
    """So that few people make a map or a board."""
    settings.FEWEST_SHOWN = 5


@pytest.fixture
def board():
    return make_board()
