from django.db import migrations, models


class Migration(migrations.Migration):
    """What was promised about a project is called as for any thing."""

    dependencies = [
        ('plan', '0009_made_together'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='award', name='award_state_known'),
        migrations.RemoveConstraint(model_name='milestone', name='milestone_has_text'),
        migrations.RemoveConstraint(model_name='update', name='update_has_text'),
        migrations.RemoveConstraint(model_name='verdict', name='verdict_once'),
        migrations.AlterModelOptions(name='award', options={}),
        migrations.RenameField(model_name='award', old_name='proposal', new_name='thing'),
        migrations.AlterModelOptions(name='award', options={'ordering': ('thing__place',)}),
        migrations.RenameField(model_name='milestone', old_name='award', new_name='promise'),
        migrations.RenameField(model_name='update', old_name='award', new_name='promise'),
        migrations.RenameField(model_name='verdict', old_name='award', new_name='promise'),
        migrations.AlterField(model_name='verdict', name='is_as_promised', field=models.BooleanField()),
        migrations.AddConstraint(
            model_name='award',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'under_way', 'done', 'dropped'])), name='plan_award_state_known'),
        ),
        migrations.AddConstraint(
            model_name='milestone',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='plan_milestone_has_text'),
        ),
        migrations.AddConstraint(
            model_name='update',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='plan_update_has_text'),
        ),
        migrations.AddConstraint(
            model_name='verdict',
            constraint=models.UniqueConstraint(fields=('promise', 'by'), name='plan_verdict_once'),
        ),
    ]
