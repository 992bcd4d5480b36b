"""All open releases of an initiative are one system, in the order in which they were made."""

from typing import Any

from django.db import migrations, models
from django.db.models import Q


def number_them(apps: Any, schema_editor: Any) -> None:
    release = apps.get_model("releases", "Release")
    places: dict[int, int] = {}
    for one in release.objects.filter(level="open").order_by("made_at", "number", "pk"):
        places[one.initiative_id] = one.place = places.get(one.initiative_id, 0) + 1
        one.save(update_fields=["place"])


class Migration(migrations.Migration):
    dependencies = [("releases", "0001_ledger")]

    operations = [
        migrations.AddField("release", "place", models.PositiveIntegerField(null=True, blank=True)),
        migrations.RunPython(number_them, migrations.RunPython.noop),
        migrations.AddConstraint(
            "release",
            models.UniqueConstraint(name="release_place_once", fields=["initiative", "place"]),
        ),
        migrations.RemoveConstraint("release", "release_open_has_a_number"),
        migrations.AddConstraint(
            "release",
            models.CheckConstraint(
                name="release_open_has_a_number",
                condition=~Q(level="open") | Q(number__isnull=False, place__isnull=False),
            ),
        ),
    ]
