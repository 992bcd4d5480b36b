"""No row joins answers and a moment: a place that is kept stands under a mark, one for good beside a response."""

from typing import Any

import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Count, Q

import samenspel.tools.surveys.models.responses


def give_back_what_is_kept(apps: Any, schema_editor: Any) -> None:
    """Of whoever answers just now: their next page takes a place anew."""
    quotas, places = apps.get_model("surveys", "Quota"), apps.get_model("surveys", "Place")
    places.objects.filter(until__isnull=False).delete()
    for quota in quotas.objects.annotate(left=Count("places")):
        quotas.objects.filter(pk=quota.pk).update(taken=quota.left)


class Migration(migrations.Migration):
    dependencies = [("surveys", "0005_sides_and_consent")]

    operations = [
        migrations.RunPython(give_back_what_is_kept, migrations.RunPython.noop),
        migrations.AddField("response", "over_quota", models.BooleanField(default=False)),
        migrations.AddField("place", "mark", models.CharField(blank=True, max_length=43, null=True)),
        migrations.AlterField(
            "place",
            "id",
            models.PositiveBigIntegerField(
                default=samenspel.tools.surveys.models.responses.random_key,
                editable=False,
                primary_key=True,
                serialize=False,
            ),
        ),
        migrations.AlterField(
            "place",
            "response",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="places",
                to="surveys.response",
            ),
        ),
        migrations.AddConstraint(
            "place", models.UniqueConstraint(name="place_kept_once", fields=["quota", "mark"])
        ),
        migrations.AddConstraint(
            "place",
            models.CheckConstraint(
                name="place_of_a_response_has_no_moment",
                condition=Q(response__isnull=False, mark__isnull=True, until__isnull=True)
                | Q(response__isnull=True, mark__isnull=False, until__isnull=False),
            ),
        ),
    ]
