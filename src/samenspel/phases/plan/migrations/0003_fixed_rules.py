from django.db import migrations

from samenspel.phases.plan.box.guard import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("plan", "0002_rounds_held_here")]
    operations = [migrations.RunPython(protect, unprotect)]
