import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.foundation.vault
import samenspel.phases.assess.models.indicators
import samenspel.tools.surveys.models.responses
import uuid
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        ('surveys', '0001_initial'),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Feedback',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('about', models.CharField(max_length=60)),
                    ('reply_days', models.PositiveSmallIntegerField(default=14, verbose_name='Days within which you answer')),
                    ('late_until', models.DateField(blank=True, null=True, verbose_name='Until when you answer those')),
                    ('late_because', models.CharField(blank=True, max_length=400, verbose_name='Why it takes longer')),
                    ('key', samenspel.foundation.vault.Concealed(default='', editable=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('late_because', ''), ('late_until', None)), models.Q(('late_until__isnull', False), models.Q(('late_because', ''), _negated=True)), _connector='OR'), name='feedback_late_with_reason'), models.CheckConstraint(condition=models.Q(('about', ''), _negated=True), name='feedback_about_something'), models.CheckConstraint(condition=models.Q(('reply_days__range', (1, 90))), name='feedback_answered_some_day')],
                },
            ),
            migrations.CreateModel(
                name='Theme',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='assess.feedback')),
                    ('name', models.CharField(max_length=60, verbose_name='Theme')),
                ],
                options={
                    'ordering': ('name',),
                    'constraints': [models.UniqueConstraint(fields=('feedback', 'name'), name='theme_once_per_feedback'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='theme_has_name')],
                },
            ),
            migrations.CreateModel(
                name='Impression',
                fields=[
                    ('key', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                    ('feedback', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='impressions', to='assess.feedback')),
                    ('pseudonym', models.CharField(max_length=43)),
                    ('language', models.CharField(max_length=5)),
                    ('went_well', models.TextField(blank=True, max_length=1000, verbose_name='What went well?')),
                    ('hindered', models.TextField(blank=True, max_length=1000, verbose_name='What hindered you?')),
                    ('to_change', models.TextField(blank=True, max_length=1000, verbose_name='What one thing would you change?')),
                    ('said_on', models.DateField()),
                    ('due_on', models.DateField()),
                    ('state', models.CharField(choices=[('unread', 'Not read yet'), ('shown', 'Everyone reads it'), ('withheld', 'Only those who answer read it')], default='unread', max_length=8)),
                    ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why others do not read it')),
                    ('reply', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='impressions', to='initiatives.reply')),
                    ('themes', models.ManyToManyField(blank=True, related_name='impressions', to='assess.theme')),
                ],
                options={
                    'ordering': ('said_on', 'key'),
                    'indexes': [models.Index(fields=['feedback', 'pseudonym'], name='assess_impr_feedbac_14ad3e_idx'), models.Index(fields=['feedback', 'state', 'said_on'], name='assess_impr_feedbac_03f0c9_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['unread', 'shown', 'withheld'])), name='impression_state_known'), models.CheckConstraint(condition=models.Q(('hindered', ''), ('to_change', ''), ('went_well', ''), _negated=True), name='impression_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withheld'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='impression_withheld_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='Indicator',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='indicators', to='initiatives.initiative')),
                    ('outcome', models.CharField(max_length=240, verbose_name='What should change')),
                    ('title', models.CharField(max_length=120, verbose_name='What is measured')),
                    ('unit', models.CharField(max_length=40, verbose_name='Unit')),
                    ('rhythm', models.CharField(choices=[('day', 'Every day'), ('week', 'Every week'), ('month', 'Every month'), ('quarter', 'Every quarter'), ('year', 'Every year')], max_length=7, verbose_name='How often')),
                    ('aim', models.CharField(choices=[('more', 'Higher is better'), ('less', 'Lower is better')], max_length=4, verbose_name='Direction')),
                    ('begins_on', models.DateField(verbose_name='The day on which it begins')),
                    ('baseline', samenspel.phases.assess.models.indicators.Value(blank=True, decimal_places=6, max_digits=18, null=True, verbose_name='Value before it begins')),
                    ('target', samenspel.phases.assess.models.indicators.Value(decimal_places=6, max_digits=18, verbose_name='Goal')),
                    ('target_on', models.DateField(verbose_name='By when')),
                    ('source', models.CharField(max_length=400, verbose_name='Where the values come from')),
                    ('comparison', models.CharField(max_length=600, verbose_name='How you would know that it comes from this')),
                    ('compared_with', models.CharField(blank=True, max_length=80, verbose_name='What is measured beside it')),
                    ('counts', models.JSONField(blank=True, default=list)),
                    ('weighed', models.JSONField(blank=True, default=dict)),
                    ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('end_reason', models.CharField(blank=True, max_length=400, verbose_name='Why it ends')),
                    ('archived_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('pk',),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'title'), name='indicator_title_once'), models.CheckConstraint(condition=models.Q(models.Q(('outcome', ''), _negated=True), models.Q(('title', ''), _negated=True), models.Q(('unit', ''), _negated=True), models.Q(('source', ''), _negated=True), models.Q(('comparison', ''), _negated=True)), name='indicator_is_whole'), models.CheckConstraint(condition=models.Q(('rhythm__in', ['day', 'week', 'month', 'quarter', 'year'])), name='indicator_rhythm_known'), models.CheckConstraint(condition=models.Q(('aim__in', ['more', 'less'])), name='indicator_aim_known'), models.CheckConstraint(condition=models.Q(('target_on__gt', models.F('begins_on'))), name='indicator_goal_after_start'), models.CheckConstraint(condition=models.Q(models.Q(('archived_at__isnull', True), ('end_reason', ''), ('ended_at__isnull', True)), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='indicator_ends_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='Reading',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readings', to='assess.indicator')),
                    ('side', models.CharField(choices=[('ours', 'Ours'), ('beside', 'Beside it')], default='ours', max_length=6)),
                    ('period', models.DateField(verbose_name='Period')),
                    ('value', samenspel.phases.assess.models.indicators.Value(decimal_places=6, max_digits=18, verbose_name='Value')),
                    ('note', models.CharField(blank=True, max_length=240, verbose_name='Note')),
                    ('way', models.CharField(choices=[('typed', 'Typed'), ('file', 'From a file'), ('source', 'From the source')], default='typed', max_length=6)),
                    ('noted_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='assess.reading')),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('end_reason', models.CharField(blank=True, max_length=400, verbose_name='Why it was wrong')),
                ],
                options={
                    'ordering': ('-period', 'side', '-pk'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('indicator', 'side', 'period'), name='reading_once_per_period'), models.CheckConstraint(condition=models.Q(('side__in', ['ours', 'beside'])), name='reading_side_known'), models.CheckConstraint(condition=models.Q(('way__in', ['typed', 'file', 'source'])), name='reading_way_known'), models.CheckConstraint(condition=models.Q(models.Q(('end_reason', ''), ('ended_at__isnull', True)), models.Q(('ended_at__isnull', False), models.Q(('end_reason', ''), _negated=True)), _connector='OR'), name='reading_ends_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='RemoteSource',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('indicator', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='remote', to='assess.indicator')),
                    ('address', models.CharField(max_length=2000, verbose_name='Address')),
                    ('form', models.CharField(choices=[('csv', 'Table (CSV)'), ('json', 'JSON')], max_length=4, verbose_name='What is there')),
                    ('decimal', models.CharField(default='.', max_length=1, verbose_name='Mark before decimals')),
                    ('path', models.CharField(blank=True, max_length=200, verbose_name='Where the list is')),
                    ('period_name', models.CharField(max_length=200, verbose_name='What the day or period is called')),
                    ('value_name', models.CharField(max_length=200, verbose_name='What the value is called')),
                    ('beside_name', models.CharField(blank=True, max_length=200, verbose_name='What the comparison is called')),
                    ('next_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('got_at', models.DateTimeField(blank=True, null=True)),
                    ('failed_at', models.DateTimeField(blank=True, null=True)),
                    ('failures', models.PositiveSmallIntegerField(default=0)),
                    ('failure', models.JSONField(blank=True, default=dict)),
                ],
                options={
                    'indexes': [models.Index(fields=['next_at'], name='assess_remo_next_at_3377c1_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('address', ''), _negated=True), models.Q(('period_name', ''), _negated=True), models.Q(('value_name', ''), _negated=True)), name='remote_is_whole'), models.CheckConstraint(condition=models.Q(('form__in', ['csv', 'json'])), name='remote_form_known'), models.CheckConstraint(condition=models.Q(('decimal__in', ('.', ','))), name='remote_decimal_known')],
                },
            ),
            migrations.CreateModel(
                name='TargetChange',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='target_changes', to='assess.indicator')),
                    ('target', samenspel.phases.assess.models.indicators.Value(decimal_places=6, max_digits=18)),
                    ('target_on', models.DateField()),
                    ('new_target', samenspel.phases.assess.models.indicators.Value(decimal_places=6, max_digits=18)),
                    ('new_target_on', models.DateField()),
                    ('reason', models.CharField(max_length=400, verbose_name='Why the goal changes')),
                    ('changed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-pk',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='target_changes_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('survey', models.ForeignKey(null=True, on_delete=django.db.models.deletion.RESTRICT, related_name='reports', to='surveys.survey')),
                    ('census', models.JSONField(default=dict)),
                    ('facts', models.JSONField(default=dict)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='assess.report')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('stage', models.CharField(choices=[('making', 'Being made'), ('draft', 'Draft'), ('published', 'Published')], default='making', max_length=9)),
                    ('parts', models.JSONField(default=dict)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('published_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('-number',),
                    'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='version_number_once'), models.UniqueConstraint(condition=models.Q(('stage', 'making')), fields=('report',), name='version_made_one_at_a_time'), models.CheckConstraint(condition=models.Q(('stage__in', ['making', 'draft', 'published'])), name='version_stage_known'), models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('stage', 'published')), models.Q(models.Q(('stage', 'published'), _negated=True), ('published_at__isnull', True)), _connector='OR'), name='version_published_some_day')],
                },
            ),
            migrations.CreateModel(
                name='Bundle',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('version', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bundles', to='assess.version')),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='surveys.agreement')),
                    ('file', models.CharField(max_length=100)),
                    ('digest', models.CharField(max_length=64)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-made_at',),
                    'constraints': [models.UniqueConstraint(fields=('version', 'agreement'), name='bundle_once_per_agreement')],
                },
            ),
            migrations.CreateModel(
                name='AnalysisPlan',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='assess.report')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('content', models.TextField()),
                    ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why it changes')),
                    ('known', models.CharField(blank=True, choices=[('nothing', 'Nobody had answered yet.'), ('unseen', 'Answers had come in, but nobody could have seen them.'), ('seen', 'Answers could have been seen already.')], max_length=7)),
                    ('digest', models.CharField(blank=True, max_length=64)),
                    ('locked_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('report', 'number'), name='plan_number_once'), models.UniqueConstraint(condition=models.Q(('locked_at__isnull', True)), fields=('report',), name='plan_one_draft'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('known', ''), ('locked_at__isnull', True)), models.Q(('locked_at__isnull', False), models.Q(('digest', ''), _negated=True), ('known__in', ['nothing', 'unseen', 'seen'])), _connector='OR'), name='plan_locked_whole'), models.CheckConstraint(condition=models.Q(('locked_at__isnull', True), ('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='plan_changed_with_a_reason')],
                },
            ),
        ]),
    ]
