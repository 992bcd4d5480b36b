import django.db.models.deletion
from django.db import migrations, models

from samenspel.phases.plan.box.guard import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("plan", "0004_full_text")]
    operations = [
        migrations.RunPython(unprotect, protect),  # SQLite makes the table anew, without its triggers
        migrations.AddField("budgetround", "asks_birth_year", models.BooleanField(default=False)),
        migrations.RunPython(protect, unprotect),
        migrations.CreateModel(
            name="SignReport",
            fields=[
                (
                    "round",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="sign_report",
                        serialize=False,
                        to="plan.budgetround",
                    ),
                ),
                ("signs", models.PositiveIntegerField()),
                ("found", models.JSONField()),
            ],
        ),
        migrations.AddField(
            "certification",
            "despite",
            models.TextField(blank=True, max_length=3000, verbose_name="What you found out"),
        ),
        migrations.AddField("voter", "noted", models.BinaryField(null=True)),
        migrations.AddConstraint(
            "voter",
            models.CheckConstraint(
                condition=models.Q(noted__isnull=True) | models.Q(sealed__isnull=False),
                name="voter_noted_only_beside_a_ballot",
            ),
        ),
    ]
