"""What others may know about people in files for research, and with how many everyone is alike in it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("surveys", "0006_places")]

    operations = [
        migrations.AddField("agreement", "known", models.JSONField(default=list)),
        migrations.AddField("answerfiles", "alike", models.PositiveIntegerField(default=0)),
    ]
