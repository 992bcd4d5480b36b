from django.db import migrations, models


class Migration(migrations.Migration):
    """Files that came before are in the first room."""

    dependencies = [("surveys", "0009_randomisations")]

    operations = [
        migrations.AddField(
            model_name="answersimport", name="room", field=models.PositiveIntegerField(default=0)
        ),
        migrations.AlterField(
            model_name="importedanswer", name="digest", field=models.CharField(blank=True, max_length=43)
        ),
    ]
