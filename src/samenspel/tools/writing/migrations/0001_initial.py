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
                name='Document',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('thing', models.CharField(max_length=120, unique=True)),
                    ('initiative', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='initiatives.initiative')),
                    ('epoch', models.PositiveIntegerField(default=0)),
                    ('head', models.PositiveBigIntegerField(default=0)),
                    ('kept', models.PositiveBigIntegerField(default=0)),
                    ('state', models.BinaryField(default=b'')),
                    ('text', models.TextField(blank=True)),
                    ('runs', models.JSONField(blank=True, default=list)),
                ],
                options={
                    'constraints': [models.CheckConstraint(condition=models.Q(('kept__lte', models.F('head'))), name='document_kept_no_more_than_there_is')],
                },
            ),
            migrations.CreateModel(
                name='Update',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='updates', to='writing.document')),
                    ('number', models.PositiveBigIntegerField()),
                    ('person', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('data', models.BinaryField()),
                ],
                options={
                    'ordering': ('number',),
                    'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='update_once_in_its_place')],
                },
            ),
            migrations.CreateModel(
                name='Pen',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pens', to='writing.document')),
                    ('number', models.PositiveBigIntegerField()),
                    ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'constraints': [models.UniqueConstraint(fields=('document', 'number'), name='pen_of_one_person')],
                },
            ),
            migrations.CreateModel(
                name='Remark',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('answer', models.TextField(blank=True, max_length=3000, verbose_name='Answer')),
                    ('answered_at', models.DateTimeField(blank=True, null=True)),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='writing.document')),
                    ('author', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('quote', models.TextField(max_length=2000)),
                    ('instead', models.TextField(blank=True, max_length=2000, null=True, verbose_name='What should stand there')),
                    ('text', models.TextField(blank=True, max_length=2000, verbose_name='What you want to say about it')),
                    ('state', models.CharField(choices=[('open', 'Open'), ('settled', 'Settled'), ('accepted', 'Accepted'), ('declined', 'Declined'), ('taken_back', 'Taken back')], default='open', max_length=10)),
                    ('came_from', models.CharField(blank=True, db_index=True, max_length=60)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                    ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ('id',),
                    'abstract': False,
                    'indexes': [models.Index(fields=['document', 'state'], name='writing_rem_documen_9a04a9_idx')],
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True)), models.Q(models.Q(('answer', ''), _negated=True), ('answered_at__isnull', False)), _connector='OR'), name='writing_remark_answered_with_words'), models.CheckConstraint(condition=models.Q(('state__in', ['open', 'settled', 'accepted', 'declined', 'taken_back'])), name='remark_state_known'), models.CheckConstraint(condition=models.Q(models.Q(('text', ''), _negated=True), ('state', 'taken_back'), _connector='OR'), name='remark_says_something'), models.CheckConstraint(condition=models.Q(models.Q(('state__in', ('accepted', 'declined')), _negated=True), ('instead__isnull', False), _connector='OR'), name='remark_decided_when_it_suggests')],
                },
            ),
            migrations.CreateModel(
                name='Version',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('document', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='writing.document')),
                    ('number', models.PositiveBigIntegerField()),
                    ('name', models.CharField(max_length=80, verbose_name='Name')),
                    ('text', models.TextField(blank=True)),
                    ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('made_at', models.DateTimeField(default=samenspel.foundation.clock.now)),
                ],
                options={
                    'ordering': ('-id',),
                    'constraints': [models.UniqueConstraint(fields=('document', 'name'), name='version_name_once'), models.CheckConstraint(condition=models.Q(('name', ''), _negated=True), name='version_has_name')],
                },
            ),
        ]),
    ]
