from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("tasks", "0001_initial")]

    operations = [
        migrations.RemoveField(model_name="job", name="done_url"),
        migrations.AddField(
            model_name="job",
            name="back_url",
            field=models.CharField(blank=True, default="", max_length=500),
            preserve_default=False,
        ),
    ]
