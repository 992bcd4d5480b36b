import pytest

from tests.factories.design import make_board


@pytest.fixture
def board():
    return make_board()
