from django.db import migrations

from samenspel.foundation.search.index import TextIndex


class Migration(migrations.Migration):
    dependencies = [("plan", "0003_fixed_rules")]
    operations = [TextIndex("proposal", ["title", "description"])]
