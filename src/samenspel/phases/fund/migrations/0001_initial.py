import django.db.models.deletion
from django.db import migrations, models

import samenspel.phases.fund.box
from samenspel.foundation.tables import AtOnce


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('initiatives', '0001_initial'),
    ]

    operations = [
        AtOnce([
            migrations.CreateModel(
                name='Ledger',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('currency', models.CharField(default='EUR', max_length=3, verbose_name='Currency')),
                    ('initiative', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='ledgers', to='initiatives.initiative')),
                ],
                options={
                    'ordering': ('currency',),
                    'constraints': [models.UniqueConstraint(fields=('initiative', 'currency'), name='ledger_once_per_currency'), models.CheckConstraint(condition=models.Q(('currency', ''), _negated=True), name='ledger_in_a_currency')],
                },
            ),
            migrations.CreateModel(
                name='Account',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='accounts', to='fund.ledger')),
                    ('kind', models.CharField(choices=[('bank', 'Bank'), ('provider', 'Payment provider'), ('unmatched', 'Not known yet whose'), ('gifts', 'Gifts'), ('fees', 'Fees'), ('payouts', 'Payouts')], max_length=9)),
                    ('name', models.CharField(blank=True, max_length=100, verbose_name='Name')),
                ],
                options={
                    'ordering': ('kind', 'name'),
                    'constraints': [models.UniqueConstraint(fields=('ledger', 'kind', 'name'), name='account_once_per_ledger')],
                },
            ),
            migrations.CreateModel(
                name='Entry',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('ledger', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='fund.ledger')),
                    ('booked_on', models.DateField()),
                    ('text', models.CharField(max_length=400)),
                    ('reverses', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='reversed_by', to='fund.entry')),
                    ('reason', models.CharField(blank=True, max_length=400, verbose_name='Why it is undone')),
                    ('sealed_at', models.DateTimeField(editable=False, null=True)),
                ],
                options={
                    'ordering': ('booked_on', 'pk'),
                    'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('reason', ''), ('reverses', None)), models.Q(('reverses__isnull', False), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='entry_reversed_with_reason'), models.CheckConstraint(condition=models.Q(('reverses', models.F('pk')), _negated=True), name='entry_reverses_another')],
                },
            ),
            migrations.CreateModel(
                name='Line',
                fields=[
                    ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                    ('entry', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='fund.entry')),
                    ('account', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='lines', to='fund.account')),
                    ('cents', models.BigIntegerField()),
                ],
                options={
                    'ordering': ('pk',),
                    'constraints': [models.CheckConstraint(condition=models.Q(('cents', 0), _negated=True), name='line_moves_money')],
                },
            ),
        ]),
        migrations.RunPython(
            code=samenspel.phases.fund.box.TRIGGERS.protect,
            reverse_code=samenspel.phases.fund.box.TRIGGERS.unprotect,
        ),
    ]
