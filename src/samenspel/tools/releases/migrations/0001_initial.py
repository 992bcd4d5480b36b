import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.foundation.vault
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='releases', to='initiatives.initiative')),
                ('level', models.CharField(choices=[('open', 'Open data'), ('research', 'For research, under an agreement')], default='open', max_length=8)),
                ('about', models.CharField(max_length=60)),
                ('title', models.CharField(max_length=200)),
                ('part', models.CharField(blank=True, max_length=60)),
                ('number', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('place', models.PositiveIntegerField(blank=True, null=True)),
                ('asked', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('purpose', models.CharField(max_length=300, verbose_name='What for')),
                ('licence', models.CharField(blank=True, choices=[('CC0-1.0', 'CC0 1.0: no conditions'), ('CC-BY-4.0', 'CC BY 4.0: name the source')], max_length=12, verbose_name='Licence')),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('until', models.DateField(blank=True, null=True)),
                ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('kept', samenspel.foundation.vault.Concealed(default='', editable=False)),
                ('published', models.JSONField(default=dict)),
                ('audit', models.JSONField(default=dict)),
                ('digest', models.CharField(max_length=64)),
                ('taken_back_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(blank=True, max_length=300, verbose_name='Why it is taken back')),
            ],
            options={
                'ordering': ('-made_at', '-pk'),
                'constraints': [models.UniqueConstraint(fields=('about', 'number'), name='release_number_once'), models.UniqueConstraint(fields=('initiative', 'place'), name='release_place_once'), models.CheckConstraint(condition=models.Q(('level__in', ['open', 'research'])), name='release_level_known'), models.CheckConstraint(condition=models.Q(models.Q(('level', 'open'), _negated=True), models.Q(('number__isnull', False), ('place__isnull', False)), _connector='OR'), name='release_open_has_a_number'), models.CheckConstraint(condition=models.Q(('taken_back_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='release_taken_back_with_a_reason')],
            },
        ),
    ]
