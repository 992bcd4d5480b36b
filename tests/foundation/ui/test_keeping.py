"""What everybody sees alike is found once for each version of a thing; a download bears its name."""

import pytest
from django.core.cache import cache

from samenspel.foundation.ui.downloads import download
from samenspel.foundation.ui.keeping import kept
from samenspel.spine.services.models import Area


@pytest.fixture
def asked():
    cache.clear()
    return []


def look(asked, key, version, name="words"):
    kept(Area(pk=key), version, name, lambda area: asked.append((area.pk, version, name)))


def test_it_is_found_once_also_when_it_is_nothing(asked):
    for _time in range(2):
        look(asked, 1, "a")
    assert asked == [(1, "a", "words")]


def test_another_thing_version_or_name_is_found_by_itself(asked):
    wanted = [(1, "a", "words"), (2, "a", "words"), (1, "b", "words"), (1, "a", "map")]
    for one in wanted * 2:
        look(asked, *one)
    assert asked == wanted


def test_what_is_kept_for_no_time_is_found_anew(asked):
    for seconds in (0, 0, 9, 9):
        kept(Area(pk=1), "a", "words", lambda area, seconds=seconds: asked.append(seconds), seconds)
    assert asked == [0, 0, 9]


def test_without_a_version_nothing_is_kept(asked):
    for _time in range(2):
        look(asked, 1, "")
    assert len(asked) == 2


def test_a_download_bears_its_name():
    answer = download("code\r\n", "codes of Café.csv", "text/csv; charset=utf-8")
    assert (answer.content, dict(answer.items())) == (
        b"code\r\n",
        {
            "Content-Type": "text/csv; charset=utf-8",
            "Content-Disposition": "attachment; filename*=utf-8''codes%20of%20Caf%C3%A9.csv",
        },
    )
