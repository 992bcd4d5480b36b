import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import models
from django.test.utils import isolate_apps

from samenspel.spine.people.completeness import forgotten_fields
from samenspel.spine.people.models import Person
from samenspel.spine.people.personal_data import NOT_PERSONAL, PERSONAL, register_personal


def test_every_field_that_looks_personal_is_registered_or_said_not_to_be():
    assert forgotten_fields() == []


def test_the_register_names_only_fields_that_exist():
    from django.apps import apps

    for each in PERSONAL:
        names = {field.name for field in apps.get_model(each.model)._meta.get_fields()}
        assert each.fields.keys() <= names, each.model
    for path in NOT_PERSONAL:
        model, _dot, name = path.rpartition(".")
        assert apps.get_model(model)._meta.get_field(name), path


@isolate_apps("samenspel.spine.people")
def test_a_forgotten_field_is_found():
    class Diary(models.Model):  # noqa: DJ008 -- nobody reads it
        writer = models.ForeignKey(Person, on_delete=models.CASCADE)
        page = models.TextField()
        mood = models.CharField(max_length=5, choices=[("good", "Good")])
        slug = models.SlugField()
        pages = models.IntegerField()

        class Meta:
            app_label = "people"

    class Visit(models.Model):  # noqa: DJ008 -- idem
        at = models.DateTimeField()
        seen_from = models.GenericIPAddressField()
        contact = models.EmailField()
        street_address = models.TextField()
        subject = models.TextField()

        class Meta:
            app_label = "people"

    assert forgotten_fields([Diary, Visit]) == [
        "people.Diary.page", "people.Diary.writer",
        "people.Visit.contact", "people.Visit.seen_from", "people.Visit.street_address",
    ]  # fmt: skip


def test_a_field_is_registered_once():
    with pytest.raises(ImproperlyConfigured, match="registered twice"):
        register_personal(
            "people.Person", fields={"email": "Again"}, of="pk", purpose="", retention="", erase="blank"
        )
