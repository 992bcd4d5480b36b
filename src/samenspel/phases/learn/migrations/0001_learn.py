import django.db.models.deletion
import samenspel.foundation.clock
from django.conf import settings
from django.db import migrations, models
from samenspel.foundation.search.index import TextIndex
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
            name='Risk',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='risks', to='initiatives.initiative')),
                ('event', models.CharField(max_length=160, verbose_name='What may happen')),
                ('entry', models.CharField(blank=True, max_length=40, verbose_name='What it is about')),
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
        ]),
        TextIndex('publication', ['title', 'text']),
    ]
