from django.db import migrations

from samenspel.foundation.journal.protection import protect, unprotect


class Migration(migrations.Migration):
    dependencies = [("journal", "0001_initial")]
    operations = [migrations.RunPython(protect, unprotect)]
