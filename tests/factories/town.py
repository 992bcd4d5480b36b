"""The demo town, loaded as `./samenspel demo` does."""

from samenspel.pages.demo import town
from tests.stages import stage


@stage
def make_town():
    town.load_town(say=lambda line: None)
