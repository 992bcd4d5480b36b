"""What every test needs."""

import gc
import os
import shutil
from contextvars import ContextVar
from functools import cache, partial
from itertools import count

import pytest
from django.core.cache import cache as kept_for_all
from django.db import connection, transaction
from django.http import HttpResponse
from django.template import Template
from django.test import TransactionTestCase
from django.test.utils import _TestState
from django.urls.resolvers import URLResolver
from django.utils import translation
from hypothesis import Phase, settings

from samenspel.foundation.triggers import all_lifted
from tests.migrated import keep_in
from tests.stages import stages

# The same examples every time: only a change makes a test fail. The profile “search” draws others.
settings.register_profile("steady", derandomize=True, deadline=None)
settings.register_profile("quick", max_examples=20, derandomize=True, deadline=None)
settings.register_profile("search", max_examples=1000, deadline=None)
# To see that a test fails, and not in how few steps.
settings.register_profile(
    "unshrunk", derandomize=True, deadline=None, phases=set(Phase) - {Phase.shrink, Phase.explain}
)
settings.load_profile("steady")
IN_THE_WORLD = {
    "test_access_matrix.py",
    "test_every_address.py",
    "test_every_value.py",
    "test_full_names.py",
    "test_in_flight.py",
}
WITH_A_LONG_TEST = {
    "test_adversary.py",
    "test_every_form.py",
    "test_every_page.py",
    "test_paper_states.py",
    "test_parts.py",
    "test_production.py",
    "test_robust.py",
    "test_states.py",
}
LEFT_TO_THE_TYPE_CHECKER = {"test_add_an_activity.py"}
"""For a while: it takes what that found."""
FIRST = (WITH_A_LONG_TEST, LEFT_TO_THE_TYPE_CHECKER, IN_THE_WORLD)
ONCE_IS_ENOUGH = {"test_access_matrix.py", "test_days.py"}
"""What they ask of the database is asked of both by the walks through all addresses, actions and stories."""
OPENS_THE_DATABASE = {"db", "transactional_db", "live_server"}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    """The longest begin first, so that no worker is left alone with them: what takes half a minute and more,
    and then those in the world of all apps, since it takes long to make and does not last."""
    items.sort(key=lambda item: place(item.path.name))
    for item in items:
        if item.get_closest_marker("django_db") or OPENS_THE_DATABASE & set(item.fixturenames):
            item.add_marker("database")
            if "page" in item.path.name or item.path.name in ONCE_IS_ENOUGH:
                item.add_marker("looks")


def place(file):
    return next((number for number, files in enumerate(FIRST) if file in files), len(FIRST))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish():
    """What is there now stays to the end: not looked through for garbage again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


BEGAN = pytest.StashKey[float]()


def processor():
    """Seconds that this process and those it started have worked."""
    return sum(os.times()[:4])


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    item.stash[BEGAN] = processor()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(item, call):
    """For the table of what took longest: the clock tells what else ran."""
    if call.when == "teardown":
        took = processor() - item.stash.get(BEGAN, processor())
        item.user_properties.append(("processor", f"{took:.3f}"))


def with_room(call, **words):
    return call(**words)


# Python keeps the frames of calls in chunks of 16 kB, and asks the system for one anew whenever a call
# crosses the edge of the last: in a page with many parts, hundreds of times. After a large frame, all that
# follow fit into its chunk.
with_room.__code__ = with_room.__code__.replace(co_stacksize=70_000)


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem):
    pyfuncitem.obj = partial(with_room, pyfuncitem.obj)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, pytestconfig):
    """Before the database is made."""
    if hasattr(pytestconfig, "cache"):
        keep_in(pytestconfig.cache.mkdir("migrated"))


@cache
def tables():
    kept = {"django_content_type", "auth_permission"}  # the same for every test
    return set(connection.introspection.django_table_names(only_existing=True, include_views=False)) - kept


def empty_tables(_test):
    """Row by row, where there are any: to truncate a table makes all its files anew. Triggers
    would refuse either."""
    asked = " UNION ALL ".join(f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name})" for name in tables())
    with all_lifted(), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(asked)
        for (name,) in cursor.fetchall():
            cursor.execute(f"DELETE FROM {name}")


@pytest.fixture(scope="session", autouse=True)
def empty_what_was_written_between_tests():
    """Where a test has real transactions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", empty_tables)
        yield


@pytest.fixture(scope="session", autouse=True)
def note_pages_and_not_their_parts(django_test_environment):
    """The tests' client copies the words of every template that is drawn: a page has hundreds of parts."""
    is_within, note = ContextVar("is_within", default=False), Template._render
    draw = _TestState.saved_data.template_render

    def render(template, context):
        if is_within.get():
            return draw(template, context)
        within = is_within.set(True)
        try:
            return note(template, context)
        finally:
            is_within.reset(within)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Template, "_render", render)
        yield


@pytest.fixture(autouse=True)
def begin_with_nothing_written(request, _django_db_marker):
    """From here on a factory may put back what it made before, where a mark says that there is a database."""
    stages.begin(is_open=request.node.get_closest_marker("django_db") is not None)


@pytest.fixture(autouse=True)
def begin_in_the_language_of_the_site():
    """A request leaves its reader's language behind in the thread; the next test is another reader's."""
    translation.deactivate()


@pytest.fixture(autouse=True)
def forget_what_was_kept():
    """What is kept for all is kept under the key of a round, and rounds of two tests may have the same."""
    kept_for_all.clear()


@pytest.fixture(scope="session")
def folders_of_tests(tmp_path_factory):
    folder = tmp_path_factory.mktemp("kept")
    return (folder / str(number) for number in count())


@pytest.fixture(autouse=True)
def keep_keys_and_files_apart(settings, folders_of_tests):
    """What is kept outside the database: nothing of one test is there in the next. Few tests keep anything:
    their folder is made when they do."""
    folder = next(folders_of_tests)
    settings.BALLOT_KEYS, settings.MEDIA_ROOT = folder / "keys", folder / "media"
    yield
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def nobody_reads_what_is_answered(monkeypatch):
    """Thousands of answers: what the tests' client would note of each template is not noted."""
    monkeypatch.setattr(Template, "_render", _TestState.saved_data.template_render)


NOT_ALLOWED = "samenspel.foundation.ui.middleware.NotAllowedMiddleware.__call__"
"""By its name: what this file imports is reached by every test."""


@pytest.fixture
def short_refusals(monkeypatch):
    """One page says that there is no such page, one that it is not allowed, and one that only forms are
    taken; all are tested elsewhere."""

    def find(resolver, code):
        return lambda request, exception=None: HttpResponse(status=code)

    monkeypatch.setattr(URLResolver, "resolve_error_handler", find)
    monkeypatch.setattr(NOT_ALLOWED, lambda self, request: self.get_response(request))
