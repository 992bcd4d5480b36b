import django.db.models.deletion
import samenspel.foundation.clock
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Follow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('thing', models.CharField(max_length=120)),
                    ('from_entry', models.PositiveBigIntegerField()),
                    ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('-id',),
                    'indexes': [models.Index(fields=['thing'], name='notices_fol_thing_f9eece_idx')],
                    'constraints': [models.UniqueConstraint(fields=('person', 'thing'), name='follow_once'), models.CheckConstraint(condition=models.Q(('thing', ''), _negated=True), name='follow_has_thing')],
                },
            ),
            migrations.CreateModel(
                name='Reader',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reader', to=settings.AUTH_USER_MODEL)),
                    ('mail', models.CharField(choices=[('never', 'No mail'), ('daily', 'A mail a day, when there is something new'), ('weekly', 'A mail a week, when there is something new')], default='weekly', max_length=6, verbose_name='How often do you want mail?')),
                    ('weekday', models.PositiveSmallIntegerField(choices=[(0, 'Monday'), (1, 'Tuesday'), (2, 'Wednesday'), (3, 'Thursday'), (4, 'Friday'), (5, 'Saturday'), (6, 'Sunday')], default=0, verbose_name='On which day of the week')),
                    ('hour', models.PositiveSmallIntegerField(default=8, verbose_name='At what time')),
                    ('seen', models.PositiveBigIntegerField(default=0)),
                    ('mailed', models.PositiveBigIntegerField(default=0)),
                    ('next_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['next_at'], name='notices_rea_next_at_d875eb_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('mail__in', ['never', 'daily', 'weekly'])), name='reader_mail_known'), models.CheckConstraint(condition=models.Q(('weekday__lte', 6)), name='reader_weekday_known'), models.CheckConstraint(condition=models.Q(('hour__lte', 23)), name='reader_hour_known'), models.CheckConstraint(condition=models.Q(models.Q(('mail', 'never'), ('next_at__isnull', True)), models.Q(models.Q(('mail', 'never'), _negated=True), ('next_at__isnull', False)), _connector='OR'), name='reader_has_next_mail_or_none')],
                },
            ),
            migrations.CreateModel(
                name='Reminded',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('thing', models.CharField(max_length=120)),
                    ('kind', models.CharField(max_length=60)),
                    ('whom', models.CharField(max_length=64)),
                    ('on', models.DateField(default=samenspel.foundation.clock.today)),
                ],
                options={
                    'indexes': [models.Index(fields=['on'], name='notices_rem_on_44b934_idx')],
                    'constraints': [models.UniqueConstraint(fields=('thing', 'kind', 'whom'), name='reminded_once')],
                },
            ),
        ]),
    ]
