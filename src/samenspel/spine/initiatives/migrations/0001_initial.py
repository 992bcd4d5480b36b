import django.db.models.deletion
import samenspel.foundation.clock
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('services', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Initiative',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('slug', models.SlugField(max_length=80, unique=True)),
                    ('summary', models.CharField(max_length=240, verbose_name='In one sentence')),
                    ('story', models.TextField(blank=True, max_length=10000, verbose_name='The story')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='services.service', verbose_name='Service')),
                    ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='initiatives', to='services.area', verbose_name='Area')),
                    ('language', models.CharField(choices=[('nl', 'Dutch'), ('en', 'English'), ('fr', 'French')], max_length=5, verbose_name='Language')),
                    ('is_public', models.BooleanField(default=False, verbose_name='Open to everyone')),
                    ('is_invented', models.BooleanField(default=False, verbose_name='Invented, to show how it works')),
                    ('created_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-created_at', '-id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('summary', ''), _negated=True)), name='initiative_has_title')],
                },
            ),
            migrations.CreateModel(
                name='Decision',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='decisions', to='initiatives.initiative')),
                    ('what', models.CharField(max_length=240, verbose_name='What was decided')),
                    ('why', models.TextField(max_length=3000, verbose_name='Why')),
                    ('decided_by', models.CharField(choices=[('citizens', 'Citizens decide'), ('organisation', 'The organisation decides'), ('together', 'Decided together')], max_length=12, verbose_name='Who decided')),
                    ('decided_at', models.DateTimeField(default=samenspel.foundation.clock.now, verbose_name='When')),
                ],
                options={
                    'ordering': ('-decided_at', '-id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('what', ''), _negated=True), models.Q(('why', ''), _negated=True)), name='decision_has_reason'), models.CheckConstraint(condition=models.Q(('decided_by__in', ['citizens', 'organisation', 'together'])), name='decision_decider_known')],
                },
            ),
            migrations.CreateModel(
                name='Charter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='charters', to='initiatives.initiative')),
                    ('number', models.PositiveSmallIntegerField()),
                    ('citizens_promise', models.TextField(max_length=3000, verbose_name='What citizens promise')),
                    ('organisation_promise', models.TextField(max_length=3000, verbose_name='What the organisation promises')),
                    ('children', models.CharField(choices=[('none', 'No children take part'), ('first_names', 'Children take part under their first names'), ('role_names', 'Children take part under names such as Pupil 3')], default='none', max_length=11, verbose_name='Children')),
                    ('word_counts', models.CharField(choices=[('nobody', 'Nobody: each sees only their own'), ('coordinators', 'The coordinators'), ('members', 'Everyone who takes part')], default='nobody', max_length=12)),
                    ('adopted_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-number',),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'number'), name='charter_number_once'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='charter_number_from_one'), models.CheckConstraint(condition=models.Q(('children__in', ['none', 'first_names', 'role_names'])), name='charter_children_known'), models.CheckConstraint(condition=models.Q(('word_counts__in', ['nobody', 'coordinators', 'members'])), name='charter_counts_known'), models.CheckConstraint(condition=models.Q(models.Q(('citizens_promise', ''), _negated=True), models.Q(('organisation_promise', ''), _negated=True)), name='charter_has_both_promises')],
                },
            ),
            migrations.CreateModel(
                name='Activity',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opens_at', models.DateTimeField(verbose_name='Opens')),
                    ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='Closes')),
                    ('field_phase', models.CharField(choices=[('not_said', 'Not said'), ('commissioning', 'Commissioning: what is wanted, in which order, with which money'), ('design', 'Design: how the service will be'), ('delivery', 'Delivery: the work itself'), ('assessment', 'Assessment: how well it went')], default='not_said', max_length=13, verbose_name="Phase, in the field's words")),
                    ('level', models.CharField(choices=[('not_said', 'Not said'), ('individual', 'Individual: one person'), ('group', 'Group: those who use the service'), ('collective', 'Collective: the whole community')], default='not_said', max_length=13, verbose_name='Level')),
                    ('task_relation', models.CharField(choices=[('not_said', 'Not said'), ('core', 'Core: it is what the organisation is there for'), ('complementary', 'Complementary: it helps, and is not the core task')], default='not_said', max_length=13, verbose_name='Core or complementary')),
                    ('voluntariness', models.CharField(choices=[('not_said', 'Not said'), ('voluntary', 'Voluntary: whoever declines loses nothing'), ('obligatory', 'Obligatory: a rule or a benefit asks for it')], default='not_said', max_length=13, verbose_name='Voluntary or obligatory')),
                    ('initiated_by', models.CharField(choices=[('not_said', 'Not said'), ('organisation', 'The organisation'), ('citizens', 'Citizens'), ('joint', 'Both together')], default='not_said', max_length=13, verbose_name='Who initiated it')),
                    ('inputs', models.JSONField(blank=True, default=list, verbose_name='Kind of input')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='activities', to='initiatives.initiative')),
                    ('phase', models.CharField(choices=[('plan', 'Plan'), ('design', 'Design'), ('fund', 'Fund'), ('deliver', 'Deliver'), ('assess', 'Assess'), ('learn', 'Learn')], max_length=8, verbose_name='Phase')),
                    ('kind', models.CharField(max_length=40)),
                    ('title', models.CharField(max_length=120, verbose_name='Title')),
                    ('summary', models.CharField(blank=True, max_length=240, verbose_name='What people can do')),
                    ('place', models.CharField(blank=True, max_length=160, verbose_name='Place')),
                ],
                options={
                    'ordering': ('opens_at', 'id'),
                    'indexes': [models.Index(fields=['initiative', 'phase'], name='initiatives_initiat_8308f4_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('title', ''), _negated=True), models.Q(('kind', ''), _negated=True)), name='activity_has_title'), models.CheckConstraint(condition=models.Q(('phase__in', ['plan', 'design', 'fund', 'deliver', 'assess', 'learn'])), name='activity_phase_known'), models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='activity_closes_later'), models.CheckConstraint(condition=models.Q(('field_phase__in', ['not_said', 'commissioning', 'design', 'delivery', 'assessment']), ('level__in', ['not_said', 'individual', 'group', 'collective']), ('task_relation__in', ['not_said', 'core', 'complementary']), ('voluntariness__in', ['not_said', 'voluntary', 'obligatory']), ('initiated_by__in', ['not_said', 'organisation', 'citizens', 'joint'])), name='activity_terms_known')],
                },
            ),
            migrations.CreateModel(
                name='Membership',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to=settings.AUTH_USER_MODEL)),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='initiatives.initiative')),
                    ('role', models.CharField(choices=[('citizen', 'Citizen'), ('professional', 'Professional'), ('coordinator', 'Coordinator'), ('moderator', 'Moderator'), ('scholar', 'Scholar')], default='citizen', max_length=12, verbose_name='Role')),
                    ('side', models.CharField(choices=[('citizen', 'Citizens'), ('organisation', 'Organisation'), ('neutral', 'Neutral')], default='citizen', max_length=12, verbose_name='Side')),
                    ('organisation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='services.organisation')),
                    ('charter', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='initiatives.charter')),
                    ('coproducer_kind', models.CharField(choices=[('not_said', 'Not said'), ('client', 'Client: I use this service myself'), ('resident', 'Resident: I live here, and do not use it now'), ('volunteer', 'Volunteer: I help, for others'), ('proxy', 'Proxy: I speak for somebody who uses it, such as a child or a patient')], default='not_said', max_length=13, verbose_name='As what somebody takes part')),
                    ('joined_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('left_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('joined_at', 'id'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('left_at__isnull', True)), fields=('person', 'initiative'), name='membership_once_at_a_time'), models.CheckConstraint(condition=models.Q(('role__in', ['citizen', 'professional', 'coordinator', 'moderator', 'scholar'])), name='membership_role_known'), models.CheckConstraint(condition=models.Q(('side__in', ['citizen', 'organisation', 'neutral'])), name='membership_side_known'), models.CheckConstraint(condition=models.Q(('coproducer_kind__in', ['not_said', 'client', 'resident', 'volunteer', 'proxy'])), name='membership_coproducer_known'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'citizen'), _negated=True), ('side', 'citizen'), _connector='OR'), name='membership_citizen_on_citizens_side'), models.CheckConstraint(condition=models.Q(models.Q(('organisation__isnull', False), ('side', 'organisation')), models.Q(models.Q(('side', 'organisation'), _negated=True), ('organisation__isnull', True)), _connector='OR'), name='membership_organisation_named'), models.CheckConstraint(condition=models.Q(models.Q(('role', 'professional'), _negated=True), ('side', 'organisation'), _connector='OR'), name='membership_professional_on_organisations_side'), models.CheckConstraint(condition=models.Q(('left_at__isnull', True), ('left_at__gte', models.F('joined_at')), _connector='OR'), name='membership_left_after_joining')],
                },
            ),
            migrations.CreateModel(
                name='PhasePeriod',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('opens_at', models.DateTimeField(verbose_name='Opens')),
                    ('closes_at', models.DateTimeField(blank=True, null=True, verbose_name='Closes')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='periods', to='initiatives.initiative')),
                    ('phase', models.CharField(choices=[('plan', 'Plan'), ('design', 'Design'), ('fund', 'Fund'), ('deliver', 'Deliver'), ('assess', 'Assess'), ('learn', 'Learn')], max_length=8, verbose_name='Phase')),
                ],
                options={
                    'ordering': ('opens_at', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'phase'), name='phase_once_per_initiative'), models.CheckConstraint(condition=models.Q(('phase__in', ['plan', 'design', 'fund', 'deliver', 'assess', 'learn'])), name='period_phase_known'), models.CheckConstraint(condition=models.Q(('closes_at__isnull', True), ('closes_at__gt', models.F('opens_at')), _connector='OR'), name='period_closes_later')],
                },
            ),
            migrations.CreateModel(
                name='Reply',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='initiatives.initiative')),
                    ('said', models.CharField(max_length=240, verbose_name='You said')),
                    ('did', models.TextField(max_length=2000, verbose_name='We did')),
                    ('about', models.CharField(blank=True, max_length=120)),
                    ('replied_at', models.DateTimeField(default=samenspel.foundation.clock.now, verbose_name='When')),
                ],
                options={
                    'ordering': ('-replied_at', '-id'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('said', ''), _negated=True), models.Q(('did', ''), _negated=True)), name='reply_is_whole')],
                },
            ),
            migrations.CreateModel(
                name='CharterMatter',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='matters', to='initiatives.charter')),
                    ('matter', models.CharField(max_length=160, verbose_name='Matter')),
                    ('decided_by', models.CharField(choices=[('citizens', 'Citizens decide'), ('organisation', 'The organisation decides'), ('together', 'Decided together')], max_length=12, verbose_name='Who decides')),
                    ('other_side', models.CharField(blank=True, max_length=200, verbose_name='What the other side does')),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('charter', 'matter'), name='matter_once_per_charter'), models.CheckConstraint(condition=models.Q(('matter', ''), _negated=True), name='matter_has_name'), models.CheckConstraint(condition=models.Q(('decided_by__in', ['citizens', 'organisation', 'together'])), name='matter_decider_known')],
                },
            ),
            migrations.CreateModel(
                name='CharterPromise',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('charter', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partner_promises', to='initiatives.charter')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='services.organisation')),
                    ('promise', models.TextField(max_length=3000)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('charter', 'organisation'), name='partner_promise_once'), models.CheckConstraint(condition=models.Q(('promise', ''), _negated=True), name='partner_promise_has_words')],
                },
            ),
            migrations.CreateModel(
                name='Coding',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codings', to='initiatives.initiative')),
                    ('coder', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('coded_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'coder'), name='coding_once_per_coder')],
                },
            ),
            migrations.CreateModel(
                name='Code',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('coding', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codes', to='initiatives.coding')),
                    ('criterion', models.CharField(choices=[('paid_employee', 'paid_employee'), ('citizens', 'citizens'), ('direct_contribution', 'direct_contribution'), ('work_of_organisation', 'work_of_organisation'), ('professionals', 'professionals'), ('better_use', 'better_use'), ('better_outcomes', 'better_outcomes'), ('outside_inputs', 'outside_inputs'), ('good_or_service', 'good_or_service'), ('state_actors', 'state_actors'), ('consumers', 'consumers')], max_length=24)),
                    ('alone', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('not_said', 'not_said')], max_length=8)),
                    ('now', models.CharField(choices=[('yes', 'yes'), ('no', 'no'), ('not_said', 'not_said')], max_length=8)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('coding', 'criterion'), name='code_once_per_criterion'), models.CheckConstraint(condition=models.Q(('criterion__in', ['paid_employee', 'citizens', 'direct_contribution', 'work_of_organisation', 'professionals', 'better_use', 'better_outcomes', 'outside_inputs', 'good_or_service', 'state_actors', 'consumers'])), name='code_criterion_known'), models.CheckConstraint(condition=models.Q(('alone__in', ['yes', 'no', 'not_said']), ('now__in', ['yes', 'no', 'not_said'])), name='code_answer_known')],
                },
            ),
            migrations.CreateModel(
                name='FurtherService',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='further_services', to='initiatives.initiative')),
                    ('service', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='further_initiatives', to='services.service', verbose_name='Service')),
                    ('added_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('added_at', 'id'),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'service'), name='further_service_once')],
                },
            ),
            migrations.CreateModel(
                name='Partner',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='partners', to='initiatives.initiative')),
                    ('organisation', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='partnerships', to='services.organisation', verbose_name='Organisation')),
                    ('state', models.CharField(choices=[('asked', 'Asked'), ('accepted', 'Partner'), ('declined', 'Said no'), ('ended', 'Ended')], default='asked', max_length=8)),
                    ('asked_for', models.TextField(max_length=3000, verbose_name='What you ask of it')),
                    ('promise', models.TextField(blank=True, max_length=3000, verbose_name='What it promises')),
                    ('reason', models.TextField(blank=True, max_length=3000, verbose_name='Why not, or not any more')),
                    ('asked_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('ended_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('asked_at', 'id'),
                    'constraints': [models.UniqueConstraint(condition=models.Q(('state__in', ['asked', 'accepted'])), fields=('initiative', 'organisation'), name='partner_once_at_a_time'), models.CheckConstraint(condition=models.Q(('asked_for', ''), _negated=True), name='partner_is_asked_something'), models.CheckConstraint(condition=models.Q(models.Q(('answered_at', None), ('ended_at', None), ('promise', ''), ('reason', ''), ('state', 'asked')), models.Q(('answered_at__isnull', False), ('ended_at', None), ('reason', ''), ('state', 'accepted'), models.Q(('promise', ''), _negated=True)), models.Q(('answered_at__isnull', False), ('ended_at', None), ('promise', ''), ('state', 'declined'), models.Q(('reason', ''), _negated=True)), models.Q(('ended_at__isnull', False), ('state', 'ended'), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='partner_state_is_told')],
                },
            ),
        ]),
    ]
