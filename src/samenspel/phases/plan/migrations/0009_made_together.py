from django.db import migrations, models


class Migration(migrations.Migration):
    """What a proposal is to its authors, supporters and merges is called as for any thing."""

    dependencies = [
        ('plan', '0008_limits'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='author', name='author_once'),
        migrations.RemoveConstraint(model_name='merge', name='merge_of_two'),
        migrations.RemoveConstraint(model_name='support', name='support_once'),
        migrations.RenameField(model_name='author', old_name='proposal', new_name='thing'),
        migrations.RenameField(model_name='merge', old_name='proposal', new_name='thing'),
        migrations.RenameField(model_name='support', old_name='proposal', new_name='thing'),
        migrations.AddConstraint(
            model_name='author',
            constraint=models.UniqueConstraint(fields=('thing', 'person'), name='plan_author_once'),
        ),
        migrations.AddConstraint(
            model_name='merge',
            constraint=models.CheckConstraint(condition=models.Q(('thing', models.F('into')), _negated=True), name='plan_merge_of_two'),
        ),
        migrations.AddConstraint(
            model_name='support',
            constraint=models.UniqueConstraint(fields=('thing', 'person'), name='plan_support_once'),
        ),
    ]
