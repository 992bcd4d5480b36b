import django.db.models.deletion
import samenspel.foundation.clock
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Places',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('thing', models.CharField(max_length=120, unique=True)),
                    ('initiative', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                    ('number', models.PositiveIntegerField(verbose_name='How many places')),
                    ('taken', models.PositiveIntegerField(default=0)),
                    ('by_lottery', models.BooleanField(default=False)),
                    ('offer_hours', models.PositiveSmallIntegerField(default=24)),
                    ('closes_at', models.DateTimeField(verbose_name='People sign up until')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('taken__lte', models.F('number'))), name='places_no_more_than_there_are'), models.CheckConstraint(condition=models.Q(('offer_hours__range', (1, 168))), name='places_offered_for_some_hours')],
                },
            ),
            migrations.CreateModel(
                name='Seat',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('places', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seats', to='seats.places')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('state', models.CharField(choices=[('held', 'Has a place'), ('offered', 'Is offered a place'), ('waiting', 'On the waiting list')], max_length=7)),
                    ('lot', models.PositiveIntegerField()),
                    ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('offered_until', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('id',),
                    'indexes': [models.Index(fields=['state', 'offered_until'], name='seats_seat_state_b1e4bd_idx')],
                    'constraints': [models.UniqueConstraint(fields=('places', 'person'), name='seat_once'), models.CheckConstraint(condition=models.Q(models.Q(('offered_until__isnull', False), ('state', 'offered')), models.Q(('offered_until__isnull', True), ('state__in', ['held', 'waiting'])), _connector='OR'), name='seat_offered_until_a_moment')],
                },
            ),
        ]),
    ]
