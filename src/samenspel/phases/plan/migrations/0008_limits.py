from decimal import Decimal

from django.db import migrations, models

from samenspel.phases.plan.box.guard import protect, unprotect

NAMES = {"most": "max_length", "points": "max_sum_points", "most_each": "max_points"}


def fill(apps, schema_editor):
    """Of rounds that are held here, the limits leave META for columns."""
    for round in apps.get_model("plan", "BudgetRound").objects.exclude(who=""):
        meta = dict(round.meta)
        meta.pop("min_length", None)
        for column, name in NAMES.items():
            if name in meta:
                setattr(round, column, int(meta.pop(name)))
        if "max_sum_cost" in meta:
            round.most_cost = int(Decimal(meta.pop("max_sum_cost")) * round.scale)
        round.meta = meta
        round.save(update_fields=["meta", "most_cost", *NAMES])


def empty(apps, schema_editor):
    for round in apps.get_model("plan", "BudgetRound").objects.exclude(who=""):
        limits = {name: getattr(round, column) for column, name in NAMES.items()}
        if round.most_cost is not None:
            limits["max_sum_cost"] = Decimal(round.most_cost) / round.scale
        said = {name: str(limit) for name, limit in limits.items() if limit is not None}
        round.meta = {"min_length": "1", **said, **round.meta}
        round.save(update_fields=["meta"])


class Migration(migrations.Migration):
    dependencies = [("plan", "0007_one_row_of_an_activity")]
    operations = [
        migrations.RunPython(unprotect, protect),  # SQLite makes the table anew, without its triggers
        migrations.AddField("budgetround", "most", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AddField("budgetround", "most_cost", models.PositiveBigIntegerField(blank=True, null=True)),
        migrations.AddField("budgetround", "points", models.PositiveIntegerField(blank=True, null=True)),
        migrations.AddField("budgetround", "most_each", models.PositiveIntegerField(blank=True, null=True)),
        migrations.RunPython(fill, empty),
        migrations.RunPython(protect, unprotect),
    ]
