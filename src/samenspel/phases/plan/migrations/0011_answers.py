from django.db import migrations, models


def answered_with_words(model):
    return models.CheckConstraint(
        condition=models.Q(
            models.Q(('answer', ''), ('answered_at__isnull', True)),
            models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)),
            _connector='OR',
        ),
        name=f'plan_{model}_answered_with_words',
    )


class Migration(migrations.Migration):

    dependencies = [
        ('plan', '0010_promises'),
    ]

    operations = [
        migrations.RemoveConstraint(model_name='check', name='check_answered_with_words'),
        migrations.RemoveConstraint(model_name='objection', name='objection_answered_with_words'),
        migrations.AlterField(
            model_name='check',
            name='answer',
            field=models.TextField(blank=True, max_length=3000, verbose_name='Answer'),
        ),
        migrations.AddConstraint(model_name='check', constraint=answered_with_words('check')),
        migrations.AddConstraint(model_name='objection', constraint=answered_with_words('objection')),
    ]
