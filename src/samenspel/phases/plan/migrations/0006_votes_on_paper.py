import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models

from samenspel.phases.plan.box.guard import protect


class Migration(migrations.Migration):

    dependencies = [
        ('initiatives', '0001_initial'),
        ('plan', '0005_signs'),
        ('services', '0002_area_name_at_top'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PaperCount',
            fields=[
                ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='paper_count', serialize=False, to='plan.budgetround')),
                ('blank', models.PositiveIntegerField(default=0)),
                ('overfilled', models.PositiveIntegerField(default=0)),
                ('illegible', models.PositiveIntegerField(default=0)),
                ('explanation', models.TextField(blank=True, max_length=3000, verbose_name='How that came')),
            ],
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('key', models.CharField(max_length=64)),
                ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('start', models.CharField(max_length=4)),
                ('by_letter', models.BooleanField(default=False)),
                ('state', models.CharField(choices=[('out', 'printed'), ('once', 'entered once'), ('differs', 'entered twice, and not the same'), ('agreed', 'entered twice, and the same'), ('void', 'declared void')], default='out', max_length=7)),
                ('void_reason', models.TextField(blank=True, max_length=3000, verbose_name='Why it is void')),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.CreateModel(
            name='SheetEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('sealed', models.BinaryField(null=True)),
                ('tag', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'ordering': ('id',),
            },
        ),
        migrations.RemoveConstraint(
            model_name='voter',
            name='voter_channel_known',
        ),
        migrations.AddField(
            model_name='budgetround',
            name='papers_until',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='voter',
            name='channel',
            field=models.CharField(blank=True, choices=[('online', 'online'), ('desk', 'at a desk, on paper'), ('letter', 'on paper, by letter')], max_length=8),
        ),
        migrations.AddConstraint(
            model_name='budgetround',
            constraint=models.CheckConstraint(condition=models.Q(('papers_until__isnull', True), models.Q(('papers_until__gte', models.F('votes_until')), ('papers_until__lte', models.F('objections_until'))), _connector='OR'), name='round_papers_after_the_vote'),
        ),
        migrations.AddConstraint(
            model_name='voter',
            constraint=models.CheckConstraint(condition=models.Q(('channel__in', ['', 'online', 'desk', 'letter'])), name='voter_channel_known'),
        ),
        migrations.AddField(
            model_name='papercount',
            name='explained_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sheet',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='plan.budgetround'),
        ),
        migrations.AddField(
            model_name='sheet',
            name='voided_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sheetentry',
            name='by',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name='sheetentry',
            name='sheet',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='plan.sheet'),
        ),
        migrations.AddConstraint(
            model_name='papercount',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('explained_by__isnull', True), ('explanation', '')), models.Q(models.Q(('explanation', ''), _negated=True), ('explained_by__isnull', False)), _connector='OR'), name='papers_explained_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.UniqueConstraint(fields=('round', 'key'), name='sheet_once_per_round'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.CheckConstraint(condition=models.Q(('state__in', ['out', 'once', 'differs', 'agreed', 'void'])), name='sheet_state_known'),
        ),
        migrations.AddConstraint(
            model_name='sheet',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), models.Q(('void_reason', ''), _negated=True), ('voided_by__isnull', False)), models.Q(models.Q(('state', 'void'), _negated=True), ('void_reason', ''), ('voided_by__isnull', True)), _connector='OR'), name='sheet_void_with_a_reason'),
        ),
        migrations.AddConstraint(
            model_name='sheetentry',
            constraint=models.UniqueConstraint(fields=('sheet', 'by'), name='sheet_entered_by_different_people'),
        ),
        migrations.AddConstraint(
            model_name='sheetentry',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('sealed__isnull', True), ('tag', '')), models.Q(('sealed__isnull', False), models.Q(('tag', ''), _negated=True)), _connector='OR'), name='sheet_entry_tagged_while_sealed'),
        ),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
