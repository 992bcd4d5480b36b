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
                name='Comment',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='initiatives.initiative')),
                    ('subject_kind', models.CharField(max_length=60)),
                    ('subject_id', models.CharField(max_length=40)),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('text', models.TextField(blank=True, max_length=3000, verbose_name='Your comment')),
                    ('answers_to', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='answers', to='talk.comment')),
                    ('written_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('edited_at', models.DateTimeField(blank=True, null=True)),
                    ('state', models.CharField(choices=[('waiting', 'Waits for a moderator'), ('shown', 'Shown'), ('hidden', 'Hidden'), ('taken_back', 'Taken back')], default='shown', max_length=10)),
                    ('ground', models.CharField(blank=True, choices=[('insults', 'insults'), ('personal_data', 'personal data'), ('advertising', 'advertising'), ('off_topic', 'off topic'), ('repeated', 'repeated'), ('other', 'another reason')], max_length=13, verbose_name='Why')),
                    ('reason', models.CharField(blank=True, max_length=400, verbose_name='The reason in a sentence')),
                    ('moderated_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('moderated_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('id',),
                    'indexes': [models.Index(fields=['subject_kind', 'subject_id', 'answers_to', '-id'], name='talk_commen_subject_42f09c_idx'), models.Index(fields=['author', 'initiative', 'written_at'], name='talk_commen_author__a3dd41_idx'), models.Index(fields=['initiative', 'state'], name='talk_commen_initiat_87c2e7_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(('state__in', ['waiting', 'shown', 'hidden', 'taken_back'])), name='comment_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('subject_kind', ''), _negated=True), models.Q(('subject_id', ''), _negated=True)), name='comment_has_subject'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'taken_back'), ('text', '')), models.Q(models.Q(('state', 'taken_back'), _negated=True), models.Q(('text', ''), _negated=True)), _connector='OR'), name='comment_has_text_unless_taken_back'), models.CheckConstraint(condition=models.Q(models.Q(models.Q(('state', 'hidden'), _negated=True), ('ground', '')), models.Q(('state', 'hidden'), ('ground__in', ['insults', 'personal_data', 'advertising', 'off_topic', 'repeated', 'other']), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='comment_hidden_with_public_reason'), models.CheckConstraint(condition=models.Q(models.Q(('state', 'hidden'), _negated=True), ('moderated_by__isnull', False), _connector='OR'), name='comment_hidden_by_somebody'), models.CheckConstraint(condition=models.Q(models.Q(('moderated_at__isnull', True), ('moderated_by__isnull', True), ('reason', '')), models.Q(('moderated_at__isnull', False), ('moderated_by__isnull', False)), _connector='OR'), name='comment_moderated_at_a_time'), models.CheckConstraint(condition=models.Q(('answers_to', models.F('id')), _negated=True), name='comment_answers_another')],
                },
            ),
            migrations.CreateModel(
                name='Report',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='reports', to='talk.comment')),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('ground', models.CharField(choices=[('insults', 'insults'), ('personal_data', 'personal data'), ('advertising', 'advertising'), ('off_topic', 'off topic'), ('repeated', 'repeated'), ('other', 'another reason')], max_length=13, verbose_name='What is wrong with it?')),
                    ('text', models.CharField(blank=True, max_length=400, verbose_name='In your own words')),
                    ('reported_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('closed_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('id',),
                    'constraints': [models.UniqueConstraint(fields=('comment', 'by'), name='report_once_per_reader'), models.CheckConstraint(condition=models.Q(('ground__in', ['insults', 'personal_data', 'advertising', 'off_topic', 'repeated', 'other'])), name='report_ground_known')],
                },
            ),
            migrations.CreateModel(
                name='TalkSettings',
                fields=[
                    ('initiative', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='talk_settings', serialize=False, to='initiatives.initiative')),
                    ('moderated', models.CharField(choices=[('after', 'Comments appear at once. Moderators look at what readers report.'), ('before', 'Comments appear when a moderator has read them.')], default='after', max_length=6, verbose_name='When are comments read by a moderator?')),
                ],
                options={
                    'verbose_name_plural': 'talk settings',
                    'constraints': [models.CheckConstraint(condition=models.Q(('moderated__in', ['after', 'before'])), name='talk_moderated_known')],
                },
            ),
            migrations.CreateModel(
                name='Appeal',
                fields=[
                    ('comment', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='appeal', serialize=False, to='talk.comment')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='Why should it be shown?')),
                    ('raised_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('is_upheld', models.BooleanField(blank=True, null=True)),
                    ('answer', models.CharField(blank=True, max_length=400, verbose_name='Your answer, for everyone to read')),
                    ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('decided_at', models.DateTimeField(blank=True, null=True)),
                ],
                options={
                    'ordering': ('raised_at',),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('decided_at__isnull', True), ('decided_by__isnull', True), ('is_upheld__isnull', True)), models.Q(('decided_at__isnull', False), ('decided_by__isnull', False), ('is_upheld__isnull', False)), _connector='OR'), name='appeal_decided_wholly')],
                },
            ),
        ]),
    ]
