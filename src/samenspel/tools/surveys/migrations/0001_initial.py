import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.foundation.vault
import samenspel.tools.surveys.models.responses
import secrets
import uuid
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        ('journal', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Survey',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('asked', models.CharField(choices=[('members', 'Who takes part in the initiative'), ('everyone', 'Everyone who sees the initiative, also without an account'), ('invited', 'Only who is invited by mail')], default='members', max_length=8, verbose_name='Who is asked')),
                    ('hold_minutes', models.PositiveSmallIntegerField(default=60)),
                    ('basis', models.CharField(choices=[('consent', 'Consent: people say yes, and may take it back'), ('task', 'A public task: the law gives it to the organisation'), ('interest', 'A legitimate interest that weighs more than what it asks of people')], default='consent', max_length=8, verbose_name='On which basis you use the answers')),
                    ('because', models.CharField(blank=True, max_length=300, verbose_name='Which task or interest')),
                    ('asks_children', models.BooleanField(default=False, verbose_name='It asks children, too')),
                    ('key', samenspel.foundation.vault.Concealed(default='', editable=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('asked__in', ['members', 'everyone', 'invited'])), name='survey_asked_known'), models.CheckConstraint(condition=models.Q(('hold_minutes__range', (1, 1440))), name='survey_holds_places_for_a_while'), models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'task', 'interest'])), name='survey_basis_known'), models.CheckConstraint(condition=models.Q(('basis', 'consent'), models.Q(('because', ''), _negated=True), _connector='OR'), name='survey_basis_explained')],
                },
            ),
            migrations.CreateModel(
                name='Edition',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='editions', to='surveys.survey')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('questions', models.JSONField(default=dict)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('sealed_on', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='edition_number_once'), models.UniqueConstraint(condition=models.Q(('sealed_on__isnull', True)), fields=('survey',), name='edition_one_at_a_time')],
                },
            ),
            migrations.CreateModel(
                name='Wave',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='waves', to='surveys.survey')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('opens_at', models.DateTimeField(verbose_name='Begins')),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('told_of', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.edition')),
                    ('results', models.JSONField(default=dict)),
                    ('papers_until', models.DateTimeField(blank=True, null=True, verbose_name='Sheets are typed in until')),
                    ('papers_to', models.CharField(blank=True, max_length=300, verbose_name='Where to bring or send a sheet')),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('survey', 'number'), name='wave_number_once'), models.UniqueConstraint(fields=('survey', 'opens_at'), name='wave_moment_once')],
                },
            ),
            migrations.CreateModel(
                name='Response',
                fields=[
                    ('key', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='responses', to='surveys.wave')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='responses', to='surveys.edition')),
                    ('pseudonym', models.CharField(max_length=43)),
                    ('language', models.CharField(max_length=5)),
                    ('state', models.CharField(choices=[('begun', 'Begun'), ('finished', 'Finished'), ('withdrawn', 'Withdrawn'), ('full', 'All places were taken')], default='begun', max_length=9)),
                    ('answers', models.JSONField(default=dict)),
                    ('drawn', models.JSONField(default=dict)),
                    ('unclear', models.JSONField(default=list)),
                    ('consents', models.JSONField(default=dict)),
                    ('is_child', models.BooleanField(default=False)),
                    ('over_quota', models.BooleanField(default=False)),
                    ('turn', models.PositiveIntegerField(default=0)),
                    ('week', models.DateField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('key',),
                    'constraints': [models.UniqueConstraint(fields=('wave', 'pseudonym'), name='response_once_per_wave'), models.CheckConstraint(condition=models.Q(('state__in', ['begun', 'finished', 'withdrawn', 'full'])), name='response_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'finished'), _negated=True), ('week__isnull', False), _connector='OR'), name='response_finished_in_a_week'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['withdrawn', 'full']), _negated=True), models.Q(('answers', {}), ('consents', {})), _connector='OR'), name='response_not_kept_is_empty')],
                },
            ),
            migrations.CreateModel(
                name='Agreement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='surveys.survey')),
                    ('holder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('purpose', models.CharField(max_length=300, verbose_name='What for')),
                    ('ground', models.CharField(choices=[('consent', 'Consent: people say yes, and may take it back'), ('task', 'A public task: the law gives it to the organisation'), ('interest', 'A legitimate interest that weighs more than what it asks of people')], default='consent', max_length=8, verbose_name='On which basis')),
                    ('basis', models.CharField(blank=True, max_length=300, verbose_name='Which task or interest')),
                    ('with_texts', models.BooleanField(default=False, verbose_name='With what people wrote in their own words')),
                    ('known', models.JSONField(default=list)),
                    ('agreed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('until', models.DateField(verbose_name='Until')),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                    ('reason', models.CharField(blank=True, max_length=300, verbose_name='Why it ends')),
                    ('key', samenspel.foundation.vault.Concealed(default='', editable=False)),
                ],
                options={
                    'ordering': ('-agreed_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('ended_at__isnull', True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='agreement_ended_with_a_reason'), models.CheckConstraint(condition=models.Q(('ground', 'consent'), models.Q(('basis', ''), _negated=True), _connector='OR'), name='agreement_basis_explained')],
                },
            ),
            migrations.CreateModel(
                name='AnswerFiles',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('agreement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='files', to='surveys.agreement')),
                    ('file', models.CharField(max_length=100)),
                    ('language', models.CharField(max_length=5)),
                    ('alike', models.PositiveIntegerField(default=0)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-made_at',),
                },
            ),
            migrations.CreateModel(
                name='Invited',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invited', to='surveys.survey')),
                    ('mark', models.CharField(max_length=43)),
                    ('email', samenspel.foundation.vault.Concealed(blank=True, default='')),
                    ('wants_none', models.BooleanField(default=False)),
                    ('is_withdrawn', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('survey', 'mark'), name='invited_once')],
                },
            ),
            migrations.CreateModel(
                name='Invitation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invited', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.invited')),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='surveys.wave')),
                    ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='journal.message')),
                    ('written_at', models.DateTimeField(blank=True, null=True)),
                    ('reminded', models.PositiveSmallIntegerField(default=0)),
                ],
                options={
                    'ordering': ('pk',),
                    'indexes': [models.Index(fields=['wave', 'written_at'], name='surveys_inv_wave_id_4bb7a0_idx')],
                    'constraints': [models.UniqueConstraint(fields=('invited', 'wave'), name='invitation_once_a_wave')],
                },
            ),
            migrations.CreateModel(
                name='Quota',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='quotas', to='surveys.survey')),
                    ('question', models.CharField(max_length=100)),
                    ('options', models.JSONField(default=list)),
                    ('number', models.PositiveIntegerField(verbose_name='How many people')),
                    ('taken', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ('pk',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('taken__lte', models.F('number'))), name='quota_no_more_than_there_are')],
                },
            ),
            migrations.CreateModel(
                name='Place',
                fields=[
                    ('id', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                    ('quota', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='places', to='surveys.quota')),
                    ('response', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='places', to='surveys.response')),
                    ('mark', models.CharField(blank=True, max_length=43, null=True)),
                    ('until', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'indexes': [models.Index(fields=['until'], name='surveys_pla_until_6058a4_idx')],
                    'constraints': [models.UniqueConstraint(fields=('quota', 'response'), name='place_once'), models.UniqueConstraint(fields=('quota', 'mark'), name='place_kept_once'), models.CheckConstraint(condition=models.Q(models.Q(('mark__isnull', True), ('response__isnull', False), ('until__isnull', True)), models.Q(('mark__isnull', False), ('response__isnull', True), ('until__isnull', False)), _connector='OR'), name='place_of_a_response_has_no_moment')],
                },
            ),
            migrations.CreateModel(
                name='Reminder',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reminders', to='surveys.wave')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('at', models.DateTimeField()),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('wave', 'number'), name='reminder_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='reminder_counts_from_one')],
                },
            ),
            migrations.CreateModel(
                name='Token',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('invitation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tokens', to='surveys.invitation')),
                    ('digest', models.CharField(max_length=64, unique=True)),
                    ('is_spent', models.BooleanField(default=False)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='AnswerSheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=64)),
                    ('start', models.CharField(max_length=4)),
                    ('state', models.CharField(choices=[('out', 'printed'), ('once', 'entered once'), ('differs', 'entered twice, and not the same'), ('agreed', 'entered twice, and the same'), ('void', 'declared void')], default='out', max_length=7)),
                    ('void_reason', models.TextField(blank=True, max_length=3000, verbose_name='Why it is void')),
                    ('voided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='surveys.wave')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.edition')),
                    ('response', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='sheet', to='surveys.response')),
                    ('language', models.CharField(max_length=5)),
                    ('asked', models.JSONField(default=list)),
                    ('drawn', models.JSONField(default=dict)),
                    ('slip', models.CharField(blank=True, max_length=64)),
                    ('withdrawn', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('wave', 'key'), name='answersheet_once_per_wave'), models.CheckConstraint(condition=models.Q(('state__in', ['out', 'once', 'differs', 'agreed', 'void'])), name='answersheet_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), models.Q(('void_reason', ''), _negated=True), ('voided_by__isnull', False)), models.Q(models.Q(('state', 'void'), _negated=True), ('void_reason', ''), ('voided_by__isnull', True)), _connector='OR'), name='answersheet_void_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='AnswerEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='surveys.answersheet')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('answers', models.JSONField(default=dict)),
                    ('unclear', models.JSONField(default=list)),
                    ('names', models.JSONField(default=list)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('sheet', 'by'), name='answersheet_entered_by_different_people')],
                },
            ),
            migrations.CreateModel(
                name='Encounter',
                fields=[
                    ('key', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='encounters', to='surveys.wave')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='encounters', to='surveys.edition')),
                    ('name', models.CharField(max_length=43)),
                    ('side', models.CharField(choices=[('citizen', 'Citizen'), ('professional', 'Professional')], max_length=12)),
                    ('pseudonym', models.CharField(max_length=43)),
                    ('language', models.CharField(max_length=5)),
                    ('answers', models.JSONField(default=dict)),
                    ('drawn', models.JSONField(default=dict)),
                    ('week', models.DateField()),
                ],
                options={
                    'ordering': ('key',),
                    'constraints': [models.UniqueConstraint(fields=('name', 'side'), name='encounter_told_once_by_each_side'), models.CheckConstraint(condition=models.Q(('side__in', ['citizen', 'professional'])), name='encounter_side_known')],
                },
            ),
            migrations.CreateModel(
                name='AnswersImport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='surveys.survey')),
                    ('wave', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='imports', to='surveys.wave')),
                    ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='surveys.edition')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('name', models.CharField(max_length=120)),
                    ('room', models.PositiveIntegerField(default=0)),
                    ('origin', models.CharField(max_length=200, verbose_name='Where these answers come from')),
                    ('basis', models.CharField(choices=[('consent', 'Consent: people say yes, and may take it back'), ('task', 'A public task: the law gives it to the organisation'), ('interest', 'A legitimate interest that weighs more than what it asks of people')], max_length=8, verbose_name='On which basis they are used')),
                    ('because', models.CharField(max_length=300, verbose_name='What was said to those who answered')),
                    ('state', models.CharField(choices=[('sent', 'Is being read'), ('faulty', 'Could not be read'), ('read', 'Waits to be taken'), ('taken', 'Taken'), ('withdrawn', 'Taken back')], default='sent', max_length=9)),
                    ('file', models.CharField(blank=True, max_length=100)),
                    ('found', models.JSONField(default=dict)),
                    ('reason', models.CharField(blank=True, max_length=300, verbose_name='Why they are taken back')),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-made_at', '-id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['sent', 'faulty', 'read', 'taken', 'withdrawn'])), name='answersimport_state_known'), models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'task', 'interest'])), name='answersimport_basis_known'), models.CheckConstraint(condition=models.Q(models.Q(('because', ''), _negated=True), models.Q(('origin', ''), _negated=True)), name='answersimport_explained'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ['taken', 'withdrawn', 'faulty']), _negated=True), ('file', ''), _connector='OR'), name='answersimport_no_file_once_done'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'withdrawn'), _negated=True), models.Q(('reason', ''), _negated=True), _connector='OR'), name='answersimport_withdrawn_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='ImportedAnswer',
                fields=[
                    ('response', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='imported', serialize=False, to='surveys.response')),
                    ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='surveys.answersimport')),
                    ('digest', models.CharField(blank=True, max_length=43)),
                ],
            ),
            migrations.CreateModel(
                name='Randomisation',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('survey', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='randomisations', to='surveys.survey')),
                    ('strata', models.JSONField(default=list)),
                    ('cluster', models.CharField(blank=True, max_length=60)),
                    ('sample', models.PositiveIntegerField(blank=True, null=True)),
                    ('listed', models.TextField(blank=True)),
                    ('hash', models.CharField(blank=True, max_length=64)),
                    ('names', models.JSONField(default=dict)),
                    ('assessed', models.PositiveIntegerField(default=0)),
                    ('left_out', models.JSONField(default=dict)),
                    ('people', models.PositiveIntegerField(default=0)),
                    ('seed_plan', models.CharField(blank=True, max_length=400)),
                    ('draws_at', models.DateTimeField(blank=True, null=True)),
                    ('announced_at', models.DateTimeField(blank=True, null=True)),
                    ('seed', models.CharField(blank=True, max_length=400)),
                    ('signature', models.CharField(blank=True, max_length=400)),
                    ('drawn_at', models.DateTimeField(blank=True, null=True)),
                    ('allotted', models.TextField(blank=True)),
                    ('opened_at', models.DateTimeField(blank=True, null=True)),
                    ('cancelled_because', models.CharField(blank=True, max_length=400)),
                    ('salt', models.CharField(default=secrets.token_hex, editable=False, max_length=64)),
                ],
                options={
                    'ordering': ('pk',),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('cancelled_because', '')), fields=('survey',), name='randomisation_one_of_a_survey'), models.CheckConstraint(condition=models.Q(('drawn_at', None), models.Q(('drawn_at__gt', models.F('announced_at')), models.Q(('seed', ''), _negated=True)), _connector='OR'), name='randomisation_drawn_after_its_list'), models.CheckConstraint(condition=models.Q(('drawn_at', None), ('cancelled_because', ''), _connector='OR'), name='randomisation_drawn_or_cancelled'), models.CheckConstraint(condition=models.Q(('opened_at', None), ('drawn_at__isnull', False), _connector='OR'), name='randomisation_opened_after_its_draw')],
                },
            ),
            migrations.CreateModel(
                name='Arm',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('randomisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arms', to='surveys.randomisation')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('name', models.CharField(max_length=60, verbose_name='Name of the arm')),
                    ('share', models.PositiveSmallIntegerField(default=1, verbose_name='Share')),
                    ('words', models.TextField(blank=True, verbose_name='What its letter says')),
                    ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='surveys.edition')),
                    ('writes_at', models.DateTimeField(blank=True, null=True, verbose_name='When its letters leave')),
                    ('drawn', models.PositiveIntegerField(default=0)),
                    ('queued_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('randomisation', 'number'), name='arm_number_once'), models.UniqueConstraint(fields=('randomisation', 'name'), name='arm_name_once'), models.CheckConstraint(condition=models.Q(('share__gte', 1)), name='arm_has_a_share')],
                },
            ),
            migrations.CreateModel(
                name='Assigned',
                fields=[
                    ('key', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                    ('randomisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assigned', to='surveys.randomisation')),
                    ('arm', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assigned', to='surveys.arm')),
                    ('pseudonym', models.CharField(max_length=43)),
                    ('stratum', models.PositiveIntegerField(default=1)),
                    ('cluster', models.PositiveIntegerField(default=0)),
                    ('sampled', models.FloatField(default=1.0)),
                    ('chance', models.FloatField(default=1.0)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('randomisation', 'pseudonym'), name='assigned_to_one_arm')],
                },
            ),
            migrations.CreateModel(
                name='Assessed',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('randomisation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assessed_people', to='surveys.randomisation')),
                    ('invited', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='surveys.invited')),
                    ('values', samenspel.foundation.vault.Concealed(blank=True, default=dict)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('randomisation', 'invited'), name='assessed_once')],
                },
            ),
        ]),
    ]
