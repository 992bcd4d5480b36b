"""A wish has a place since the second version: so that there is one to upgrade to."""

from decimal import Decimal

from django.db import migrations, models
from django.db.models import Q


def degrees(digits):
    return models.DecimalField(blank=True, decimal_places=6, max_digits=digits, null=True)


class Migration(migrations.Migration):
    dependencies = [("wishes", "0001_initial")]

    operations = [
        migrations.AddField("wish", "latitude", degrees(8)),
        migrations.AddField("wish", "longitude", degrees(9)),
        migrations.AddConstraint(
            "wish",
            models.CheckConstraint(
                name="wishes_wish_on_earth",
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(
                    latitude__isnull=False,
                    latitude__range=(Decimal(-90), Decimal(90)),
                    longitude__isnull=False,
                    longitude__range=(Decimal(-180), Decimal(180)),
                ),
            ),
        ),
    ]
