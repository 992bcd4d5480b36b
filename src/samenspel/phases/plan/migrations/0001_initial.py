import django.db.models.deletion
import samenspel.foundation.clock
import samenspel.phases.plan.box.guard
import samenspel.phases.plan.models.ballots
import samenspel.phases.plan.models.rounds
import uuid
from decimal import Decimal
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.search.index import TextIndex
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
        ('services', '0001_initial'),
        ('tasks', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='BudgetRound',
                fields=[
                    ('activity', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='%(class)s', serialize=False, to='initiatives.activity')),
                    ('state', models.CharField(choices=[('preparing', 'Being prepared'), ('voting', 'Rules fixed'), ('closed', 'Closed, not counted yet'), ('tallied', 'Counted')], default='closed', max_length=9)),
                    ('budget', models.PositiveBigIntegerField()),
                    ('scale', models.PositiveIntegerField(default=100)),
                    ('currency', models.CharField(blank=True, max_length=3)),
                    ('language', models.CharField(blank=True, max_length=12)),
                    ('ballot_format', models.CharField(max_length=12)),
                    ('points_scale', models.PositiveIntegerField(default=1)),
                    ('rule', models.JSONField()),
                    ('electorate', models.PositiveIntegerField(blank=True, null=True)),
                    ('meta', models.JSONField(default=dict)),
                    ('most', models.PositiveIntegerField(blank=True, null=True)),
                    ('most_cost', models.PositiveBigIntegerField(blank=True, null=True)),
                    ('points', models.PositiveIntegerField(blank=True, null=True)),
                    ('most_each', models.PositiveIntegerField(blank=True, null=True)),
                    ('file_name', models.CharField(blank=True, max_length=200)),
                    ('file_sha256', models.CharField(blank=True, max_length=64)),
                    ('credit', models.TextField(blank=True)),
                    ('proposals_until', models.DateTimeField(blank=True, null=True)),
                    ('votes_from', models.DateTimeField(blank=True, null=True)),
                    ('votes_until', models.DateTimeField(blank=True, null=True)),
                    ('papers_until', models.DateTimeField(blank=True, null=True)),
                    ('objections_until', models.DateTimeField(blank=True, null=True)),
                    ('who', models.CharField(blank=True, choices=[('anyone', 'Everyone who signs in'), ('members', 'Members of the initiative'), ('list', 'Everyone whose e-mail address is on a list'), ('codes', 'Everyone who got a code by post')], max_length=8)),
                    ('least_age', models.PositiveSmallIntegerField(blank=True, null=True)),
                    ('asks_birth_year', models.BooleanField(default=False)),
                    ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.area')),
                    ('rules_sha256', models.CharField(blank=True, max_length=64)),
                    ('public_key', models.CharField(blank=True, max_length=64)),
                    ('unreadable', models.PositiveIntegerField(default=0)),
                    ('least_ballots', models.PositiveIntegerField(default=5)),
                    ('has_too_few_ballots', models.BooleanField(default=False)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['preparing', 'voting', 'closed', 'tallied'])), name='round_state_known'), models.CheckConstraint(condition=models.Q(('least_ballots__gte', 3)), name='round_few_ballots_are_not_counted'), models.CheckConstraint(condition=models.Q(('budget__gt', 0)), name='round_has_budget'), models.CheckConstraint(condition=models.Q(('scale__gte', 1), ('points_scale__gte', 1)), name='round_scales_from_one'), models.UniqueConstraint(condition=models.Q(('file_sha256', ''), _negated=True), fields=('file_sha256',), name='round_file_once'), models.CheckConstraint(condition=models.Q(('ballot_format__in', ('approval', 'choose-1', 'cumulative', 'scoring', 'ordinal'))), name='round_ballot_format_known'), models.CheckConstraint(condition=models.Q(models.Q(('file_sha256', ''), ('who__in', ['anyone', 'members', 'list', 'codes'])), models.Q(models.Q(('file_sha256', ''), _negated=True), ('state__in', ['closed', 'tallied']), ('who', '')), _connector='OR'), name='round_held_here_or_imported'), models.CheckConstraint(condition=models.Q(models.Q(('votes_from', None), ('votes_until', None), ('who', '')), models.Q(('proposals_until__lte', models.F('votes_from')), ('votes_from__lt', models.F('votes_until')), ('votes_until__lte', models.F('objections_until'))), _connector='OR'), name='round_dates_in_order'), models.CheckConstraint(condition=models.Q(('papers_until__isnull', True), models.Q(('papers_until__gte', models.F('votes_until')), ('papers_until__lte', models.F('objections_until'))), _connector='OR'), name='round_papers_after_the_vote'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'voting'), _negated=True), models.Q(models.Q(('rules_sha256', ''), _negated=True), models.Q(('public_key', ''), _negated=True)), _connector='OR'), name='round_votes_by_fixed_rules')],
                },
            ),
            migrations.CreateModel(
                name='Proposal',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('latitude', models.DecimalField(blank=True, decimal_places=6, max_digits=8, null=True)),
                    ('longitude', models.DecimalField(blank=True, decimal_places=6, max_digits=9, null=True)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='proposals', to='plan.budgetround')),
                    ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Being checked'), ('accepted', 'On the ballot'), ('declined', 'Not as it is'), ('merged', 'Merged with another'), ('withdrawn', 'Withdrawn')], default='accepted', max_length=9)),
                    ('number', models.CharField(blank=True, max_length=100)),
                    ('place', models.PositiveIntegerField(blank=True, null=True)),
                    ('title', models.TextField(verbose_name='Title')),
                    ('description', models.TextField(blank=True, verbose_name='Why')),
                    ('needs', models.TextField(blank=True, verbose_name='What it needs')),
                    ('category', models.TextField(blank=True)),
                    ('cost', models.PositiveBigIntegerField(default=0)),
                    ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.area', verbose_name='Area')),
                    ('where', models.CharField(blank=True, max_length=200, verbose_name='Where')),
                    ('picture', models.FileField(blank=True, max_length=200, upload_to='proposals', verbose_name='Picture')),
                    ('picture_words', models.CharField(blank=True, max_length=200, verbose_name='What the picture shows')),
                    ('came_from', models.CharField(blank=True, db_index=True, max_length=60)),
                    ('was_chosen', models.BooleanField(blank=True, null=True)),
                    ('submitted_at', models.DateTimeField(blank=True, null=True)),
                    ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='merged', to='plan.proposal')),
                ],
                options={
                    'ordering': ('round', 'place', 'id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('latitude__isnull', True), ('longitude__isnull', True)), models.Q(('latitude__isnull', False), ('latitude__range', (Decimal('-90'), Decimal('90'))), ('longitude__isnull', False), ('longitude__range', (Decimal('-180'), Decimal('180')))), _connector='OR'), name='plan_proposal_on_earth'), models.UniqueConstraint(condition=models.Q(('number', ''), _negated=True), fields=('round', 'number'), name='proposal_number_once_per_round'), models.UniqueConstraint(fields=('round', 'place'), name='proposal_place_once_per_round'), models.CheckConstraint(condition=models.Q(('title', ''), _negated=True), name='proposal_has_title'), models.CheckConstraint(condition=models.Q(('state__in', ['draft', 'submitted', 'accepted', 'declined', 'merged', 'withdrawn'])), name='proposal_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('number', ''), ('place__isnull', True)), models.Q(('place__isnull', False), ('state', 'accepted'), models.Q(('number', ''), _negated=True)), _connector='OR'), name='proposal_on_ballot_is_whole'), models.CheckConstraint(condition=models.Q(models.Q(('place__isnull', True), ('state', 'accepted'), _negated=True), ('cost__gt', 0), _connector='OR'), name='proposal_accepted_with_cost'), models.CheckConstraint(condition=models.Q(('state', 'merged'), ('merged_into__isnull', True), _connector='OR'), name='proposal_merged_into_one')],
                },
            ),
            migrations.CreateModel(
                name='Tally',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='tallies', to='plan.budgetround')),
                    ('rule', models.JSONField()),
                    ('options', models.CharField(max_length=300)),
                    ('is_official', models.BooleanField(default=False)),
                    ('job', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='tasks.job')),
                    ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('counted_at', models.DateTimeField(blank=True, null=True)),
                    ('sha256', models.CharField(blank=True, max_length=64)),
                    ('result', models.JSONField(blank=True, null=True)),
                ],
                options={
                    'verbose_name_plural': 'tallies',
                    'ordering': ('-is_official', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('round', 'options'), name='tally_once_per_rule'), models.UniqueConstraint(condition=models.Q(('is_official', True)), fields=('round',), name='tally_official_once'), models.CheckConstraint(condition=models.Q(models.Q(('counted_at__isnull', True), ('result__isnull', True), ('sha256', '')), models.Q(('counted_at__isnull', False), ('result__isnull', False), models.Q(('sha256', ''), _negated=True)), _connector='OR'), name='tally_counted_with_result'), models.CheckConstraint(condition=models.Q(('counted_at__isnull', True), ('counted_at__gte', models.F('asked_at')), _connector='OR'), name='tally_counted_after_asked')],
                },
            ),
            migrations.CreateModel(
                name='Voter',
                fields=[
                    ('id', models.BigAutoField(default=samenspel.phases.plan.models.ballots.any_number, primary_key=True, serialize=False)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='voters', to='plan.budgetround')),
                    ('key', models.CharField(max_length=64)),
                    ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('email', models.EmailField(blank=True, max_length=254)),
                    ('mailbox', models.CharField(blank=True, max_length=64)),
                    ('channel', models.CharField(blank=True, choices=[('online', 'online'), ('desk', 'at a desk, on paper'), ('letter', 'on paper, by letter')], max_length=8)),
                    ('sealed', models.BinaryField(null=True)),
                    ('receipt', models.CharField(blank=True, max_length=20)),
                    ('noted', models.BinaryField(null=True)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('round', 'key'), name='voter_once_per_round'), models.UniqueConstraint(condition=models.Q(('email', ''), _negated=True), fields=('round', 'email'), name='voter_address_once_per_round'), models.UniqueConstraint(condition=models.Q(('mailbox', ''), _negated=True), fields=('round', 'mailbox'), name='voter_mailbox_once_per_round'), models.CheckConstraint(condition=models.Q(('channel__in', ['', 'online', 'desk', 'letter'])), name='voter_channel_known'), models.CheckConstraint(condition=models.Q(('sealed__isnull', True), ('channel', 'online'), _connector='OR'), name='voter_sealed_only_online'), models.CheckConstraint(condition=models.Q(('noted__isnull', True), ('sealed__isnull', False), _connector='OR'), name='voter_noted_only_beside_a_ballot')],
                },
            ),
            migrations.CreateModel(
                name='Award',
                fields=[
                    ('owner', models.CharField(blank=True, max_length=160, verbose_name='Who carries it out')),
                    ('state', models.CharField(choices=[('waiting', 'Not begun yet'), ('under_way', 'Under way'), ('done', 'Done'), ('dropped', 'Will not be carried out')], default='waiting', max_length=9, verbose_name='How far it is')),
                    ('thing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='award', serialize=False, to='plan.proposal')),
                    ('spent', models.PositiveBigIntegerField(default=0)),
                ],
                options={
                    'ordering': ('thing__place',),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'under_way', 'done', 'dropped'])), name='plan_award_state_known')],
                },
                bases=(samenspel.phases.plan.models.rounds.InRound, models.Model),
            ),
            migrations.CreateModel(
                name='Milestone',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('text', models.CharField(max_length=160, verbose_name='What will be there')),
                    ('due_on', models.DateField(verbose_name='By when')),
                    ('reached_on', models.DateField(blank=True, null=True)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='milestones', to='plan.award')),
                ],
                options={
                    'ordering': ('due_on', 'id'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='plan_milestone_has_text')],
                },
            ),
            migrations.CreateModel(
                name='Update',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('text', models.TextField(max_length=3000, verbose_name='What is new')),
                    ('picture', models.FileField(blank=True, max_length=200, upload_to='updates', verbose_name='Picture')),
                    ('picture_words', models.CharField(blank=True, max_length=200, verbose_name='What the picture shows')),
                    ('written_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='plan.award')),
                ],
                options={
                    'ordering': ('-written_at', '-id'),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='plan_update_has_text')],
                },
                bases=(samenspel.phases.plan.models.rounds.InRound, models.Model),
            ),
            migrations.CreateModel(
                name='Verdict',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('is_as_promised', models.BooleanField()),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='In your words')),
                    ('given_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('promise', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='verdicts', to='plan.award')),
                ],
                options={
                    'ordering': ('-given_at', '-id'),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('promise', 'by'), name='plan_verdict_once')],
                },
            ),
            migrations.CreateModel(
                name='Author',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('agreed_at', models.DateTimeField(blank=True, null=True)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='authors', to='plan.proposal')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='plan_author_once')],
                },
            ),
            migrations.CreateModel(
                name='PaperCount',
                fields=[
                    ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='paper_count', serialize=False, to='plan.budgetround')),
                    ('blank', models.PositiveIntegerField(default=0)),
                    ('overfilled', models.PositiveIntegerField(default=0)),
                    ('illegible', models.PositiveIntegerField(default=0)),
                    ('explanation', models.TextField(blank=True, max_length=3000, verbose_name='How that came')),
                    ('explained_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('explained_by__isnull', True), ('explanation', '')), models.Q(models.Q(('explanation', ''), _negated=True), ('explained_by__isnull', False)), _connector='OR'), name='papers_explained_by_somebody')],
                },
            ),
            migrations.CreateModel(
                name='SignReport',
                fields=[
                    ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='sign_report', serialize=False, to='plan.budgetround')),
                    ('signs', models.PositiveIntegerField()),
                    ('found', models.JSONField()),
                ],
                options={
                    'abstract': False,
                },
            ),
            migrations.CreateModel(
                name='Ballot',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='ballots', to='plan.budgetround')),
                    ('choice', models.TextField(blank=True)),
                    ('count', models.PositiveIntegerField()),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('count__gte', 1)), name='ballot_was_cast')],
                },
            ),
            migrations.CreateModel(
                name='Certification',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='certifications', to='plan.budgetround')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('certified_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('despite', models.TextField(blank=True, max_length=3000, verbose_name='What you found out')),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('round', 'by'), name='certified_by_two_people')],
                },
            ),
            migrations.CreateModel(
                name='Check',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.TextField(blank=True, max_length=3000, verbose_name='Answer')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('proposal', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='checks', to='plan.proposal')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('is_possible', models.BooleanField(verbose_name='Can it be done?')),
                    ('cost', models.PositiveBigIntegerField(blank=True, null=True)),
                    ('reason', models.TextField(max_length=5000, verbose_name='Why')),
                    ('checked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='plan_check_answered_with_words'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='check_has_reason'), models.CheckConstraint(condition=models.Q(('is_possible', False), models.Q(('cost__isnull', False), ('is_possible', True)), _connector='OR'), name='check_possible_at_a_cost')],
                },
                bases=(samenspel.phases.plan.models.rounds.InRound, models.Model),
            ),
            migrations.CreateModel(
                name='Criterion',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='criteria', to='plan.budgetround')),
                    ('text', models.CharField(max_length=200, verbose_name='Criterion')),
                ],
                options={
                    'verbose_name_plural': 'criteria',
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('round', 'text'), name='criterion_once_per_round'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='criterion_has_text')],
                },
            ),
            migrations.CreateModel(
                name='Finding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('check_of', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='findings', to='plan.check')),
                    ('criterion', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='plan.criterion')),
                    ('is_met', models.BooleanField()),
                    ('note', models.CharField(blank=True, max_length=300)),
                ],
                options={
                    'ordering': ('criterion',),
                    'constraints': [models.UniqueConstraint(fields=('check_of', 'criterion'), name='finding_once')],
                },
            ),
            migrations.CreateModel(
                name='Merge',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='merge', to='plan.proposal')),
                    ('into', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='merges', to='plan.proposal')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.CheckConstraint(condition=models.Q(('thing', models.F('into')), _negated=True), name='plan_merge_of_two')],
                },
                bases=(samenspel.phases.plan.models.rounds.InRound, models.Model),
            ),
            migrations.CreateModel(
                name='Objection',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.TextField(blank=True, max_length=3000, verbose_name='Answer')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='objections', to='plan.budgetround')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('text', models.TextField(max_length=3000, verbose_name='What went wrong')),
                    ('raised_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='plan_objection_answered_with_words'), models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='objection_has_text')],
                },
            ),
            migrations.CreateModel(
                name='Receipt',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='receipts', to='plan.budgetround')),
                    ('code', models.CharField(max_length=64)),
                ],
                options={
                    'ordering': ('code',),
                    'constraints': [models.UniqueConstraint(fields=('round', 'code'), name='receipt_once')],
                },
            ),
            migrations.CreateModel(
                name='Sheet',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('key', models.CharField(max_length=64)),
                    ('start', models.CharField(max_length=4)),
                    ('state', models.CharField(choices=[('out', 'printed'), ('once', 'entered once'), ('differs', 'entered twice, and not the same'), ('agreed', 'entered twice, and the same'), ('void', 'declared void')], default='out', max_length=7)),
                    ('void_reason', models.TextField(blank=True, max_length=3000, verbose_name='Why it is void')),
                    ('voided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='plan.budgetround')),
                    ('token', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                    ('by_letter', models.BooleanField(default=False)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('round', 'key'), name='sheet_once_per_round'), models.CheckConstraint(condition=models.Q(('state__in', ['out', 'once', 'differs', 'agreed', 'void'])), name='sheet_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'void'), models.Q(('void_reason', ''), _negated=True), ('voided_by__isnull', False)), models.Q(models.Q(('state', 'void'), _negated=True), ('void_reason', ''), ('voided_by__isnull', True)), _connector='OR'), name='sheet_void_with_a_reason')],
                },
            ),
            migrations.CreateModel(
                name='SheetEntry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('sheet', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='plan.sheet')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('sealed', models.BinaryField(null=True)),
                    ('tag', models.CharField(blank=True, max_length=64)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('sheet', 'by'), name='sheet_entered_by_different_people'), models.CheckConstraint(condition=models.Q(models.Q(('sealed__isnull', True), ('tag', '')), models.Q(('sealed__isnull', False), models.Q(('tag', ''), _negated=True)), _connector='OR'), name='sheet_entry_tagged_while_sealed')],
                },
            ),
            migrations.CreateModel(
                name='Support',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('since', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('thing', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='supports', to='plan.proposal')),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'constraints': [models.UniqueConstraint(fields=('thing', 'person'), name='plan_support_once')],
                },
            ),
            migrations.CreateModel(
                name='DeskHour',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='desk_hours', to='plan.budgetround')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('hour', models.DateTimeField()),
                    ('looked', models.PositiveIntegerField(default=0)),
                    ('replaced', models.PositiveIntegerField(default=0)),
                ],
                options={
                    'ordering': ('hour', 'by'),
                    'constraints': [models.UniqueConstraint(fields=('round', 'by', 'hour'), name='desk_hour_once')],
                },
            ),
            migrations.CreateModel(
                name='CodeList',
                fields=[
                    ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                    ('round', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='code_list', to='plan.budgetround')),
                    ('file', models.CharField(blank=True, max_length=200)),
                ],
            ),
        ]),
        TextIndex('proposal', ['title', 'description']),
        migrations.RunPython(
            code=samenspel.phases.plan.box.guard.TRIGGERS.protect,
            reverse_code=samenspel.phases.plan.box.guard.TRIGGERS.unprotect,
        ),
    ]
