import django.db.models.deletion
import samenspel.foundation.clock
from decimal import Decimal
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
                name='Wish',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                    ('title', models.CharField(max_length=80)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Vow',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('owner', models.CharField(blank=True, max_length=160, verbose_name='Who carries it out')),
                    ('state', models.CharField(choices=[('waiting', 'Not begun yet'), ('under_way', 'Under way'), ('done', 'Done'), ('dropped', 'Will not be carried out')], default='waiting', max_length=9, verbose_name='How far it is')),
                    ('thing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='vow', to='wishes.wish')),
                ],
                options={
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'under_way', 'done', 'dropped'])), name='wishes_vow_state_known')],
                },
            ),
            migrations.CreateModel(
                name='Union',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='merge', to='wishes.wish')),
                    ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='wishes.wish')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('thing', models.F('into')), _negated=True), name='wishes_union_of_two')],
                },
            ),
            migrations.CreateModel(
                name='Fan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='wishes.wish')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='wishes_fan_once')],
                },
            ),
            migrations.CreateModel(
                name='Wisher',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='wishes.wish')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='wishes_wisher_once')],
                },
            ),
            migrations.CreateModel(
                name='Tiding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('text', models.TextField(max_length=3000, verbose_name='What is new')),
                    ('picture', models.FileField(blank=True, max_length=200, upload_to='updates', verbose_name='Picture')),
                    ('picture_words', models.CharField(blank=True, max_length=200, verbose_name='What the picture shows')),
                    ('written_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='wishes.vow')),
                ],
                options={
                    'ordering': ('-written_at', '-id'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='wishes_tiding_has_text')],
                },
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=160, verbose_name='What will be there')),
                    ('due_on', models.DateField(verbose_name='By when')),
                    ('reached_on', models.DateField(blank=True, null=True)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='wishes.vow')),
                ],
                options={
                    'ordering': ('due_on', 'id'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='wishes_step_has_text')],
                },
            ),
            migrations.CreateModel(
                name='Opinion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('is_as_promised', models.BooleanField()),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='In your words')),
                    ('given_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verdicts', to='wishes.vow')),
                ],
                options={
                    'ordering': ('-given_at', '-id'),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('promise', 'by'), name='wishes_opinion_once')],
                },
            ),
        ]),
    ]
