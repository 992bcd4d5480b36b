"""Lists of the library: as many queries with thirty rows as with one, and a common word is found as any."""

import pytest

from samenspel.phases.learn.actions.publications import merge_publication
from samenspel.phases.learn.queries.publications import publications_found, publications_matching
from tests.checks import assert_page
from tests.factories.library import (
    bibtex,
    make_concept,
    make_import,
    make_publication,
    make_synthesis,
)
from tests.factories.services import make_administrator

pytestmark = pytest.mark.django_db
FILLED = {
    "publications/": make_publication,
    "publications/?q=neighbours": make_publication,
    "publications/?sort=newest": make_publication,
    "publications/cited/": make_publication,
    "concepts/": make_concept,
    "syntheses/": lambda: make_synthesis([]),
    "imports/": make_import,
}


@pytest.mark.parametrize("address", FILLED)
def test_a_list_costs_as_many_queries_with_30_rows_as_with_1(client, address, django_assert_max_num_queries):
    client.force_login(make_administrator())
    FILLED[address]()
    client.get(f"/learn/{address}")
    counts = []
    for more in (0, 29):
        for _number in range(more):
            FILLED[address]()
        with django_assert_max_num_queries(100) as asked:
            assert_page(client.get(f"/learn/{address}"))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_a_file_costs_as_many_queries_with_30_rows_as_with_1(client, django_assert_max_num_queries):
    client.force_login(make_administrator())
    counts = []
    for many in (1, 30):
        batch = make_import(bibtex(*(f"What neighbours do, part {one}" for one in range(many))), name="a.bib")
        client.get(batch.get_absolute_url())
        with django_assert_max_num_queries(100) as asked:
            assert_page(client.get(batch.get_absolute_url()))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_words_are_found_in_the_order_of_the_list_without_what_was_merged():
    one, other, third = (make_publication(title=f"Part {name} of it") for name in "cab")
    merge_publication(actor=make_administrator(), publication=third, into=one)
    found = publications_matching({"q": "part it"})
    assert [*found.order_by("title")] == [other, one]
    assert {*publications_found(None, "PART")} == {one, other}
    assert found.count() == 2
