import django.core.validators
import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.foundation.vault
import samenspel.phases.learn.models.circles
import samenspel.tools.surveys.models.responses
import samenspel.tools.surveys.models.surveys
import secrets
import uuid
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.search.index import TextIndex
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        ('seats', '0001_initial'),
        ('surveys', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('outcome', models.CharField(max_length=40)),
                ('conditions', models.JSONField()),
                ('sector', models.CharField(blank=True, max_length=20)),
                ('level', models.CharField(blank=True, max_length=20)),
                ('phase', models.CharField(blank=True, max_length=20)),
                ('key', models.CharField(max_length=64, unique=True)),
                ('asked_on', models.DateField()),
                ('compared', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ('-asked_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['outcome_participation', 'outcome_service', 'outcome_satisfaction', 'outcome_cost', 'outcome_trust', 'outcome_inclusion', 'outcome_public_value', 'outcome_continuation'])), name='comparison_outcome_known')],
            },
        ),
        migrations.CreateModel(
            name='ScoreSheet',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='score_sheets', to='initiatives.initiative')),
                ('coder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('alone', models.JSONField(default=dict)),
                ('now', models.JSONField(default=dict)),
                ('because', models.JSONField(default=dict)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('initiative', 'coder'), name='scoresheet_once_per_coder')],
            },
        ),
        migrations.CreateModel(
            name='Governed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='governed', to='initiatives.initiative')),
                ('side', models.CharField(choices=[('citizen', 'Citizens'), ('organisation', 'Organisation')], max_length=12)),
                ('answers', models.JSONField(default=dict, verbose_name='Answers')),
                ('answered_on', models.DateField()),
            ],
            options={
                'ordering': ('-answered_on', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['citizen', 'organisation'])), name='governed_side_known')],
            },
        ),
        migrations.CreateModel(
            name='Series',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=150, unique=True, verbose_name='Name')),
                ('summary', models.TextField(blank=True, max_length=3000, verbose_name='What it is')),
                ('source', models.URLField(blank=True, max_length=300, verbose_name='Where this is told')),
                ('is_verified', models.BooleanField(default=False, verbose_name='Somebody read the source')),
            ],
            options={
                'ordering': ('name',),
            },
        ),
        migrations.CreateModel(
            name='InCircle',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='circle', to='learn.series')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('interests', models.CharField(max_length=600, verbose_name='What you are interested in')),
                ('seeks', models.CharField(blank=True, max_length=600, verbose_name='Cases you seek')),
                ('offers', models.CharField(blank=True, max_length=600, verbose_name='Cases you offer')),
                ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('series', 'person'), name='incircle_once'), models.CheckConstraint(condition=models.Q(('interests', ''), _negated=True), name='incircle_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('series', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='learn.series')),
                ('name', models.CharField(max_length=150, verbose_name='Name')),
                ('summary', models.TextField(blank=True, max_length=5000, verbose_name='What it is about')),
                ('place', models.CharField(blank=True, max_length=150, verbose_name='Where')),
                ('zone', models.CharField(default='Europe/Amsterdam', max_length=60, verbose_name='Time zone')),
                ('begins_on', models.DateField(verbose_name='First day')),
                ('ends_on', models.DateField(verbose_name='Last day')),
                ('informed_by', models.ManyToManyField(blank=True, related_name='informs', to='learn.edition')),
            ],
            options={
                'ordering': ('-begins_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('ends_on__gte', models.F('begins_on'))), name='edition_ends_after_it_begins'), models.UniqueConstraint(fields=('series', 'name'), name='edition_once_in_series')],
            },
        ),
        migrations.CreateModel(
            name='Registration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='registrations', to='learn.edition')),
                ('seat', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='registration', to='seats.seat')),
                ('name', models.CharField(max_length=120, verbose_name='Name on your badge')),
                ('affiliation', models.CharField(blank=True, max_length=150, verbose_name='Organisation on your badge')),
                ('diet', models.CharField(blank=True, max_length=300, verbose_name='What you do not eat')),
                ('access', models.CharField(blank=True, max_length=600, verbose_name='What you need to take part')),
            ],
            options={
                'ordering': ('edition', 'seat'),
            },
        ),
        migrations.CreateModel(
            name='Room',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rooms', to='learn.edition')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('directions', models.CharField(blank=True, max_length=300, verbose_name='How to find it')),
                ('place', models.PositiveSmallIntegerField()),
            ],
            options={
                'ordering': ('place', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('edition', 'name'), name='room_once_in_edition')],
            },
        ),
        migrations.CreateModel(
            name='Session',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sessions', to='learn.edition')),
                ('number', models.PositiveIntegerField()),
                ('guid', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('kind', models.CharField(choices=[('talks', 'Talks'), ('plenary', 'For everybody'), ('workshop', 'Workshop'), ('reflection', 'Joint reflection'), ('break', 'Break')], default='talks', max_length=10, verbose_name='What it is')),
                ('title', models.CharField(max_length=150, verbose_name='Title')),
                ('text', models.TextField(blank=True, max_length=3000, verbose_name='What it is about')),
                ('starts_at', models.DateTimeField(verbose_name='Begins')),
                ('minutes', models.PositiveSmallIntegerField(verbose_name='Minutes')),
                ('room', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='sessions', to='learn.room')),
                ('chair', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='chaired', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('starts_at', 'number'),
                'constraints': [models.UniqueConstraint(fields=('edition', 'number'), name='session_numbered'), models.CheckConstraint(condition=models.Q(('kind__in', ['talks', 'plenary', 'workshop', 'reflection', 'break'])), name='session_kind_known'), models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='session_takes_time')],
            },
        ),
        migrations.CreateModel(
            name='Absence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to='learn.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='absences', to=settings.AUTH_USER_MODEL)),
                ('since', models.DateTimeField(verbose_name='From')),
                ('until', models.DateTimeField(verbose_name='Until')),
            ],
            options={
                'ordering': ('edition', 'since', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('until__gt', models.F('since'))), name='absence_ends_after_it_begins')],
            },
        ),
        migrations.CreateModel(
            name='ProgrammeVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='learn.edition')),
                ('number', models.PositiveSmallIntegerField()),
                ('kept', models.JSONField()),
                ('published_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('edition', '-number'),
                'constraints': [models.UniqueConstraint(fields=('edition', 'number'), name='programme_version_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Study',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='studies', to='initiatives.initiative')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='studies', to='learn.edition')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('title', models.CharField(max_length=150, verbose_name='Title')),
                ('design', models.CharField(choices=[('invitation', 'Randomised invitation'), ('wedge', 'Stepped wedge'), ('survey', 'Survey'), ('q', 'Q-study'), ('cases', 'Case comparison')], max_length=10, verbose_name='Design')),
                ('survey', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='surveys.survey', verbose_name='Survey')),
                ('key', samenspel.foundation.vault.Concealed(default=samenspel.tools.surveys.models.surveys.new_key, editable=False)),
                ('hidden_until', models.DateField(blank=True, null=True, verbose_name='The plan is hidden until')),
                ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_because', models.CharField(blank=True, max_length=400)),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='study_has_title'), models.CheckConstraint(condition=models.Q(('design__in', ['invitation', 'wedge', 'survey', 'q', 'cases'])), name='study_design_known'), models.CheckConstraint(condition=models.Q(('initiative', None), ('edition', None), _connector='OR'), name='study_of_one_place'), models.CheckConstraint(condition=models.Q(models.Q(('ended_at', None), ('ended_because', '')), models.Q(('ended_at__isnull', False), models.Q(('ended_because', ''), _negated=True)), _connector='OR'), name='study_ended_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='OptOut',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opt_outs', to='learn.study')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('study', 'person'), name='opt_out_once')],
            },
        ),
        migrations.CreateModel(
            name='FieldBasis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='bases', to='learn.study')),
                ('field', models.CharField(choices=[('membership', 'That somebody takes part, on which side and in which role'), ('mail', 'The address, to send a letter'), ('language', 'The language that somebody chose'), ('journal', 'What somebody did here, from the journal'), ('survey', 'Whether somebody handed in a survey')], max_length=10)),
                ('basis', models.CharField(choices=[('consent', 'Consent: people say yes, and may take it back'), ('task', 'A public task: the law gives it to the organisation'), ('interest', 'A legitimate interest that weighs more than what it asks of people')], max_length=8)),
                ('purpose', models.CharField(max_length=300, verbose_name='What for')),
            ],
            options={
                'ordering': ('field',),
                'constraints': [models.UniqueConstraint(fields=('study', 'field'), name='field_basis_once'), models.CheckConstraint(condition=models.Q(('field__in', ['membership', 'mail', 'language', 'journal', 'survey'])), name='field_basis_field_known'), models.CheckConstraint(condition=models.Q(('basis__in', ['consent', 'task', 'interest'])), name='field_basis_known'), models.CheckConstraint(condition=models.Q(('purpose', ''), _negated=True), name='field_basis_has_purpose')],
            },
        ),
        migrations.CreateModel(
            name='Ethics',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='ethics', to='learn.study')),
                ('decided', models.CharField(choices=[('approved', 'An ethics board approved it'), ('exempt', 'It is exempt from review')], max_length=8, verbose_name='What was decided')),
                ('body', models.CharField(max_length=200, verbose_name='Which board, or who decided that it is exempt')),
                ('number', models.CharField(blank=True, max_length=80, verbose_name='Number of the decision')),
                ('decided_on', models.DateField(verbose_name='When it was decided')),
                ('ground', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='Why it is exempt')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='studies', verbose_name='The decision (PDF)')),
                ('told', models.CharField(choices=[('before', 'People are told beforehand'), ('after', 'The board waived that: people are told afterwards')], max_length=6, verbose_name='When people are told')),
                ('information', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='What people are told about the study')),
                ('waiver', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='Why people are not told before')),
                ('debriefing', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='What people are told afterwards')),
                ('controllers', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='Who is responsible for the data')),
                ('dpia', models.TextField(blank=True, validators=[django.core.validators.MaxLengthValidator(3000)], verbose_name='The assessment of what the data may do to people (DPIA)')),
                ('keep_until', models.DateField(verbose_name='How long the data are kept')),
                ('takes_children', models.BooleanField(default=False, verbose_name="Children under 16 may be in it, with a guardian's yes and their own")),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('decided__in', ['approved', 'exempt'])), name='ethics_decided_known'), models.CheckConstraint(condition=models.Q(('told__in', ['before', 'after'])), name='ethics_told_known')],
            },
        ),
        migrations.CreateModel(
            name='Deviation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='deviations', to='learn.study')),
                ('text', models.CharField(max_length=1000, verbose_name='What was done otherwise, and why')),
                ('said_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='deviation_has_text')],
            },
        ),
        migrations.CreateModel(
            name='StudyConsent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='learn.study')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('agrees', models.BooleanField(default=False)),
                ('guardian_agrees', models.BooleanField(default=False)),
                ('digest', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('study', 'person'), name='study_consent_once'), models.UniqueConstraint(condition=models.Q(('digest', ''), _negated=True), fields=('digest',), name='study_consent_link_once')],
            },
        ),
        migrations.CreateModel(
            name='StudyExport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='exports', to='learn.study')),
                ('content', models.BinaryField()),
                ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='StudyPlan',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='plans', to='learn.study')),
                ('number', models.PositiveSmallIntegerField(default=1)),
                ('content', models.TextField()),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why it changes')),
                ('known', models.CharField(blank=True, choices=[('nothing', 'Nobody had answered yet.'), ('unseen', 'Answers had come in, but nobody could have seen them.'), ('seen', 'Answers could have been seen already.')], max_length=7)),
                ('digest', models.CharField(blank=True, max_length=64)),
                ('frozen_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('study', 'number'), name='study_plan_number_once'), models.UniqueConstraint(condition=models.Q(('frozen_at__isnull', True)), fields=('study',), name='study_plan_one_draft'), models.CheckConstraint(condition=models.Q(models.Q(('digest', ''), ('frozen_at__isnull', True), ('known', '')), models.Q(('frozen_at__isnull', False), models.Q(('digest', ''), _negated=True), ('known__in', ['nothing', 'unseen', 'seen'])), _connector='OR'), name='study_plan_frozen_whole'), models.CheckConstraint(condition=models.Q(('frozen_at__isnull', True), ('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='study_plan_changed_with_a_reason')],
            },
        ),
        migrations.CreateModel(
            name='Stamp',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='stamps', to='learn.studyplan')),
                ('doi', models.CharField(blank=True, max_length=220, verbose_name='DOI')),
                ('token', models.BinaryField(blank=True, default=b'')),
                ('root', models.TextField(blank=True)),
                ('stamped_at', models.DateTimeField(blank=True, null=True)),
                ('authority', models.CharField(blank=True, max_length=400)),
                ('fingerprint', models.CharField(blank=True, max_length=64)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('doi', ''), ('stamped_at__isnull', False), models.Q(('root', ''), _negated=True)), models.Q(models.Q(('doi', ''), _negated=True), ('root', ''), ('stamped_at', None)), _connector='OR'), name='stamp_is_a_token_or_a_doi'), models.UniqueConstraint(condition=models.Q(('doi', ''), _negated=True), fields=('plan', 'doi'), name='stamp_doi_once')],
            },
        ),
        migrations.CreateModel(
            name='Analysis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='analyses', to='learn.study')),
                ('plan', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learn.studyplan')),
                ('findings', models.JSONField(default=list)),
                ('digest', models.CharField(max_length=64)),
                ('rows', models.PositiveIntegerField()),
                ('left_out', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('-pk',),
            },
        ),
        migrations.CreateModel(
            name='Trial',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('study', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='trial', to='learn.study')),
                ('strata', models.JSONField(default=list)),
                ('verbs', models.JSONField(default=list)),
                ('days', models.PositiveSmallIntegerField(default=28, verbose_name='How many days after the draw count')),
                ('listed', models.TextField(blank=True)),
                ('hash', models.CharField(blank=True, max_length=64)),
                ('names', models.JSONField(default=dict)),
                ('left_out', models.JSONField(default=dict)),
                ('people', models.PositiveIntegerField(default=0)),
                ('seed_plan', models.CharField(blank=True, max_length=400)),
                ('draws_at', models.DateTimeField(blank=True, null=True)),
                ('announced_at', models.DateTimeField(blank=True, null=True)),
                ('seed', models.CharField(blank=True, max_length=400)),
                ('signature', models.CharField(blank=True, max_length=400)),
                ('drawn_at', models.DateTimeField(blank=True, null=True)),
                ('queued_at', models.DateTimeField(blank=True, null=True)),
                ('salt', models.CharField(default=secrets.token_hex, editable=False, max_length=64)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('drawn_at', None), models.Q(('drawn_at__gt', models.F('announced_at')), models.Q(('seed', ''), _negated=True)), _connector='OR'), name='trial_drawn_after_its_list'), models.CheckConstraint(condition=models.Q(('days__range', (1, 366))), name='trial_days_some')],
            },
        ),
        migrations.CreateModel(
            name='Enrolled',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='enrolled', to='learn.trial')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('is_seen', models.BooleanField(default=False)),
            ],
            options={
                'indexes': [models.Index(fields=['trial', 'is_seen'], name='learn_enrol_trial_i_59a86d_idx')],
                'constraints': [models.UniqueConstraint(fields=('trial', 'person'), name='enrolled_once')],
            },
        ),
        migrations.CreateModel(
            name='TrialArm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='arms', to='learn.trial')),
                ('number', models.PositiveSmallIntegerField()),
                ('name', models.CharField(max_length=40, verbose_name='Name of the arm')),
                ('share', models.PositiveSmallIntegerField(default=1, verbose_name='Share')),
                ('words', models.TextField(blank=True, verbose_name='What its letter says')),
                ('drawn', models.PositiveIntegerField(default=0)),
            ],
            options={
                'ordering': ('number',),
                'constraints': [models.UniqueConstraint(fields=('trial', 'number'), name='trial_arm_number_once'), models.UniqueConstraint(fields=('trial', 'name'), name='trial_arm_name_once'), models.CheckConstraint(condition=models.Q(('share__gte', 1)), name='trial_arm_has_a_share')],
            },
        ),
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('key', models.PositiveBigIntegerField(default=samenspel.tools.surveys.models.responses.random_key, editable=False, primary_key=True, serialize=False)),
                ('trial', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='learn.trial')),
                ('arm', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='allocations', to='learn.trialarm')),
                ('pseudonym', models.CharField(max_length=43)),
                ('stratum', models.PositiveIntegerField(default=1)),
                ('sampled', models.FloatField(default=1.0)),
                ('chance', models.FloatField(default=1.0)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('trial', 'pseudonym'), name='allocated_to_one_arm')],
            },
        ),
        migrations.CreateModel(
            name='Intention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='intentions', to='learn.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('what', models.CharField(max_length=600, verbose_name='What you will try')),
                ('look_back_on', models.DateField(default=samenspel.phases.learn.models.circles.in_a_season)),
                ('came_of_it', models.CharField(blank=True, max_length=600, verbose_name='What came of it')),
            ],
            options={
                'ordering': ('look_back_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='intention_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Proceedings',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='proceedings', to='learn.edition')),
                ('title', models.CharField(max_length=250, verbose_name='Title')),
                ('publisher', models.CharField(max_length=150, verbose_name='Publisher')),
                ('isbn', models.CharField(blank=True, max_length=20, verbose_name='ISBN')),
                ('prefix', models.CharField(blank=True, max_length=14, validators=[django.core.validators.RegexValidator('\\A10\\.\\d{4,9}\\Z', 'A prefix of DOIs looks like 10.5555.')], verbose_name='Prefix of DOIs')),
                ('preface', models.TextField(blank=True, max_length=20000, verbose_name='Preface')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English'), ('fr', 'French')], default='en', max_length=5, verbose_name='Language')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='proceedings_have_title')],
            },
        ),
        migrations.CreateModel(
            name='Volume',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('proceedings', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='volumes', to='learn.proceedings')),
                ('number', models.PositiveSmallIntegerField()),
                ('kept', models.JSONField()),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='What is different')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='volumes')),
                ('published_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('proceedings', '-number'),
                'constraints': [models.UniqueConstraint(fields=('proceedings', 'number'), name='volume_numbered')],
            },
        ),
        migrations.CreateModel(
            name='Organiser',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organisers', to='learn.edition')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='organised', to=settings.AUTH_USER_MODEL)),
                ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('since', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('edition', 'person'), name='organiser_once')],
            },
        ),
        migrations.CreateModel(
            name='Call',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='calls', to='learn.edition')),
                ('title', models.CharField(max_length=150, verbose_name='Title')),
                ('text', models.TextField(max_length=8000, verbose_name='What you ask')),
                ('kinds', models.JSONField(default=list)),
                ('opens_at', models.DateTimeField(default=samenspel.foundation.clock.now, verbose_name='Opens')),
                ('closes_at', models.DateTimeField(verbose_name='Closes')),
                ('anywhere', models.BooleanField(default=False, verbose_name='Anywhere on earth')),
                ('blindness', models.CharField(choices=[('open', 'Open: authors and reviewers know each other'), ('single', 'Single blind: reviewers know the authors, authors do not know the reviewers'), ('double', 'Double blind: neither knows the other')], default='double', max_length=6, verbose_name='Who knows whom')),
                ('each', models.PositiveSmallIntegerField(default=3, verbose_name='Reviewers for each contribution')),
                ('substitute', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='substituted', to=settings.AUTH_USER_MODEL)),
                ('cancelled_because', models.CharField(blank=True, max_length=400, verbose_name='Why')),
            ],
            options={
                'ordering': ('-opens_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='call_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('blindness__in', ['open', 'single', 'double'])), name='call_blindness_known'), models.CheckConstraint(condition=models.Q(('each__range', (2, 6))), name='call_has_reviewers')],
            },
        ),
        migrations.CreateModel(
            name='CallTheme',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='themes', to='learn.call')),
                ('name', models.CharField(max_length=80)),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.UniqueConstraint(fields=('call', 'name'), name='theme_once_per_call')],
            },
        ),
        migrations.CreateModel(
            name='ReviewPhase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='phases', to='learn.call')),
                ('name', models.CharField(max_length=80, verbose_name='Name')),
                ('opens_at', models.DateTimeField(verbose_name='Opens')),
                ('closes_at', models.DateTimeField(verbose_name='Closes')),
                ('shown', models.CharField(choices=[('never', 'Reviewers see only their own review'), ('after', "Reviewers see the others' reviews once they handed in their own"), ('always', "Reviewers see the others' reviews at once")], default='after', max_length=6, verbose_name='What reviewers see of each other')),
                ('talks', models.BooleanField(default=False, verbose_name='Reviewers may discuss')),
            ],
            options={
                'ordering': ('opens_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('closes_at__gt', models.F('opens_at'))), name='review_phase_closes_after_it_opens'), models.CheckConstraint(condition=models.Q(('shown__in', ['never', 'after', 'always'])), name='review_phase_shown_known')],
            },
        ),
        migrations.CreateModel(
            name='Criterion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='learn.call')),
                ('of_kind', models.CharField(choices=[('paper', 'Paper'), ('case', 'Practice case')], max_length=5)),
                ('name', models.CharField(max_length=150)),
                ('words', models.JSONField(default=list)),
            ],
            options={
                'ordering': ('of_kind', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('call', 'of_kind', 'name'), name='criterion_once_per_call')],
            },
        ),
        migrations.CreateModel(
            name='Curator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('person', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='curator', to=settings.AUTH_USER_MODEL)),
                ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('since', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Publication',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('record', models.JSONField()),
                ('title', models.TextField()),
                ('text', models.TextField(blank=True)),
                ('people', models.TextField(blank=True)),
                ('container', models.TextField(blank=True)),
                ('kind', models.CharField(max_length=30)),
                ('sort_key', models.CharField(blank=True, max_length=120)),
                ('year', models.IntegerField(null=True)),
                ('doi_key', models.CharField(blank=True, max_length=300)),
                ('basis', models.CharField(choices=[('read', 'Read here, or its abstract'), ('record', 'As an index or a file describes it'), ('quoted', 'Second-hand: quoted elsewhere, not read'), ('memory', 'From memory: not looked up')], default='record', max_length=6, verbose_name='How it is known')),
                ('into', models.ForeignKey(db_index=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='learn.publication')),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('changed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('sort_key', 'year', 'pk'),
                'indexes': [models.Index(condition=models.Q(('into', None)), fields=['sort_key', 'year', 'id'], name='publication_by_name'), models.Index(condition=models.Q(('into', None)), fields=['year', 'sort_key', 'id'], name='publication_by_year'), models.Index(condition=models.Q(('into', None)), fields=['kind', 'sort_key', 'year'], name='publication_by_kind'), models.Index(condition=models.Q(('into', None), _negated=True), fields=['into'], name='publication_merged')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('doi_key', ''), _negated=True), fields=('doi_key',), name='doi_once'), models.CheckConstraint(condition=models.Q(('basis__in', ['read', 'record', 'quoted', 'memory'])), name='publication_basis_known'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='publication_has_title'), models.CheckConstraint(condition=models.Q(('into', None), models.Q(('into', models.F('id')), _negated=True), _connector='OR'), name='publication_merged_into_another')],
            },
        ),
        migrations.CreateModel(
            name='StudiedCase',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='learn.publication')),
                ('page', models.CharField(blank=True, max_length=40, verbose_name='Page')),
                ('basis', models.CharField(choices=[('read', 'Read here, or its abstract'), ('record', 'As an index or a file describes it'), ('quoted', 'Second-hand: quoted elsewhere, not read'), ('memory', 'From memory: not looked up')], default='read', max_length=6, verbose_name='How it is known')),
                ('key', models.SlugField(max_length=80, unique=True, verbose_name='Short name')),
                ('title', models.CharField(max_length=200, verbose_name='Title')),
                ('told', models.JSONField(default=dict)),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('title', 'pk'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', ['read', 'record', 'quoted', 'memory'])), name='studiedcase_basis_known'), models.CheckConstraint(condition=models.Q(('page', ''), models.Q(('basis', 'read'), ('source__isnull', False)), _connector='OR'), name='studiedcase_page_only_where_read'), models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('key', ''), _negated=True)), name='studiedcase_has_title')],
            },
        ),
        migrations.CreateModel(
            name='Reflection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='reflection', to='learn.session')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English'), ('fr', 'French')], default='en', max_length=5, verbose_name='Language')),
                ('words', models.TextField(blank=True)),
                ('opened_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('publication', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='learn.publication')),
            ],
            options={
                'ordering': ('opened_at', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('closed_at', None), ('publication', None)), models.Q(('closed_at__isnull', False), ('publication__isnull', False)), _connector='OR'), name='reflection_closed_with_publication')],
            },
        ),
        migrations.CreateModel(
            name='Conclusion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reflection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='conclusions', to='learn.reflection')),
                ('kind', models.CharField(choices=[('finding', 'Finding'), ('barrier', 'Barrier'), ('proposal', 'Proposal')], max_length=8, verbose_name='What it is')),
                ('quote', models.TextField(max_length=1000, verbose_name='Words of the text')),
                ('picked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('reflection', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['finding', 'barrier', 'proposal'])), name='conclusion_kind_known')],
            },
        ),
        migrations.CreateModel(
            name='Agreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('conclusion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='agreements', to='learn.conclusion')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ('conclusion', 'person'),
                'constraints': [models.UniqueConstraint(fields=('conclusion', 'person'), name='agreement_once')],
            },
        ),
        migrations.CreateModel(
            name='Contributor',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('publication', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='contributors', to='learn.publication')),
                ('role', models.CharField(max_length=18)),
                ('place', models.PositiveIntegerField()),
                ('name', models.CharField(max_length=300)),
                ('key', models.CharField(db_index=True, max_length=120)),
                ('is_organisation', models.BooleanField(default=False)),
                ('orcid', models.CharField(blank=True, db_index=True, max_length=19)),
            ],
            options={
                'ordering': ('publication', 'role', 'place'),
                'constraints': [models.UniqueConstraint(fields=('publication', 'role', 'place'), name='contributor_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Concept',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True, verbose_name='Name')),
                ('summary', models.TextField(blank=True, max_length=2000, verbose_name='In a few words')),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('name',),
                'constraints': [models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='concept_has_name')],
            },
        ),
        migrations.CreateModel(
            name='Definition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='learn.publication')),
                ('page', models.CharField(blank=True, max_length=40, verbose_name='Page')),
                ('basis', models.CharField(choices=[('read', 'Read here, or its abstract'), ('record', 'As an index or a file describes it'), ('quoted', 'Second-hand: quoted elsewhere, not read'), ('memory', 'From memory: not looked up')], default='read', max_length=6, verbose_name='How it is known')),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='definitions', to='learn.concept')),
                ('label', models.CharField(max_length=120, verbose_name='Whose it is')),
                ('text', models.TextField(blank=True, max_length=3000, verbose_name='In its own words')),
                ('scope', models.TextField(blank=True, max_length=2000, verbose_name='What it takes in, and leaves out')),
            ],
            options={
                'ordering': ('concept', 'label', 'pk'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', ['read', 'record', 'quoted', 'memory'])), name='definition_basis_known'), models.CheckConstraint(condition=models.Q(('page', ''), models.Q(('basis', 'read'), ('source__isnull', False)), _connector='OR'), name='definition_page_only_where_read'), models.UniqueConstraint(fields=('concept', 'label'), name='definition_once')],
            },
        ),
        migrations.CreateModel(
            name='Proposition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('concept', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='propositions', to='learn.concept')),
                ('claim', models.CharField(max_length=300, verbose_name='What is claimed')),
                ('mechanism', models.TextField(blank=True, max_length=2000, verbose_name='By which mechanism')),
                ('scope', models.TextField(blank=True, max_length=2000, verbose_name='Where it is said to hold')),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('claim', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='learn.publication')),
                ('page', models.CharField(blank=True, max_length=40, verbose_name='Page')),
                ('basis', models.CharField(choices=[('read', 'Read here, or its abstract'), ('record', 'As an index or a file describes it'), ('quoted', 'Second-hand: quoted elsewhere, not read'), ('memory', 'From memory: not looked up')], default='read', max_length=6, verbose_name='How it is known')),
                ('proposition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='evidence', to='learn.proposition')),
                ('direction', models.CharField(choices=[('for', 'For it'), ('against', 'Against it'), ('unclear', 'Neither clearly')], max_length=7, verbose_name='It speaks')),
                ('design', models.CharField(choices=[('experiment', 'Experiment'), ('panel', 'Before and after, or over time'), ('survey', 'Survey at one moment'), ('case', 'Case study'), ('comparison', 'Comparison of cases'), ('review', 'Review of studies')], max_length=10, verbose_name='Design')),
                ('note', models.TextField(max_length=2000, verbose_name='What was found')),
            ],
            options={
                'ordering': ('proposition', 'design', 'pk'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', ['read', 'record', 'quoted', 'memory'])), name='evidence_basis_known'), models.CheckConstraint(condition=models.Q(('page', ''), models.Q(('basis', 'read'), ('source__isnull', False)), _connector='OR'), name='evidence_page_only_where_read'), models.CheckConstraint(condition=models.Q(('direction__in', ['for', 'against', 'unclear'])), name='evidence_direction_known'), models.CheckConstraint(condition=models.Q(('design__in', ['experiment', 'panel', 'survey', 'case', 'comparison', 'review'])), name='evidence_design_known'), models.CheckConstraint(condition=models.Q(('note', ''), _negated=True), name='evidence_says_something')],
            },
        ),
        migrations.CreateModel(
            name='Contribution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='contributions', to='learn.call')),
                ('number', models.PositiveIntegerField()),
                ('kind', models.CharField(choices=[('paper', 'Paper'), ('case', 'Practice case')], max_length=5, verbose_name='What it is')),
                ('title', models.CharField(max_length=250, verbose_name='Title')),
                ('abstract', models.TextField(blank=True, max_length=6000, verbose_name='Abstract')),
                ('did', models.TextField(blank=True, max_length=6000, verbose_name='What we did')),
                ('for_whom', models.TextField(blank=True, max_length=6000, verbose_name='For whom')),
                ('went_wrong', models.TextField(blank=True, max_length=6000, verbose_name='What went wrong')),
                ('asks', models.TextField(blank=True, max_length=6000, verbose_name='What we ask a scholar')),
                ('topics', models.CharField(blank=True, max_length=300, verbose_name='Other topics')),
                ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English'), ('fr', 'French')], default='en', max_length=5, verbose_name='Language')),
                ('is_registered', models.BooleanField(default=False, verbose_name='Registered report: a plan, before there are data')),
                ('state', models.CharField(choices=[('submitted', 'Handed in'), ('withdrawn', 'Withdrawn')], default='submitted', max_length=9)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why')),
                ('left', models.JSONField(default=list, editable=False)),
                ('submitted_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('changed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('themes', models.ManyToManyField(blank=True, related_name='contributions', to='learn.calltheme')),
            ],
            options={
                'ordering': ('call', 'number'),
                'constraints': [models.UniqueConstraint(fields=('call', 'number'), name='contribution_numbered'), models.CheckConstraint(condition=models.Q(('kind__in', ['paper', 'case'])), name='contribution_kind_known'), models.CheckConstraint(condition=models.Q(('state__in', ['submitted', 'withdrawn'])), name='contribution_state_known'), models.CheckConstraint(condition=models.Q(('is_registered', False), ('kind', 'paper'), _connector='OR'), name='contribution_registered_is_paper')],
            },
        ),
        migrations.CreateModel(
            name='Talk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('session', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='talks', to='learn.session')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='talk', to='learn.contribution')),
                ('place', models.PositiveSmallIntegerField()),
                ('minutes', models.PositiveSmallIntegerField(default=20, verbose_name='Minutes')),
            ],
            options={
                'ordering': ('session', 'place', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('minutes__range', (1, 1440))), name='talk_takes_time')],
            },
        ),
        migrations.CreateModel(
            name='Discussant',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('talk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discussants', to='learn.talk')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='discusses', to=settings.AUTH_USER_MODEL)),
                ('side', models.CharField(choices=[('scholar', 'Scholar'), ('practitioner', 'Practitioner')], max_length=12, verbose_name='Side')),
            ],
            options={
                'ordering': ('talk', '-side'),
                'constraints': [models.UniqueConstraint(fields=('talk', 'side'), name='discussant_of_a_side'), models.UniqueConstraint(fields=('talk', 'person'), name='discussant_once'), models.CheckConstraint(condition=models.Q(('side__in', ['scholar', 'practitioner'])), name='discussant_side_known')],
            },
        ),
        migrations.CreateModel(
            name='Paper',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='paper', to='learn.contribution')),
                ('licence', models.CharField(choices=[('CC-BY-4.0', 'CC BY 4.0: others may share and change it, and name you'), ('CC-BY-SA-4.0', 'CC BY-SA 4.0: likewise, and what they make of it stays as free'), ('CC-BY-NC-4.0', 'CC BY-NC 4.0: likewise, but not to earn money with it'), ('CC-BY-ND-4.0', 'CC BY-ND 4.0: others may share it as it is, and name you')], max_length=12, verbose_name='Licence')),
                ('text', models.TextField(blank=True, max_length=100000, verbose_name='Final text')),
                ('file', models.FileField(blank=True, max_length=200, upload_to='papers')),
                ('corrected', models.CharField(blank=True, max_length=400, verbose_name='What you corrected')),
                ('changed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('is_public', models.BooleanField(default=False)),
                ('withdrawn_at', models.DateTimeField(blank=True, null=True)),
                ('withdrawn_because', models.CharField(blank=True, max_length=400, verbose_name='Why')),
            ],
            options={
                'ordering': ('contribution',),
                'constraints': [models.CheckConstraint(condition=models.Q(('licence__in', ['CC-BY-4.0', 'CC-BY-SA-4.0', 'CC-BY-NC-4.0', 'CC-BY-ND-4.0'])), name='paper_licence_known'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), models.Q(('file', ''), _negated=True), _connector='OR'), name='paper_has_content'), models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at', None), ('withdrawn_because', '')), models.Q(('withdrawn_at__isnull', False), models.Q(('withdrawn_because', ''), _negated=True)), _connector='OR'), name='paper_withdrawn_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Consent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('paper', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='consents', to='learn.paper')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paper', 'person'), name='consent_to_paper_once')],
            },
        ),
        migrations.CreateModel(
            name='Author',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='learn.contribution')),
                ('place', models.PositiveSmallIntegerField()),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='authored', to=settings.AUTH_USER_MODEL)),
                ('name', models.CharField(blank=True, max_length=150, verbose_name='Name')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                ('affiliation', models.CharField(blank=True, max_length=200, verbose_name='Organisation')),
                ('orcid', models.CharField(blank=True, max_length=19, verbose_name='ORCID')),
            ],
            options={
                'ordering': ('contribution', 'place'),
                'constraints': [models.UniqueConstraint(fields=('contribution', 'place'), name='author_at_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Opposed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='opposed', to='learn.contribution')),
                ('email', models.EmailField(max_length=254)),
                ('why', models.CharField(blank=True, max_length=300)),
            ],
            options={
                'ordering': ('contribution', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('contribution', 'email'), name='opposed_once')],
            },
        ),
        migrations.CreateModel(
            name='Version',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='learn.contribution')),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(max_length=4)),
                ('name', models.CharField(max_length=200)),
                ('file', models.FileField(max_length=200, upload_to='contributions')),
                ('copy', models.FileField(blank=True, max_length=200, upload_to='contributions')),
                ('copying', models.CharField(choices=[('waiting', 'The copy for reviewers is being made'), ('ready', 'Reviewers get a copy without your names'), ('refused', 'No copy could be made')], default='waiting', max_length=7)),
                ('problem', models.TextField(blank=True)),
                ('did', models.JSONField(default=list)),
                ('left', models.JSONField(default=list)),
                ('was_read', models.BooleanField(default=True)),
                ('sent_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('contribution', 'number'),
                'constraints': [models.UniqueConstraint(fields=('contribution', 'number'), name='version_numbered'), models.CheckConstraint(condition=models.Q(('copying__in', ['waiting', 'ready', 'refused'])), name='version_copying_known'), models.CheckConstraint(condition=models.Q(models.Q(('copying', 'ready'), _negated=True), models.Q(('copy', ''), _negated=True), _connector='OR'), name='version_ready_with_copy')],
            },
        ),
        migrations.CreateModel(
            name='Synthesis',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200, verbose_name='Question')),
                ('measure', models.CharField(max_length=120, verbose_name='What the numbers are')),
                ('about', models.TextField(blank=True, max_length=2000, verbose_name='Which studies are taken in')),
                ('weighed', models.JSONField(default=dict)),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('title', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='synthesis_has_title')],
            },
        ),
        migrations.CreateModel(
            name='Finding',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='learn.publication')),
                ('page', models.CharField(blank=True, max_length=40, verbose_name='Page')),
                ('basis', models.CharField(choices=[('read', 'Read here, or its abstract'), ('record', 'As an index or a file describes it'), ('quoted', 'Second-hand: quoted elsewhere, not read'), ('memory', 'From memory: not looked up')], default='read', max_length=6, verbose_name='How it is known')),
                ('synthesis', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='learn.synthesis')),
                ('label', models.CharField(max_length=120, verbose_name='Study')),
                ('effect', models.FloatField(verbose_name='Effect')),
                ('error', models.FloatField(verbose_name='Its standard error')),
                ('people', models.PositiveIntegerField(blank=True, null=True, verbose_name='How many took part')),
                ('sector', models.CharField(blank=True, max_length=80, verbose_name='Sector')),
                ('design', models.CharField(choices=[('experiment', 'Experiment'), ('panel', 'Before and after, or over time'), ('survey', 'Survey at one moment'), ('case', 'Case study'), ('comparison', 'Comparison of cases'), ('review', 'Review of studies')], max_length=10, verbose_name='Design')),
            ],
            options={
                'ordering': ('synthesis', 'label', 'pk'),
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(('basis__in', ['read', 'record', 'quoted', 'memory'])), name='finding_basis_known'), models.CheckConstraint(condition=models.Q(('page', ''), models.Q(('basis', 'read'), ('source__isnull', False)), _connector='OR'), name='finding_page_only_where_read'), models.UniqueConstraint(fields=('synthesis', 'label'), name='finding_once_in_synthesis'), models.CheckConstraint(condition=models.Q(('error__gt', 0)), name='finding_error_above_nothing'), models.CheckConstraint(condition=models.Q(('design__in', ['experiment', 'panel', 'survey', 'case', 'comparison', 'review'])), name='finding_design_known')],
            },
        ),
        migrations.CreateModel(
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='initiatives.initiative')),
                ('event', models.CharField(max_length=160, verbose_name='What may happen')),
                ('entry', models.CharField(blank=True, max_length=40, verbose_name='What it is about')),
                ('came_from', models.CharField(blank=True, db_index=True, max_length=60)),
                ('review_on', models.DateField(verbose_name='When you look at it again')),
                ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('close_reason', models.CharField(blank=True, max_length=400, verbose_name='Why it is closed')),
            ],
            options={
                'ordering': ('-pk',),
                'indexes': [models.Index(fields=['initiative', 'closed_at'], name='learn_risk_initiat_1ed97d_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('event', ''), _negated=True), name='risk_has_event'), models.CheckConstraint(condition=models.Q(models.Q(('close_reason', ''), ('closed_at', None)), models.Q(('closed_at__isnull', False), models.Q(('close_reason', ''), _negated=True)), _connector='OR'), name='risk_closed_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='Strand',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='strands', to='learn.risk')),
                ('kind', models.CharField(choices=[('cause', 'Cause'), ('consequence', 'Consequence')], max_length=11)),
                ('text', models.CharField(max_length=240, verbose_name='In one line')),
            ],
            options={
                'ordering': ('pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['cause', 'consequence'])), name='strand_kind_known'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='strand_has_text'), models.UniqueConstraint(fields=('risk', 'kind', 'text'), name='strand_once_per_risk')],
            },
        ),
        migrations.CreateModel(
            name='Scoring',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('risk', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scorings', to='learn.risk')),
                ('number', models.PositiveSmallIntegerField()),
                ('score_by', models.DateField()),
                ('note', models.CharField(blank=True, max_length=400, verbose_name='What you found')),
                ('reason', models.CharField(blank=True, max_length=400)),
                ('began_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('opened_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'ordering': ('-number',),
                'constraints': [models.UniqueConstraint(fields=('risk', 'number'), name='scoring_number_once'), models.CheckConstraint(condition=models.Q(('reason', ''), ('opened_at__isnull', False), _connector='OR'), name='scoring_reason_when_opened')],
            },
        ),
        migrations.CreateModel(
            name='Score',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('scoring', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='learn.scoring')),
                ('side', models.CharField(choices=[('citizen', 'Citizens'), ('organisation', 'Organisation')], max_length=12)),
                ('likelihood', models.PositiveSmallIntegerField(verbose_name='How likely is it?')),
                ('severity', models.PositiveSmallIntegerField(verbose_name='How bad would it be?')),
                ('because', models.CharField(blank=True, max_length=400, verbose_name='Why you think so')),
            ],
            options={
                'ordering': ('side',),
                'constraints': [models.UniqueConstraint(fields=('scoring', 'side'), name='score_once_per_side'), models.CheckConstraint(condition=models.Q(('side__in', ['citizen', 'organisation'])), name='score_side_known'), models.CheckConstraint(condition=models.Q(('likelihood__in', [1, 2, 3, 4]), ('severity__in', [1, 2, 3, 4])), name='score_steps_known')],
            },
        ),
        migrations.CreateModel(
            name='Measure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('strand', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='measures', to='learn.strand')),
                ('what', models.CharField(max_length=240, verbose_name='What is done')),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('due_on', models.DateField(verbose_name='By when')),
                ('state', models.CharField(choices=[('agreed', 'Agreed'), ('done', 'Done'), ('dropped', 'Dropped')], default='agreed', max_length=7)),
                ('reason', models.CharField(blank=True, max_length=400, verbose_name='How it went, or why not')),
                ('agreed_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('due_on', 'pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('what', ''), _negated=True), name='measure_has_text'), models.CheckConstraint(condition=models.Q(('state__in', ['agreed', 'done', 'dropped'])), name='measure_state_known'), models.CheckConstraint(condition=models.Q(('state', 'agreed'), models.Q(('reason', ''), _negated=True), _connector='OR'), name='measure_ends_with_reason')],
            },
        ),
        migrations.CreateModel(
            name='ReferenceImport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('name', models.CharField(max_length=120)),
                ('format', models.CharField(blank=True, max_length=20)),
                ('charset', models.CharField(blank=True, max_length=20)),
                ('stage', models.CharField(choices=[('reading', 'Being read'), ('faulty', 'It could not be read'), ('listed', 'Nothing is saved yet'), ('saving', 'Being saved'), ('saved', 'Saved'), ('undone', 'Undone')], default='reading', max_length=8)),
                ('odd', models.JSONField(default=list)),
                ('problem', models.JSONField(default=dict)),
                ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ('saved_at', models.DateTimeField(null=True)),
            ],
            options={
                'ordering': ('-made_at', '-pk'),
                'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['reading', 'faulty', 'listed', 'saving', 'saved', 'undone'])), name='reference_import_stage_known'), models.CheckConstraint(condition=models.Q(models.Q(('saved_at__isnull', False), ('stage', 'saved')), models.Q(('stage', 'saved'), _negated=True), _connector='OR'), name='reference_import_saved_at_a_time')],
            },
        ),
        migrations.CreateModel(
            name='ReferenceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='learn.referenceimport')),
                ('place', models.PositiveIntegerField()),
                ('line', models.PositiveIntegerField()),
                ('label', models.TextField()),
                ('record', models.JSONField(null=True)),
                ('sort', models.CharField(choices=[('new', 'New'), ('perhaps', 'Perhaps the same'), ('same', 'Already here'), ('faulty', 'Faulty')], max_length=7)),
                ('choice', models.CharField(choices=[('add', 'Add it as another work'), ('merge', 'Keep it as a record of the same work'), ('skip', 'Leave it out'), ('open', 'Not decided')], max_length=5)),
                ('reason', models.JSONField(default=dict)),
                ('odd', models.JSONField(default=list)),
                ('like', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='learn.publication')),
                ('before', models.PositiveIntegerField(null=True)),
                ('made', models.OneToOneField(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='imported', to='learn.publication')),
            ],
            options={
                'ordering': ('place',),
                'indexes': [models.Index(fields=['batch', 'sort', 'place'], name='learn_refer_batch_i_117d8b_idx')],
                'constraints': [models.UniqueConstraint(fields=('batch', 'place'), name='reference_row_at_a_place'), models.CheckConstraint(condition=models.Q(('sort__in', ['new', 'perhaps', 'same', 'faulty'])), name='reference_row_sort_known'), models.CheckConstraint(condition=models.Q(('choice__in', ['add', 'merge', 'skip', 'open'])), name='reference_row_choice_known'), models.CheckConstraint(condition=models.Q(models.Q(('choice', 'skip'), ('record', None), ('sort', 'faulty')), models.Q(('sort', 'faulty'), _negated=True), _connector='OR'), name='reference_row_faulty_left_out')],
            },
        ),
        migrations.CreateModel(
            name='Reviewer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('call', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviewers', to='learn.call')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reviewing', to=settings.AUTH_USER_MODEL)),
                ('side', models.CharField(choices=[('scholar', 'Scholar'), ('practitioner', 'Practitioner')], max_length=12, verbose_name='Side')),
                ('topics', models.CharField(blank=True, max_length=500, verbose_name='What you know about')),
                ('organisation', models.CharField(blank=True, max_length=200, verbose_name='Your organisation')),
                ('orcid', models.CharField(blank=True, max_length=19, verbose_name='ORCID')),
                ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('call', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('call', 'person'), name='reviewer_once_per_call'), models.CheckConstraint(condition=models.Q(('side__in', ['scholar', 'practitioner'])), name='reviewer_side_known')],
            },
        ),
        migrations.CreateModel(
            name='Declared',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declared', to='learn.contribution')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declared', to='learn.reviewer')),
                ('why', models.CharField(max_length=300, verbose_name='What it is')),
                ('at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('contribution', 'reviewer'), name='declared_once')],
            },
        ),
        migrations.CreateModel(
            name='Assignment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='learn.contribution')),
                ('reviewer', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='assignments', to='learn.reviewer')),
                ('stage', models.CharField(choices=[('draft', 'Not told yet'), ('told', 'Told'), ('ended', 'Ended')], default='draft', max_length=5)),
                ('is_kept', models.BooleanField(default=False)),
                ('reason', models.JSONField(default=dict)),
                ('ended_because', models.CharField(blank=True, max_length=12)),
            ],
            options={
                'ordering': ('contribution', 'pk'),
                'constraints': [models.UniqueConstraint(fields=('contribution', 'reviewer'), name='assigned_once'), models.CheckConstraint(condition=models.Q(('stage__in', ['draft', 'told', 'ended'])), name='assignment_stage_known')],
            },
        ),
        migrations.CreateModel(
            name='Review',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('assignment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='review', to='learn.assignment')),
                ('marks', models.JSONField(default=dict)),
                ('for_authors', models.TextField(blank=True, max_length=8000, verbose_name='For the authors')),
                ('for_organisers', models.TextField(blank=True, max_length=8000, verbose_name='For the organisers only')),
                ('handed_in_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='learn.contribution')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarked', to=settings.AUTH_USER_MODEL)),
                ('text', models.TextField(max_length=3000)),
                ('said_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('said_at', 'pk'),
            },
        ),
        migrations.CreateModel(
            name='Decision',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('contribution', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='decision', to='learn.contribution')),
                ('outcome', models.CharField(choices=[('accept', 'Accepted'), ('revise', 'Accepted, with changes'), ('reject', 'Not accepted')], max_length=6, verbose_name='Decision')),
                ('words', models.TextField(max_length=8000, verbose_name='Why, for the authors')),
                ('sent_at', models.DateTimeField(blank=True, null=True)),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('outcome__in', ['accept', 'revise', 'reject'])), name='decision_outcome_known'), models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='decision_has_words')],
            },
        ),
        migrations.CreateModel(
            name='SignSeen',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='signs', to='initiatives.initiative')),
                ('sign', models.CharField(max_length=20)),
                ('state', models.CharField(choices=[('open', 'Not answered yet'), ('answered', 'Answered: it is as it should be'), ('looked_into', 'Being looked into'), ('made_risk', 'Made a risk')], default='open', max_length=11)),
                ('answer', models.CharField(blank=True, max_length=1000, verbose_name='What you say to it')),
                ('risk', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='signs', to='learn.risk')),
                ('seen_on', models.DateField()),
                ('answered_on', models.DateField(blank=True, null=True)),
            ],
            options={
                'ordering': ('-seen_on', '-pk'),
                'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['open', 'looked_into'])), fields=('initiative', 'sign'), name='sign_open_once'), models.CheckConstraint(condition=models.Q(('sign__in', ['drop_out', 'one_sided', 'unanswered', 'load_on_few', 'silence', 'hours_asked', 'staff_hours', 'budget', 'paid_tasks', 'mandates', 'owners', 'costs', 'benefits', 'conflicts'])), name='sign_known'), models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_on', None), ('state', 'open')), models.Q(('answered_on__isnull', False), ('state__in', ['answered', 'looked_into']), models.Q(('answer', ''), _negated=True)), models.Q(('answered_on__isnull', False), ('state', 'made_risk')), _connector='OR'), name='sign_state_known')],
            },
        ),
        migrations.CreateModel(
            name='Noted',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='noted', to='initiatives.initiative')),
                ('gauge', models.CharField(max_length=20, verbose_name='What you note')),
                ('part', models.DecimalField(decimal_places=2, max_digits=14)),
                ('whole', models.DecimalField(decimal_places=2, max_digits=14)),
                ('source', models.CharField(max_length=240, verbose_name='Where you have it from')),
                ('noted_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
            ],
            options={
                'ordering': ('-pk',),
                'indexes': [models.Index(fields=['initiative', 'gauge', '-id'], name='learn_noted_initiat_be1968_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('gauge__in', ['hours', 'staff_hours', 'budget', 'paid_tasks', 'mandates', 'owners', 'costs', 'conflicts', 'benefits'])), name='noted_gauge_known'), models.CheckConstraint(condition=models.Q(('part__gte', 0), ('whole__gt', 0), models.Q(('source', ''), _negated=True)), name='noted_is_an_amount')],
            },
        ),
        migrations.CreateModel(
            name='Readiness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='readiness', to='initiatives.initiative')),
                ('side', models.CharField(choices=[('citizen', 'Citizens'), ('organisation', 'Organisation')], max_length=12)),
                ('answers', models.JSONField(default=dict)),
                ('checked_on', models.DateField()),
            ],
            options={
                'ordering': ('-pk',),
                'constraints': [models.CheckConstraint(condition=models.Q(('side__in', ['citizen', 'organisation'])), name='readiness_side_known')],
            },
        ),
        ]),
        TextIndex('publication', ['title', 'text']),
    ]
