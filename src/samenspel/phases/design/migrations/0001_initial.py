import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.foundation.vault
import secrets
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.search.index import TextIndex
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        ('journal', '0001_initial'),
        ('services', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='IdeaBoard',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Cluster',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='clusters', to='design.ideaboard')),
                    ('title', models.CharField(max_length=80, verbose_name='Name of the group')),
                ],
                options={
                    'ordering': ('title', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('board', 'title'), name='cluster_once_per_board'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='cluster_has_title')],
                },
            ),
            migrations.CreateModel(
                name='Synonyms',
                fields=[
                    ('organisation', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='synonyms', serialize=False, to='services.organisation')),
                    ('lines', models.TextField(blank=True, verbose_name='Words that mean the same')),
                ],
            ),
            migrations.CreateModel(
                name='Text',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('told_head', models.PositiveBigIntegerField(default=0)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('told_parts', models.JSONField(blank=True, default=list)),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Idea',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('board', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ideas', to='design.ideaboard')),
                    ('state', models.CharField(choices=[('new', 'New'), ('taken_up', 'Taken up'), ('done', 'Done'), ('not_taken_up', 'Not taken up'), ('combined', 'Combined with another')], default='new', max_length=12)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('text', models.TextField(blank=True, verbose_name='Your idea')),
                    ('picture', models.FileField(blank=True, max_length=200, upload_to='ideas', verbose_name='Picture')),
                    ('picture_words', models.CharField(blank=True, max_length=200, verbose_name='What the picture shows')),
                    ('cluster', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='ideas', to='design.cluster')),
                    ('combined_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='combined', to='design.idea')),
                    ('hidden_because', models.TextField(blank=True)),
                    ('came_from', models.CharField(blank=True, db_index=True, max_length=60)),
                ],
                options={
                    'ordering': ('-id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='idea_has_title'), models.CheckConstraint(condition=models.Q(('state__in', ['new', 'taken_up', 'done', 'not_taken_up', 'combined'])), name='idea_state_known'), models.CheckConstraint(condition=models.Q(('state', 'combined'), ('combined_into__isnull', True), _connector='OR'), name='idea_combined_into_one')],
                },
            ),
            migrations.CreateModel(
                name='IdeaSupport',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='design.idea')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='design_ideasupport_once')],
                },
            ),
            migrations.CreateModel(
                name='Lottery',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('stage', models.CharField(choices=[('gathering', 'The pool is being filled'), ('letters', 'The list for the letters is public; they are not drawn yet'), ('replying', 'Who got a letter can answer'), ('again', 'The list for more letters is public; they are not drawn yet'), ('panel', 'The list of panels is public; none is drawn yet'), ('seated', 'The panel is drawn'), ('newcomers', 'The list for free seats is public; nobody is drawn yet'), ('called_off', 'Called off')], default='gathering', max_length=10)),
                    ('pool_from', models.CharField(choices=[('sign_up', 'People sign up here'), ('list', 'A list of addresses; who is drawn gets a letter first')], max_length=7)),
                    ('seats', models.PositiveIntegerField()),
                    ('letters', models.PositiveIntegerField(default=0)),
                    ('quotas', models.JSONField(default=list)),
                    ('figures', models.CharField(blank=True, max_length=400)),
                    ('replies_until', models.DateTimeField(blank=True, null=True)),
                    ('ends_on', models.DateField()),
                    ('kept_days', models.PositiveIntegerField(default=60)),
                    ('called_off_because', models.CharField(blank=True, max_length=400)),
                    ('erased_at', models.DateTimeField(blank=True, null=True)),
                    ('salt', models.CharField(default=secrets.token_hex, editable=False, max_length=64)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('stage__in', ['gathering', 'letters', 'replying', 'again', 'panel', 'seated', 'newcomers', 'called_off'])), name='lottery_stage_known'), models.CheckConstraint(condition=models.Q(('pool_from__in', ['sign_up', 'list'])), name='lottery_pool_known'), models.CheckConstraint(condition=models.Q(('seats__gte', 1)), name='lottery_has_seats'), models.CheckConstraint(condition=models.Q(('pool_from', 'sign_up'), ('letters__gte', 1), _connector='OR'), name='lottery_of_a_list_has_letters'), models.CheckConstraint(condition=models.Q(models.Q(('stage', 'called_off'), _negated=True), models.Q(('called_off_because', ''), _negated=True), _connector='OR'), name='lottery_called_off_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='Draw',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('lottery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='draws', to='design.lottery')),
                    ('number', models.PositiveIntegerField()),
                    ('of', models.CharField(choices=[('letters', 'Who gets a letter'), ('more', 'Who else gets a letter'), ('panel', 'The panel'), ('newcomers', 'Who takes the free seats')], max_length=9)),
                    ('listed', models.TextField()),
                    ('hash', models.CharField(max_length=64)),
                    ('people', models.PositiveIntegerField()),
                    ('count', models.PositiveIntegerField()),
                    ('promises', models.JSONField(default=dict)),
                    ('snapshot', samenspel.foundation.vault.Concealed(blank=True, default=dict)),
                    ('found', samenspel.foundation.vault.Concealed(blank=True, default=dict)),
                    ('seed_plan', models.CharField(max_length=400)),
                    ('draws_at', models.DateTimeField()),
                    ('replies_until', models.DateTimeField(blank=True, null=True)),
                    ('announced_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('seed', models.CharField(blank=True, max_length=400)),
                    ('signature', models.CharField(blank=True, max_length=400)),
                    ('panel', models.PositiveIntegerField(blank=True, null=True)),
                    ('drawn_at', models.DateTimeField(blank=True, null=True)),
                    ('cancelled_because', models.CharField(blank=True, max_length=400)),
                ],
                options={
                    'ordering': ('lottery', 'number'),
                    'constraints': [models.UniqueConstraint(fields=('lottery', 'number'), name='draw_number_once'), models.UniqueConstraint(condition=models.Q(('cancelled_because', ''), ('drawn_at', None)), fields=('lottery',), name='draw_one_waits'), models.CheckConstraint(condition=models.Q(('of__in', ['letters', 'more', 'panel', 'newcomers'])), name='draw_of_known'), models.CheckConstraint(condition=models.Q(models.Q(('of', 'more'), _negated=True), models.Q(('replies_until__gt', models.F('draws_at')), ('replies_until__isnull', False)), _connector='OR'), name='draw_of_more_letters_has_last_day'), models.CheckConstraint(condition=models.Q(('drawn_at', None), models.Q(('drawn_at__gt', models.F('announced_at')), models.Q(('seed', ''), _negated=True)), _connector='OR'), name='draw_after_its_list')],
                },
            ),
            migrations.CreateModel(
                name='Candidate',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('lottery', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='candidates', to='design.lottery')),
                    ('number', models.CharField(max_length=9)),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('name', models.CharField(max_length=120, verbose_name='Name')),
                    ('email', models.EmailField(blank=True, max_length=254, verbose_name='E-mail address')),
                    ('address', models.CharField(blank=True, max_length=300, verbose_name='Address')),
                    ('values', models.JSONField(default=dict)),
                    ('needs', samenspel.foundation.vault.Concealed(blank=True, default=dict)),
                    ('is_kept', models.BooleanField(default=False)),
                    ('invited_at', models.DateTimeField(blank=True, null=True)),
                    ('told_at', models.DateTimeField(blank=True, null=True)),
                    ('letter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='journal.message')),
                    ('hears_of_day', models.BooleanField(default=False)),
                    ('reply', models.CharField(blank=True, choices=[('', 'No answer'), ('yes', 'Yes'), ('no', 'No')], default='', max_length=3)),
                    ('replied_at', models.DateTimeField(blank=True, null=True)),
                    ('seat', models.CharField(blank=True, choices=[('', 'No seat'), ('taken', 'On the panel'), ('given_up', 'Gave up the seat')], default='', max_length=8)),
                ],
                options={
                    'ordering': ('lottery', 'number'),
                    'constraints': [models.UniqueConstraint(fields=('lottery', 'number'), name='candidate_number_once'), models.UniqueConstraint(fields=('lottery', 'person'), name='candidate_once_per_person'), models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('lottery', 'email'), name='candidate_once_per_mailbox'), models.CheckConstraint(condition=models.Q(('reply__in', ['', 'yes', 'no'])), name='candidate_reply_known'), models.CheckConstraint(condition=models.Q(('seat__in', ['', 'taken', 'given_up'])), name='candidate_seat_known'), models.CheckConstraint(condition=models.Q(('reply', ''), ('replied_at__isnull', False), _connector='OR'), name='candidate_reply_has_moment')],
                },
            ),
            migrations.CreateModel(
                name='OpinionMap',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('moderated', models.CharField(choices=[('after', 'At once. Moderators look at them afterwards.'), ('before', 'When a moderator has read them.')], default='after', max_length=6, verbose_name='When do statements appear?')),
                    ('takes_visitors', models.BooleanField(default=False, verbose_name='People can vote without an account')),
                    ('seeds_first', models.BooleanField(default=False, verbose_name='Your own statements come first')),
                    ('credit', models.CharField(blank=True, max_length=1000)),
                    ('file_sha256', models.CharField(blank=True, max_length=64, null=True, unique=True)),
                    ('is_stale', models.BooleanField(default=False)),
                    ('renewing', models.CharField(blank=True, max_length=32)),
                    ('renewing_since', models.DateTimeField(blank=True, null=True)),
                    ('renewed_at', models.DateTimeField(blank=True, null=True)),
                    ('found', models.JSONField(default=dict)),
                    ('group_of', models.JSONField(default=dict)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('moderated__in', ['after', 'before'])), name='map_moderated_known'), models.CheckConstraint(condition=models.Q(models.Q(('renewing', ''), ('renewing_since', None)), models.Q(models.Q(('renewing', ''), _negated=True), ('renewing_since__isnull', False)), _connector='OR'), name='map_renewed_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='Prototype',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('shape', models.CharField(choices=[('page', 'A page'), ('form', 'A form'), ('picture', 'A picture'), ('scenario', 'A scenario: what happens, from beginning to end')], default='page', max_length=8, verbose_name='What it is')),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('shape__in', ['page', 'form', 'picture', 'scenario'])), name='prototype_shape_known')],
                },
            ),
            migrations.CreateModel(
                name='Draft',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('prototype', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='drafts', to='design.prototype')),
                    ('number', models.PositiveSmallIntegerField(default=1)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('prototype', 'number'), name='draft_number_once')],
                },
            ),
            migrations.CreateModel(
                name='Statement',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('map', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='statements', to='design.opinionmap')),
                    ('number', models.PositiveIntegerField()),
                    ('text', models.TextField(max_length=2000, verbose_name='Statement')),
                    ('state', models.CharField(choices=[('unread', 'Not read yet'), ('approved', 'Approved'), ('hidden', 'Hidden'), ('split', 'Split')], default='unread', max_length=8)),
                    ('is_seed', models.BooleanField(default=False)),
                    ('is_about_person', models.BooleanField(default=False)),
                    ('author', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('split_from', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='parts', to='design.statement')),
                    ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('disagrees', models.PositiveIntegerField(default=0)),
                    ('passes', models.PositiveIntegerField(default=0)),
                    ('agrees', models.PositiveIntegerField(default=0)),
                    ('reach', models.FloatField(default=0)),
                ],
                options={
                    'ordering': ('map', 'number'),
                    'constraints': [models.UniqueConstraint(fields=('map', 'number'), name='statement_number_once'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='statement_has_text'), models.CheckConstraint(condition=models.Q(('state__in', ['unread', 'approved', 'hidden', 'split'])), name='statement_state_known'), models.CheckConstraint(condition=models.Q(('split_from', None), models.Q(('split_from', models.F('id')), _negated=True), _connector='OR'), name='statement_split_from_another')],
                },
            ),
            migrations.CreateModel(
                name='Ruling',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rulings', to='design.statement')),
                    ('kind', models.CharField(choices=[('approve', 'Approve'), ('hide', 'Hide'), ('about_person', 'It is about a person'), ('not_about_person', 'It is not about a person'), ('split', 'Split')], max_length=16)),
                    ('reason', models.CharField(blank=True, max_length=400, verbose_name='Reason')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ruled_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['approve', 'hide', 'about_person', 'not_about_person', 'split'])), name='ruling_kind_known'), models.CheckConstraint(condition=models.Q(('kind', 'hide'), ('reason', ''), _negated=True), name='ruling_hides_with_reason')],
                },
            ),
            migrations.CreateModel(
                name='Step',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='steps', to='design.draft')),
                    ('place', models.PositiveSmallIntegerField()),
                    ('title', models.CharField(max_length=120, verbose_name='What to do')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='What there is to see')),
                    ('picture', models.FileField(blank=True, max_length=200, upload_to='prototypes', verbose_name='Picture')),
                    ('picture_words', models.CharField(blank=True, max_length=200, verbose_name='What the picture shows')),
                    ('earlier', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='later', to='design.step')),
                ],
                options={
                    'ordering': ('place',),
                    'constraints': [models.UniqueConstraint(fields=('draft', 'place'), name='step_place_once'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='step_has_title')],
                },
            ),
            migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='design.step')),
                    ('text', models.TextField(max_length=500, verbose_name='What you found')),
                    ('answered_in', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='answers', to='design.draft')),
                    ('found_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='finding_has_text')],
                },
            ),
            migrations.CreateModel(
                name='SceneClaim',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design.text')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('scene', models.CharField(max_length=200)),
                    ('purpose', models.CharField(choices=[('write', 'I write it'), ('play', 'I play in it')], max_length=5)),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('purpose__in', ['write', 'play'])), name='scene_claim_purpose_known')],
                },
            ),
            migrations.CreateModel(
                name='Casting',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='%(class)ss', to='design.text')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('role', models.CharField(max_length=80)),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('text', 'role', 'person'), name='cast_once'), models.CheckConstraint(condition=models.Q(('role', ''), _negated=True), name='casting_has_role')],
                },
            ),
            migrations.CreateModel(
                name='Trial',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('draft', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='trials', to='design.draft')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('helper', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('draft', 'person'), name='trial_once_per_person'), models.CheckConstraint(condition=models.Q(models.Q(('agreed_at', None), ('helper', None), ('person__isnull', False)), models.Q(('agreed_at__isnull', False), ('helper__isnull', False), ('person', None)), _connector='OR'), name='trial_of_a_person_or_helped')],
                },
            ),
            migrations.CreateModel(
                name='Experience',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('trial', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='experiences', to='design.trial')),
                    ('step', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='experiences', to='design.step')),
                    ('went', models.CharField(choices=[('well', 'It went well'), ('hesitated', 'Hesitated, and found the way'), ('stuck', 'Got stuck'), ('stopped', 'Stopped here')], max_length=9, verbose_name='How did it go?')),
                    ('feeling', models.CharField(blank=True, choices=[('glad', 'Glad'), ('calm', 'At ease'), ('unsure', 'Unsure'), ('annoyed', 'Annoyed'), ('worried', 'Worried'), ('tired', 'Tired')], max_length=7, verbose_name='How did it feel?')),
                    ('text', models.TextField(blank=True, max_length=1000, verbose_name='In your own words')),
                    ('hidden_because', models.TextField(blank=True)),
                ],
                options={
                    'ordering': ('step', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('trial', 'step'), name='experience_once_per_step'), models.CheckConstraint(condition=models.Q(('went__in', ['well', 'hesitated', 'stuck', 'stopped'])), name='experience_went_known'), models.CheckConstraint(condition=models.Q(('feeling', ''), ('feeling__in', ['glad', 'calm', 'unsure', 'annoyed', 'worried', 'tired']), _connector='OR'), name='experience_feeling_known')],
                },
            ),
            migrations.CreateModel(
                name='Voter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('map', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='design.opinionmap')),
                    ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('device', models.CharField(blank=True, max_length=64, null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('map', 'person'), name='voter_once_per_person'), models.UniqueConstraint(fields=('map', 'device'), name='voter_once_per_device'), models.CheckConstraint(condition=models.Q(('person', None), ('device', None), _connector='OR'), name='voter_is_person_or_device')],
                },
            ),
            migrations.CreateModel(
                name='Vote',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('voter', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design.voter')),
                    ('statement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='votes', to='design.statement')),
                    ('value', models.SmallIntegerField()),
                    ('chance', models.FloatField(blank=True, null=True)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('voter', 'statement'), name='vote_once'), models.CheckConstraint(condition=models.Q(('value__in', (1, 0, -1))), name='vote_value_known'), models.CheckConstraint(condition=models.Q(('chance', None), models.Q(('chance__gt', 0), ('chance__lte', 1)), _connector='OR'), name='vote_chance_is_one')],
                },
            ),
            migrations.CreateModel(
                name='Attendance',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendances', to='design.candidate')),
                    ('day', models.DateField()),
                ],
                options={
                    'ordering': ('day',),
                    'constraints': [models.UniqueConstraint(fields=('candidate', 'day'), name='attendance_once_a_day')],
                },
            ),
            migrations.CreateModel(
                name='Expense',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('candidate', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='expenses', to='design.candidate')),
                    ('what', models.CharField(max_length=120, verbose_name='For what')),
                    ('cents', models.PositiveIntegerField(verbose_name='Amount')),
                    ('noted_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('noted_at', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(('cents__gte', 1), models.Q(('what', ''), _negated=True)), name='expense_is_something')],
                },
            ),
            migrations.CreateModel(
                name='Combination',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='merge', to='design.idea')),
                    ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='design.idea')),
                    ('thing_agrees', models.BooleanField(default=False)),
                    ('into_agrees', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('thing', models.F('into')), _negated=True), name='design_combination_of_two')],
                },
            ),
            migrations.CreateModel(
                name='IdeaAnswer',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('idea', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='design.idea')),
                    ('decision', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='idea_answers', to='initiatives.decision')),
                    ('state', models.CharField(choices=[('new', 'New'), ('taken_up', 'Taken up'), ('done', 'Done'), ('not_taken_up', 'Not taken up'), ('combined', 'Combined with another')], max_length=12)),
                ],
                options={
                    'ordering': ('-id',),
                    'constraints': [models.UniqueConstraint(fields=('idea', 'decision'), name='idea_answered_once_by_a_decision'), models.CheckConstraint(condition=models.Q(('state__in', ['taken_up', 'done', 'not_taken_up'])), name='idea_answer_is_one')],
                },
            ),
            migrations.CreateModel(
                name='IdeaAuthor',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='design.idea')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='design_ideaauthor_once')],
                },
            ),
        ]),
        TextIndex('idea', ['title', 'text']),
        TextIndex('statement', ['text']),
    ]
