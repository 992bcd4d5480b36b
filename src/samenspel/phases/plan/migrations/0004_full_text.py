from django.db import migrations

from samenspel.phases.plan.full_text import index, unindex


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_fixed_rules")]
    operations = [migrations.RunPython(index, unindex)]
