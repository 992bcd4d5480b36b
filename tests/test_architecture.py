"""The house's rules hold (docs/explanation and ARCHITECTURE.md say why), and each would catch its offence."""

import importlib
import inspect
import pkgutil

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.urls import URLPattern, URLResolver, get_resolver

import samenspel
import samenspel.methods
from samenspel.foundation.access import PERMISSIONS
from scripts.circles import circles
from scripts.places import height
from scripts.repetitions import FOLDERS, JUDGED, ROOT, kind_of, names, repetitions
from tests import house, templates

SOURCE, TESTS = house.SOURCE, house.TESTS
OTHERS_ROUTES = {
    "allauth": "signing in and one's own addresses and passkeys; allauth asks for the sign-in itself",
    "account_confirm_email": "whoever has the key from the mail may use it",
}


def no_offences(found):
    assert found == []


def test_there_are_no_drawers():
    no_offences(house.drawers(SOURCE))


def test_a_file_that_outgrows_its_room_becomes_a_folder():
    no_offences(house.long_files(SOURCE) + house.long_files(TESTS))


def test_a_line_of_a_template_can_be_read_at_once():
    no_offences(templates.long_lines(SOURCE))


def test_a_colon_between_two_texts_is_set_as_the_language_sets_it():
    no_offences(templates.bare_colons(SOURCE))


def test_a_form_says_from_which_site_it_comes():
    no_offences(templates.nameless_senders(SOURCE))


def test_no_two_modules_need_each_other():
    no_offences(circles(SOURCE))


def test_what_stands_twice_has_its_reason():
    found = [name for folder in FOLDERS for name in names(repetitions(ROOT / folder))]
    assert sorted(found) == sorted(house.reasons("REPEATED"))


def test_what_is_alike_by_shape_is_judged_by_its_kind():
    assert {kind_of(places) for places in repetitions(SOURCE, by_shape=True)} - set(JUDGED) == set()


def test_views_find_allow_call_and_answer():
    no_offences(house.long_views(SOURCE))


def test_what_goes_by_mail_is_a_letter():
    assert set(house.mails(SOURCE)) == set(house.reasons("MAILS"))


def test_one_place_cuts_lists_into_pages():
    assert house.pagers(SOURCE) == ["foundation/ui/lists.py"]


def test_the_time_is_read_from_one_clock():
    assert {name.partition(":")[0] for name in house.own_clocks(SOURCE)} == set(house.reasons("REAL_TIME"))


def test_only_the_demo_town_sets_the_clock():
    assert set(house.clocks_set(SOURCE)) == set(house.reasons("SETS_THE_CLOCK"))


def test_row_locks_have_a_reason():
    assert set(house.row_locks(SOURCE)) == set(house.reasons("ROW_LOCKS"))


def test_actions_name_their_words_and_their_actor():
    no_offences(house.careless_actions(SOURCE))


def test_actions_read_again_who_acts():
    assert set(house.trusting_actions(SOURCE)) == set(house.reasons("OTHER_ACTORS"))


def test_pages_hold_no_code_or_style_of_their_own():
    no_offences(house.inline_code(SOURCE))


def test_pages_fetch_nothing_from_elsewhere():
    no_offences(house.foreign_addresses(SOURCE))


def test_every_permission_is_asked_for():
    no_offences(house.unasked_permissions(SOURCE, set(PERMISSIONS)))


def test_every_task_that_is_started_by_its_name_exists():
    no_offences(house.unknown_tasks(SOURCE))


def test_a_view_shows_the_page_that_bears_its_name():
    assert set(house.oddly_named_pages(SOURCE)) == set(house.reasons("OTHER_PAGES"))


def test_every_part_has_tests_in_the_same_place():
    no_offences(house.untested_folders(SOURCE, TESTS))


def routes(resolver=None, space=""):
    """Every address as (name, view)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, f"{space}{pattern.namespace}:" if pattern.namespace else space)
        else:
            yield f"{space}{pattern.name}", pattern.callback


def test_django_finds_nothing_wrong():
    call_command("check", fail_level="WARNING")


def without_permission(found):
    return [
        name
        for name, view in found
        if not hasattr(view, "permission") and not {name, view.__module__.split(".")[0]} & set(OTHERS_ROUTES)
    ]


def test_every_route_names_its_permission():
    no_offences(without_permission(routes()))


def test_a_route_without_permission_would_be_found():
    def view(request):
        """Nobody's."""

    planted = URLPattern(get_resolver().pattern, view, name="planted")
    assert without_permission([(planted.name, planted.callback)]) == ["planted"]


def oddly_named(found):
    """One word from address to permission."""
    words = [(name, view.__name__, getattr(view, "permission", None)) for name, view in found]
    return [
        name
        for name, view, permission in words
        if permission and {name.replace(":", "."), permission} != {f"{name.partition(':')[0]}.{view}"}
    ]


def test_one_word_leads_from_address_to_permission():
    assert set(oddly_named(routes())) == set(house.reasons("OTHER_NAMES"))


def place(model):
    """How high a model's app lies, as the contracts of imports have it; other people's apps lie lowest."""
    app = house.app_of(model.__module__)
    return height(app) if app else []


def pointing_up(models):
    """The person is exempt: a table names it by setting, not by app."""
    pointers = [(model, field) for model in models for field in model._meta.get_fields() if field.concrete]
    return [
        f"{model._meta.label}.{field.name}"
        for model, field in pointers
        if field.related_model not in (None, get_user_model()) and place(field.related_model) > place(model)
    ]


def test_tables_point_to_the_same_or_a_lower_place():
    ours = [model for model in apps.get_models() if model.__module__.startswith("samenspel.")]
    no_offences(pointing_up(ours))


def test_a_table_that_points_up_would_be_found(monkeypatch):
    from samenspel.spine.services.models import Service

    monkeypatch.setattr(Service, "__module__", "samenspel.foundation.journal.models")
    assert "services.Service.organisation" in pointing_up([Service])


def methods_on_offer():
    """Every function and class that a method's package offers by name."""
    for found in pkgutil.iter_modules(samenspel.methods.__path__, "samenspel.methods."):
        if found.ispkg:  # words and malformed files are what the methods say it with
            module = importlib.import_module(found.name)
            yield from ((f"{found.name}.{name}", getattr(module, name)) for name in module.__all__)


def undescribed(found):
    return [name for name, thing in found if callable(thing) and not thing.__doc__]


def test_every_method_on_offer_says_what_goes_in_and_out():
    offered = list(methods_on_offer())
    assert any(inspect.isfunction(thing) for _name, thing in offered)
    no_offences(undescribed(offered))


def test_a_method_without_a_word_would_be_found():
    assert undescribed([("tally", lambda: None)]) == ["tally"]
